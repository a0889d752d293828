// The script room's editor without its page: what the page ships for talking with the authority (steps.ts, exchange.ts, line.ts), with the
// pinned packages it is bundled with. Needs node 20's --experimental-websocket.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const assets = new URL("../../../wwwroot-assets/", import.meta.url);
const { buildSync } = createRequire(new URL("package.json", assets))("esbuild");
const contents = `
  export { EditorState } from "@codemirror/state";
  export { history } from "@codemirror/commands";
  export * from "./scripts/words/steps.ts";
  export { Exchange } from "./scripts/words/exchange.ts";
  export { storableOnly } from "./scripts/words/storable.ts";`;
const bundle = buildSync({ stdin: { contents, resolveDir: fileURLToPath(assets) }, bundle: true, format: "esm", write: false }).outputFiles[0].text;
const { EditorState, history, steps, unsentCount, versionOf, Exchange, storableOnly } = await import(`data:text/javascript;base64,${Buffer.from(bundle).toString("base64")}`);

/**
 * What line.ts asks of a browser, and the cookie that a browser would send.
 * @param cookies one in a line; the address says by "&person=2" whose it is, else the first.
 */
export function asBrowser(cookies) {
  const Native = globalThis.WebSocket;
  if (!Native) throw new Error("This node has no WebSocket: run it with --experimental-websocket.");
  globalThis.WebSocket = class extends Native {
    constructor(address) {
      super(address, { headers: { cookie: cookies.split("\n")[Number(new URL(address).searchParams.get("person") ?? 0)] } });
      // A browser says "close" of a connection that could not be made as well; this one says only "error".
      this.addEventListener("error", () => setTimeout(() => this.onclose?.(new Event("close"))));
    }
  };
  globalThis.window = { setTimeout, setInterval, addEventListener() {}, removeEventListener() {} };
}

export class Editor {
  state = null;

  /** @param heard called with every message after its changes are in the text. */
  constructor(address, client, heard) {
    this.client = client;
    this.exchange = new Exchange(address, client, -1, {
      open: (version, text) => {
        this.state = EditorState.create({ doc: text, extensions: [steps(version, client), storableOnly, history()] });
        return this;
      },
      heard,
      settled() {},
    });
  }

  get text() {
    return this.state.doc.toString();
  }

  get version() {
    return versionOf(this.state);
  }

  get unsent() {
    return unsentCount(this.state);
  }

  dispatch = (transaction) => {
    this.state = transaction.state;
    if (transaction.docChanged) this.exchange?.push();
  };

  /** Sets the cursor. */
  stand(at) {
    this.dispatch(this.state.update({ selection: { anchor: at } }));
    this.exchange.moved();
  }

  /** A key pressed where the cursor stands. */
  key(letter) {
    this.dispatch(this.state.update({ ...this.state.replaceSelection(letter), userEvent: "input.type" }));
    this.exchange.moved();
  }

  end() {
    this.exchange.end();
  }
}
