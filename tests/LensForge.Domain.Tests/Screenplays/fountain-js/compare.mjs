// Reads a JSON array of scripts from standard input; writes, for each, what fountain-js makes of it: [kind, text] pairs, or its error.
import { readFileSync } from "node:fs";
import { Fountain } from "fountain-js";

const results = JSON.parse(readFileSync(0, "utf8")).map((script) => {
  try {
    return { tokens: new Fountain().parse(script, true).tokens.map((token) => [token.type, token.text ?? ""]) };
  } catch (error) {
    return { error: String(error) };
  }
});
process.stdout.write(JSON.stringify(results));
