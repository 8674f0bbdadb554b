/** The print width that the formatter of a file was told, read from its configuration as data. */
import { parse as parseYaml } from "yaml";
import { joinPath, parentOf } from "../workspace/paths.ts";
import { parseJsonObject } from "../workspace/text.ts";

/** What Prettier and Biome take without a setting. */
const USUAL = 80;

type Read = (path: string) => string | undefined;

/** The width for files of a folder: the nearest formatter's, else what an editor was told; undefined where there is neither. */
export function printWidthOf(folder: string, top: string, read: Read): number | undefined {
  let told: number | undefined;
  for (let at = folder; ; at = parentOf(at)) {
    const width = formatterWidth(at, read);
    const edited = told ?? editorWidth(read(joinPath(at, ".editorconfig")));
    // What nobody can read may say any width: the lines of the file tell more than what is usual.
    if (width === "unread") return edited;
    if (width !== undefined) return width === "unsaid" ? (edited ?? USUAL) : width;
    told = edited;
    if (at === top || parentOf(at) === at) return told;
  }
}

/** `{ ...base }`, `module.exports = require("…")`, `export { default } from "…"` */
const TAKES_OVER = /\.\.\.\w|\bexports\s*=\s*(require\b|\w+\s*;?\s*$)|\bexport\s*\{\s*default\b/m;
/** Files that one configuration is taken from. */
const MOST_STEPS = 4;

type Width = number | "unsaid" | "unread";

function formatterWidth(folder: string, read: Read): Width | undefined {
  for (const name of ["biome.json", "biome.jsonc"]) {
    const text = read(joinPath(folder, name));
    if (text === undefined) continue;
    const { value } = parseJsonObject(text, true);
    const own = [memberOf(value.javascript, "formatter"), value.formatter]
      .map((each) => memberOf(each, "lineWidth"))
      .find((each) => typeof each === "number");
    // A nested file that says nothing takes what the outer one says.
    if (typeof own === "number") return own;
    if (value.root !== false && memberOf(value.formatter, "enabled") !== false) return "unsaid";
  }
  for (const name of PRETTIER) {
    const text = read(joinPath(folder, name));
    if (text !== undefined) return prettierWidth(joinPath(folder, name), text, read);
  }
  const manifest = read(joinPath(folder, "package.json"));
  if (manifest === undefined || !manifest.includes('"prettier"')) return undefined;
  const { prettier } = parseJsonObject(manifest, false).value;
  if (typeof prettier !== "object") return undefined;
  const width = memberOf(prettier, "printWidth");
  return typeof width === "number" ? width : "unsaid";
}

const PRETTIER = [
  ".prettierrc",
  ".prettierrc.json",
  ".prettierrc.yaml",
  ".prettierrc.yml",
  ...["js", "cjs", "mjs", "ts"].flatMap((each) => [
    `.prettierrc.${each}`,
    `prettier.config.${each}`,
  ]),
];

/** A configuration in JavaScript is not run: the number that it plainly states counts, or that of the file it begins with. */
function prettierWidth(path: string, text: string, read: Read, steps = 0): Width {
  if (/\.[cm]?[jt]s$/.test(path)) {
    const stated = /\bprintWidth["']?\s*:\s*(\d+)/.exec(text)?.[1];
    if (stated !== undefined) return Number(stated);
    const base = /(?:\brequire\(|\bfrom )\s*["']([^"']+)["']/.exec(text)?.[1];
    if (base === undefined || !TAKES_OVER.test(text)) return "unsaid";
    if (!base.startsWith(".") || steps === MOST_STEPS) return "unread";
    const target = joinPath(parentOf(path), base);
    for (const each of ["", ".js", ".cjs", ".mjs", ".ts", "/index.js"]) {
      const found = read(target + each);
      if (found !== undefined) return prettierWidth(target + each, found, read, steps + 1);
    }
    return "unread";
  }
  try {
    const width = memberOf(parseYaml(text), "printWidth");
    return typeof width === "number" ? width : "unsaid";
  } catch {
    return "unsaid";
  }
}

function editorWidth(text: string | undefined): number | undefined {
  const stated = /^\s*max_line_length\s*=\s*(\d+)\s*$/m.exec(text ?? "")?.[1];
  return stated === undefined ? undefined : Number(stated);
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
