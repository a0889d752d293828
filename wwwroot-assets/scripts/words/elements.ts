// Which element of a screenplay a line of Fountain is, from the lines of its own paragraph: what FountainReader.cs reads, as far as
// the layout needs it while somebody types.

import type { EditorState, Line, Text } from "@codemirror/state";

export type Element =
  | "heading" | "action" | "character" | "parenthetical" | "dialogue" | "transition" | "shot"
  | "centered" | "lyric" | "section" | "synopsis" | "note" | "break" | "title" | "blank";

const HEADING = /^[*_]{0,4}(?:(?:INT|EXT)\.?\s?\/\s?(?:INT|EXT)|INT|EXT|I\.?\/\s?E|E\.?\/\s?I)(?:\.|\s)/i;
const ESTABLISHING = /^EST(\.|\s)/;
const TITLE = /^[A-Za-z][A-Za-z ]{1,24}:/;
const SOUNDS = /^(?:BOOM|BANG|CRASH|SLAM|CLICK|RING|THUD|CRACK|SNAP|SILENCE|BLACK|BLACKOUT|DARKNESS|BEAT|THUNDER|KNOCK)[ .!]*$/;
const CAMERA = /^(?:CLOSE ON|CLOSE UP|ANGLE ON|BACK TO|CUT TO|INSERT|SUPER|MONTAGE|INTERCUT|FLASHBACK|TITLE CARD|POV|LATER|THE END|FADE IN|FADE OUT|FADE TO|SMASH CUT)\b/;

export function capitals(text: string): boolean {
  const outside = text.replace(/\([^)]*\)?/g, "");
  return /\p{Lu}/u.test(outside) && !/[\p{Ll}]/u.test(outside.replace(/ß/g, ""));
}

function marked(text: string): Element | null {
  if (/^={3,}$/.test(text)) return "break";
  if (/^=[^=]/.test(text)) return "synopsis";
  if (/^#+\s*\S/.test(text)) return "section";
  if (/^!!./.test(text)) return "shot";
  if (text[0] === "!") return "action";
  if (/^>.*<$/.test(text)) return "centered";
  if (/^>./.test(text)) return "transition";
  if (/^~./.test(text)) return "lyric";
  if (/^@\S/.test(text)) return "character";
  if (/^\[\[|^\/\*|\*\/$/.test(text)) return "note";
  return null;
}

function speaks(text: string, below: string): boolean {
  if (!capitals(text)) return false;
  if (/[)^]$/.test(text)) return true;
  return text.length <= 48 && text !== below && !/[!?,;:…-]$|\.\.\.$/.test(text) && !CAMERA.test(text) && !SOUNDS.test(text);
}

/** The elements of the paragraph from one line to another, both without a blank line in between. */
function paragraph(doc: Text, first: number, last: number, cursor: number): Element[] {
  const kinds: Element[] = [];
  const head = doc.line(first).text.trim();
  if (first === 1 && TITLE.test(head) && !/TO:$/.test(head)) return Array.from({ length: last - first + 1 }, () => "title");
  let speech = false;
  for (let n = first; n <= last; n++) {
    const text = doc.line(n).text.trim();
    const opens = n === first;
    const mark = marked(text);
    let kind: Element;
    if (mark) kind = mark;
    else if (opens && /^\.[\p{L}\p{N}]/u.test(text)) kind = "heading";
    else if (opens && (HEADING.test(text) || ESTABLISHING.test(text))) kind = "heading";
    else if (speech) kind = /^\(/.test(text) ? "parenthetical" : "dialogue";
    else if (opens && /TO:$/.test(text) && capitals(text)) kind = "transition";
    else if (opens && n < last && speaks(text, doc.line(n + 1).text.trim())) kind = "character";
    // A name is a name while it is being typed, before there is a word below it.
    else if (opens && n === last && n === cursor && text.length > 2 && speaks(text, "")) kind = "character";
    else kind = "action";
    speech = kind === "character" || (speech && (kind === "parenthetical" || kind === "dialogue" || kind === "lyric"));
    kinds.push(kind);
  }
  return kinds;
}

const blank = (doc: Text, n: number): boolean => doc.line(n).text.trim() === "";

/** By line number, for the lines from one to another. */
export function elementsBetween(state: EditorState, from: number, to: number): Map<number, Element> {
  const { doc } = state;
  const cursor = doc.lineAt(state.selection.main.head).number;
  const found = new Map<number, Element>();
  let first = from;
  while (first > 1 && !blank(doc, first - 1) && from - first < 200) first--;
  for (let n = first; n <= to; ) {
    if (blank(doc, n)) {
      found.set(n++, "blank");
      continue;
    }
    let last = n;
    while (last < doc.lines && !blank(doc, last + 1) && last - n < 400) last++;
    paragraph(doc, n, last, cursor).forEach((kind, i) => found.set(n + i, kind));
    n = last + 1;
  }
  return found;
}

export function elementAt(state: EditorState, line: Line): Element {
  return elementsBetween(state, line.number, line.number).get(line.number) ?? "action";
}
