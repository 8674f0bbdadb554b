/** `npm run new-rule -- time/some-name`: lays out the folder of a new rule and lists it in rules/index.ts. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const id = process.argv[2] ?? "";

const problem = problemOf(id);
if (problem !== undefined) {
  console.error(`new-rule: ${problem}`);
  console.error("usage: npm run new-rule -- time|state|scale/<kebab-name>");
  process.exit(2);
}
const index = listed(readFileSync(path.join(root, "rules/index.ts"), "utf8"));
const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
const files = {
  "rule.ts": ruleOf(),
  "README.md": pageOf(),
  "cases/basic.ts": caseOf(),
};
for (const [name, text] of Object.entries(files)) {
  const target = path.join(root, "rules", id, name);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text, { flag: "wx" });
  console.log(`created rules/${id}/${name}`);
}
writeFileSync(path.join(root, "rules/index.ts"), index);
const biome = path.join(root, "node_modules/@biomejs/biome/bin/biome");
if (existsSync(biome))
  spawnSync(process.execPath, [biome, "check", "--write", "rules/index.ts"], { cwd: root });
console.log("listed it in rules/index.ts");
console.log(`next: write the page, then run npm test -- rules/ and follow what it asks for ${id}`);

function problemOf(candidate) {
  if (candidate === "") return "name the rule";
  if (!/^(time|state|scale)\/[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(candidate))
    return `'${candidate}' is not an illusion and a kebab-case name`;
  if (existsSync(path.join(root, "rules", candidate))) return `rules/${candidate} exists already`;
  return undefined;
}

/** rules/index.ts with the rule imported and its place in the list. */
function listed(source) {
  const imports = [
    ...source.matchAll(/^import (\w+) from "\.\/((?:time|state|scale)\/[^/]+)\/rule\.ts";$/gm),
  ];
  const known = new Map(imports.map((match) => [match[1], match[2]]));
  const short = camelCase(id.slice(id.indexOf("/") + 1));
  const name = known.has(short) ? camelCase(id) : short;
  known.set(name, id);
  const sorted = [...known.keys()].sort((a, b) => (known.get(a) < known.get(b) ? -1 : 1));
  const list = /(export const rules[^=]*= \[)[\s\S]*?(\];)/;
  if (!list.test(source))
    throw new Error("rules/index.ts has no list 'export const rules … = […];'");
  const line = `import ${name} from "./${id}/rule.ts";\n`;
  const last = [...source.matchAll(/^import .*\n/gm)].at(-1)?.[0] ?? "";
  return source
    .replace(list, (_, open, close) => `${open}\n  ${sorted.join(",\n  ")},\n${close}`)
    .replace(last, () => last + line);
}

function ruleOf() {
  return `/** Finds … */
import { defineRule, SERVER_CONTEXTS } from "../../kit/rule.ts";
import page from "./README.md";

export default defineRule({
  id: "${id}",
  title: "${titleOf()}",
  // What somebody might say who relies on it.
  assumption: "",
  patterns: [],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "off",
    "multi-node": "warning",
    distributed: "warning",
    unknown: "question",
  },
  since: "${version}",
  page,
  on: {},
});
`;
}

function pageOf() {
  const headings = [
    ["The assumption", ""],
    ["How it breaks", ""],
    ["The pattern", ""],
    [
      "Examples",
      "```ts bad\nexport const replace = 1;\n//           ^^^^^^^\n```\n\n```ts fine\nexport const replace = 2;\n```\n",
    ],
    ["When it is right as it is", ""],
    ["Ask in review", ""],
    ["Sources", ""],
  ];
  const sections = headings.map(([name, body]) => `## ${name}\n${body === "" ? "" : `\n${body}`}`);
  return `# ${titleOf()}\n\n${sections.join("\n")}`;
}

function caseOf() {
  return `// case: layer=multi-node file=src/service.ts
// Code near the edge of the rule. Without marks it must stay silent; a line of carets marks a finding.
export const replace = 1;
`;
}

function camelCase(text) {
  return text.replace(/[/-](.)/g, (_, letter) => letter.toUpperCase());
}

function titleOf() {
  const words = id.slice(id.indexOf("/") + 1).replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
