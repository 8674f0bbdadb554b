/** The examples of a rule: the fences of its page and the files in its `cases` folder, as small projects. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { LAYERS, type Layer } from "../../rules/kit/rule.ts";
import { type Fence, parsePage } from "./markdown.ts";
import { type MarkedText, readMarks } from "./marks.ts";

export interface ExampleFile extends MarkedText {
  /** Relative to the example's folder. */
  readonly path: string;
}

export interface Example {
  readonly rule: string;
  /** Unique within the rule; also a folder name. */
  readonly name: string;
  readonly kind: "bad" | "good" | "fine" | "case";
  /** File and line to look at when the example fails. */
  readonly origin: string;
  readonly files: readonly ExampleFile[];
  readonly setting: Setting;
  /** The `good` fence that directly follows a `bad` one. */
  readonly repaired?: Example;
}

export interface Setting {
  readonly layer: Layer;
  /** Where a single file stands. */
  readonly file: string;
  readonly manifest: string;
  /** True for an example whose facts hold for its whole program; it gets a session of its own. */
  readonly alone: boolean;
}

/** The examples on the rule's page, in order. */
export function examplesOfPage(rule: string, markdown: string): Example[] {
  const examples: Example[] = [];
  const counts = { bad: 0, good: 0, fine: 0 };
  let bad: { index: number; setting: Setting } | undefined;
  for (const fence of parsePage(markdown).fences) {
    const [language, kind, ...attributes] = fence.info.split(/\s+/);
    if (language !== "ts" || !isKind(kind)) {
      bad = undefined;
      continue;
    }
    const origin = `rules/${rule}/README.md:${fence.line}`;
    if (kind === "good" && bad === undefined)
      throw new Error(
        `${origin}: a \`ts good\` fence must directly follow the \`ts bad\` fence it repairs`,
      );
    counts[kind] += 1;
    const inherited = kind === "good" ? bad?.setting : undefined;
    const setting = inherited ?? readSetting(attributes, `page-${kind}-${counts[kind]}`, origin);
    const example = { rule, name: `page-${kind}-${counts[kind]}`, kind, origin, setting };
    const own = splitFiles(fence.text, setting);
    // A repair shows what it changes; the files beside it stay.
    const broken = kind === "good" && bad !== undefined ? examples[bad.index] : undefined;
    const beside = broken?.files.filter((file) => !own.some(({ path }) => path === file.path));
    examples.push({ ...example, files: [...own, ...(beside ?? []).map(withoutMarks)] });
    const last = examples.at(-1);
    if (bad !== undefined && broken !== undefined && last !== undefined)
      examples[bad.index] = { ...broken, repaired: last };
    bad = kind === "bad" ? { index: examples.length - 1, setting } : undefined;
  }
  return examples;
}

/** The examples in `cases`, by file name; none when the rule has no such folder. */
export function examplesOfCases(root: string, rule: string): Example[] {
  const folder = path.join(root, "rules", rule, "cases");
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  return names
    .filter((name) => name.endsWith(".ts"))
    .map((name) => {
      const origin = `rules/${rule}/cases/${name}`;
      const source = readFileSync(path.join(folder, name), "utf8");
      const attributes = /^\/\/ case:(.*)/.exec(source)?.[1]?.trim().split(/\s+/) ?? [];
      const id = `case-${name.slice(0, -3)}`;
      const setting = readSetting(attributes, id, origin);
      return { rule, name: id, kind: "case", origin, files: splitFiles(source, setting), setting };
    });
}

/** Fence lines that begin as ours but name no kind we know: `ts baad` must not pass in silence. */
export function strayFences(fences: readonly Fence[]): Fence[] {
  return fences.filter(({ info }) => {
    const [language, kind] = info.split(/\s+/);
    return language === "ts" && !isKind(kind);
  });
}

function isKind(kind: string | undefined): kind is "bad" | "good" | "fine" {
  return kind === "bad" || kind === "good" || kind === "fine";
}

/** `//- src/a.ts` (or `//- prisma/schema.prisma`, …) starts a file; what stands above the first such line belongs to nobody. */
function splitFiles(source: string, setting: Setting): ExampleFile[] {
  const parts = source.split(/^\/\/- (\S+)\n/m);
  if (parts.length === 1) return [{ path: setting.file, ...readMarks(source) }];
  const files: ExampleFile[] = [];
  for (let index = 1; index + 1 < parts.length; index += 2)
    files.push({ path: parts[index] ?? "", ...readMarks(parts[index + 1] ?? "") });
  return files;
}

function withoutMarks(file: ExampleFile): ExampleFile {
  return { ...file, marks: [] };
}

/**
 * Attributes: `layer=multi-node`, `file=src/service.ts`, `package=axios,ioredis@5` (dependencies),
 * `node=18` (the `engines` field), `type=commonjs`, `alone`.
 */
function readSetting(attributes: readonly string[], name: string, origin: string): Setting {
  const values = new Map<string, string>();
  for (const attribute of attributes.filter((text) => text !== "")) {
    const [key = "", value = ""] = attribute.split("=");
    if (!["layer", "file", "package", "node", "type", "alone"].includes(key))
      throw new Error(`${origin}: unknown attribute '${attribute}'`);
    values.set(key, value);
  }
  const layer = LAYERS.find((known) => known === (values.get("layer") ?? "multi-node"));
  if (layer === undefined) throw new Error(`${origin}: unknown layer '${values.get("layer")}'`);
  const packages = values.get("package")?.split(",") ?? [];
  const manifest = {
    name,
    private: true,
    type: values.get("type") ?? "module",
    engines: { node: `>=${values.get("node") ?? "20.3"}` },
    dependencies: Object.fromEntries(packages.map(dependency)),
  };
  return {
    layer,
    file: values.get("file") ?? "src/service.ts",
    manifest: `${JSON.stringify(manifest, undefined, 2)}\n`,
    alone: values.has("alone"),
  };
}

/** `axios` → any version, `axios@1` → `^1`. */
function dependency(text: string): [string, string] {
  const at = text.lastIndexOf("@");
  return at > 0 ? [text.slice(0, at), `^${text.slice(at + 1)}`] : [text, "*"];
}
