// Who wrote what, coloured on demand: a mark for each stretch, moved along with the words; what is typed since stands uncoloured until
// it is asked for anew.

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, type DecorationSet } from "@codemirror/view";
import { COLOURS } from "./company";

export type Blame = { version: number; authors: { name: string; how: string }[]; runs: number[] };

export const blamed = StateEffect.define<Blame | null>();

export const said = (blame: Blame, author: number): string => {
  const { name, how } = blame.authors[author]!;
  return how === "imported" ? (name.startsWith("From") ? name : `${name}, imported`) : `${name}, typed`;
};

export const tint = (blame: Blame, author: number): string | null => {
  const names = [...new Set(blame.authors.filter(({ how }) => how === "typed").map(({ name }) => name))];
  const at = names.indexOf(blame.authors[author]!.name);
  return blame.authors[author]!.how === "imported" || at < 0 ? null : COLOURS[at % COLOURS.length]!;
};

function painted(blame: Blame, length: number): DecorationSet {
  const ranges = [];
  for (let i = 0, at = 0; i < blame.runs.length; i += 2) {
    const [size, author] = [blame.runs[i]!, blame.runs[i + 1]!];
    const to = Math.min(length, at + size);
    const colour = tint(blame, author);
    if (to > at) ranges.push(Decoration.mark({ class: colour ? "by-hand" : "by-import", attributes: { title: said(blame, author), ...(colour ? { style: `--of:${colour}` } : {}) }, author }).range(at, to));
    at = to;
  }
  return Decoration.set(ranges);
}

export const authors = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(set, tr) {
    set = set.map(tr.changes);
    for (const effect of tr.effects) if (effect.is(blamed)) set = effect.value ? painted(effect.value, tr.state.doc.length) : Decoration.none;
    return set;
  },
  provide: (field) => EditorView.decorations.from(field),
});

// The author at a place; null where nothing is known.
export function authorAt(view: EditorView, at: number): number | null {
  let found: number | null = null;
  view.state.field(authors).between(at, at, (from, to, mark) => {
    if (from < at && at <= to) found = mark.spec.author as number;
  });
  return found;
}
