// The editor's own connection to the authority, signed in by the cookie. It comes back by itself and sends again what was not accepted.

import type { Part, Step } from "./steps";

export type Person = { id: number; name: string; colour: number; a?: number; h?: number };

export type Kept = { event: number; at: string };

export type Told =
  | ({ t: "doc"; you: number; writes: boolean; from: number; text?: string; parts: Part[]; people: Person[] } & Kept)
  | ({ t: "updates"; from: number; parts: Part[] } & Kept)
  | { t: "taken"; version: number }
  | { t: "joined"; who: Person }
  | { t: "left"; who: number }
  | { t: "see"; who: number; a?: number; h?: number }
  | { t: "full"; limit: number }
  | { t: "refused"; reason: string }
  | { t: "pong" };

const BEAT = 8000;
const PATIENCE = 20000;

// A server that is just starting takes connections before it answers them. Longer with every try, so that a slow one gets its time.
const JOIN_PATIENCE = 4000;

// With the spread below, everybody is back within 3 s of a server that answers again.
const LONGEST_PAUSE = 2000;

export class Line {
  private socket: WebSocket | null = null;
  private tries = 0;
  private heard = 0;
  private timer = 0;
  private joining = 0;
  private beat = 0;
  private ended = false;

  constructor(
    private readonly address: string,
    private readonly joined: () => { client: string; version: number; text: boolean },
    private readonly told: (message: Told) => void,
    private readonly lost: () => void,
  ) {
    this.dial();
    this.beat = window.setInterval(() => this.check(), BEAT);
    window.addEventListener("online", this.now);
    window.addEventListener("offline", this.hangUp);
  }

  /**
   * Joined and told what the authority has: before that nothing may be said, since it would be about a version that is to be
   * overtaken. What is typed meanwhile goes out afterwards.
   */
  connected = false;

  push(version: number, updates: Step[]): boolean {
    return this.connected && this.say({ t: "push", version, updates });
  }

  see(version: number, a: number, h: number): void {
    if (this.connected) this.say({ t: "see", version, a, h });
  }

  /** What came does not fit: a new start from the version that is here. */
  again(): void {
    this.socket?.close();
  }

  /** No more tries. */
  end(): void {
    this.ended = true;
    clearInterval(this.beat);
    clearTimeout(this.timer);
    clearTimeout(this.joining);
    window.removeEventListener("online", this.now);
    window.removeEventListener("offline", this.hangUp);
    this.socket?.close();
  }

  private now = (): void => {
    this.tries = 0;
    clearTimeout(this.timer);
    if (!this.socket) this.dial();
  };

  private hangUp = (): void => this.gone(this.socket);

  private say(message: object): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  private dial(): void {
    if (this.ended) return;
    const socket = new WebSocket(this.address);
    this.socket = socket;
    this.heard = performance.now();
    clearTimeout(this.joining);
    this.joining = window.setTimeout(() => { if (!this.connected) this.gone(socket); }, Math.min(PATIENCE, JOIN_PATIENCE * (1 + this.tries)));
    socket.onopen = () => this.say({ t: "join", ...this.joined() });
    socket.onmessage = (event) => {
      if (socket !== this.socket) return;
      this.heard = performance.now();
      const message = JSON.parse(event.data as string) as Told;
      if (message.t === "doc") [this.tries, this.connected] = [0, true];
      if (message.t === "full" || message.t === "refused") this.end();
      if (message.t !== "pong") this.told(message);
    };
    socket.onclose = () => this.gone(socket);
  }

  private gone(socket: WebSocket | null): void {
    if (!socket || socket !== this.socket) return;
    this.socket = null;
    this.connected = false;
    socket.close();
    if (this.ended) return;
    this.lost();
    const pause = Math.min(LONGEST_PAUSE, 250 * 2 ** this.tries++) * (0.7 + 0.6 * Math.random());
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.dial(), pause);
  }

  private check(): void {
    if (performance.now() - this.heard > PATIENCE) this.hangUp();
    else this.say({ t: "ping" });
  }
}
