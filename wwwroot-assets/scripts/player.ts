// Plays a cut shot after shot without a gap: the next clip is loaded in a second video while this one runs.
// Unfilmed shots hold their drawing. Subtitles and the playhead follow the picture, not a clock of their own.

type Cue = { start: number; end: number; character: string; text: string };
type Part = { clip: string | null; still: string | null; seconds: number; label: string; cues: Cue[] };

type Report = { invokeMethodAsync(name: string, ...args: unknown[]): Promise<unknown> };

export class Player {
  private videos: [HTMLVideoElement, HTMLVideoElement];
  private still: HTMLImageElement;
  private subtitle: HTMLElement;
  private timecode: HTMLElement;
  private head: HTMLElement | null;
  private index = 0;
  private front = 0;
  private playing = false;
  private held = 0;
  private last = 0;
  private frameRequest = 0;
  private starts: number[] = [];
  private total = 0;

  constructor(private readonly root: HTMLElement, private readonly parts: Part[], private readonly rate: number, private readonly report: Report | null) {
    const one = <T extends Element>(selector: string) => root.querySelector(selector) as unknown as T;
    this.videos = [...root.querySelectorAll("video")] as [HTMLVideoElement, HTMLVideoElement];
    this.still = one<HTMLImageElement>(".screen img");
    this.subtitle = one<HTMLElement>(".subtitle");
    this.timecode = one<HTMLElement>(".timecode");
    this.head = root.querySelector(".strip .head");
    for (const part of parts) {
      this.starts.push(this.total);
      this.total += part.seconds;
    }
    for (const video of this.videos) video.addEventListener("ended", () => this.ended(video));
    this.cue(0, 0);
    this.tick = this.tick.bind(this);
    this.frameRequest = requestAnimationFrame(this.tick);
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  play(): void {
    if (this.index >= this.parts.length - 1 && this.position() >= this.total - 0.05) this.cue(0, 0);
    this.playing = true;
    this.root.dataset.playing = "true";
    if (this.parts[this.index]?.clip) void this.videos[this.front]!.play().catch(() => this.pause());
  }

  pause(): void {
    this.playing = false;
    this.root.dataset.playing = "false";
    this.videos[this.front]!.pause();
  }

  /** Steps by whole frames, or to another shot. */
  step(frames: number): void {
    this.pause();
    this.seek(this.position() + frames / this.rate);
  }

  shot(by: number): void {
    const to = Math.min(Math.max(this.index + by, 0), this.parts.length - 1);
    this.cue(to, 0);
    if (this.playing) this.play();
  }

  seek(seconds: number): void {
    const at = Math.min(Math.max(seconds, 0), Math.max(0, this.total - 1e-3));
    let index = 0;
    while (index + 1 < this.parts.length && this.starts[index + 1]! <= at) index++;
    this.cue(index, at - this.starts[index]!);
    if (this.playing) this.play();
  }

  close(): void {
    cancelAnimationFrame(this.frameRequest);
    for (const video of this.videos) {
      video.pause();
      video.removeAttribute("src");
    }
  }

  private position(): number {
    const part = this.parts[this.index];
    if (!part) return 0;
    const inside = part.clip ? this.videos[this.front]!.currentTime : this.held;
    return this.starts[this.index]! + Math.min(inside, part.seconds);
  }

  private cue(index: number, inside: number): void {
    const part = this.parts[index];
    if (!part) return;
    const changed = index !== this.index;
    this.index = index;
    this.held = inside;
    this.last = performance.now();
    const video = this.videos[this.front]!;
    if (part.clip) {
      if (!video.src.endsWith(part.clip)) {
        const other = this.videos[1 - this.front]!;
        if (other.src.endsWith(part.clip)) {
          video.pause();
          this.front = 1 - this.front;
        } else {
          video.src = part.clip;
        }
      }
      this.videos[this.front]!.currentTime = inside;
    } else {
      video.pause();
      if (part.still) this.still.src = part.still;
    }
    this.videos.forEach((each, at) => each.classList.toggle("hidden", !part.clip || at !== this.front));
    this.still.classList.toggle("hidden", !!part.clip || !part.still);
    const next = this.parts[index + 1];
    const spare = this.videos[1 - this.front]!;
    if (next?.clip && !spare.src.endsWith(next.clip)) {
      spare.src = next.clip;
      spare.preload = "auto";
    }
    this.root.dataset.shot = part.label;
    if (changed) void this.report?.invokeMethodAsync("ShotReached", index);
  }

  private ended(video: HTMLVideoElement): void {
    if (video !== this.videos[this.front] || !this.playing) return;
    this.next();
  }

  private next(): void {
    if (this.index + 1 >= this.parts.length) {
      this.pause();
      return;
    }
    this.cue(this.index + 1, 0);
    this.play();
  }

  private tick(now: number): void {
    const part = this.parts[this.index];
    if (part && !part.clip && this.playing) {
      this.held += (now - this.last) / 1000;
      if (this.held >= part.seconds) this.next();
    }
    this.last = now;
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
    this.frameRequest = requestAnimationFrame(this.tick);
  }

  private clock(seconds: number): string {
    const frames = Math.floor(seconds * this.rate + 1e-6);
    const base = Math.round(this.rate);
    const two = (value: number) => String(value).padStart(2, "0");
    const whole = Math.floor(frames / base);
    return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}:${two(frames % base)}`;
  }
}

export function create(root: HTMLElement, parts: Part[], rate: number, report: Report | null): Player {
  return new Player(root, parts, rate, report);
}
