// What holds on every page: the list of keys, going from station to station, sheets that close, and a focus that is never lost.

const going = { until: 0 };

function opens(id: string): void {
  const dialog = document.getElementById(id);
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

function typing(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input:not([type=file]), textarea, select, [contenteditable], dialog") !== null;
}

// Before the page's own keys, since P alone films and G P goes to the player.
window.addEventListener("keydown", (event) => {
  const key = event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && !event.altKey && (key === "z" || key === "y")) {
    const button = document.querySelector<HTMLElement>(key === "y" || event.shiftKey ? "[data-redo]" : "[data-undo]");
    if (!button || typing(event.target) || document.querySelector("dialog[open]")) return;
    if (!event.repeat) button.click();
    event.preventDefault();
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "Escape") {
    const sheet = [...document.querySelectorAll<HTMLDetailsElement>("details[data-closes][open]")].at(-1);
    if (!sheet) return;
    sheet.open = false;
    sheet.querySelector("summary")?.focus();
  } else if (typing(event.target)) {
    return;
  } else if (event.key === "?") {
    opens("keys");
  } else if (event.key === "g") {
    going.until = event.timeStamp + 1500;
  } else if (event.timeStamp < going.until) {
    going.until = 0;
    const there = document.querySelector<HTMLAnchorElement>(`[data-goes="${CSS.escape(event.key)}"]`);
    if (!there) return;
    there.click();
  } else {
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

document.addEventListener("click", (event) => {
  const target = event.target as Element;
  const opener = target.closest<HTMLElement>("[data-opens]");
  if (opener) opens(opener.dataset.opens!);
  if (target instanceof HTMLDialogElement) target.close();
  if (target instanceof HTMLInputElement && "selects" in target.dataset) target.select();
  const copier = target.closest<HTMLElement>("[data-copies]");
  if (copier) void navigator.clipboard.writeText(copier.dataset.copies!).then(() => (copier.textContent = "Copied"));
  for (const sheet of document.querySelectorAll<HTMLDetailsElement>("details[data-closes][open]")) if (!sheet.contains(target)) sheet.open = false;
});

// When what had the focus goes away, the focus goes to the nearest thing that stays, not to the top of the page.
let path: Element[] = [];

document.addEventListener("focusin", (event) => {
  path = [];
  for (let at: Element | null = event.target as Element; at; at = at.parentElement) path.push(at);
});

new MutationObserver(() => {
  if (path.length === 0 || path[0]!.isConnected || document.activeElement !== document.body) return;
  const stays = path.find((one) => one.isConnected && one !== document.body && one !== document.documentElement);
  path = [];
  const next = stays?.querySelector<HTMLElement>("button:not(:disabled), a[href], summary, [aria-pressed=true]")
    ?? document.querySelector<HTMLElement>(".shot[aria-pressed=true]");
  next?.focus({ preventScroll: true });
}).observe(document.body, { subtree: true, childList: true });

export {};
