// Words for a lost connection. When the server was started again, the page is loaded anew: everything acknowledged is in its store.

const modal = document.getElementById("components-reconnect-modal");
let asking = 0;

// Somebody writes in a part of the page that has a connection of its own: it stays as it is, and they load it when it suits them.
const kept = (): boolean => document.documentElement.dataset.keeps !== undefined;

async function ask(): Promise<void> {
  try {
    const answer = await fetch("/health", { cache: "no-store" });
    if (answer.ok && !kept()) return location.reload();
  } catch {
    // Not there yet.
  }
  asking = window.setTimeout(() => void ask(), 1500);
}

if (modal) {
  new MutationObserver(() => {
    const given = modal.classList;
    if (given.contains("components-reconnect-rejected") && !kept()) location.reload();
    else if (given.contains("components-reconnect-failed") && !asking) void ask();
  }).observe(modal, { attributes: true, attributeFilter: ["class"] });
}

document.addEventListener("click", (event) => {
  if ((event.target as Element).closest("[data-reload]")) location.reload();
});

export {};
