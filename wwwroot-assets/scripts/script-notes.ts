// Between the editor of the words and the notes beside it: what is marked goes to the page, what notes are about goes to the editor.

import { unlessGone } from "./page/gone";
import type { MarkedWords, NotedWords } from "./words/noted";

type Page = { invokeMethodAsync(name: string, ...values: unknown[]): Promise<unknown> };

class ScriptNotes {
  constructor(private readonly page: Page, private readonly dialog: HTMLDialogElement) {
    document.addEventListener("words:marked", this.marked);
    document.addEventListener("words:ready", this.again);
  }

  close(): void {
    document.removeEventListener("words:marked", this.marked);
    document.removeEventListener("words:ready", this.again);
  }

  show(version: number, words: NotedWords[]): void {
    document.dispatchEvent(new CustomEvent("words:noted", { detail: { version, words } }));
  }

  open(): void {
    if (!this.dialog.open) this.dialog.showModal();
    this.dialog.querySelector("textarea")?.focus();
  }

  shut(): void {
    this.dialog.close();
  }

  private marked = (event: Event): void => {
    const { version, from, quote } = (event as CustomEvent<MarkedWords>).detail;
    void this.page.invokeMethodAsync("Marked", version, from, quote);
  };

  private again = (): void => void this.page.invokeMethodAsync("Again");
}

export function create(page: Page, dialog: HTMLDialogElement): ScriptNotes {
  return unlessGone(dialog, () => new ScriptNotes(page, dialog));
}
