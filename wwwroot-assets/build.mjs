// Bundles styles and scripts into the web project's wwwroot/dist. Every file in scripts becomes a module of its own for one typed wrapper in C#.
import { build } from "esbuild";
import { readdirSync, rmSync } from "node:fs";

const out = "../src/LensForge.Web/wwwroot/dist";
rmSync(out, { recursive: true, force: true });
const modules = readdirSync("scripts").filter((name) => name.endsWith(".ts")).map((name) => `scripts/${name}`);
await build({
  entryPoints: ["styles/lensforge.css", ...modules],
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  outdir: out,
  entryNames: "[name]",
  assetNames: "fonts/[name]",
  loader: { ".woff2": "file", ".woff": "file" },
  logLevel: "warning",
});
