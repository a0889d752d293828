// Names, places, times and the beginnings of headings, from the script itself as it was read last.

import { autocompletion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { elementAt } from "./elements";
import type { Outline } from "./layout";
import { goesOnAs } from "./speakers";

const BEGINNINGS = ["INT. ", "EXT. ", "INT./EXT. "];
const TIMES = ["DAY", "NIGHT", "MORNING", "EVENING", "DAWN", "DUSK", "CONTINUOUS", "LATER", "MOMENTS LATER", "SAME"];
const EXTENSIONS = ["(V.O.)", "(O.S.)", "(O.C.)", "(CONT'D)"];

const options = (labels: readonly string[], type: string) => [...new Set(labels)].map((label) => ({ label, type }));

function completed(context: CompletionContext, outline: Outline | null): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  if (context.pos < line.to || /^[!~#=[]/.test(before)) return null;
  const kind = elementAt(context.state, line);
  const waits = before.trim() === "" && context.explicit;
  if (kind === "heading") {
    const time = /^.*\s-\s+(\S*(?: \S*)?)$/.exec(before);
    if (time) return { from: context.pos - time[1]!.length, options: options([...(outline?.times ?? []), ...TIMES], "keyword"), validFor: /^[\w' ]*$/ };
    const place = /^\S+\s+(.*)$/.exec(before);
    if (place) return { from: context.pos - place[1]!.length, options: options(outline?.places ?? [], "class"), validFor: /^[^-]*$/ };
    return null;
  }
  const name = /^@?([\p{Lu}][\p{Lu}\d .'’-]*)$/u.exec(before);
  if (kind === "character" || waits) {
    if (name && /\s$/.test(name[1]!)) return { from: context.pos, options: options(EXTENSIONS, "keyword"), validFor: /^\(?[\w.' ]*$/ };
    const who = options(outline?.characters ?? [], "variable").map((option) => (goesOnAs(context.state, line.number, option.label) ? { ...option, apply: `${option.label} (CONT'D)`, detail: "goes on" } : option));
    return { from: line.from + (name ? before.indexOf(name[1]!) : before.length), options: who, validFor: /^[\p{L}\d .'’-]*$/u };
  }
  const above = line.number === 1 || context.state.doc.line(line.number - 1).text.trim() === "";
  if (above && /^[IE]\w{0,3}\.?$/i.test(before)) return { from: line.from, options: options(BEGINNINGS, "keyword"), validFor: /^[\w./]*$/ };
  return null;
}

export const completion = (outline: () => Outline | null) =>
  autocompletion({ override: [(context) => completed(context, outline())], icons: false, activateOnTypingDelay: 120, defaultKeymap: true });
