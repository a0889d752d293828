// Arrows, boxes and lines drawn on a take's picture. An arrow goes from its first point to its second.

import { unlessGone } from "./page/gone";
import { bounds, flat, percent, PictureSheet, shifted, step, within, type Point } from "./page/picture-sheet";

type Kind = "arrow" | "box" | "freehand";
type Mark = { kind: Kind; points: Point[] };

const LEAST = 0.02;
const LINE_STEP = 0.005;
const MOST_POINTS = 280;
const MOST_MARKS = 24;
const HEAD = 0.07;

export class Sketch extends PictureSheet {
  private kind: Kind = "arrow";
  private marks: Mark[] = [];
  private drawn: Mark | null = null;
  private frame: number | null = null;

  constructor(dialog: HTMLDialogElement, rate: number) {
    super(dialog, "sketch", rate);
    this.open();
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
    return { marks: this.marks.map(({ kind, points }) => ({ kind, points: flat(points) })), frame: this.frame };
  }

  protected override show(frame: number): void {
    this.frame = frame;
    super.show(frame);
  }

  protected begin(from: Point): boolean {
    if (this.marks.length >= MOST_MARKS) return false;
    this.drawn = { kind: this.kind, points: this.kind === "freehand" ? [from] : [from, from] };
    return true;
  }

  protected drag(to: Point): void {
    if (!this.drawn) return;
    const points = this.drawn.points;
    if (this.drawn.kind !== "freehand") points[1] = to;
    else if (Math.hypot(to[0] - points.at(-1)![0], to[1] - points.at(-1)![1]) > LINE_STEP) points.push(to);
    if (points.length > MOST_POINTS) this.drawn.points = points.filter((_, i) => i % 2 === 0);
    this.draw();
  }

  protected end(): void {
    if (!this.drawn) return;
    const mark = this.drawn;
    this.drawn = null;
    const [left, top, right, bottom] = bounds(mark.points);
    // A click without a drag draws nothing.
    if (Math.max(right - left, bottom - top) >= LEAST) this.marks.push(mark);
    this.draw();
    this.tell();
  }

  protected key(event: KeyboardEvent): void {
    const by = step(event.key);
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
  }

  protected draw(): void {
    const svg = this.surface.querySelector("svg")!;
    const aspect = this.aspect(svg);
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
    const place = ([x, y]: Point): string => `${percent(x)} from the left, ${percent(y)} from the top`;
    this.said.textContent = !last ? "Nothing is drawn."
      : last.kind === "arrow" ? `Arrow to ${place(last.points[1]!)}`
      : last.kind === "box" ? `Box from ${place([bounds(last.points)[0], bounds(last.points)[1]])}, ${percent(bounds(last.points)[2] - bounds(last.points)[0])} wide, ${percent(bounds(last.points)[3] - bounds(last.points)[1])} high`
      : "A line";
  }
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
