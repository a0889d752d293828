// An empty line that waits for a name, and capitals where capitals are written.

import { StateEffect, StateField, type Extension } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";
import { elementAt } from "./elements";

export const awaits = StateEffect.define<number | null>({ map: (at, changes) => (at === null ? null : changes.mapPos(at)) });

const place = Decoration.line({ class: "sp-character" });

const awaited = StateField.define<number | null>({
  create: () => null,
  update(at, tr) {
    if (at !== null) at = tr.changes.mapPos(at);
    for (const effect of tr.effects) if (effect.is(awaits)) at = effect.value;
    if (at === null || at > tr.state.doc.length) return null;
    const line = tr.state.doc.lineAt(at);
    const head = tr.state.selection.main.head;
    return head < line.from || head > line.to ? null : line.from;
  },
  provide: (field) => EditorView.decorations.from(field, (at) => (at === null ? Decoration.none : Decoration.set(place.range(at)))),
});

const inCapitals = EditorView.inputHandler.of((view, from, to, text) => {
  if (from !== to || text.toUpperCase() === text || text.includes("\n")) return false;
  const line = view.state.doc.lineAt(from);
  const waits = view.state.field(awaited) === line.from;
  const kind = waits ? "character" : elementAt(view.state, line);
  const openParenthesis = line.text.lastIndexOf("(") > line.text.lastIndexOf(")");
  if (!(waits && !openParenthesis && !line.text.startsWith("@")) && kind !== "heading") return false;
  const upper = (line.text.slice(0, from - line.from) + text).toUpperCase();
  if (upper.length !== from - line.from + text.length) return false;
  view.dispatch({ changes: { from: line.from, to: from, insert: upper }, selection: { anchor: line.from + upper.length }, userEvent: "input.type", scrollIntoView: true });
  return true;
});

export const waiting: Extension = [awaited, inCapitals];
