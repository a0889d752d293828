// Draws the newest picture of running takes. One socket per page carries every take on it; the server sends the next
// picture of a take only after the last one was drawn, so a slow viewer sees fewer pictures, never old ones.

type Header = { take: string; frame: number; step: number; steps: number; stepsDone: number; stepsTotal: number };

const decoder = new TextDecoder();

export class LiveFrames {
  private socket?: WebSocket;
  private canvases = new Map<string, HTMLCanvasElement>();
  private pause = 250;
  private closed = false;

  constructor(private readonly url: string) {}

  /** Shows a take on a canvas until it is hidden. */
  show(take: string, canvas: HTMLCanvasElement): void {
    this.canvases.set(take, canvas);
    if (!this.socket) this.open();
    else if (this.socket.readyState === WebSocket.OPEN) this.send({ watch: take });
  }

  hide(take: string): void {
    this.canvases.delete(take);
    if (this.socket?.readyState === WebSocket.OPEN) this.send({ leave: take });
  }

  close(): void {
    this.closed = true;
    this.socket?.close();
  }

  private send(message: object): void {
    this.socket?.send(JSON.stringify(message));
  }

  private open(): void {
    const address = new URL(this.url, location.href);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    const socket = (this.socket = new WebSocket(address));
    socket.binaryType = "arraybuffer";
    socket.onopen = () => {
      this.pause = 250;
      for (const take of this.canvases.keys()) this.send({ watch: take });
    };
    socket.onmessage = (event) => void this.draw(event.data as ArrayBuffer);
    socket.onclose = () => {
      this.socket = undefined;
      if (this.closed || this.canvases.size === 0) return;
      setTimeout(() => !this.closed && this.open(), this.pause);
      this.pause = Math.min(this.pause * 2, 5000);
    };
  }

  /** [header length, 4 bytes little endian][header JSON][JPEG] */
  private async draw(message: ArrayBuffer): Promise<void> {
    const length = new DataView(message).getUint32(0, true);
    const header = JSON.parse(decoder.decode(new Uint8Array(message, 4, length))) as Header;
    try {
      const canvas = this.canvases.get(header.take);
      if (!canvas) return;
      const picture = await createImageBitmap(new Blob([new Uint8Array(message, 4 + length)], { type: "image/jpeg" }));
      if (canvas.width !== picture.width || canvas.height !== picture.height) [canvas.width, canvas.height] = [picture.width, picture.height];
      canvas.getContext("2d")!.drawImage(picture, 0, 0);
      picture.close();
      canvas.dataset.step = String(header.step);
      canvas.dataset.frame = String(header.frame);
      canvas.dataset.pictures = String(Number(canvas.dataset.pictures ?? 0) + 1);
    } finally {
      if (this.socket?.readyState === WebSocket.OPEN) this.send({ drawn: header.take });
    }
  }
}

export function create(url: string): LiveFrames {
  return new LiveFrames(url);
}
