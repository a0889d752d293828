// Plays a cut shot after shot without a gap: the next clip is loaded in a second video while this one runs.
// Unfilmed shots hold their drawing. Subtitles and the playhead follow the picture, not a clock of their own.

import { unlessGone } from "./page/gone";

type Cue = { start: number; end: number; character: string; text: string };
type Part = { clip: string | null; still: string | null; seconds: number; label: string; cues: Cue[] };

type Page = { invokeMethodAsync(name: string, ...args: unknown[]): Promise<unknown> };

const SPEEDS = [-4, -2, -1, 1, 2, 4];

export class Player {
  private videos: [HTMLVideoElement, HTMLVideoElement];
  private still: HTMLImageElement;
  private subtitle: HTMLElement;
  private timecode: HTMLElement;
  private head: HTMLElement | null;
  private strip: HTMLElement;
  private index = -1;
  private front = 0;
  private speed = 0;
  private held = 0;
  private last = 0;
  private frameRequest = 0;
  private starts: number[] = [];
  private total = 0;

  constructor(private readonly root: HTMLElement, private readonly parts: Part[], private readonly rate: number, private readonly page: Page | null) {
    const one = <T extends Element>(selector: string) => root.querySelector(selector) as unknown as T;
    this.videos = [...root.querySelectorAll("video")] as [HTMLVideoElement, HTMLVideoElement];
    this.still = one<HTMLImageElement>(".screen img");
    this.subtitle = one<HTMLElement>(".subtitle");
    this.timecode = one<HTMLElement>(".timecode");
    this.head = root.querySelector(".strip .head");
    this.strip = one<HTMLElement>(".strip");
    for (const part of parts) {
      this.starts.push(this.total);
      this.total += part.seconds;
    }
    for (const video of this.videos) {
      video.muted = true;
      video.addEventListener("ended", () => video === this.videos[this.front] && this.speed > 0 && this.next());
    }
    document.addEventListener("keydown", this.pressed);
    root.addEventListener("click", this.clicked);
    this.cue(0, 0);
    this.frameRequest = requestAnimationFrame(this.tick);
    root.dataset.ready = "true";
  }

  toggle(): void {
    this.run(this.speed === 0 ? 1 : 0);
  }

  /** Steps by whole frames. */
  step(frames: number): void {
    this.run(0);
    this.seek((Math.round(this.position() * this.rate + 1e-3) + frames + 0.01) / this.rate);
  }

  shot(by: number): void {
    this.cue(Math.min(Math.max(this.index + by, 0), this.parts.length - 1), 0);
    this.run(this.speed);
  }

  goTo(index: number): void {
    this.cue(index, 0);
    this.run(this.speed);
  }

  close(): void {
    cancelAnimationFrame(this.frameRequest);
    document.removeEventListener("keydown", this.pressed);
    this.root.removeEventListener("click", this.clicked);
    for (const video of this.videos) {
      video.pause();
      video.removeAttribute("src");
      video.load();
    }
  }

  private seek(seconds: number): void {
    const at = Math.min(Math.max(seconds, 0), Math.max(0, this.total - 0.5 / this.rate));
    let index = 0;
    while (index + 1 < this.parts.length && this.starts[index + 1]! <= at) index++;
    this.cue(index, at - this.starts[index]!);
  }

  private run(speed: number): void {
    if (speed > 0 && this.position() >= this.total - 1.5 / this.rate) this.cue(0, 0);
    this.speed = speed;
    this.root.dataset.playing = String(speed !== 0);
    this.root.dataset.speed = String(speed);
    const video = this.videos[this.front]!;
    if (speed > 0 && this.parts[this.index]?.clip) {
      video.playbackRate = speed;
      void video.play().catch(() => {
        // A new place was sought before it began; the next press plays.
      });
    } else {
      video.pause();
    }
  }

  // J and L go one gear further back or on, as on an editing desk; K stops.
  private gear(by: number): void {
    if (this.speed === 0) return this.run(by);
    const at = SPEEDS.indexOf(this.speed);
    this.run(SPEEDS[Math.min(Math.max(at + by, 0), SPEEDS.length - 1)]!);
  }

  private pressed = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || target.closest("input, textarea, select, dialog")) return;
    switch (event.key) {
      case " ":
        if (target.closest("a, summary, button:not([data-act=toggle])")) return;
        this.toggle();
        break;
      case "j": this.gear(-1); break;
      case "k": this.run(0); break;
      case "l": this.gear(1); break;
      case "ArrowLeft": this.step(event.shiftKey ? -Math.round(this.rate) : -1); break;
      case "ArrowRight": this.step(event.shiftKey ? Math.round(this.rate) : 1); break;
      case "ArrowUp": this.shot(-1); break;
      case "ArrowDown": this.shot(1); break;
      case "Home": this.cue(0, 0); this.run(this.speed); break;
      case "f": void (document.fullscreenElement ? document.exitFullscreen() : this.root.querySelector(".screen")?.requestFullscreen()); break;
      default: return;
    }
    event.preventDefault();
  };

  private clicked = (event: MouseEvent): void => {
    const target = event.target as HTMLElement;
    const act = target.closest<HTMLElement>("[data-act]")?.dataset.act;
    if (act === "toggle") this.toggle();
    else if (act === "back") this.shot(-1);
    else if (act === "on") this.shot(1);
    const strip = target.closest<HTMLElement>(".strip");
    if (!strip) return;
    const box = strip.getBoundingClientRect();
    this.seek(((event.clientX - box.left) / box.width) * this.total);
    this.run(this.speed);
  };

  private position(): number {
    const part = this.parts[this.index];
    if (!part) return 0;
    const inside = part.clip && this.speed >= 0 ? this.videos[this.front]!.currentTime : this.held;
    return this.starts[this.index]! + Math.min(inside, part.seconds);
  }

  private cue(index: number, inside: number): void {
    const part = this.parts[index];
    if (!part) return;
    const changed = index !== this.index;
    this.index = index;
    this.held = inside;
    this.last = performance.now();
    if (part.clip) {
      const spare = this.videos[1 - this.front]!;
      if (!this.holds(this.videos[this.front]!, part.clip)) {
        this.videos[this.front]!.pause();
        if (this.holds(spare, part.clip)) this.front = 1 - this.front;
        else this.videos[this.front]!.src = part.clip;
      }
      this.videos[this.front]!.currentTime = inside;
    } else {
      this.videos[this.front]!.pause();
      if (part.still) this.still.src = part.still;
    }
    this.videos.forEach((each, at) => each.classList.toggle("hidden", !part.clip || at !== this.front));
    this.still.classList.toggle("hidden", !!part.clip || !part.still);
    const next = this.parts[index + 1];
    const spare = this.videos[1 - this.front]!;
    if (next?.clip && !this.holds(spare, next.clip)) {
      spare.preload = "auto";
      spare.src = next.clip;
    }
    this.root.dataset.shot = part.label;
    if (!changed) return;
    for (const segment of this.root.querySelectorAll<HTMLElement>(".strip [data-index]")) segment.classList.toggle("current", Number(segment.dataset.index) === index);
    void this.page?.invokeMethodAsync("ShotReached", index);
  }

  private holds(video: HTMLVideoElement, clip: string): boolean {
    return video.getAttribute("src") === clip;
  }

  private next(): void {
    if (this.index + 1 >= this.parts.length) return this.run(0);
    this.cue(this.index + 1, 0);
    this.run(this.speed);
  }

  private tick = (now: number): void => {
    const part = this.parts[this.index];
    const passed = (now - this.last) / 1000;
    this.last = now;
    if (part && this.speed > 0 && !part.clip) {
      this.held += passed * this.speed;
      if (this.held >= part.seconds) this.next();
    } else if (part && this.speed > 0 && part.clip) {
      this.held = this.videos[this.front]!.currentTime;
    } else if (part && this.speed < 0) {
      const to = this.position() + passed * this.speed;
      if (to <= 0) this.run(0);
      this.seek(Math.max(to, 0));
    }
    this.show();
    this.frameRequest = requestAnimationFrame(this.tick);
  };

  private show(): void {
    const at = this.position();
    const inside = at - (this.starts[this.index] ?? 0);
    const cue = this.parts[this.index]?.cues.find((each) => inside >= each.start && inside < each.end);
    const words = cue ? `${cue.character}\n${cue.text}` : "";
    if (this.subtitle.dataset.words !== words) {
      this.subtitle.dataset.words = words;
      this.subtitle.replaceChildren();
      if (cue) {
        const name = document.createElement("b");
        name.textContent = cue.character;
        this.subtitle.append(name, cue.text);
      }
    }
    this.timecode.textContent = this.clock(at);
    if (this.head && this.total > 0) this.head.style.left = `${(at / this.total) * 100}%`;
    this.root.dataset.position = at.toFixed(3);
    const second = String(Math.floor(at));
    if (this.strip.getAttribute("aria-valuenow") !== second) {
      this.strip.setAttribute("aria-valuenow", second);
      this.strip.setAttribute("aria-valuetext", `shot ${this.parts[this.index]?.label ?? ""}, ${second} s`);
    }
  }

  private clock(seconds: number): string {
    const base = Math.round(this.rate);
    const frames = Math.floor(seconds * this.rate + 1e-3);
    const two = (value: number) => String(value).padStart(2, "0");
    const whole = Math.floor(frames / base);
    return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}:${two(frames % base)}`;
  }
}

export function create(root: HTMLElement, parts: Part[], rate: number, page: Page | null): Player {
  return unlessGone(root, () => new Player(root, parts, rate, page));
}
