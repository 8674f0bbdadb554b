/** Reads build workflows for one thing: which Dockerfile an image is made from. */
import { shellCommands } from "../commands/shell.ts";
import { nameOfImage } from "../images.ts";
import type { Sources } from "../model.ts";
import {
  at,
  type Document,
  entriesAt,
  isMapping,
  itemsAt,
  type Tree,
  textAt,
} from "../texts/tree.ts";
import { folderOf, joinFrom } from "./platforms.ts";

export interface BuiltImage {
  /** Without registry and tag. */
  readonly name: string;
  /** Absolute. */
  readonly dockerfile: string;
}

/** Variants of one matrix that are looked at. */
const MOST_VARIANTS = 30;

export function readWorkflow({ root }: Document, sources: Sources): readonly BuiltImage[] {
  const shared = variablesIn(root);
  return entriesAt(root, "jobs").flatMap(([, { value: job }]) =>
    variantsOf(job).flatMap((variant) => {
      const variables = new Map([...shared, ...variablesIn(job), ...variant]);
      return imagesIn(job, variables, sources);
    }),
  );
}

/**
 * A workflow with nothing left in it but the steps that build images and the variables they use: parsing all the rest
 * is most of what a survey would take. Lines stay where they are.
 */
export function stepsWithImages(text: string): string {
  // What is written in one place may mean something in another: such a file is parsed as it is.
  if (/[:-] +[&*]\w|^\s*<<:/m.test(text) || text.includes("\n---")) return text;
  const lines = text.split("\n");
  const kept = lines.map(() => "");
  const keep = (from: number, to: number): void => {
    for (let at = from; at < to; at++) kept[at] = lines[at] ?? "";
  };
  const holds = ({ from, to }: Block): boolean =>
    NAMES_IMAGES.test(lines.slice(from, to).join("\n"));
  for (const part of blocksOf(lines, 0, lines.length)) {
    if (part.key === "env") keep(part.from, part.to);
    if (part.key !== "jobs") continue;
    keep(part.from, part.from + 1);
    for (const job of blocksOf(lines, part.from + 1, part.to).filter(holds)) {
      keep(job.from, job.from + 1);
      for (const setting of blocksOf(lines, job.from + 1, job.to)) {
        if (setting.key === "env" || setting.key === "strategy") keep(setting.from, setting.to);
        if (setting.key !== "steps") continue;
        keep(setting.from, setting.from + 1);
        for (const step of blocksOf(lines, setting.from + 1, setting.to).filter(holds))
          keep(step.from, step.to);
      }
    }
  }
  return kept.join("\n");
}

const NAMES_IMAGES = /\bdocker\s[\s\S]*?\bbuild\b|\/(?:build-push|metadata)-action@/;

/** Lines of one entry of a mapping or list, without the end. */
interface Block {
  /** Empty for an item of a list. */
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/** The entries at the indentation of the first one; comments belong to what stands before them. */
function blocksOf(lines: readonly string[], from: number, to: number): readonly Block[] {
  const found: Block[] = [];
  let indent = -1;
  let isList = false;
  for (let at = from; at < to; at++) {
    const line = lines[at] ?? "";
    const content = line.trimStart();
    if (content === "" || content.startsWith("#")) continue;
    const width = line.length - content.length;
    const isItem = /^-(?:\s|$)/.test(content);
    if (indent < 0) {
      indent = width;
      isList = isItem;
    }
    // Items may stand right below the key of their list, as far to the left as it.
    const key = isItem ? "" : (/^["']?([\w-]+)["']?\s*:/.exec(content)?.[1] ?? undefined);
    if (width !== indent || isItem !== isList || key === undefined) continue;
    const last = found.pop();
    if (last !== undefined) found.push({ ...last, to: at });
    found.push({ key, from: at, to });
  }
  return found;
}

/** Images of a job: those it names anywhere, each made from the Dockerfile that it builds. */
function imagesIn(
  job: Tree,
  variables: ReadonlyMap<string, string>,
  sources: Sources,
): readonly BuiltImage[] {
  const found: BuiltImage[] = [];
  const names: string[] = [];
  const dockerfiles: string[] = [];
  const fill = (text: string | undefined): string | undefined =>
    text?.replace(/\$\{\{\s*(?:env|matrix|vars|inputs)\.([\w-]+)\s*\}\}/g, (whole, key: string) => {
      return variables.get(key) ?? whole;
    });
  for (const step of itemsAt(job, "steps")) {
    const uses = textAt(step, "uses") ?? "";
    if (/\/build-push-action@/.test(uses)) {
      const context = fill(textAt(step, "with", "context")) ?? ".";
      const file = fill(textAt(step, "with", "file")) ?? `${context}/Dockerfile`;
      dockerfiles.push(joinFrom(sources.repositoryRoot, file));
      names.push(...linesOf(fill(textAt(step, "with", "tags"))));
      // Images for several processors are pushed by their digest and named here alone.
      const output = /(?:^|,)name=([^,\s]+)/.exec(fill(textAt(step, "with", "outputs")) ?? "")?.[1];
      if (output !== undefined) names.push(output);
    }
    if (/\/metadata-action@/.test(uses))
      names.push(...linesOf(fill(textAt(step, "with", "images"))));
    const run = fill(textAt(step, "run"));
    if (run !== undefined && NAMES_IMAGES.test(run))
      found.push(...builtBy(run, sources.repositoryRoot));
  }
  const [dockerfile, ...others] = [...new Set(dockerfiles)];
  if (dockerfile === undefined || others.length > 0) return found;
  for (const name of names) found.push({ name: nameOfImage(name), dockerfile });
  return found.filter(({ name }) => !name.includes("${"));
}

/** `docker build -t acme/api -f apps/api/Dockerfile .`, run in a folder. */
function builtBy(script: string, start: string): readonly BuiltImage[] {
  let folder = start;
  return shellCommands(script).flatMap(({ words }): BuiltImage[] => {
    if (words[0] === "cd" && words[1] !== undefined) folder = joinFrom(folder, words[1]);
    const verb = words.indexOf("build");
    if (words[0] !== "docker" || verb < 0) return [];
    const rest = words.slice(verb + 1);
    const values = (...flags: readonly string[]): readonly string[] =>
      rest.flatMap((word, index) => {
        if (flags.includes(word)) return [rest[index + 1] ?? ""];
        const flag = flags.find((each) => each.startsWith("--") && word.startsWith(`${each}=`));
        return flag === undefined ? [] : [word.slice(flag.length + 1)];
      });
    const context =
      rest.find((word, index) => !word.startsWith("-") && !VALUED.test(rest[index - 1] ?? "")) ??
      ".";
    const file = values("-f", "--file")[0] ?? `${context}/Dockerfile`;
    return values("-t", "--tag")
      .filter((name) => !name.startsWith("$"))
      .map((name) => ({ name: nameOfImage(name), dockerfile: joinFrom(folder, file) }));
  });
}

/** Flags of `docker build` whose value is the next word. */
const VALUED =
  /^(?:-[ftom]|--(?:file|tag|build-arg|build-context|platform|target|cache-(?:from|to)|label|secret|ssh|network|progress|output|iidfile|metadata-file|add-host|builder|allow|annotation|attest|memory|shm-size|ulimit))$/;

/** Whether a text is worth reading for the images that it builds. */
export const BUILDS_IMAGE = /\bdocker (?:buildx )?build\b/;

/** The images that the scripts of a package.json build: no other text there is a command. */
export function readScripts(path: string, manifest: string): readonly BuiltImage[] {
  return [...manifest.matchAll(SCRIPT)].flatMap(([, text = ""]) => {
    if (!BUILDS_IMAGE.test(text)) return [];
    const script = text.replace(/\\(["\\/])/g, "$1").replace(/\\[nt]/g, " ");
    return builtBy(script, folderOf(path));
  });
}

const SCRIPT = /:\s*"((?:[^"\\\n]|\\.){1,4000})"/g;

function variablesIn(tree: Tree): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, { value }] of entriesAt(tree, "env")) {
    const text = textAt(value);
    if (text !== undefined) found.set(name, text);
  }
  return found;
}

/** The rows of `strategy.matrix.include`, and the values of a matrix with one list. */
function variantsOf(job: Tree): readonly ReadonlyMap<string, string>[] {
  const matrix = at(job, "strategy", "matrix");
  if (!isMapping(matrix)) return [new Map()];
  const rows = itemsAt(matrix, "include").map(
    (row) => new Map(entriesAt(row).flatMap(([key, { value }]) => textPair(key, value))),
  );
  const lists = entriesAt(matrix).filter(([key]) => key !== "include" && key !== "exclude");
  const [only, ...more] = lists;
  const single =
    only === undefined || more.length > 0
      ? []
      : itemsAt(only[1].value).map((item) =>
          isMapping(item)
            ? new Map(entriesAt(item).flatMap(([key, { value }]) => textPair(key, value)))
            : new Map(textPair(only[0], item)),
        );
  const all = [...rows, ...single].slice(0, MOST_VARIANTS);
  return all.length === 0 ? [new Map()] : all;
}

function textPair(key: string, value: Tree): readonly (readonly [string, string])[] {
  const text = textAt(value);
  return text === undefined ? [] : [[key, text]];
}

function linesOf(text: string | undefined): readonly string[] {
  return (text ?? "").split(/[\n,]/).flatMap((line) => {
    const name =
      line
        .trim()
        .replace(/^(?:name=)/, "")
        .split(",")[0] ?? "";
    return name === "" || name.startsWith("type=") ? [] : [name];
  });
}
