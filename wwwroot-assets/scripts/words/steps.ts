// The client's side of LiveScript.cs: own steps that are not accepted yet, and what others did, taken one at a time, as the
// authority moves late steps over it.

import { collab, getSyncedVersion, receiveUpdates, sendableUpdates } from "@codemirror/collab";
import { ChangeSet, EditorState, StateEffect, type Extension, type Transaction } from "@codemirror/state";

/** As it comes from the authority: the changes, the editor they came from, and how many steps they stand for. */
export type Part = { s: unknown; c: string; n: number };

type Target = { state: EditorState; dispatch(tr: Transaction): void };

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

export function unsent(state: EditorState): unknown[] {
  return sendableUpdates(state).map((update) => update.changes.toJSON());
}

/** Steps that a page before this one could not send. One that has become empty counts as well, since the authority may have it. */
export function restore(target: Target, made: readonly unknown[]): void {
  for (const step of made) target.dispatch(target.state.update({ changes: ChangeSet.fromJSON(step), effects: kept.of(null), filter: false }));
}

export const versionOf = (state: EditorState): number => getSyncedVersion(state);
