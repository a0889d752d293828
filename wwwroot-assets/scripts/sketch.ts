// Arrows, boxes and lines drawn on a take's picture. Points are shares of the picture; an arrow goes from its first point to its second.

import { unlessGone } from "./page/gone";

type Point = [number, number];
type Kind = "arrow" | "box" | "freehand";
type Mark = { kind: Kind; points: Point[] };

const STEP = 0.01;
const LEAST = 0.02;
const LINE_STEP = 0.005;
const MOST_POINTS = 280;
const MOST_MARKS = 24;
const HEAD = 0.07;

const within = (value: number): number => Math.min(1, Math.max(0, value));

export class Sketch {
  private kind: Kind = "arrow";
  private marks: Mark[] = [];
  private drawn: Mark | null = null;
  private frame: number | null = null;
  private readonly surface: HTMLElement;
  private readonly said: HTMLElement;
  private readonly frames: HTMLInputElement | null;

  constructor(private readonly dialog: HTMLDialogElement, private readonly rate: number) {
    this.surface = dialog.querySelector<HTMLElement>("[data-sketch]")!;
    this.said = dialog.querySelector<HTMLElement>("[data-sketch-said]")!;
    this.frames = dialog.querySelector<HTMLInputElement>("[data-sketch-frame]");
    // Blazor sends the form; without this the browser would close the sheet before it is known whether the note was taken.
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

  tool(kind: Kind): void {
    this.kind = kind;
    this.surface.focus();
  }

  undo(): void {
    this.marks.pop();
    this.draw();
    this.tell();
  }

  read(): { marks: { kind: Kind; points: number[] }[]; frame: number | null } {
    return { marks: this.marks.map(({ kind, points }) => ({ kind, points: points.flat().map((share) => Math.round(within(share) * 1e4) / 1e4) })), frame: this.frame };
  }

  private framed = (): void => {
    this.frame = Number(this.frames!.value);
    this.dialog.querySelector("[data-sketch-at]")!.textContent = String(this.frame);
    const video = this.dialog.querySelector("video")!;
    video.hidden = false;
    video.currentTime = (this.frame + 0.5) / this.rate;
  };

  private at(event: PointerEvent): Point {
    const box = this.surface.getBoundingClientRect();
    return [within((event.clientX - box.left) / box.width), within((event.clientY - box.top) / box.height)];
  }

  private pressed = (event: PointerEvent): void => {
    if (event.button !== 0 || this.marks.length >= MOST_MARKS) return;
    event.preventDefault();
    this.surface.focus();
    this.surface.setPointerCapture(event.pointerId);
    const from = this.at(event);
    this.drawn = { kind: this.kind, points: this.kind === "freehand" ? [from] : [from, from] };
  };

  private moved = (event: PointerEvent): void => {
    if (!this.drawn) return;
    const to = this.at(event), points = this.drawn.points;
    if (this.drawn.kind !== "freehand") points[1] = to;
    else if (Math.hypot(to[0] - points.at(-1)![0], to[1] - points.at(-1)![1]) > LINE_STEP) points.push(to);
    if (points.length > MOST_POINTS) this.drawn.points = points.filter((_, i) => i % 2 === 0);
    this.draw();
  };

  private released = (): void => {
    if (!this.drawn) return;
    const mark = this.drawn;
    this.drawn = null;
    const [left, top, right, bottom] = bounds(mark.points);
    // A click without a drag draws nothing.
    if (Math.max(right - left, bottom - top) >= LEAST) this.marks.push(mark);
    this.draw();
    this.tell();
  };

  private key = (event: KeyboardEvent): void => {
    const by = ({ ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] } as Record<string, Point>)[event.key];
    const last = this.marks.at(-1);
    if (event.key === "Enter" && !event.ctrlKey) {
      event.preventDefault();
      if (this.marks.length >= MOST_MARKS || this.kind === "freehand") return;
      this.marks.push({ kind: this.kind, points: this.kind === "arrow" ? [[0.3, 0.65], [0.5, 0.5]] : [[0.4, 0.35], [0.6, 0.65]] });
    } else if (event.key === "Backspace" || event.key === "Delete") {
      event.preventDefault();
      this.undo();
      return;
    } else if (by && last) {
      event.preventDefault();
      if (event.shiftKey) last.points = last.points.map((point, i): Point => i === last.points.length - 1 ? [within(point[0] + by[0]), within(point[1] + by[1])] : point);
      else last.points = shifted(last.points, by);
    } else {
      return;
    }
    this.draw();
    this.tell();
  };

  private draw(): void {
    const svg = this.surface.querySelector("svg")!;
    const aspect = this.surface.clientWidth / Math.max(1, this.surface.clientHeight);
    svg.setAttribute("viewBox", `0 0 ${aspect} 1`);
    const all = this.drawn ? [...this.marks, this.drawn] : this.marks;
    svg.replaceChildren(...all.flatMap((mark) => ["under", "over"].map((layer) => {
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      path.setAttribute("class", layer);
      path.setAttribute("d", outline(mark, aspect));
      return path;
    })));
  }

  private tell(): void {
    const last = this.marks.at(-1);
    const percent = (share: number): string => `${Math.round(share * 100)} %`;
    const place = ([x, y]: Point): string => `${percent(x)} from the left, ${percent(y)} from the top`;
    this.said.textContent = !last ? "Nothing is drawn."
      : last.kind === "arrow" ? `Arrow to ${place(last.points[1]!)}`
      : last.kind === "box" ? `Box from ${place([bounds(last.points)[0], bounds(last.points)[1]])}, ${percent(bounds(last.points)[2] - bounds(last.points)[0])} wide, ${percent(bounds(last.points)[3] - bounds(last.points)[1])} high`
      : "A line";
  }
}

function bounds(points: Point[]): [number, number, number, number] {
  const across = points.map(([x]) => x), down = points.map(([, y]) => y);
  return [Math.min(...across), Math.min(...down), Math.max(...across), Math.max(...down)];
}

function shifted(points: Point[], [right, down]: Point): Point[] {
  const [left, top, end, bottom] = bounds(points);
  const x = Math.min(1 - end, Math.max(-left, right)), y = Math.min(1 - bottom, Math.max(-top, down));
  return points.map(([a, b]) => [a + x, b + y]);
}

function outline({ kind, points }: Mark, aspect: number): string {
  const at = (x: number, y: number): string => `${x.toFixed(4)} ${y.toFixed(4)}`;
  const set = points.map(([x, y]): Point => [x * aspect, y]);
  if (kind === "freehand") return "M" + set.map(([x, y]) => at(x, y)).join("L");
  const [[ax, ay], [bx, by]] = set as [Point, Point];
  if (kind === "box") return `M${at(ax, ay)}L${at(bx, ay)}L${at(bx, by)}L${at(ax, by)}Z`;
  const back = Math.atan2(ay - by, ax - bx);
  const wing = (turn: number): string => at(bx + HEAD * Math.cos(back + turn), by + HEAD * Math.sin(back + turn));
  return `M${at(ax, ay)}L${at(bx, by)}M${wing(0.45)}L${at(bx, by)}L${wing(-0.45)}`;
}

export function create(dialog: HTMLDialogElement, rate: number): Sketch {
  return unlessGone(dialog, () => new Sketch(dialog, rate));
}
