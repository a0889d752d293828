// node --experimental-websocket writers.mjs ADDRESS WRITERS, the cookie in LENSFORGE_COOKIE: writers that type on while their server is killed
// and started again, each a stream of its own behind a mark of its own. They come back by themselves, as the page's editor does. Its input:
// "answers" when the server answers again, "end" to type no more and compare.
import { createHash } from "node:crypto";
import { createInterface } from "node:readline";
import { asBrowser, Editor } from "../Writing/editor.mjs";

const [address, count] = [process.argv[2], Number(process.argv[3])];
asBrowser(process.env.LENSFORGE_COOKIE);
const say = (fact) => process.stdout.write(`${JSON.stringify(fact)}\n`);
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
let failed = false;
const wrong = (reason) => {
  failed = true;
  say({ stage: "wrong", reason });
};

class Writer {
  typed = "";
  kept = 0;
  event = 0;
  joined = 0;

  constructor(at) {
    this.mark = `<${at}>`;
    this.editor = new Editor(address, `writer-${at}`, (message) => this.hear(message));
  }

  // Saved, as the page says it: what is unsent no more, with the number of an event.
  hear(message) {
    if (message.t === "full" || message.t === "refused") wrong(`${this.mark} was put out: ${message.reason ?? "full"}`);
    if (message.t !== "doc" && message.t !== "updates") return;
    if (message.event < this.event) wrong(`${this.mark} was told event ${this.event} and now the log ends at ${message.event}`);
    this.event = message.event;
    this.kept = this.typed.length - this.editor.unsent;
    if (message.t === "doc") this.joined = performance.now();
  }

  get cursor() {
    return this.editor.state.selection.main.head;
  }

  begin(line) {
    this.editor.stand(this.editor.state.doc.line(line).to);
    for (const letter of this.mark) this.editor.key(letter);
  }

  press() {
    const letter = "0123456789abcdefghij"[this.typed.length % 20];
    this.editor.key(letter);
    this.typed += letter;
  }

  /** What stands behind its mark. */
  found(text) {
    const at = text.indexOf(this.mark) + this.mark.length;
    return text.slice(at, at + this.typed.length);
  }
}

const writers = Array.from({ length: count }, (_, at) => new Writer(at));
while (writers.some((writer) => !writer.editor.state)) await pause(20);
const lines = writers[0].editor.state.doc.lines;
writers.forEach((writer, at) => writer.begin(Math.min(lines, 3 + at * Math.floor(lines / count))));
say({ stage: "open", writers: count });

let typing = true;
async function write(writer) {
  while (typing) {
    await pause(100 + Math.random() * 200);
    writer.press();
  }
}

const all = writers.map(write);
const acknowledged = () => writers.reduce((sum, writer) => sum + writer.kept, 0);

for await (const line of createInterface({ input: process.stdin })) {
  if (line === "answers") {
    const since = performance.now();
    // Whoever was back before anybody asked whether it answers counts as 0.
    while (!failed && writers.some((writer) => !writer.editor.exchange.connected)) await pause(5);
    const slowest = Math.max(...writers.map((writer) => writer.joined));
    say({ stage: "back", slowest: Math.max(0, slowest - since), acknowledged: acknowledged() });
  } else if (line === "end") {
    typing = false;
    await Promise.all(all);
    while (!failed && writers.some(({ editor }) => editor.unsent > 0 || editor.version !== writers[0].editor.version)) await pause(20);
    const text = writers[0].editor.text;
    for (const writer of writers) {
      if (writer.editor.text !== text) wrong(`${writer.mark} has another text`);
      if (writer.found(text) !== writer.typed) wrong(`${writer.mark} typed ${writer.typed.length} letters and finds others`);
    }
    say({ stage: "ended", acknowledged: acknowledged(), sha: createHash("sha256").update(text).digest("hex") });
    process.exit(0);
  }
}
