// Which scenes are near is told to the page. Shots are dragged along their scene with the pointer: a bar shows where they go, and Esc lets go. Keys do the same through keys.ts.

type Page = { invokeMethodAsync(name: string, ...told: unknown[]): Promise<unknown> };

const FAR_ENOUGH = 6;

export class Board {
  private held: { tile: HTMLElement; x: number; y: number; pointer: number } | null = null;
  private dragging = false;
  private marked: HTMLElement | null = null;
  private after: string | null = null;

  // A long board is drawn where it is looked at: one window and a half before and after.
  private readonly near = new Set<HTMLElement>();
  private readonly observer = new IntersectionObserver((seen) => {
    for (const one of seen) one.isIntersecting || one.target.contains(document.activeElement) ? this.near.add(one.target as HTMLElement) : this.near.delete(one.target as HTMLElement);
    clearTimeout(this.telling);
    this.telling = window.setTimeout(() => void this.page.invokeMethodAsync("ScenesNear", [...this.near].map((scene) => Number(scene.dataset.scene))), 40);
  }, { root: document.querySelector(".work"), rootMargin: "150% 0px" });
  private telling = 0;

  constructor(private readonly page: Page, drags: boolean) {
    if (!drags) return;
    document.addEventListener("pointerdown", this.down);
    document.addEventListener("click", this.clicked, true);
    document.addEventListener("dragstart", this.native);
  }

  watch(): void {
    this.near.clear();
    this.observer.disconnect();
    for (const scene of document.querySelectorAll<HTMLElement>("section[data-scene]")) this.observer.observe(scene);
  }

  close(): void {
    clearTimeout(this.telling);
    this.observer.disconnect();
    this.letGo();
    document.removeEventListener("pointerdown", this.down);
    document.removeEventListener("click", this.clicked, true);
    document.removeEventListener("dragstart", this.native);
  }

  focus(id: string): void {
    const tile = document.getElementById(id);
    tile?.focus({ preventScroll: true });
    tile?.scrollIntoView({ block: "nearest" });
  }

  // A finger scrolls; it moves shots by the buttons of the inspector.
  private down = (event: PointerEvent): void => {
    const tile = (event.target as HTMLElement).closest<HTMLElement>(".shots .shot[data-shot]");
    if (!tile || event.button !== 0 || event.pointerType === "touch" || event.ctrlKey || event.shiftKey || event.metaKey) return;
    this.held = { tile, x: event.clientX, y: event.clientY, pointer: event.pointerId };
    document.addEventListener("pointermove", this.moved);
    document.addEventListener("pointerup", this.up);
    document.addEventListener("pointercancel", this.letGo);
    document.addEventListener("keydown", this.pressed, true);
  };

  private moved = (event: PointerEvent): void => {
    if (!this.held) return;
    if (!this.dragging) {
      if (Math.hypot(event.clientX - this.held.x, event.clientY - this.held.y) < FAR_ENOUGH) return;
      this.dragging = true;
      this.held.tile.classList.add("dragged");
      document.documentElement.classList.add("dragging");
    }

    event.preventDefault();
    this.show(event.clientX, event.clientY);
  };

  // The nearest edge of a tile of the same scene; a shot stays with the words it shows.
  private show(x: number, y: number): void {
    const tiles = [...this.held!.tile.closest(".shots")!.querySelectorAll<HTMLElement>(".shot[data-shot]")];
    let best = { off: Infinity, at: 0, right: false };
    tiles.forEach((tile, at) => {
      const box = tile.getBoundingClientRect();
      const right = x > box.left + box.width / 2;
      const off = Math.hypot(x - (right ? box.right : box.left), Math.max(box.top - y, 0, y - box.bottom) * 3);
      if (off < best.off) best = { off, at, right };
    });
    this.unmark();
    this.marked = tiles[best.at]!;
    this.marked.classList.add(best.right ? "drop-after" : "drop-before");
    this.after = (best.right ? tiles[best.at] : tiles[best.at - 1])?.dataset.shot ?? null;
  }

  private up = (event: PointerEvent): void => {
    const dragged = this.dragging ? this.held!.tile : null;
    const after = this.after;
    this.letGo();
    if (!dragged) return;
    this.swallow = true;
    setTimeout(() => (this.swallow = false), 0);
    // Dropped on another scene, the page says in words why that is none of its places.
    const under = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>(".shots .shot[data-shot]");
    const other = under && under.closest(".shots") !== dragged.closest(".shots") ? under.dataset.shot! : null;
    if (dragged.dataset.shot !== (other ?? after)) void this.page.invokeMethodAsync("ShotDropped", dragged.dataset.shot!, other ?? after);
  };

  private swallow = false;

  // The click that ends a drag is not a press on the tile.
  private clicked = (event: MouseEvent): void => {
    if (!this.swallow) return;
    this.swallow = false;
    event.stopPropagation();
    event.preventDefault();
  };

  private pressed = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !this.dragging) return;
    event.stopPropagation();
    event.preventDefault();
    this.letGo();
  };

  private unmark(): void {
    this.marked?.classList.remove("drop-before", "drop-after");
    this.marked = null;
  }

  // A picture would go off by itself.
  private native = (event: DragEvent): void => {
    if ((event.target as HTMLElement).closest?.(".shots .shot")) event.preventDefault();
  };

  private letGo = (): void => {
    this.held?.tile.classList.remove("dragged");
    document.documentElement.classList.remove("dragging");
    this.unmark();
    this.dragging = false;
    this.held = null;
    document.removeEventListener("pointermove", this.moved);
    document.removeEventListener("pointerup", this.up);
    document.removeEventListener("pointercancel", this.letGo);
    document.removeEventListener("keydown", this.pressed, true);
  };
}

export function create(page: Page, drags: boolean): Board {
  return new Board(page, drags);
}
