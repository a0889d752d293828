// The script as its writers have it: an editor that is its own part of the page, with its own connection. A page whose circuit is lost
// neither covers nor reloads it.

import { completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, Transaction } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, type ViewUpdate } from "@codemirror/view";
import { unlessGone } from "./page/gone";
import { waiting } from "./words/awaited";
import { authorAt, authors, blamed, said, tint, type Blame } from "./words/authors";
import { company, othersIn, seen } from "./words/company";
import { completion } from "./words/completion";
import { Drawer } from "./words/drawer";
import { elementAt } from "./words/elements";
import { layout, outlined, type Outline } from "./words/layout";
import { Exchange } from "./words/exchange";
import type { Person, Told } from "./words/line";
import { Margin } from "./words/margin";
import { noted, notes, type NotedWords } from "./words/noted";
import { revised, revisions, saidOf, type Revised } from "./words/revised";
import { fromAuthority, restore, steps, unsentCount, versionOf, type Step } from "./words/steps";
import { beside } from "./words/speakers";
import { storableOnly } from "./words/storable";
import { CHOICES, choose, walking } from "./words/walking";

const editable = new Compartment();

// Everybody else moves this window's cursor along with the words by themselves, but for words that are put in just where it stands.
function movesCursor(tr: Transaction): boolean {
  if (!tr.annotation(Transaction.remote)) return tr.docChanged || tr.selection !== undefined;
  const { head } = tr.startState.selection.main;
  return tr.changes.mapPos(head, -1) !== tr.changes.mapPos(head, 1);
}

class ScriptRoom {
  private view: EditorView | null = null;
  private exchange: Exchange | null = null;
  private drawer: Drawer | null = null;
  private outline: Outline | null = null;
  private people: Person[] = [];
  private following: number | null = null;
  private keepTimer = 0;
  private outlineTimer = 0;
  private blame: Blame | null = null;
  private blaming = false;
  private blameTimer = 0;
  private notedTimer = 0;
  private revisedTimer = 0;
  private closed = false;
  private readonly margin: Margin;

  constructor(private readonly root: HTMLElement, private readonly production: string) {
    // The house's script asks for this before it reloads a page without a circuit.
    document.documentElement.dataset.keeps = "words";
    this.margin = new Margin(root, {
      choose: (kind) => { if (this.view) { choose(kind)(this.view); this.view.focus(); } },
      goTo: (line) => this.goTo(line),
      follow: (id) => this.follow(id),
      copy: () => void navigator.clipboard.writeText(this.view?.state.doc.toString() ?? ""),
      focus: () => this.view?.focus(),
      blame: (on) => void this.showBlame(on),
      note: () => this.note(),
      beside: () => { this.beside(); this.view?.focus(); },
      find: () => { if (this.view) openSearchPanel(this.view); },
    });
    document.addEventListener("words:noted", this.hear);
    void this.start();
  }

  close(): void {
    this.closed = true;
    delete document.documentElement.dataset.keeps;
    document.documentElement.classList.remove("focusing");
    window.removeEventListener("pagehide", this.keepNow);
    document.removeEventListener("words:noted", this.hear);
    clearTimeout(this.notedTimer);
    clearTimeout(this.outlineTimer);
    clearTimeout(this.blameTimer);
    clearTimeout(this.revisedTimer);
    this.keepNow();
    this.exchange?.end();
    this.view?.destroy();
    this.margin.close();
  }

  private async start(): Promise<void> {
    try {
      this.drawer = await Drawer.open(this.production);
    } catch {
      this.margin.warn("This browser keeps nothing for you (private window?): what is not saved is lost when it closes.");
    }
    if (this.closed) return;
    window.addEventListener("pagehide", this.keepNow);
    const client = this.drawer?.client ?? Math.random().toString(36).slice(2);
    const found = this.drawer?.found ?? null;
    const address = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/live/script?production=${this.production}`;
    this.exchange = new Exchange(address, client, found?.version ?? -1, {
      open: (version, text) => this.open(version, text, client, found?.steps ?? []),
      heard: (message) => this.heard(message),
      settled: () => this.show(),
    });
    this.show();
  }

  private heard(message: Told): void {
    switch (message.t) {
      case "doc":
        this.view!.dispatch({ effects: editable.reconfigure(EditorView.editable.of(message.writes)) });
        this.people = message.people.map((person) => this.placed(person));
        this.margin.saved(message);
        this.keep();
        this.showPeople();
        this.askOutline(0);
        this.exchange?.moved();
        break;
      case "updates":
        this.margin.saved(message);
        this.keep();
        break;
      case "joined":
        this.people = [...this.here.filter(({ id }) => id !== message.who.id), this.placed(message.who)];
        this.showPeople();
        this.exchange?.moved();
        break;
      case "left":
        this.people = this.here.filter(({ id }) => id !== message.who);
        if (this.following === message.who) this.following = null;
        this.showPeople();
        break;
      case "see":
        this.people = this.here.map((person) => (person.id === message.who ? this.placed({ ...person, a: message.a, h: message.h }) : person));
        this.showPeople();
        break;
      case "full":
        this.margin.stopped(`${message.limit} windows have this script open already. Load the page again when somebody has left.`);
        break;
      case "refused":
        this.margin.stopped(message.reason);
        break;
    }
  }

  private open(version: number, text: string, client: string, before: readonly Step[]): EditorView {
    const state = EditorState.create({
      doc: text,
      extensions: [
        steps(version, client), storableOnly, history(), waiting, layout, company, authors, notes, revisions, completion(() => this.outline),
        keymap.of([...walking, { key: "Ctrl-.", run: () => this.margin.focusMode() }, { key: "Ctrl-8", run: () => this.beside(), preventDefault: true }, { key: "Ctrl-Alt-m", run: () => this.note() }, ...completionKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap]),
        editable.of(EditorView.editable.of(true)), search({ top: true }), highlightSelectionMatches(), drawSelection(), highlightActiveLine(), EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": "Words of the script", spellcheck: "true", autocapitalize: "sentences" }),
        EditorView.updateListener.of((update) => this.updated(update)),
      ],
    });
    this.view = new EditorView({ state, parent: this.margin.paper });
    this.view.scrollDOM.tabIndex = 0;
    this.view.scrollDOM.setAttribute("role", "region");
    this.view.scrollDOM.setAttribute("aria-label", "Page of the script");
    restore(this.view, before);
    this.margin.ready();
    document.dispatchEvent(new Event("words:ready"));
    this.view.focus();
    return this.view;
  }

  private beside(): true {
    if (!this.view || !(this.exchange?.writes ?? true)) return true;
    if (beside(this.view)) this.margin.hush();
    else this.margin.warn("Put the cursor into a speech that directly follows another one: the two are then said at the same time.");
    return true;
  }

  // What is marked, as the authority has it: nothing of one's own may still be on its way.
  private note(): true {
    const state = this.view?.state;
    if (!state) return true;
    const { from, to } = state.selection.main;
    const quote = state.sliceDoc(from, to).trim();
    if (quote.length === 0) this.margin.warn("Mark the words that the note is about first.");
    else if (unsentCount(state) > 0) this.margin.warn("What you typed is still being saved. Say it again in a moment.");
    else {
      this.margin.hush();
      const at = from + state.sliceDoc(from, to).indexOf(quote);
      document.dispatchEvent(new CustomEvent("words:marked", { detail: { version: versionOf(state), from: at, quote } }));
    }
    return true;
  }

  // Told for a version: with another one here, it is asked for again.
  private hear = (event: Event): void => {
    const { version, words } = (event as CustomEvent<{ version: number; words: NotedWords[] }>).detail;
    if (!this.view) return;
    clearTimeout(this.notedTimer);
    if (version !== versionOf(this.view.state)) {
      this.notedTimer = window.setTimeout(() => document.dispatchEvent(new Event("words:ready")), 400);
      return;
    }
    const { state } = this.view;
    this.view.dispatch({ effects: noted.of(words.map(({ id, from, to }) => ({ id, from: fromAuthority(state, from), to: fromAuthority(state, to) }))) });
  };

  private updated(update: ViewUpdate): void {
    if (update.docChanged) {
      this.keep();
      this.exchange?.push();
    }
    if (update.docChanged) this.askOutline(700);
    if (update.docChanged && this.blame) this.askBlame();
    if (update.transactions.some(movesCursor)) this.exchange?.moved();
    if (update.selectionSet || update.docChanged) {
      if (update.selectionSet && update.transactions.some((tr) => tr.isUserEvent("select") || tr.isUserEvent("input"))) this.following = null;
      const { state } = update;
      this.sayAuthor();
      this.margin.standing(elementAt(state, state.doc.lineAt(state.selection.main.head)), state.doc.lineAt(state.selection.main.head).number);
    }
    if (update.docChanged) this.show();
  }

  private keep(): void {
    if (this.keepTimer) return;
    this.keepTimer = window.setTimeout(this.keepNow, 60);
  }

  private keepNow = (): void => {
    clearTimeout(this.keepTimer);
    this.keepTimer = 0;
    if (this.view) this.drawer?.keep(versionOf(this.view.state), this.exchange?.unsent ?? []).catch(() => this.margin.warn("This browser could not keep what is not saved yet."));
  };

  private placed(person: Person): Person {
    const state = this.view?.state;
    if (!state || person.a === undefined || person.h === undefined) return person;
    return { ...person, a: fromAuthority(state, person.a), h: fromAuthority(state, person.h) };
  }

  // Where they are now: their cursors went along with the words.
  private get here(): Person[] {
    return this.view ? othersIn(this.view.state) : this.people;
  }

  private showPeople(): void {
    this.view?.dispatch({ effects: seen.of(this.people) });
    this.margin.people(this.people, this.following);
    const followed = this.people.find(({ id }) => id === this.following);
    if (followed?.h !== undefined && this.view) this.view.dispatch({ effects: EditorView.scrollIntoView(followed.h, { y: "center" }) });
  }

  private follow(id: number): void {
    this.following = this.following === id ? null : id;
    this.people = this.here;
    this.showPeople();
  }

  private goTo(line: number): void {
    if (!this.view) return;
    const at = this.view.state.doc.line(Math.min(line, this.view.state.doc.lines)).from;
    this.view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "start", yMargin: 60 }) });
    this.view.focus();
  }

  private askOutline(after: number): void {
    clearTimeout(this.outlineTimer);
    this.outlineTimer = window.setTimeout(() => void this.readOutline(), after);
  }

  // As the planner reads it and the printer sets it, so that eighths and pages are the real ones. Only of a version that is here.
  private async readOutline(): Promise<void> {
    try {
      const answer = await fetch(`/productions/${this.production}/script/outline`, { cache: "no-store" });
      if (!answer.ok || !this.view || this.closed) return;
      const outline = (await answer.json()) as Outline;
      if (outline.version !== versionOf(this.view.state) || unsentCount(this.view.state) > 0) return this.askOutline(900);
      this.outline = outline;
      void this.readRevision();
      this.view.dispatch({ effects: outlined.of(outline) });
      this.margin.outline(outline);
    } catch {
      // Without a connection the last one stands.
    }
  }

  // What the revision that was begun last has changed, as the log has it; of a version that is here, with nothing unsent.
  private async readRevision(): Promise<void> {
    clearTimeout(this.revisedTimer);
    try {
      const answer = await fetch(`/productions/${this.production}/script/revision`, { cache: "no-store" });
      if (!answer.ok || !this.view || this.closed) return;
      const told = (await answer.json()) as Revised;
      const last = told.revisions.at(-1);
      if (last && (told.version !== versionOf(this.view.state) || unsentCount(this.view.state) > 0)) {
        this.revisedTimer = window.setTimeout(() => void this.readRevision(), 900);
        return;
      }
      this.view.dispatch({ effects: revised.of(last ? told : null) });
      this.margin.revision(saidOf(told), last?.tint ?? null);
    } catch {
      // Without a connection the last marks stand.
    }
  }

  private askBlame(): void {
    clearTimeout(this.blameTimer);
    this.blameTimer = window.setTimeout(() => void this.showBlame(true), 1500);
  }

  // Who wrote each word, as the log has it; of a version that is here, with nothing unsent.
  private async showBlame(on: boolean): Promise<void> {
    clearTimeout(this.blameTimer);
    this.blaming = on;
    if (!on) {
      this.blame = null;
      this.view?.dispatch({ effects: blamed.of(null) });
      this.margin.authors(null);
      return;
    }
    try {
      const answer = await fetch(`/productions/${this.production}/script/blame`, { cache: "no-store" });
      if (!answer.ok || !this.view || this.closed || !this.blaming) return;
      const blame = (await answer.json()) as Blame;
      if (blame.version !== versionOf(this.view.state) || unsentCount(this.view.state) > 0) return this.askBlame();
      this.blame = blame;
      this.view.dispatch({ effects: blamed.of(blame) });
      const seen = [...new Set(blame.runs.filter((_, i) => i % 2 === 1))];
      this.margin.authors(seen.map((author) => ({ says: said(blame, author), colour: tint(blame, author) })));
      this.sayAuthor();
    } catch {
      this.margin.warn("Without a connection nobody can say who wrote what.");
    }
  }

  private sayAuthor(): void {
    if (!this.blame || !this.view) return;
    const author = authorAt(this.view, this.view.state.selection.main.head);
    this.margin.author(author === null ? "" : said(this.blame, author));
  }

  private show(): void {
    this.margin.state(this.view === null, this.exchange?.pushing ?? false, this.view ? unsentCount(this.view.state) : 0, this.exchange?.writes ?? true, this.exchange?.connected ?? false);
  }
}

export function create(root: HTMLElement, production: string): ScriptRoom {
  return unlessGone(root, () => new ScriptRoom(root, production));
}

export { CHOICES };
