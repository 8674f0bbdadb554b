/** Bounds a fan-out: by a package that is there, else by a helper of a few lines. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { indentAt, replaceNode, withConstant } from "../../kit/edits.ts";
import type { Fanout } from "../../kit/fanout.ts";
import type { Fix, TextEdit } from "../../kit/rule.ts";
import { withFunction, withImport } from "../../kit/scaffold.ts";

const CONSTANT = "MAX_CONCURRENCY";
const COMMENT = "TODO(review): replace by what the other side, or the pool, can take.";
const HELPER = "mapWithConcurrency";

export function fanoutFixes(fanout: Fanout, analysis: Analysis): readonly Fix[] {
  const { source, callback, combinator } = fanout;
  if (!ts.isCallExpression(source) || callback === undefined || combinator !== "all") return [];
  // `Promise.all(list.map(f))` in place; a list that is kept in a variable first may have other uses.
  if (fanout.call.arguments[0] !== source || callback.parameters.length > 2) return [];
  const file = source.getSourceFile();
  const { dependencies } = analysis.packageOf(file);
  const work = outdented(callback, fanout.call);
  const list = fanout.over.getText(file);
  if (dependencies.has("p-map"))
    return [
      fix("Run a limited number at a time with p-map (bulkhead pattern)", () => {
        const { name, edits } = withImport(file, "p-map", "default", "pMap");
        const limit = withConstant(file, CONSTANT, "10", COMMENT);
        return [
          ...edits,
          ...limit.edits,
          replaceNode(fanout.call, `${name}(${list}, ${work}, { concurrency: ${limit.name} })`),
        ];
      }),
    ];
  return [
    fix("Run a limited number at a time (bulkhead pattern)", () => {
      const limit = withConstant(file, CONSTANT, "10", COMMENT);
      return [
        ...limit.edits,
        replaceNode(fanout.call, `${HELPER}(${list}, ${limit.name}, ${work})`),
        ...withFunction(file, HELPER, LINES).edits,
      ];
    }),
  ];
}

/** The text of a function that moves up to the line of the call. */
function outdented(work: ts.Node, call: ts.Node): string {
  const file = work.getSourceFile();
  const text = work.getText(file);
  const from = indentAt(file, work.getStart(file));
  const to = indentAt(file, call.getStart(file));
  // White space inside a template belongs to its text.
  if (from === to || !from.startsWith(to) || /`[^`]*\n[^`]*`/.test(text)) return text;
  const lines = text.split("\n");
  return lines
    .map((line) => (line.startsWith(from) ? to + line.slice(from.length) : line))
    .join("\n");
}

function fix(title: string, edits: () => readonly TextEdit[]): Fix {
  return { title, safety: "review", edits };
}

const LINES: readonly string[] = [
  "/** Like `Promise.all(items.map(work))`, with at most `limit` running at a time. */",
  "async function mapWithConcurrency<List extends readonly unknown[], Result>(",
  "  items: List,",
  "  limit: number,",
  "  work: (item: List[number], index: number) => Promise<Result>,",
  "): Promise<Result[]> {",
  "  const results: Result[] = [];",
  "  const waiting = [...items].entries();",
  "  const run = async () => {",
  "    for (const [index, item] of waiting) results[index] = await work(item, index);",
  "  };",
  "  await Promise.all(Array.from({ length: limit }, run));",
  "  return results;",
  "}",
];
