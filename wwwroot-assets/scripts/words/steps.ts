// The client's side of LiveScript.cs: own steps that are not accepted yet, and what others did, taken one at a time, as the
// authority moves late steps over it.

import { collab, getSyncedVersion, receiveUpdates, sendableUpdates } from "@codemirror/collab";
import { ChangeSet, EditorState, StateEffect, Transaction, type Extension } from "@codemirror/state";

/** As it comes from the authority: the changes, the editor they came from, and how many steps they stand for. */
export type Part = { s: unknown; c: string; n: number };

/** A step and when it was typed, in milliseconds. */
export type Step = [changes: unknown, at: number];

export type Target = { state: EditorState; dispatch(tr: Transaction): void };

const kept = StateEffect.define<null>();

export function steps(version: number, client: string): Extension {
  return collab({ startVersion: version, clientID: client, sharedEffects: (tr) => tr.effects.filter((effect) => effect.is(kept)) });
}

export function take(target: Target, parts: readonly Part[]): void {
  for (const { s, c, n } of parts) {
    const changes = ChangeSet.fromJSON(s);
    target.dispatch(receiveUpdates(target.state, [{ changes, clientID: c }]));
    const rest = ChangeSet.empty(changes.newLength);
    for (let i = 1; i < n; i++) target.dispatch(receiveUpdates(target.state, [{ changes: rest, clientID: c }]));
  }
}

export function unsent(state: EditorState, most = Infinity): Step[] {
  return sendableUpdates(state).slice(0, most).map((update) => [update.changes.toJSON(), update.origin.annotation(Transaction.time) ?? 0]);
}

export const unsentCount = (state: EditorState): number => sendableUpdates(state).length;

/** Steps that a page before this one could not send. One that has become empty counts as well, since the authority may have it. */
export function restore(target: Target, made: readonly Step[]): void {
  for (const [step, at] of made)
    target.dispatch(target.state.update({ changes: ChangeSet.fromJSON(step), effects: kept.of(null), annotations: Transaction.time.of(at), filter: false }));
}

export const versionOf = (state: EditorState): number => getSyncedVersion(state);

/** A place in the text as the authority has it, for one in this window's, and the other way. */
export function toAuthority(state: EditorState, at: number): number {
  return sendableUpdates(state).reduceRight((place, update) => update.changes.invertedDesc.mapPos(place, 1), at);
}

export function fromAuthority(state: EditorState, at: number): number {
  const own = sendableUpdates(state);
  const length = own[0]?.changes.length ?? state.doc.length;
  return own.reduce((place, update) => update.changes.mapPos(place, 1), Math.min(at, length));
}
