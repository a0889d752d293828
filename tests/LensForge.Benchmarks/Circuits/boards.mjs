// node --experimental-websocket boards.mjs PAGE COUNT SCENES, the cookie in LENSFORGE_COOKIE: so many boards, each with a circuit of its own,
// opened as a browser does: the page is fetched, its components are given to a circuit, every picture is acknowledged, scripts are answered
// for, and the scenes that a window has near are told. A line of its input is a text: it says when all boards have been sent it.
import { createInterface } from "node:readline";
import { pack, unpack } from "./blazorpack.mjs";

const [page, count, near] = [process.argv[2], Number(process.argv[3]), process.argv[4].split(",").map(Number)];
const headers = { cookie: process.env.LENSFORGE_COOKIE, origin: new URL(page).origin };
const say = (fact) => process.stdout.write(`${JSON.stringify(fact)}\n`);
const [INVOCATION, PING, CLOSE] = [1, 6, 7];

class Board {
  drawn = 0;
  bytes = 0;
  objects = 0;
  boardModule = null;
  boardPage = null;
  told = null;
  sight = "";

  async open() {
    const answer = await fetch(page, { headers, redirect: "error" });
    if (!answer.ok) throw new Error(`${page} answered ${answer.status}.`);
    const html = await answer.text();
    const markers = [...html.matchAll(/<!--Blazor:(\{.*?\})-->/g)].map(([, json]) => JSON.parse(json)).filter((marker) => marker.descriptor);
    const state = /<!--Blazor-Server-Component-State:(.*?)-->/.exec(html)?.[1] ?? "";
    if (markers.length === 0) throw new Error("The page has no components of a circuit.");
    this.socket = new WebSocket(`${new URL("/_blazor", page)}`.replace(/^http/, "ws"), { headers });
    this.socket.binaryType = "arraybuffer";
    await new Promise((done, fail) => { this.socket.onopen = done; this.socket.onerror = () => fail(new Error("No connection for a circuit.")); });
    const live = new Promise((done, fail) => { this.live = done; this.failed = fail; });
    this.socket.onmessage = ({ data }) => this.hear(Buffer.from(data));
    this.socket.onclose = () => this.failed(new Error("A circuit was closed."));
    this.socket.send(`{"protocol":"blazorpack","version":1}\x1e`);
    this.begin = () => {
      this.socket.send(pack([INVOCATION, {}, "0", "StartCircuit", [`${new URL("/", page)}`, page, "[]", ""], []]));
      const operations = markers.map((marker, at) => ({ type: "add", ssrComponentId: at + 1, marker }));
      this.invoke("UpdateRootComponents", JSON.stringify({ batchId: 1, operations }), state);
    };
    this.beat = setInterval(() => this.socket.send(pack([PING])), 10000);
    await live;
  }

  invoke(target, ...args) {
    this.socket.send(pack([INVOCATION, {}, null, target, args, []]));
  }

  hear(frame) {
    if (this.begin) {
      const end = frame.indexOf(0x1e);
      const { error } = JSON.parse(frame.subarray(0, end).toString("utf8"));
      if (error) throw new Error(error);
      this.begin();
      this.begin = null;
      frame = frame.subarray(end + 1);
    }
    for (const [kind, , , target, args] of unpack(frame)) {
      if (kind === CLOSE) this.failed(new Error("The server closed a circuit."));
      if (kind !== INVOCATION) continue;
      if (target === "JS.RenderBatch") this.draw(args[0], args[1]);
      else if (target === "JS.BeginInvokeJS") this.run(args);
      else if (target === "JS.Error") this.failed(new Error(`A circuit failed: ${args[0]}`));
    }
  }

  draw(batch, picture) {
    this.drawn++;
    this.bytes += picture.length;
    this.invoke("OnRenderCompleted", batch, null);
    if (this.told && picture.includes(this.sight)) this.told();
  }

  // Modules and what they make are only names here; the board's own is answered as the browser's would be.
  run([task, identifier, args, result, target]) {
    const told = args ? JSON.parse(args) : [];
    const made = result === 1 ? { __jsObjectId: ++this.objects } : null;
    this.invoke("EndInvokeJSFromDotNet", task, true, JSON.stringify([task, true, made]));
    if (identifier === "import" && told[0].includes("/board.js")) this.boardModule = made.__jsObjectId;
    if (identifier === "create" && target === this.boardModule) this.boardPage = told.find((one) => one?.__dotNetObject)?.__dotNetObject;
    if (identifier === "watch" && this.boardPage) {
      this.invoke("BeginInvokeDotNetFromJS", "1", null, "ScenesNear", this.boardPage, JSON.stringify([near]));
      setTimeout(this.live, 300);
    }
  }

  until(text) {
    this.sight = Buffer.from(text);
    return new Promise((done) => { this.told = done; });
  }
}

const boards = [];
try {
  for (let i = 0; i < count; i++) {
    const board = new Board();
    await board.open();
    boards.push(board);
    if (boards.length % 10 === 0) say({ stage: "opening", open: boards.length });
  }
  say({ stage: "open", open: boards.length, pictures: boards.reduce((sum, board) => sum + board.drawn, 0), bytes: boards.reduce((sum, board) => sum + board.bytes, 0) });
  for await (const text of createInterface({ input: process.stdin })) {
    say({ stage: "waiting" });
    await Promise.all(boards.map((board) => board.until(text)));
    say({ stage: "seen", boards: boards.length });
  }
} catch (failed) {
  say({ stage: "failed", reason: failed.message });
}
process.exit(0);
