// Tab and Enter walk the elements as screenwriting software does; Ctrl+1 to 7 choose one.

import { EditorSelection, type EditorState, type Line } from "@codemirror/state";
import type { Command, KeyBinding } from "@codemirror/view";
import { startCompletion } from "@codemirror/autocomplete";
import { awaits } from "./awaited";
import { capitals, elementAt, type Element } from "./elements";
import { goesOn } from "./speakers";

const SIGNS = /^\s*(?:!!|[.!@~]|>)\s?/;

const isBlank = (state: EditorState, n: number): boolean => n < 1 || n > state.doc.lines || state.doc.line(n).text.trim() === "";

function bare(text: string): string {
  return text.replace(SIGNS, "").replace(/\s*<$/, "").trim();
}

function written(kind: Element, words: string): { text: string; at?: number } {
  switch (kind) {
    case "heading": {
      const text = words.toUpperCase();
      return { text: text === "" ? "INT. " : /^(INT|EXT|I\/E|E\/I|EST)[.\s/]/.test(text) ? text : `.${text}` };
    }
    case "character": return { text: words.replace(/^\(|\)$/g, "").toUpperCase() };
    case "parenthetical": {
      const text = words.replace(/^\(|\)$/g, "");
      return { text: `(${text})`, at: text.length + 1 };
    }
    case "dialogue": return { text: words.replace(/^\(|\)$/g, "") };
    case "transition": {
      const text = words.toUpperCase();
      return { text: /TO:$/.test(text) ? text : `> ${text}` };
    }
    case "shot": return { text: `!! ${words.toUpperCase()}` };
    default: return { text: words !== "" && (capitals(words) || /^(INT|EXT)[.\s]/i.test(words)) ? `!${words}` : words };
  }
}

/** Makes the line of the cursor an element, with the blank lines around it that make it one. */
export function choose(kind: Element): Command {
  return (view) => {
    const { state } = view;
    const line = state.doc.lineAt(state.selection.main.head);
    const { text, at } = written(kind, bare(line.text));
    const inSpeech = kind === "dialogue" || kind === "parenthetical";
    const above = line.number - 1;
    let from = line.from;
    let before = "";
    if (inSpeech) {
      // Right below what it belongs to.
      let n = above;
      while (n >= 1 && isBlank(state, n)) n--;
      if (n >= 1 && n < above && ["character", "parenthetical", "dialogue"].includes(elementAt(state, state.doc.line(n)))) from = state.doc.line(n).to + 1;
    } else if (!isBlank(state, above)) {
      before = "\n";
    }
    const after = !inSpeech && kind !== "character" && !isBlank(state, line.number + 1) ? "\n" : "";
    const start = from + before.length;
    view.dispatch({
      changes: { from, to: line.to, insert: before + text + after },
      selection: EditorSelection.cursor(start + (at ?? text.length)),
      scrollIntoView: true,
      userEvent: "input.element",
    });
    return true;
  };
}

function insert(view: Parameters<Command>[0], text: string, back = 0): true {
  const { state } = view;
  view.dispatch(state.update(state.replaceSelection(text), { scrollIntoView: true, userEvent: "input" }));
  if (back) view.dispatch({ selection: EditorSelection.cursor(view.state.selection.main.head - back) });
  return true;
}

const enter: Command = (view) => {
  const { state } = view;
  const { head, empty } = state.selection.main;
  const line = state.doc.lineAt(head);
  const kind = elementAt(state, line);
  if (!empty || line.text.trim() === "" || head === line.from) return insert(view, "\n");
  if (kind === "character" && head === line.to && !/[)^]\s*$/.test(line.text) && goesOn(state, line.number)) return insert(view, " (CONT'D)\n");
  if (head < line.to) return insert(view, kind === "action" || kind === "dialogue" ? "\n\n" : "\n");
  return insert(view, ["character", "parenthetical", "title", "lyric", "note"].includes(kind) ? "\n" : "\n\n");
};

function onward(state: EditorState, line: Line): Element {
  if (line.text.trim() === "") {
    const above = line.number > 1 && !isBlank(state, line.number - 1) ? elementAt(state, state.doc.line(line.number - 1)) : null;
    return above === "character" || above === "dialogue" ? "parenthetical" : "character";
  }
  return ({ action: "character", character: "parenthetical", dialogue: "parenthetical", parenthetical: "dialogue", transition: "heading", shot: "action" } as Partial<Record<Element, Element>>)[elementAt(state, line)] ?? "action";
}

const tab: Command = (view) => {
  const { state } = view;
  const line = state.doc.lineAt(state.selection.main.head);
  const kind = elementAt(state, line);
  if (kind === "heading") {
    insert(view, /\s-\s*\S*$/.test(line.text) ? "" : " - ");
    return startCompletion(view) || true;
  }
  const next = onward(state, line);
  if (line.text.trim() === "" && next === "character") {
    // An empty line has no letters to be put in capitals: it stands at the name's place until there are some.
    view.dispatch({ effects: awaits.of(line.from) });
    return startCompletion(view) || true;
  }
  if (kind === "character" || kind === "dialogue") {
    view.dispatch({ selection: EditorSelection.cursor(line.to) });
    return insert(view, "\n()", 1);
  }
  if (kind === "parenthetical") {
    view.dispatch({ selection: EditorSelection.cursor(line.to) });
    return isBlank(state, line.number + 1) ? insert(view, "\n") : true;
  }
  return choose(next)(view);
};

const back: Command = (view) => {
  const line = view.state.doc.lineAt(view.state.selection.main.head);
  const kind = elementAt(view.state, line);
  const before = ({ character: "action", parenthetical: "dialogue", transition: "character", action: "heading" } as Partial<Record<Element, Element>>)[kind];
  return before ? choose(before)(view) : true;
};

export const CHOICES: readonly [Element, string][] = [
  ["heading", "Scene heading"], ["action", "Action"], ["character", "Character"], ["parenthetical", "Parenthetical"], ["dialogue", "Dialogue"], ["transition", "Transition"], ["shot", "Shot"],
];

export const walking: readonly KeyBinding[] = [
  { key: "Enter", run: enter, shift: (view) => insert(view, "\n") },
  { key: "Tab", run: tab, shift: back },
  ...CHOICES.map(([kind], i) => ({ key: `Ctrl-${i + 1}`, run: choose(kind), preventDefault: true })),
];
