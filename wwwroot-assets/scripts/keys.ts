// Keys of a page: those it names go to it, unless somebody is typing. Arrows move through the tiles by where they stand.

type Page = { invokeMethodAsync(name: string, key: string): Promise<unknown> };

const ARROWS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Keys {
  constructor(private readonly page: Page, private readonly wanted: string[], private readonly tiles: string | null) {
    document.addEventListener("keydown", this.pressed);
  }

  close(): void {
    document.removeEventListener("keydown", this.pressed);
  }

  reveal(id: string): void {
    document.getElementById(id)?.scrollIntoView({ block: "nearest" });
  }

  focus(id: string): void {
    const field = document.getElementById(id);
    field?.focus({ preventScroll: true });
    field?.scrollIntoView({ block: "center" });
  }

  private pressed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    const chord = event.ctrlKey || event.metaKey ? `Ctrl+${event.key.toUpperCase()}` : event.altKey ? `Alt+${event.key}` : null;
    if (chord !== null && !this.wanted.includes(chord)) return;
    const target = event.target as HTMLElement;
    if (target.closest("input:not([type=file]), textarea, select, [contenteditable], dialog") && event.key !== "Escape") return;
    if (document.querySelector("dialog[open]")) return;
    const inTile = this.tiles !== null && target.closest(this.tiles) !== null;
    const presses = event.key === " " || event.key === "Enter";
    if (presses && !inTile && target.closest("button, a, summary, [tabindex='0']")) return;
    if (chord !== null) {
      event.preventDefault();
      void this.page.invokeMethodAsync("KeyPressed", chord);
      return;
    }

    const arrow = ARROWS[event.key];
    if (arrow && this.tiles) {
      if (this.move(arrow, event.shiftKey)) event.preventDefault();
      return;
    }
    const key = event.shiftKey && event.key.length === 1 && /[a-z]/i.test(event.key) ? `Shift+${event.key.toUpperCase()}` : event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (!this.wanted.includes(key) || (event.repeat && !key.startsWith("Arrow"))) return;
    event.preventDefault();
    void this.page.invokeMethodAsync("KeyPressed", key);
  };

  private move([right, down]: [number, number], extend: boolean): boolean {
    const tiles = [...document.querySelectorAll<HTMLElement>(this.tiles!)];
    // Of several that are pressed, one leads.
    const lead = tiles.findIndex((tile) => tile.dataset.lead === "true");
    const at = lead >= 0 ? lead : tiles.findIndex((tile) => tile.getAttribute("aria-pressed") === "true");
    if (at < 0) return this.choose(tiles[0], false);
    if (down === 0) return this.choose(tiles[at + right], extend);
    const from = tiles[at]!.getBoundingClientRect();
    let best: HTMLElement | undefined;
    let row = 0;
    let off = Infinity;
    for (let i = at + down; i >= 0 && i < tiles.length; i += down) {
      const box = tiles[i]!.getBoundingClientRect();
      if (Math.abs(box.top - from.top) < 4) continue;
      if (!best) row = box.top;
      else if (Math.abs(box.top - row) > 4) break;
      const away = Math.abs(box.left - from.left);
      if (away < off) [best, off] = [tiles[i], away];
    }
    return this.choose(best, extend);
  }

  private choose(tile: HTMLElement | undefined, extend: boolean): boolean {
    if (!tile) return false;
    if (extend) tile.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey: true }));
    else tile.click();
    tile.focus({ preventScroll: true });
    tile.scrollIntoView({ block: "nearest" });
    return true;
  }
}

export function create(page: Page, wanted: string[], tiles: string | null): Keys {
  return new Keys(page, wanted, tiles);
}
