// A dialog with a take's picture on which something is drawn by pointer and keys. Points are shares of the picture.

export type Point = [number, number];

/** Left, top, right, bottom. */
export type Bounds = [number, number, number, number];

const STEP = 0.01;

export const within = (value: number): number => Math.min(1, Math.max(0, value));
export const percent = (share: number): string => `${Math.round(share * 100)} %`;
export const flat = (points: Point[]): number[] => points.flat().map((share) => Math.round(within(share) * 1e4) / 1e4);

export function bounds(points: Point[]): Bounds {
  const across = points.map(([x]) => x), down = points.map(([, y]) => y);
  return [Math.min(...across), Math.min(...down), Math.max(...across), Math.max(...down)];
}

/** Moved as far as the picture goes. */
export function shifted(points: Point[], [right, down]: Point): Point[] {
  const [left, top, end, bottom] = bounds(points);
  const x = Math.min(1 - end, Math.max(-left, right)), y = Math.min(1 - bottom, Math.max(-top, down));
  return points.map(([a, b]) => [a + x, b + y]);
}

/** How far an arrow key moves something. */
export const step = (key: string): Point | undefined =>
  ({ ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] } as Record<string, Point>)[key];

export abstract class PictureSheet {
  protected readonly surface: HTMLElement;
  protected readonly said: HTMLElement;
  protected readonly frames: HTMLInputElement | null;
  private readonly video: HTMLVideoElement | null;

  /**
   * @param name "region" for data-region, data-region-said, data-region-frame and data-region-at within the dialog.
   * @param rate Frames a second of the take.
   */
  constructor(protected readonly dialog: HTMLDialogElement, private readonly name: string, private readonly rate: number) {
    this.surface = dialog.querySelector<HTMLElement>(`[data-${name}]`)!;
    this.said = dialog.querySelector<HTMLElement>(`[data-${name}-said]`)!;
    this.frames = dialog.querySelector<HTMLInputElement>(`[data-${name}-frame]`);
    this.video = dialog.querySelector("video");
    // Blazor sends the form; without this the browser would close the sheet before it is known whether it was taken.
    dialog.querySelector("form")!.addEventListener("submit", (event) => event.preventDefault());
    this.surface.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || !this.begin(this.at(event))) return;
      event.preventDefault();
      this.surface.focus();
      this.surface.setPointerCapture(event.pointerId);
    });
    this.surface.addEventListener("pointermove", (event) => this.drag(this.at(event)));
    this.surface.addEventListener("pointerup", () => this.end());
    this.surface.addEventListener("pointercancel", () => this.end());
    this.surface.addEventListener("keydown", (event) => this.key(event));
    this.frames?.addEventListener("input", () => this.show(Number(this.frames!.value)));
  }

  close(): void {
    if (this.dialog.isConnected) this.dialog.close();
  }

  protected open(): void {
    this.dialog.showModal();
    this.surface.focus();
    this.draw();
  }

  /** Sets the drawing's width in heights of the picture, and says it. */
  protected aspect(svg: SVGSVGElement): number {
    const aspect = this.surface.clientWidth / Math.max(1, this.surface.clientHeight);
    svg.setAttribute("viewBox", `0 0 ${aspect} 1`);
    return aspect;
  }

  protected show(frame: number): void {
    this.dialog.querySelector(`[data-${this.name}-at]`)!.textContent = String(frame);
    this.video!.hidden = false;
    this.video!.currentTime = (frame + 0.5) / this.rate;
  }

  /** False when nothing is begun there. */
  protected abstract begin(from: Point): boolean;
  protected abstract drag(to: Point): void;
  protected abstract end(): void;
  protected abstract key(event: KeyboardEvent): void;
  protected abstract draw(): void;

  private at(event: PointerEvent): Point {
    const box = this.surface.getBoundingClientRect();
    return [within((event.clientX - box.left) / box.width), within((event.clientY - box.top) / box.height)];
  }
}
