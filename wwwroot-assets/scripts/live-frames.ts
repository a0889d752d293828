// Draws the newest picture of every take of a production on all canvases of the page that carry its id (data-take).
// One socket; the server sends the next picture only after the last one was drawn, so a slow viewer sees fewer pictures, never old ones.

type Header = { take: string; number: number; frame: number; step: number; steps: number };
type Step = { step: number; jpeg: Blob };

const decoder = new TextDecoder();

export class LiveFrames {
  private socket?: WebSocket;
  private newest = new Map<string, { header: Header; picture: ImageBitmap }>();
  private keys = new Map<string, { frame: number; steps: Step[] }>();
  private observer: MutationObserver;
  private pause = 250;
  private closed = false;
  private retry = 0;

  constructor(private readonly address: string) {
    this.observer = new MutationObserver(() => this.refill());
    this.observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-take", "data-steps-of"] });
    this.open();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.retry);
    this.observer.disconnect();
    this.socket?.close();
    for (const { picture } of this.newest.values()) picture.close();
    this.newest.clear();
    this.keys.clear();
  }

  private open(): void {
    const url = new URL(this.address, document.baseURI);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    const socket = (this.socket = new WebSocket(url));
    socket.binaryType = "arraybuffer";
    socket.onopen = () => (this.pause = 250);
    socket.onmessage = (event) => void this.receive(socket, event.data as ArrayBuffer);
    socket.onclose = () => {
      if (this.closed) return;
      this.retry = window.setTimeout(() => this.open(), this.pause);
      this.pause = Math.min(this.pause * 2, 5000);
    };
  }

  /** [header length, 4 bytes little endian][header JSON][JPEG] */
  private async receive(socket: WebSocket, message: ArrayBuffer): Promise<void> {
    try {
      const length = new DataView(message).getUint32(0, true);
      const header = JSON.parse(decoder.decode(new Uint8Array(message, 4, length))) as Header;
      const jpeg = new Blob([new Uint8Array(message, 4 + length)], { type: "image/jpeg" });
      const picture = await createImageBitmap(jpeg);
      if (this.closed) return picture.close();
      this.newest.get(header.take)?.picture.close();
      this.newest.set(header.take, { header, picture });
      this.keep(header, jpeg);
      for (const canvas of this.canvases(header.take)) this.draw(canvas, header, picture);
    } finally {
      if (socket.readyState === WebSocket.OPEN) socket.send("drawn");
    }
  }

  // The first frame of a take is its key frame; its steps are kept to be looked at side by side. Who comes later sees no half of them.
  private keep(header: Header, jpeg: Blob): void {
    if (header.frame !== 0) return;
    let key = this.keys.get(header.take);
    if (!key || header.number === 1) this.keys.set(header.take, (key = { frame: header.frame, steps: [] }));
    if (key.frame !== header.frame || key.steps.some((kept) => kept.step === header.step)) return;
    key.steps.push({ step: header.step, jpeg });
    for (const strip of document.querySelectorAll<HTMLElement>(`[data-steps-of="${header.take}"]`)) this.fillSteps(strip);
  }

  private canvases(take: string): NodeListOf<HTMLCanvasElement> {
    return document.querySelectorAll<HTMLCanvasElement>(`canvas[data-take="${take}"]`);
  }

  private draw(canvas: HTMLCanvasElement, header: Header, picture: ImageBitmap): void {
    if (canvas.width !== picture.width || canvas.height !== picture.height) [canvas.width, canvas.height] = [picture.width, picture.height];
    canvas.getContext("2d")!.drawImage(picture, 0, 0);
    canvas.dataset.drawn = header.take;
    canvas.dataset.step = String(header.step);
    canvas.dataset.frame = String(header.frame);
    canvas.dataset.pictures = String(header.number);
  }

  // Canvases that came on the page after their last picture did.
  private refill(): void {
    for (const canvas of document.querySelectorAll<HTMLCanvasElement>("canvas[data-take]")) {
      const take = canvas.dataset.take!;
      if (canvas.dataset.drawn === take) continue;
      const last = this.newest.get(take);
      if (last) this.draw(canvas, last.header, last.picture);
      else if (canvas.dataset.drawn) {
        canvas.width = canvas.width;
        delete canvas.dataset.drawn;
      }
    }
    for (const strip of document.querySelectorAll<HTMLElement>("[data-steps-of]")) this.fillSteps(strip);
  }

  private fillSteps(strip: HTMLElement): void {
    const take = strip.dataset.stepsOf!;
    const steps = this.keys.get(take)?.steps ?? [];
    const shown = `${take} ${steps.length}`;
    if (strip.dataset.shown === shown) return;
    strip.dataset.shown = shown;
    strip.hidden = steps.length === 0;
    strip.replaceChildren(...steps.map((kept) => {
      const figure = document.createElement("figure");
      // In a room the step that is pointed at is the one that is meant.
      const choice = strip.parentElement?.querySelector<HTMLInputElement>("[data-step-choice]");
      if (choice) figure.onclick = () => {
        choice.value = String(kept.step);
        choice.dispatchEvent(new Event("input", { bubbles: true }));
      };
      const image = new Image();
      const url = URL.createObjectURL(kept.jpeg);
      image.onload = () => URL.revokeObjectURL(url);
      image.src = url;
      image.alt = `Key frame after step ${kept.step}`;
      const caption = document.createElement("figcaption");
      caption.textContent = String(kept.step);
      figure.append(image, caption);
      return figure;
    }));
  }
}

export function create(address: string): LiveFrames {
  return new LiveFrames(address);
}
