// What the log cannot hold never enters the text: U+0000 and unpaired surrogates become U+FFFD, unit for unit, as StorableText.cs
// does on the other side, and no change cuts a pair of surrogates apart.

import { EditorState, type ChangeSpec, type Text } from "@codemirror/state";

export function storable(text: string): string {
  return text.replace(/\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD");
}

function cuts(doc: Text, at: number): boolean {
  if (at === 0 || at === doc.length) return false;
  const pair = doc.sliceString(at - 1, at + 1);
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(pair);
}

/** Undo passes no filter, but it takes back only what passed this one. */
export const storableOnly = EditorState.transactionFilter.of((tr) => {
  if (!tr.docChanged) return tr;
  const doc = tr.startState.doc;
  const changes: ChangeSpec[] = [];
  let mended = false;
  tr.changes.iterChangedRanges((from, to) => { mended ||= cuts(doc, from) || cuts(doc, to); }, true);
  tr.changes.iterChanges((from, to, _fromB, _toB, inserted) => {
    const text = inserted.toString();
    const insert = storable(text);
    mended ||= insert !== text;
    let [start, end] = [from, to];
    if (cuts(doc, from)) start = end === from ? from + 1 : from - 1;
    end = Math.max(end, start);
    if (cuts(doc, end)) end++;
    changes.push({ from: start, to: end, insert });
  });
  return mended ? { changes, effects: tr.effects, scrollIntoView: tr.scrollIntoView } : tr;
});
