// Words that notes are about, underlined in the page. They are told by the page of notes for a version of the text, and go along with
// what is typed until they are told anew.

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, type DecorationSet } from "@codemirror/view";

export type NotedWords = { id: string; from: number; to: number };

export type MarkedWords = { version: number; from: number; quote: string };

export const noted = StateEffect.define<NotedWords[]>();

export const notes = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, tr) {
    marks = marks.map(tr.changes);
    for (const effect of tr.effects) {
      if (!effect.is(noted)) continue;
      const length = tr.state.doc.length;
      marks = Decoration.set(effect.value.filter(({ from, to }) => from < to && to <= length).map(({ id, from, to }) =>
        Decoration.mark({ class: "noted", attributes: { "data-noted": id, title: "There is a note on these words" } }).range(from, to)), true);
    }
    return marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});
