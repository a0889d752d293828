// What an editor says to the authority, and when: the same for every window, whatever it shows. It needs no page, so that measurements
// run this very code.

import { Line, type Told } from "./line";
import { take, toAuthority, unsent, unsentCount, versionOf, type Step, type Target } from "./steps";

const MOST_STEPS = 1000;
const BETWEEN_LOOKS = 90;

type Shown = {
  /** Makes the editor, with what an earlier window could not send. */
  open(version: number, text: string): Target;
  /** After the text has what came with it. */
  heard(message: Told): void;
  /** Something of what is unsent, under way or connected may be another. */
  settled(): void;
};

export class Exchange {
  /** Whether a push is under way: what is typed meanwhile goes together with the next. */
  pushing = false;
  writes = true;
  private taking = false;
  private lookTimer: ReturnType<typeof setTimeout> | undefined;
  private target: Target | null = null;
  private readonly line: Line;

  /** @param version of the text that an earlier window knew, below 0 without one. */
  constructor(address: string, client: string, version: number, private readonly shown: Shown) {
    this.line = new Line(
      address,
      () => (this.target ? { client, version: versionOf(this.target.state), text: false } : { client, version, text: true }),
      (message) => this.told(message),
      () => { this.pushing = false; shown.settled(); },
    );
  }

  get connected(): boolean {
    return this.line.connected;
  }

  get unsent(): Step[] {
    return this.target ? unsent(this.target.state) : [];
  }

  push(): void {
    const state = this.target?.state;
    if (!state || this.pushing || this.taking || !this.writes || unsentCount(state) === 0) return;
    this.pushing = this.line.push(versionOf(state), unsent(state, MOST_STEPS));
  }

  /** One stands somewhere else now. Others' words need not be answered so: everybody moves everybody's cursor along with them. */
  moved(): void {
    this.lookTimer ??= setTimeout(() => {
      this.lookTimer = undefined;
      const state = this.target?.state;
      if (!state) return;
      const { anchor, head } = state.selection.main;
      this.line.see(versionOf(state), toAuthority(state, anchor), toAuthority(state, head));
    }, BETWEEN_LOOKS);
  }

  end(): void {
    clearTimeout(this.lookTimer);
    this.line.end();
  }

  // While steps of others are taken one by one nothing is sent: the versions in between are nobody's.
  private told(message: Told): void {
    this.taking = true;
    try {
      this.heed(message);
    } finally {
      this.taking = false;
    }
    this.push();
    this.shown.settled();
  }

  private heed(message: Told): void {
    if (message.t === "doc" && !this.target) this.target = this.shown.open(message.from, message.text ?? "");
    if (message.t === "doc" || message.t === "updates") {
      if (message.from !== versionOf(this.target!.state)) return this.line.again();
      take(this.target!, message.parts);
    }
    if (message.t === "doc") this.writes = message.writes;
    if (message.t === "doc" || message.t === "taken") this.pushing = false;
    this.shown.heard(message);
  }
}
