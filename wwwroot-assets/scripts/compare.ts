// Two clips of one shot, played together: side by side, or one wiped over the other at a share of the picture (data-at, in percent).

import { unlessGone } from "./page/gone";

const STEP = 2;
const within = (value: number): number => Math.min(100, Math.max(0, value));

export class Compare {
  private at = 50;
  private playing = false;
  private frame = 0;
  private readonly stage: HTMLElement;
  private dragging = false;

  constructor(private readonly root: HTMLElement, private readonly rate: number) {
    this.stage = root.querySelector<HTMLElement>("[data-compare]")!;
    this.stage.addEventListener("pointerdown", this.pressed);
    this.stage.addEventListener("pointermove", this.moved);
    this.stage.addEventListener("pointerup", this.released);
    this.stage.addEventListener("pointercancel", this.released);
    this.stage.addEventListener("keydown", this.key);
    root.querySelector("[data-compare-play]")!.addEventListener("click", this.toggle);
    for (const video of this.videos()) video.addEventListener("loadedmetadata", this.say);
    this.say();
  }

  close(): void {
    cancelAnimationFrame(this.frame);
    for (const video of this.videos()) video.pause();
    this.stage.removeEventListener("pointerdown", this.pressed);
    this.stage.removeEventListener("pointermove", this.moved);
    this.stage.removeEventListener("pointerup", this.released);
    this.stage.removeEventListener("pointercancel", this.released);
    this.stage.removeEventListener("keydown", this.key);
  }

  private videos(): HTMLVideoElement[] {
    return [...this.stage.querySelectorAll("video")];
  }

  private wipes(): boolean {
    return this.stage.dataset.view === "wipe";
  }

  private pressed = (event: PointerEvent): void => {
    if (!this.wipes()) return;
    this.dragging = true;
    this.stage.setPointerCapture(event.pointerId);
    this.moved(event);
  };

  private moved = (event: PointerEvent): void => {
    if (!this.dragging) return;
    const box = this.stage.getBoundingClientRect();
    this.wipe(((event.clientX - box.left) / box.width) * 100);
  };

  private released = (): void => {
    this.dragging = false;
  };

  private key = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    switch (event.key) {
      case "ArrowLeft":
      case "ArrowRight": {
        const way = event.key === "ArrowLeft" ? -1 : 1;
        if (this.wipes()) this.wipe(this.at + way * (event.shiftKey ? 10 : STEP));
        else this.seek(this.frameNow() + way);
        break;
      }
      case ",":
        this.seek(this.frameNow() - 1);
        break;
      case ".":
        this.seek(this.frameNow() + 1);
        break;
      case "Home":
        this.seek(0);
        break;
      case " ":
        this.toggle();
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  private wipe(at: number): void {
    this.at = within(at);
    this.say();
  }

  private frameNow(): number {
    return Math.floor((this.videos()[0]?.currentTime ?? 0) * this.rate + 0.01);
  }

  private seek(frame: number): void {
    if (this.playing) this.toggle();
    const [leader] = this.videos();
    if (!leader) return;
    const to = Math.min(Math.max(0, frame), Math.max(0, Math.round(leader.duration * this.rate) - 1));
    // The middle of a frame, so that no rounding shows its neighbour.
    for (const video of this.videos()) video.currentTime = (to + 0.5) / this.rate;
    this.say();
  }

  private toggle = (): void => {
    this.playing = !this.playing;
    const videos = this.videos();
    for (const video of videos) {
      if (this.playing) void video.play();
      else video.pause();
    }
    if (this.playing) this.follow();
    else for (const video of videos) video.currentTime = videos[0]!.currentTime;
    this.say();
  };

  // The second keeps to the first, which goes around.
  private follow = (): void => {
    if (!this.playing) return;
    const [leader, other] = this.videos();
    if (leader && other) {
      if (leader.ended) {
        leader.currentTime = other.currentTime = 0;
        void leader.play();
        void other.play();
      } else if (!other.seeking && Math.abs(other.currentTime - leader.currentTime) > 1.5 / this.rate) {
        other.currentTime = leader.currentTime;
      }
    }
    this.frame = requestAnimationFrame(this.follow);
  };

  private say = (): void => {
    this.stage.style.setProperty("--at", `${this.at}%`);
    this.stage.dataset.at = String(Math.round(this.at));
    this.stage.dataset.playing = String(this.playing);
    this.root.querySelector("[data-compare-play]")!.setAttribute("aria-pressed", String(this.playing));
    this.stage.setAttribute("aria-valuenow", String(Math.round(this.at)));
  };
}

export function create(root: HTMLElement, rate: number): Compare {
  return unlessGone(root, () => new Compare(root, rate));
}
