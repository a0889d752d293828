// A region drawn on a take's picture; a rectangle and an ellipse have two opposite corners.

import { unlessGone } from "./page/gone";
import { bounds, flat, percent, PictureSheet, shifted, step, type Point } from "./page/picture-sheet";

type Shape = "rectangle" | "ellipse" | "lasso";

const LEAST = 0.03;
const LASSO_STEP = 0.006;
const MOST_POINTS = 240;
const SIDES = 48;

export class Region extends PictureSheet {
  private form: Shape = "rectangle";
  private points: Point[] = [[0.35, 0.3], [0.65, 0.7]];
  private held: { from: Point; before: Point[]; corner: Point | null } | null = null;

  /** @param width Of the feather, in heights of the picture. */
  constructor(dialog: HTMLDialogElement, rate: number, private width: number) {
    super(dialog, "region", rate);
    this.open();
  }

  shape(shape: Shape): void {
    const [left, top, right, bottom] = bounds(this.points);
    this.form = shape;
    this.points = shape === "lasso" ? outline("ellipse", [[left, top], [right, bottom]]) : [[left, top], [right, bottom]];
    this.draw();
  }

  feather(width: number): void {
    this.width = width;
    this.draw();
  }

  read(): { points: number[]; frame: number } {
    return { points: flat(this.points), frame: Number(this.frames?.value ?? 0) };
  }

  protected begin(from: Point): boolean {
    const [left, top, right, bottom] = bounds(this.points);
    const near = (a: number, b: number, size: number): boolean => Math.abs(a - b) * size < 12;
    const across = near(from[0], left, this.surface.clientWidth) ? right : near(from[0], right, this.surface.clientWidth) ? left : null;
    const down = near(from[1], top, this.surface.clientHeight) ? bottom : near(from[1], bottom, this.surface.clientHeight) ? top : null;
    const inside = from[0] > left && from[0] < right && from[1] > top && from[1] < bottom;
    const corner: Point | null = this.form !== "lasso" && across !== null && down !== null ? [across, down] : inside && this.form !== "lasso" ? null : from;
    this.held = { from, before: this.points, corner };
    if (this.form === "lasso") this.points = [from];
    return true;
  }

  protected drag(to: Point): void {
    if (!this.held) return;
    const { from, before, corner } = this.held;
    if (this.form === "lasso") {
      const last = this.points.at(-1)!;
      if (Math.hypot(to[0] - last[0], to[1] - last[1]) > LASSO_STEP) this.points.push(to);
      if (this.points.length > MOST_POINTS) this.points = this.points.filter((_, i) => i % 2 === 0);
    } else if (corner) {
      this.points = [corner, to];
    } else {
      this.points = shifted(before, [to[0] - from[0], to[1] - from[1]]);
    }
    this.draw();
  }

  protected end(): void {
    if (!this.held) return;
    const { before } = this.held;
    this.held = null;
    const [left, top, right, bottom] = bounds(this.points);
    // A click without a drag draws nothing.
    if (right - left < LEAST / 2 || bottom - top < LEAST / 2 || (this.form === "lasso" && this.points.length < 3)) this.points = before;
    this.draw();
    this.tell();
  }

  protected key(event: KeyboardEvent): void {
    const by = step(event.key);
    if (event.key === "Enter") {
      event.preventDefault();
      this.dialog.querySelector("form")!.requestSubmit();
    } else if (by) {
      event.preventDefault();
      this.points = event.shiftKey ? this.sized(by) : shifted(this.points, by);
      this.draw();
      this.tell();
    }
  }

  private sized([right, down]: Point): Point[] {
    const [left, top, end, bottom] = bounds(this.points);
    const wide = Math.min(1 - left, Math.max(LEAST, end - left + right)), high = Math.min(1 - top, Math.max(LEAST, bottom - top + down));
    return this.points.map(([x, y]) => [left + (x - left) * (wide / (end - left)), top + (y - top) * (high / (bottom - top))]);
  }

  protected draw(): void {
    const svg = this.surface.querySelector("svg")!;
    const aspect = this.aspect(svg);
    const path = "M" + outline(this.form, this.points).map(([x, y]) => `${(x * aspect).toFixed(4)} ${y.toFixed(4)}`).join("L") + "Z";
    for (const one of svg.querySelectorAll(":scope > path")) one.setAttribute("d", path);
    // The feather lies outside the area only.
    svg.querySelector("clipPath > path")!.setAttribute("d", `M0 0H${aspect}V1H0Z${path}`);
    svg.querySelector<SVGPathElement>(".feather")!.style.strokeWidth = String(2 * this.width);
    if (!this.said.textContent) this.tell();
  }

  private tell(): void {
    const [left, top, right, bottom] = bounds(this.points);
    this.said.textContent = `${percent(left)} from the left, ${percent(top)} from the top, ${percent(right - left)} wide, ${percent(bottom - top)} high`;
  }
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
