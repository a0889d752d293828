// What was changed since a revision began: an asterisk in the right margin of every row that holds some of it, as the log says it. Between
// two answers the marks go along with what is typed.

import { StateEffect, StateField, type Range } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, WidgetType, type DecorationSet, type ViewUpdate } from "@codemirror/view";

export type Revised = {
  version: number;
  revisions: { colour: string; tint: string; at: string; by: string; pages: number }[];
  ranges: number[];
  pages: number[];
  next: string | null;
};

export const revised = StateEffect.define<Revised | null>();

class Asterisk extends WidgetType {
  override eq(): boolean { return true; }

  toDOM(): HTMLElement {
    const star = document.createElement("span");
    star.className = "revision-star";
    star.setAttribute("aria-hidden", "true");
    return star;
  }
}

const star = Decoration.widget({ widget: new Asterisk(), side: -1 });
const word = Decoration.mark({ class: "revised-word" });

// Places are kept as ranges that map; an empty one is kept as the place itself.
const places = StateField.define<{ from: number; to: number }[]>({
  create: () => [],
  update(known, tr) {
    if (tr.docChanged) known = known.map(({ from, to }) => ({ from: tr.changes.mapPos(from, -1), to: tr.changes.mapPos(to, 1) }));
    for (const effect of tr.effects) {
      if (!effect.is(revised)) continue;
      const { ranges } = effect.value ?? { ranges: [] };
      const length = tr.state.doc.length;
      known = [];
      for (let i = 0; i + 1 < ranges.length; i += 2) if (ranges[i + 1]! <= length) known.push({ from: ranges[i]!, to: ranges[i + 1]! });
    }
    return known;
  },
});

// A long paragraph is many rows: every word of a changed stretch carries an asterisk behind it, so that it is in the word's own row; all of
// one row lie in one place.
const asterisks = ViewPlugin.fromClass(class {
  decorations: DecorationSet;

  constructor(view: EditorView) { this.decorations = this.drawn(view); }

  update(update: ViewUpdate): void {
    if (update.docChanged || update.viewportChanged || update.transactions.some((tr) => tr.effects.some((effect) => effect.is(revised)))) this.decorations = this.drawn(update.view);
  }

  private drawn(view: EditorView): DecorationSet {
    const made: Range<Decoration>[] = [];
    const known = view.state.field(places);
    for (const seen of view.visibleRanges) {
      for (const { from, to } of known) {
        if (to < seen.from || from > seen.to) continue;
        const [first, last] = [Math.max(from, seen.from), Math.min(to, seen.to)];
        const words = [...view.state.sliceDoc(first, last).matchAll(/\S+/g)];
        if (words.length === 0) made.push(star.range(first));
        for (const { index, 0: text } of words) made.push(word.range(first + index, first + index + text.length));
      }
    }
    return Decoration.set(made, true);
  }
}, { decorations: (plugin) => plugin.decorations });

export const revisions = [places, asterisks];

export const saidOf = (told: Revised): string => {
  const last = told.revisions.at(-1);
  if (!last) return "";
  return `${last.colour} revision, ${new Date(last.at).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" })}`;
};
