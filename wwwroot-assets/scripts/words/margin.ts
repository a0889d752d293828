// What stands around the page: scenes with their eighths, who is here, what is saved, elements to choose.

import type { Element } from "./elements";
import type { Outline } from "./layout";
import type { Kept, Person } from "./line";
import { colourOf, initials } from "./company";
import { CHOICES } from "./walking";

type Deeds = { choose(kind: Element): void; goTo(line: number): void; follow(id: number): void; copy(): void; focus(): void; blame(on: boolean): void; note(): void; beside(): void; find(): void };

function made<K extends keyof HTMLElementTagNameMap>(tag: K, parent: HTMLElement, className = "", text = ""): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  parent.append(element);
  return element;
}

export class Margin {
  readonly paper: HTMLElement;
  private readonly scenes: HTMLElement;
  private readonly bar: HTMLElement;
  private readonly status: HTMLElement;
  private readonly counts: HTMLElement;
  private readonly company: HTMLElement;
  private readonly element: HTMLSelectElement;
  private readonly note: HTMLElement;
  private readonly legend: HTMLElement;
  private here: HTMLElement | null = null;
  private last: Kept | null = null;
  private halted = false;
  private since: Date | null = null;
  private lines: number[] = [];

  constructor(private readonly root: HTMLElement, private readonly deeds: Deeds) {
    root.replaceChildren();
    this.bar = made("div", root, "words-bar");
    this.element = made("select", this.bar, "field");
    this.element.setAttribute("aria-label", "Element of this line");
    CHOICES.forEach(([kind, name], i) => {
      const option = made("option", this.element, "", `${name}  Ctrl+${i + 1}`);
      option.value = kind;
    });
    this.element.onchange = () => deeds.choose(this.element.value as Element);
    const beside = made("button", this.bar, "button quiet", "Beside");
    beside.type = "button";
    beside.title = "Say this at the same time as the speech before, or no longer (Ctrl+8)";
    beside.onclick = () => deeds.beside();
    const find = made("button", this.bar, "button quiet", "Find");
    find.type = "button";
    find.title = "Find and replace (Ctrl+F)";
    find.onclick = () => deeds.find();
    this.counts = made("span", this.bar, "words-counts");
    made("span", this.bar, "gap");
    this.company = made("span", this.bar, "words-company");
    this.company.setAttribute("role", "group");
    this.company.setAttribute("aria-label", "Also in this script");
    this.status = made("span", this.bar, "words-status");
    this.status.setAttribute("role", "status");
    const blame = made("button", this.bar, "button quiet", "Who wrote it");
    blame.type = "button";
    blame.setAttribute("aria-pressed", "false");
    blame.onclick = () => {
      const on = blame.getAttribute("aria-pressed") !== "true";
      blame.setAttribute("aria-pressed", String(on));
      deeds.blame(on);
      deeds.focus();
    };
    const focus = made("button", this.bar, "button quiet", "Focus");
    focus.type = "button";
    focus.dataset.focuses = "";
    focus.title = "Only the page (Ctrl+.)";
    focus.setAttribute("aria-pressed", "false");
    focus.onclick = () => { this.focusMode(); deeds.focus(); };
    const comment = made("button", this.bar, "button quiet", "Note");
    comment.type = "button";
    comment.title = "Say something of the marked words (Ctrl+Alt+M)";
    // The words stay marked.
    comment.onpointerdown = (event) => event.preventDefault();
    comment.onclick = () => deeds.note();
    this.legend = made("div", root, "words-authors");
    this.legend.hidden = true;
    this.note = made("p", root, "note words-note");
    this.note.hidden = true;
    this.note.setAttribute("role", "alert");
    const nav = made("nav", root, "navigator words-scenes");
    nav.setAttribute("aria-label", "Scenes");
    this.scenes = nav;
    this.paper = made("div", root, "words-paper");
  }

  close(): void {
    this.root.replaceChildren();
  }

  ready(): void {
    this.root.dataset.open = "true";
  }

  // Null: nobody wants to know.
  authors(known: { says: string; colour: string | null }[] | null): void {
    this.legend.replaceChildren();
    this.legend.hidden = known === null;
    this.here = null;
    if (!known) return;
    for (const { says, colour } of known) {
      const entry = made("span", this.legend, "author");
      const swatch = made("i", entry);
      if (colour) swatch.style.setProperty("--of", colour);
      entry.append(says);
    }
    made("span", this.legend, "gap");
    this.here = made("span", this.legend, "author-here");
    this.here.setAttribute("role", "status");
  }

  author(says: string): void {
    if (this.here) this.here.textContent = says ? `At the cursor: ${says}` : "At the cursor: not saved yet";
  }

  focusMode(): true {
    const on = document.documentElement.classList.toggle("focusing");
    this.bar.querySelector("[data-focuses]")?.setAttribute("aria-pressed", String(on));
    return true;
  }

  saved(kept: Kept): void {
    if (kept.event > 0) this.last = kept;
  }

  warn(text: string): void {
    this.note.textContent = text;
    this.note.className = "note warn words-note";
    this.note.hidden = false;
  }

  hush(): void {
    if (!this.halted) this.note.hidden = true;
  }

  stopped(reason: string): void {
    this.halted = true;
    this.warn(`${reason} `);
    const copy = made("button", this.note, "button", "Copy all the words");
    copy.type = "button";
    copy.onclick = () => this.deeds.copy();
  }

  state(opening: boolean, pushing: boolean, waiting: number, writes: boolean, connected: boolean): void {
    if (connected) this.since = null;
    else this.since ??= new Date();
    const changes = waiting === 1 ? "1 change waits" : `${waiting} changes wait`;
    const text = this.halted ? "Not saved any more"
      : opening ? "Opening the script"
      : !connected ? (waiting > 0 ? `Offline since ${clock(this.since!)}: ${changes} in this browser, write on` : `Offline since ${clock(this.since!)}: you can write on`)
      : waiting > 0 || pushing ? "Saving"
      : !writes ? "You may read this script, not edit it"
      : this.last ? `Saved at ${clock(new Date(this.last.at))}, event ${this.last.event.toLocaleString("en")}` : "";
    this.root.dataset.state = this.halted ? "halted" : opening ? "opening" : !connected ? "offline" : waiting > 0 || pushing ? "saving" : "saved";
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  standing(kind: Element, line: number): void {
    if (CHOICES.some(([choice]) => choice === kind)) this.element.value = kind;
    let at = -1;
    for (let i = 0; i < this.lines.length && this.lines[i]! <= line; i++) at = i;
    [...this.scenes.querySelectorAll("button")].forEach((row, i) => row.toggleAttribute("aria-current", i === at));
  }

  people(people: Person[], following: number | null): void {
    this.company.replaceChildren();
    for (const person of people) {
      const one = made("button", this.company, "co-person", initials(person.name));
      one.type = "button";
      one.style.setProperty("--of", colourOf(person));
      one.setAttribute("aria-pressed", String(person.id === following));
      one.title = person.id === following ? `Following ${person.name}: press to stop` : `${person.name}: press to follow`;
      one.setAttribute("aria-label", `${one.textContent} ${one.title}`);
      one.onclick = () => this.deeds.follow(person.id);
    }
  }

  outline(outline: Outline): void {
    this.lines = outline.scenes.map(({ line }) => line);
    this.counts.textContent = `${outline.pages} ${outline.pages === 1 ? "page" : "pages"}, ${outline.words.toLocaleString("en")} words`;
    const rows = outline.scenes.map((scene) => {
      const row = document.createElement("button");
      row.type = "button";
      row.className = "scene-row";
      const number = made("span", row, scene.provisional ? "provisional" : "", scene.number);
      if (scene.provisional) number.title = "This number may still change until the shots are planned or a revision begins";
      made("span", row, "heading", scene.heading);
      made("span", row, "eighths", scene.eighths);
      made("small", row, "", scene.shots);
      row.onclick = () => this.deeds.goTo(scene.line);
      return row;
    });
    const all: HTMLElement[] = [...rows];
    for (const { line, number, says } of outline.omitted ?? []) {
      const row = document.createElement("p");
      row.className = "scene-row omitted";
      made("span", row, "", number);
      made("span", row, "heading", says);
      const next = outline.scenes.findIndex((scene) => scene.line >= line);
      all.splice(next < 0 ? all.length : all.indexOf(rows[next]!), 0, row);
    }
    this.scenes.replaceChildren(...all);
  }

  // Null: no revision was begun.
  revision(says: string, tint: string | null): void {
    this.root.toggleAttribute("data-revision", tint !== null);
    if (tint === null) return;
    this.root.style.setProperty("--revision-tint", tint);
    this.root.style.setProperty("--revision", JSON.stringify(says));
  }
}

const clock = (at: Date): string => at.toLocaleTimeString("en-GB");
