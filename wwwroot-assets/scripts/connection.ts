// Words for a lost connection. When the server was started again, the page is loaded anew: everything acknowledged is in its store.

const modal = document.getElementById("components-reconnect-modal");
const lost = (): boolean => modal !== null && (failed() || modal.classList.contains("components-reconnect-show"));
const failed = (): boolean => modal !== null && modal.classList.contains("components-reconnect-failed");
let watching = false;

// Somebody writes in a part of the page that has a connection of its own: it stays as it is, and they load it when it suits them.
const kept = (): boolean => document.documentElement.dataset.keeps !== undefined;

// Blazor itself tries ever more seldom. A server of another start knows no circuit of this page, so it need not be tried either.
async function watch(): Promise<void> {
  if (watching) return;
  watching = true;
  for (; lost(); await new Promise((done) => setTimeout(done, 1000))) {
    try {
      const answer = await fetch("/health", { cache: "no-store" });
      if (!answer.ok || kept()) continue;
      const { start } = (await answer.json()) as { start: string };
      if (failed() || start !== document.documentElement.dataset.start) location.reload();
    } catch {
      // Not there yet.
    }
  }
  watching = false;
}

if (modal) {
  new MutationObserver(() => {
    if (modal.classList.contains("components-reconnect-rejected") && !kept()) location.reload();
    void watch();
  }).observe(modal, { attributes: true, attributeFilter: ["class"] });
}

document.addEventListener("click", (event) => {
  if ((event.target as Element).closest("[data-reload]")) location.reload();
});

export {};
