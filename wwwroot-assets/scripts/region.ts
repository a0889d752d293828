// A region drawn on a take's picture. Points are shares of the picture; a rectangle and an ellipse have two opposite corners.

import { unlessGone } from "./page/gone";

type Point = [number, number];
type Shape = "rectangle" | "ellipse" | "lasso";

const STEP = 0.01;
const LEAST = 0.03;
const LASSO_STEP = 0.006;
const MOST_POINTS = 240;
const SIDES = 48;

const within = (value: number): number => Math.min(1, Math.max(0, value));
const percent = (share: number): string => `${Math.round(share * 100)} %`;

export class Region {
  private form: Shape = "rectangle";
  private points: Point[] = [[0.35, 0.3], [0.65, 0.7]];
  private drag: { from: Point; before: Point[]; corner: Point | null } | null = null;
  private readonly surface: HTMLElement;
  private readonly said: HTMLElement;
  private readonly video: HTMLVideoElement | null;
  private readonly frames: HTMLInputElement | null;

  constructor(private readonly dialog: HTMLDialogElement, private readonly rate: number, private width: number) {
    this.surface = dialog.querySelector<HTMLElement>("[data-region]")!;
    this.said = dialog.querySelector<HTMLElement>("[data-region-said]")!;
    this.video = dialog.querySelector("video");
    this.frames = dialog.querySelector<HTMLInputElement>("[data-region-frame]");
    // Blazor sends the form; without this the browser would close the sheet before it is known whether the wish was granted.
    dialog.querySelector("form")!.addEventListener("submit", (event) => event.preventDefault());
    this.surface.addEventListener("pointerdown", this.pressed);
    this.surface.addEventListener("pointermove", this.moved);
    this.surface.addEventListener("pointerup", this.released);
    this.surface.addEventListener("pointercancel", this.released);
    this.surface.addEventListener("keydown", this.key);
    this.frames?.addEventListener("input", this.framed);
    dialog.showModal();
    this.surface.focus();
    this.draw();
  }

  close(): void {
    if (this.dialog.isConnected) this.dialog.close();
  }

  shape(shape: Shape): void {
    const [left, top, right, bottom] = this.box();
    this.form = shape;
    this.points = shape === "lasso" ? outline("ellipse", [[left, top], [right, bottom]]) : [[left, top], [right, bottom]];
    this.draw();
  }

  feather(width: number): void {
    this.width = width;
    this.draw();
  }

  read(): { points: number[]; frame: number } {
    return { points: this.points.flat().map((share) => Math.round(share * 1e4) / 1e4), frame: Number(this.frames?.value ?? 0) };
  }

  private framed = (): void => {
    const frame = Number(this.frames!.value);
    this.dialog.querySelector("[data-region-at]")!.textContent = String(frame);
    this.video!.hidden = false;
    this.video!.currentTime = (frame + 0.5) / this.rate;
  };

  private at(event: PointerEvent): Point {
    const box = this.surface.getBoundingClientRect();
    return [within((event.clientX - box.left) / box.width), within((event.clientY - box.top) / box.height)];
  }

  private pressed = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    this.surface.focus();
    this.surface.setPointerCapture(event.pointerId);
    const from = this.at(event);
    const [left, top, right, bottom] = this.box();
    const box = this.surface.getBoundingClientRect();
    const near = (a: number, b: number, size: number): boolean => Math.abs(a - b) * size < 12;
    const across = near(from[0], left, box.width) ? right : near(from[0], right, box.width) ? left : null;
    const down = near(from[1], top, box.height) ? bottom : near(from[1], bottom, box.height) ? top : null;
    const inside = from[0] > left && from[0] < right && from[1] > top && from[1] < bottom;
    const corner: Point | null = this.form !== "lasso" && across !== null && down !== null ? [across, down] : inside && this.form !== "lasso" ? null : from;
    this.drag = { from, before: this.points, corner };
    if (this.form === "lasso") this.points = [from];
  };

  private moved = (event: PointerEvent): void => {
    if (!this.drag) return;
    const to = this.at(event);
    const { from, before, corner } = this.drag;
    if (this.form === "lasso") {
      const last = this.points.at(-1)!;
      if (Math.hypot(to[0] - last[0], to[1] - last[1]) > LASSO_STEP) this.points.push(to);
      if (this.points.length > MOST_POINTS) this.points = this.points.filter((_, i) => i % 2 === 0);
    } else if (corner) {
      this.points = [corner, to];
    } else {
      this.points = shifted(before, to[0] - from[0], to[1] - from[1]);
    }
    this.draw();
  };

  private released = (): void => {
    if (!this.drag) return;
    const { before } = this.drag;
    this.drag = null;
    const [left, top, right, bottom] = this.box();
    // A click without a drag draws nothing.
    if (right - left < LEAST / 2 || bottom - top < LEAST / 2 || (this.form === "lasso" && this.points.length < 3)) this.points = before;
    this.draw();
    this.tell();
  };

  private key = (event: KeyboardEvent): void => {
    const by: Point | undefined = ({ ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] } as Record<string, Point>)[event.key];
    if (event.key === "Enter") {
      event.preventDefault();
      this.dialog.querySelector("form")!.requestSubmit();
    } else if (by) {
      event.preventDefault();
      this.points = event.shiftKey ? this.sized(by) : shifted(this.points, by[0], by[1]);
      this.draw();
      this.tell();
    }
  };

  private sized([right, down]: Point): Point[] {
    const [left, top, end, bottom] = this.box();
    const wide = Math.min(1 - left, Math.max(LEAST, end - left + right)), high = Math.min(1 - top, Math.max(LEAST, bottom - top + down));
    return this.points.map(([x, y]) => [left + (x - left) * (wide / (end - left)), top + (y - top) * (high / (bottom - top))]);
  }

  private box(): [number, number, number, number] {
    const across = this.points.map(([x]) => x), down = this.points.map(([, y]) => y);
    return [Math.min(...across), Math.min(...down), Math.max(...across), Math.max(...down)];
  }

  private draw(): void {
    const svg = this.surface.querySelector("svg")!;
    const aspect = this.surface.clientWidth / Math.max(1, this.surface.clientHeight);
    svg.setAttribute("viewBox", `0 0 ${aspect} 1`);
    const path = "M" + outline(this.form, this.points).map(([x, y]) => `${(x * aspect).toFixed(4)} ${y.toFixed(4)}`).join("L") + "Z";
    for (const one of svg.querySelectorAll(":scope > path")) one.setAttribute("d", path);
    // The feather lies outside the area only.
    svg.querySelector("clipPath > path")!.setAttribute("d", `M0 0H${aspect}V1H0Z${path}`);
    svg.querySelector<SVGPathElement>(".feather")!.style.strokeWidth = String(2 * this.width);
    if (!this.said.textContent) this.tell();
  }

  private tell(): void {
    const [left, top, right, bottom] = this.box();
    this.said.textContent = `${percent(left)} from the left, ${percent(top)} from the top, ${percent(right - left)} wide, ${percent(bottom - top)} high`;
  }
}

function shifted(points: Point[], right: number, down: number): Point[] {
  const across = points.map(([x]) => x), below = points.map(([, y]) => y);
  const x = Math.min(1 - Math.max(...across), Math.max(-Math.min(...across), right)), y = Math.min(1 - Math.max(...below), Math.max(-Math.min(...below), down));
  return points.map(([a, b]) => [a + x, b + y]);
}

function outline(shape: Shape, points: Point[]): Point[] {
  if (shape === "lasso") return points;
  const [[ax, ay], [bx, by]] = points as [Point, Point];
  if (shape === "rectangle") return [[ax, ay], [bx, ay], [bx, by], [ax, by]];
  return Array.from({ length: SIDES }, (_, side): Point => {
    const turn = (side / SIDES) * 2 * Math.PI;
    return [(ax + bx + (bx - ax) * Math.cos(turn)) / 2, (ay + by + (by - ay) * Math.sin(turn)) / 2];
  });
}

export function create(dialog: HTMLDialogElement, rate: number, feather: number): Region {
  return unlessGone(dialog, () => new Region(dialog, rate, feather));
}
