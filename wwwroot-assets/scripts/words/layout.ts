// Lines where a screenplay has them, scene numbers in both margins, and page breaks with their numbers in place.

import { RangeSet, RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, WidgetType, type DecorationSet, type ViewUpdate } from "@codemirror/view";
import { elementsBetween } from "./elements";
import { sides } from "./speakers";

export type Outline = {
  version: number; pages: number; words: number;
  breaks: { line: number; page: number; at: number; speaker?: string }[];
  scenes: { line: number; number: string; heading: string; eighths: string; shots: string; provisional?: boolean }[];
  omitted?: { line: number; number: string; says: string }[];
  characters: string[]; places: string[]; times: string[];
};

export const outlined = StateEffect.define<Outline>();

class PageBreak extends WidgetType {
  constructor(readonly page: number) { super(); }

  override eq(other: PageBreak): boolean { return other.page === this.page; }

  override get estimatedHeight(): number { return 62; }

  toDOM(): HTMLElement {
    const gap = document.createElement("div");
    gap.className = "page-gap";
    gap.setAttribute("aria-hidden", "true");
    const number = document.createElement("span");
    number.textContent = `${this.page}.`;
    gap.append(number);
    return gap;
  }
}

class Omission extends WidgetType {
  constructor(readonly number: string, readonly says: string) { super(); }

  override eq(other: Omission): boolean { return other.number === this.number && other.says === this.says; }

  override get estimatedHeight(): number { return 32; }

  toDOM(): HTMLElement {
    const line = document.createElement("div");
    line.className = "omitted-line";
    line.dataset.scene = this.number;
    line.textContent = this.says;
    return line;
  }
}

/** A page that ends within a paragraph: a broken speech says so on both sides. */
class PageTurn extends WidgetType {
  constructor(readonly page: number, readonly speaker: string | null) { super(); }

  override eq(other: PageTurn): boolean { return other.page === this.page && other.speaker === this.speaker; }

  toDOM(): HTMLElement {
    const turn = document.createElement("span");
    turn.className = "page-turn";
    turn.setAttribute("aria-hidden", "true");
    if (this.speaker !== null) Object.assign(turn.appendChild(document.createElement("span")), { className: "said-on", textContent: "(MORE)" });
    turn.append(new PageBreak(this.page).toDOM());
    if (this.speaker !== null) Object.assign(turn.appendChild(document.createElement("span")), { className: "said-on", textContent: this.speaker });
    return turn;
  }
}

/** Mapped through every change until the next outline comes. */
const furniture = StateField.define<DecorationSet>({
  create: () => RangeSet.empty,
  update(shown, tr) {
    shown = shown.map(tr.changes);
    for (const effect of tr.effects) {
      if (!effect.is(outlined)) continue;
      const { doc } = tr.state;
      const ranges = [
        ...effect.value.scenes.filter(({ line }) => line <= doc.lines)
          .map(({ line, number, provisional }) => Decoration.line({ attributes: { "data-scene": number, ...(provisional ? { "data-provisional": "" } : {}) } }).range(doc.line(line).from)),
        ...(effect.value.omitted ?? []).map(({ line, number, says }) => {
          const widget = new Omission(number, says);
          return line <= doc.lines ? Decoration.widget({ widget, block: true, side: -2 }).range(doc.line(line).from) : Decoration.widget({ widget, block: true, side: 2 }).range(doc.length);
        }),
        ...effect.value.breaks.filter(({ line, at }) => line <= doc.lines && at <= doc.length)
          .map(({ line, page, at, speaker }) => at < 0
            ? Decoration.widget({ widget: new PageBreak(page), block: true, side: -1 }).range(doc.line(line).from)
            : Decoration.widget({ widget: new PageTurn(page, speaker ?? null), side: -1 }).range(at)),
      ];
      shown = Decoration.set(ranges, true);
    }
    return shown;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const lines = ViewPlugin.fromClass(class {
  decorations: DecorationSet;

  constructor(view: EditorView) { this.decorations = this.laid(view); }

  update(update: ViewUpdate): void {
    if (update.docChanged || update.viewportChanged || update.selectionSet) this.decorations = this.laid(update.view);
  }

  private laid(view: EditorView): DecorationSet {
    const builder = new RangeSetBuilder<Decoration>();
    const { state } = view;
    let done = 0;
    for (const { from, to } of view.visibleRanges) {
      const [first, last] = [Math.max(done + 1, state.doc.lineAt(from).number), state.doc.lineAt(to).number];
      if (last < first) continue;
      const found = elementsBetween(state, Math.max(1, first - 40), Math.min(state.doc.lines, last + 40));
      const beside = sides(state, found);
      for (let n = first; n <= last; n++) {
        const kind = found.get(n);
        if (!kind || kind === "blank") continue;
        const line = state.doc.line(n);
        const side = beside.get(n);
        builder.add(line.from, line.from, Decoration.line({ class: side ? `sp-${kind} sp-beside sp-${side}` : `sp-${kind}` }));
        const sign = /^\s*(?:[.!@~>]+|#+|=)\s?/.exec(line.text);
        const forced = sign && (kind === "section" || kind === "synopsis" || /^[.!@~>]/.test(line.text.trimStart())) && !(kind === "action" && line.text.startsWith("..."));
        const number = kind === "heading" ? /\s*#[^#\s]+#\s*$/.exec(line.text) : null;
        if (number) builder.add(line.from + number.index, line.to, Decoration.mark({ class: "sp-sign" }));
        else if (forced) builder.add(line.from, line.from + sign[0].length, Decoration.mark({ class: "sp-sign" }));
      }
      done = last;
    }
    return builder.finish();
  }
}, { decorations: (plugin) => plugin.decorations });

export const layout = [furniture, lines];
