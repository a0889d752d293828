// Clients of the pinned @codemirror/collab against an authority at the other end of the pipe: one line of requests out, one line of answers in.
// node histories.mjs FIRST COUNT [TOGETHER]: histories with seeds FIRST to FIRST + COUNT - 1, TOGETHER of them side by side.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { writeSync } from "node:fs";
import { fileURLToPath } from "node:url";

// The very code of the page: its filter, and the pinned packages that it is bundled with.
const assets = new URL("../../../../wwwroot-assets/", import.meta.url);
const { buildSync } = createRequire(new URL("package.json", assets))("esbuild");
const contents = `
  export { EditorState, ChangeSet, Text } from "@codemirror/state";
  export * from "./scripts/words/steps.ts";
  export { history, undo, redo } from "@codemirror/commands";
  export { storableOnly } from "./scripts/words/storable.ts";`;
const bundle = buildSync({ stdin: { contents, resolveDir: fileURLToPath(assets) }, bundle: true, format: "esm", write: false }).outputFiles[0].text;
const { EditorState, ChangeSet, Text, steps, take, unsent, restore, versionOf, history, undo, redo, storableOnly } =
  await import(`data:text/javascript;base64,${Buffer.from(bundle).toString("base64")}`);

const [first, count, together = 50] = process.argv.slice(2).map(Number);
const OPERATIONS = 50;

function chance(seed) {
  let state = (seed * 2654435761 + 1) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return (below) => Math.floor(next() * below);
}

export function hashOf(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

const PIECES = ["a", "b", "Ida", " ", "\n", "\n\n", "INT. ", "王", "😀", "é", "the clock", "NIGHT\n"];

function words(random, most, pieces = PIECES) {
  let text = "";
  for (let n = random(most + 1); n > 0; n--) text += pieces[random(pieces.length)];
  return text;
}

function changes(random, length, pieces = PIECES) {
  const specs = [];
  for (let n = 1 + (random(5) === 0 ? random(3) : 0); n > 0; n--) {
    const from = random(length + 1);
    const to = random(3) ? from : Math.min(length, from + random(8));
    specs.push({ from, to, insert: random(5) ? words(random, 3, pieces) : "" });
  }
  return specs;
}

class Client {
  constructor(id, version, doc) {
    this.id = id;
    this.generation = 0;
    this.flying = [];
    this.offline = 0;
    this.open(version, doc, `${id}`);
  }

  open(version, doc, clientID) {
    this.clientID = clientID;
    this.state = EditorState.create({ doc, extensions: [steps(version, clientID), history(), storableOnly] });
  }

  dispatch = (transaction) => { this.state = transaction.state; };

  operate(random) {
    const kind = random(12);
    if (kind === 0) undo({ state: this.state, dispatch: this.dispatch });
    else if (kind === 1) redo({ state: this.state, dispatch: this.dispatch });
    else this.dispatch(this.state.update({ changes: changes(random, this.state.doc.length) }));
  }

  parcel(random) {
    let at = 0;
    return { op: "push", v: versionOf(this.state), c: this.clientID, updates: unsent(this.state).map(([step]) => [step, (at += random(160))]) };
  }

  receive(answer) {
    if (answer.from === versionOf(this.state)) take(this, answer.updates);
  }

  // A new connection: what was sent over the old one and is still under way is taken no more.
  *join() {
    this.flying = [];
    this.receive(yield { op: "join", v: versionOf(this.state), c: this.clientID });
  }

  // As a page that is loaded again: the text at the version it knew, and the steps that nobody has taken yet.
  *reload() {
    const kept = unsent(this.state);
    const version = versionOf(this.state);
    const answer = yield { op: "textAt", v: version };
    const before = this.state.doc.toString();
    this.open(version, Buffer.from(answer.text, "base64").toString("utf16le"), this.clientID);
    restore(this, kept);
    if (this.state.doc.toString() !== before) throw new Error("a reload changed the text");
    yield* this.join();
  }
}

function* live(seed) {
  const random = chance(seed);
  const text = words(random, 30);
  yield { op: "open", text };
  const clients = Array.from({ length: 4 + random(3) }, (_, i) => new Client(`c${i}`, 0, text));
  const left = clients.map(() => OPERATIONS);
  while (left.some((n) => n > 0)) {
    const which = random(clients.length);
    const client = clients[which];
    if (left[which] > 0) {
      client.operate(random);
      left[which]--;
    }
    if (client.offline > 0) {
      if (--client.offline > 0) continue;
      yield* client.join();
    } else if (random(40) === 0) {
      client.offline = random(40);
    }
    if (random(3) === 0 && unsent(client.state).length) client.flying.push(client.parcel(random));
    while (client.flying.length && random(2)) {
      // Out of order, twice, or never.
      const at = random(client.flying.length);
      const parcel = client.flying[at];
      if (random(6)) client.flying.splice(at, 1);
      if (random(8)) yield parcel;
    }
    if (random(3) === 0) client.receive(yield { op: "pull", v: versionOf(client.state) });
    if (random(120) === 0) yield* client.reload();
    if (random(150) === 0) yield { op: "restart" };
  }
  for (const client of clients) for (const parcel of client.flying) yield parcel;
  for (const client of clients) {
    for (let rounds = 0; unsent(client.state).length; rounds++) {
      if (rounds > 3) throw new Error(`${client.id} is never confirmed`);
      yield client.parcel(random);
      client.receive(yield { op: "pull", v: versionOf(client.state) });
    }
  }
  yield { op: "restart" };
  const end = yield { op: "text" };
  for (const client of clients) {
    client.receive(yield { op: "pull", v: versionOf(client.state) });
    const own = client.state.doc.toString();
    if (own.length !== end.length || hashOf(own) !== end.hash || versionOf(client.state) !== end.version)
      throw new Error(`${client.id} has ${JSON.stringify(own)} at ${versionOf(client.state)}, the authority ${end.length} units at ${end.version}`);
  }
}

// The algebra itself, section for section. Without pairs of surrogates: the halves that slicing leaves cannot be written as JSON.
const WHOLE = PIECES.filter((piece) => piece !== "😀");

function* algebra(seed) {
  const random = chance(seed ^ 0x5bd1e995);
  const doc = Text.of(words(random, 20, WHOLE).split("\n"));
  const make = (length) => ChangeSet.of(changes(random, length, WHOLE), length);
  for (let i = 0; i < 10; i++) {
    const [a, b] = [make(doc.length), make(doc.length)];
    const c = make(a.newLength);
    const place = random(doc.length + 1);
    const answer = yield { op: "algebra", text: doc.toString(), a: a.toJSON(), b: b.toJSON(), c: c.toJSON(), place };
    const expected = {
      compose: a.compose(c).toJSON(), map: a.map(b).toJSON(), mapBefore: a.map(b, true).toJSON(), invert: a.invert(doc).toJSON(),
      places: [a.mapPos(place, -1), a.mapPos(place, 1), a.mapPos(place, -1, 1), a.mapPos(place, 1, 2), a.mapPos(place, 1, 3)].map((at) => at ?? -1),
    };
    for (const part of Object.keys(expected))
      if (JSON.stringify(expected[part]) !== JSON.stringify(answer[part])) throw new Error(`${part} of ${a} and ${b} and ${c}: ${JSON.stringify(expected[part])} here, ${JSON.stringify(answer[part])} there`);
  }
}

function* both(seed) {
  yield* algebra(seed);
  yield* live(seed);
}

const say = (line) => {
  for (let bytes = Buffer.from(`${line}\n`), at = 0; at < bytes.length;) {
    try {
      at += writeSync(1, bytes, at);
    } catch (full) {
      if (full.code !== "EAGAIN") throw full;
    }
  }
};

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
let next = first;
let done = 0;
let running = [];
const failures = [];
const advance = (one, answer) => {
  try {
    if (answer?.refused) throw new Error(`${answer.refused} ${JSON.stringify(one.request)}`);
    const { value, done: ended } = one.story.next(answer);
    one.request = ended ? null : value;
  } catch (broken) {
    failures.push(`seed ${one.seed}: ${broken.message}`);
    one.request = null;
  }
  if (!one.request) done++;
};
for (;;) {
  while (running.length < together && next < first + count) {
    const one = { seed: next, story: both(next), request: null };
    next++;
    advance(one, undefined);
    if (one.request) running.push(one);
  }
  if (!running.length || failures.length >= 5) break;
  say(JSON.stringify(running.map((one) => ({ h: one.seed, ...one.request }))));
  const answers = JSON.parse((await lines.next()).value);
  running.forEach((one, i) => advance(one, answers[i]));
  running = running.filter((one) => one.request);
}
say(JSON.stringify({ done, failures }));
process.exit(0);
