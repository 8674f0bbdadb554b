/** Bounds a fan-out: by a package that is there, else by a helper of a few lines. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { indentAt, lineBreakOf, replaceNode, stepOf, withConstant } from "../../kit/edits.ts";
import type { Fanout } from "../../kit/fanout.ts";
import { namedFunction, nameOf } from "../../kit/functions.ts";
import { moved } from "../../kit/layout.ts";
import type { Fix, TextEdit } from "../../kit/rule.ts";
import { withFunction, withImport } from "../../kit/scaffold.ts";
import {
  calledName,
  descendants,
  type FunctionNode,
  isFunctionNode,
  unwrap,
} from "../../kit/syntax.ts";

const CONSTANT = "MAX_CONCURRENCY";
const COMMENT = "So many run at the same time.";
const HELPER = "mapWithConcurrency";

export function fanoutFixes(fanout: Fanout, analysis: Analysis): readonly Fix[] {
  const { source, callback, combinator } = fanout;
  if (!ts.isCallExpression(source) || callback === undefined || combinator !== "all") return [];
  // `Promise.all(list.map(f))` in place; a list that is kept in a variable first may have other uses.
  if (fanout.call.arguments[0] !== source || callback.parameters.length > 2) return [];
  if (!waits(callback) || callsItself(fanout)) return [];
  const file = source.getSourceFile();
  const { dependencies } = analysis.packageOf(file);
  if (dependencies.has("p-map"))
    return [
      fix("Run a limited number at a time with p-map (bulkhead pattern)", () => {
        const { name, edits } = withImport(file, "p-map", "default", "pMap");
        const limit = withConstant(file, CONSTANT, "10", COMMENT);
        return [
          ...edits,
          ...limit.edits,
          replaceNode(
            fanout.call,
            laidOutCall(fanout, callback, name, {
              before: "",
              behind: `, { concurrency: ${limit.name} }`,
            }),
          ),
        ];
      }),
    ];
  return [
    fix("Run a limited number at a time (bulkhead pattern)", () => {
      const limit = withConstant(file, CONSTANT, "10", COMMENT);
      return [
        ...limit.edits,
        replaceNode(
          fanout.call,
          laidOutCall(fanout, callback, HELPER, { before: `${limit.name}, `, behind: "" }),
        ),
        ...withFunction(file, HELPER, LINES).edits,
      ];
    }),
  ];
}

/** What goes down a tree has a limit of its own at each level, which is none. */
function callsItself({ call, body }: Fanout): boolean {
  const own = namedFunction(call);
  const name = own === undefined ? "" : nameOf(own);
  return (
    name !== "" &&
    [...descendants(body)].some(
      (each) => ts.isCallExpression(each) && calledName(each.expression)?.text === name,
    )
  );
}

/** False for a callback that is done before its work is: a limit would count nothing. */
function waits({ body }: FunctionNode): boolean {
  if (body === undefined) return false;
  if (!ts.isBlock(body)) return !ts.isLiteralExpression(body);
  for (const node of descendants(body, (each) => !isFunctionNode(each))) {
    if (ts.isAwaitExpression(node)) return true;
    if (ts.isReturnStatement(node) && node.expression !== undefined)
      if (ts.isCallExpression(unwrap(node.expression))) return true;
  }
  return false;
}

/** `name(list, limit, work)` in the layout of a formatter: on one line with the head of the work, or an argument a line. */
function laidOutCall(
  fanout: Fanout,
  callback: ts.Node,
  head: string,
  limit: { readonly before: string; readonly behind: string },
): string {
  const file = fanout.call.getSourceFile();
  const list = fanout.over.getText(file);
  const base = indentAt(file, fanout.call.getStart(file));
  const from = indentAt(file, callback.getStart(file));
  const work = moved(callback, from, base);
  const start = `${head}(${list}, ${limit.before}`;
  const [first = ""] = work.split("\n");
  const column = file.getLineAndCharacterOfPosition(fanout.call.getStart(file)).character;
  const isMultiline = list.includes("\n");
  if (!isMultiline && column + start.length + first.length <= MAX_WIDTH) {
    const eol = lineBreakOf(file);
    // An expression below its arrow is followed by a line of its own.
    const isBelow = /=>\s*$/.test(first) && limit.behind === "";
    return `${start}${work}${limit.behind}${isBelow ? `,${eol}${base}` : ""})`;
  }
  const inner = base + stepOf(file);
  const own = indentAt(file, fanout.over.getStart(file));
  const parts = [
    moved(fanout.over, own, inner),
    ...(limit.before === "" ? [] : [limit.before.replace(/, $/, "")]),
    moved(callback, from, inner),
    ...(limit.behind === "" ? [] : [limit.behind.replace(/^, /, "")]),
  ];
  const eol = lineBreakOf(file);
  return `${head}(${parts.map((each) => `${eol}${inner}${each},`).join("")}${eol}${base})`;
}

const MAX_WIDTH = 100;

function fix(title: string, edits: () => readonly TextEdit[]): Fix {
  return { title, safety: "review", edits };
}

const LINES: readonly string[] = [
  "/** `Promise.all(items.map(work))` with at most `limit` running at a time; each is started, whatever fails. */",
  "async function mapWithConcurrency<List extends readonly unknown[], Result>(",
  "  items: List,",
  "  limit: number,",
  "  work: (item: List[number], index: number) => Result | Promise<Result>,",
  "): Promise<Result[]> {",
  "  const results: Result[] = [];",
  "  const failures: unknown[] = [];",
  "  let next = 0;",
  "  const run = async () => {",
  "    while (next < items.length) {",
  "      const index = next++;",
  "      try {",
  "        results[index] = await work(items[index] as List[number], index);",
  "      } catch (error) {",
  "        failures.push(error);",
  "      }",
  "    }",
  "  };",
  "  await Promise.all(Array.from({ length: limit }, run));",
  "  if (failures.length > 0) throw failures[0];",
  "  return results;",
  "}",
];
