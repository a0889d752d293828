// node --experimental-websocket writers.mjs ADDRESS WRITERS KEYS SECONDS, the cookie of each in a line of LENSFORGE_COOKIE: writers in one script, each
// typing at a place of its own. Says a line of JSON for every stage; the last says how long a key took to be in the texts of all others.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { createHash } from "node:crypto";
import { asBrowser, Editor } from "./editor.mjs";

const [address, ...numbers] = process.argv.slice(2);
const [writers, keys, seconds] = numbers.map(Number);
asBrowser(process.env.LENSFORGE_COOKIE);
const say = (fact) => process.stdout.write(`${JSON.stringify(fact)}\n`);
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

const pressed = Array.from({ length: writers }, () => []);
const seen = Array.from({ length: writers }, () => new Uint32Array(writers));
const [screens, saved] = [[], []];
let typed = 0;
let refused = 0;
let messages = 0;

const nameOf = (who) => `writer-${who}`;
const whoOf = (client) => Number(client.slice(7));

function hear(reader, message) {
  messages++;
  if (message.t === "full" || message.t === "refused") {
    refused++;
    say({ stage: "refused", writer: reader, message });
  }
  if (message.t !== "updates") return;
  const now = performance.now();
  for (const { c, n } of message.parts) {
    if (!c) continue;
    const who = whoOf(c);
    for (let i = 0; i < n; i++) (who === reader ? saved : screens).push(now - pressed[who][seen[reader][who]++]);
  }
}

const editors = Array.from({ length: writers }, (_, who) => new Editor(`${address}&person=${who}`, nameOf(who), (message) => hear(who, message)));
while (editors.some((editor) => !editor.state) && !refused) await pause(20);
if (refused) process.exit(1);
editors.forEach((editor, who) => editor.stand(Math.floor(((who + 0.5) * editor.state.doc.length) / writers)));
await pause(500);
say({ stage: "open", writers, units: editors[0].state.doc.length });

const WORDS = "Nobody answers. The lamp goes out and the rain begins again over the harbour. ";
const loop = monitorEventLoopDelay({ resolution: 5 });
loop.enable();
const [cpu, began] = [process.cpuUsage(), performance.now()];
let typing = true;

// People type unevenly: between half and one and a half of the mean pause.
async function write(who) {
  await pause((Math.random() * 1000) / keys);
  for (let letter = who; typing; letter++) {
    pressed[who].push(performance.now());
    editors[who].key(WORDS[letter % WORDS.length]);
    typed++;
    await pause(((0.5 + Math.random()) * 1000) / keys);
  }
}

const all = editors.map((_, who) => write(who));
for (let second = 5; second <= seconds; second += 5) {
  await pause(Math.max(0, began + second * 1000 - performance.now()));
  say({ stage: "typing", second, keys: typed, p99: at(screens, 0.99) });
}
typing = false;
await Promise.all(all);
const used = process.cpuUsage(cpu);
const took = (performance.now() - began) / 1000;
loop.disable();
while (editors.some((editor) => editor.unsent > 0 || editor.version !== editors[0].version || editor.version < typed)) await pause(20);

function at(times, share) {
  const sorted = Float64Array.from(times).sort();
  return sorted.length ? sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] : 0;
}

const summary = (times) => ({ count: times.length, p50: at(times, 0.5), p99: at(times, 0.99), most: at(times, 1) });
say({
  stage: "done", keys: typed, seconds: took, messages, screens: summary(screens), saved: summary(saved), same: new Set(editors.map((editor) => editor.text)).size === 1,
  version: editors[0].version, sha: createHash("sha256").update(editors[0].text).digest("hex"),
  cpu: (used.user + used.system) / 1e6, loop: { mean: loop.mean / 1e6, p99: loop.percentile(99) / 1e6 },
});
for (const editor of editors) editor.end();
process.exit(0);
