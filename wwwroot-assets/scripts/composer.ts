// A text field in which "@" completes names of members. The list is the page's; what stands in it is put there here.

import { unlessGone } from "./page/gone";

const WORD = /(?:^|[\s(])@([^@\n]{0,30})$/;
const MOST = 6;

export class Composer {
  private readonly field: HTMLTextAreaElement;
  private readonly list: HTMLUListElement;
  private found: string[] = [];
  private at = 0;

  constructor(root: HTMLElement, private readonly names: string[], focused: boolean) {
    this.field = root.querySelector("textarea")!;
    this.list = root.querySelector("ul")!;
    this.list.id ||= `members-${Math.random().toString(36).slice(2)}`;
    this.field.setAttribute("aria-controls", this.list.id);
    this.field.addEventListener("input", this.look);
    this.field.addEventListener("keydown", this.key);
    this.field.addEventListener("blur", this.hide);
    this.list.addEventListener("pointerdown", this.pressed);
    if (focused) this.field.focus();
  }

  close(): void {
    this.field.removeEventListener("input", this.look);
    this.field.removeEventListener("keydown", this.key);
    this.field.removeEventListener("blur", this.hide);
  }

  private look = (): void => {
    const word = WORD.exec(this.field.value.slice(0, this.field.selectionStart))?.[1]?.toLowerCase();
    const starts = (name: string): boolean => name.toLowerCase().split(/\s+/).some((part) => part.startsWith(word!)) || name.toLowerCase().startsWith(word!);
    // A name that stands there whole is chosen already.
    this.found = word === undefined ? [] : this.names.filter((name) => starts(name) && name.toLowerCase() !== word).slice(0, MOST);
    this.at = 0;
    this.draw();
  };

  private hide = (): void => {
    this.found = [];
    this.draw();
  };

  private pressed = (event: PointerEvent): void => {
    event.preventDefault();
    const chosen = (event.target as HTMLElement).closest<HTMLElement>("[role=option]");
    if (chosen) this.take(Number(chosen.dataset.at));
  };

  private key = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.field.form?.requestSubmit();
    } else if (event.key === "Escape") {
      // Nothing of the page behind is meant.
      event.stopPropagation();
      if (this.found.length > 0) {
        event.preventDefault();
        this.hide();
      } else if (!this.field.closest("dialog")) {
        this.field.blur();
      }
    } else if (this.found.length > 0 && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      this.at = (this.at + (event.key === "ArrowDown" ? 1 : this.found.length - 1)) % this.found.length;
      this.draw();
    } else if (this.found.length > 0 && (event.key === "Enter" || event.key === "Tab") && !event.shiftKey) {
      event.preventDefault();
      this.take(this.at);
    }
  };

  private take(index: number): void {
    const name = this.found[index];
    if (!name) return;
    const caret = this.field.selectionStart;
    const from = this.field.value.slice(0, caret).lastIndexOf("@");
    this.field.setRangeText(`@${name} `, from, caret, "end");
    this.hide();
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
    this.field.focus();
  }

  private draw(): void {
    this.list.hidden = this.found.length === 0;
    this.list.replaceChildren(...this.found.map((name, index) => {
      const option = document.createElement("li");
      option.id = `${this.list.id}-${index}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", String(index === this.at));
      option.dataset.at = String(index);
      option.textContent = name;
      return option;
    }));
    if (this.found.length > 0) this.field.setAttribute("aria-activedescendant", `${this.list.id}-${this.at}`);
    else this.field.removeAttribute("aria-activedescendant");
  }
}

export function create(root: HTMLElement, names: string[], focused: boolean): Composer {
  return unlessGone(root, () => new Composer(root, names, focused));
}
