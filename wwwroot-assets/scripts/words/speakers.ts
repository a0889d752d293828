// Who speaks: the same one going on after a pause, and two at the same time.

import { EditorSelection, type EditorState } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { elementsBetween, type Element } from "./elements";

const FURTHEST = 400;

const nameOf = (cue: string): string => cue.replace(/^@/, "").replace(/\s*\^\s*$/, "").replace(/\s*\([^)]*\)?\s*/g, " ").trim();

const spoken = (kind: Element | undefined): boolean => kind === "parenthetical" || kind === "dialogue" || kind === "lyric";

/** The one who spoke last in the same scene, with something else in between: they go on. */
export const goesOn = (state: EditorState, line: number): boolean => goesOnAs(state, line, state.doc.line(line).text);

export function goesOnAs(state: EditorState, line: number, cue: string): boolean {
  const name = nameOf(cue);
  if (name === "" || line < 2) return false;
  const first = Math.max(1, line - FURTHEST);
  const kinds = elementsBetween(state, first, line);
  let between = false;
  for (let n = line - 1; n >= first; n--) {
    const kind = kinds.get(n);
    if (kind === "heading" || kind === "transition") return false;
    if (kind === "character") return between && nameOf(state.doc.line(n).text) === name;
    between ||= kind === "action" || kind === "shot";
  }
  return false;
}

/** The cue of the speech at the cursor gets the sign for "at the same time as the one before", or loses it. False where nobody speaks. */
export function beside(view: EditorView): boolean {
  const { state } = view;
  const here = state.doc.lineAt(state.selection.main.head).number;
  const first = Math.max(1, here - FURTHEST);
  const kinds = elementsBetween(state, first, here);
  let cue = here;
  while (cue > first && spoken(kinds.get(cue))) cue--;
  if (kinds.get(cue) !== "character") return false;
  const line = state.doc.line(cue);
  const sign = /\s*\^\s*$/.exec(line.text);
  if (!sign) {
    let above = cue - 1;
    while (above > first && kinds.get(above) === "blank") above--;
    if (!spoken(kinds.get(above))) return false;
  }
  const changes = sign ? { from: line.from + sign.index, to: line.to, insert: "" } : { from: line.from + line.text.trimEnd().length, to: line.to, insert: " ^" };
  view.dispatch({ changes, selection: EditorSelection.cursor(state.update({ changes }).changes.mapPos(state.selection.main.head, 1)), userEvent: "input.element", scrollIntoView: true });
  return true;
}

/** By line, on which side of a pair of speeches it stands. */
export function sides(state: EditorState, kinds: ReadonlyMap<number, Element>): Map<number, "left" | "right"> {
  const found = new Map<number, "left" | "right">();
  const numbers = [...kinds.keys()].sort((a, b) => a - b);
  for (const n of numbers) {
    if (kinds.get(n) !== "character" || !/\^\s*$/.test(state.doc.line(n).text)) continue;
    found.set(n, "right");
    for (let below = n + 1; spoken(kinds.get(below)); below++) found.set(below, "right");
    let above = n - 1;
    while (kinds.get(above) === "blank") above--;
    for (; spoken(kinds.get(above)) || kinds.get(above) === "character"; above--) {
      if (found.get(above) === "right") break;
      found.set(above, "left");
      if (kinds.get(above) === "character") break;
    }
  }
  return found;
}
