/** Bounds a fan-out: by a package that is there, else in slices where nothing is made of the results. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import type { Collection } from "../../kit/collections.ts";
import { indentAt, lineBreakOf, replaceNode, stepOf, withConstant } from "../../kit/edits.ts";
import type { ReachedEffect } from "../../kit/effects/summary.ts";
import type { Fanout } from "../../kit/fanout.ts";
import { namedFunction, nameOf } from "../../kit/functions.ts";
import { habitsOf, maxWidthOf } from "../../kit/habits.ts";
import { moved } from "../../kit/layout.ts";
import type { Fix, TextEdit } from "../../kit/rule.ts";
import { withImport } from "../../kit/scaffold.ts";
import {
  ancestors,
  calledName,
  descendants,
  type FunctionNode,
  isFunctionNode,
  unwrap,
} from "../../kit/syntax.ts";

const CONSTANT = "MAX_CONCURRENCY";

/**
 * Only for the rows of a query: what callers send is better refused from a length on, and a list that comes from
 * elsewhere may be short for a reason that is out of sight.
 */
export function fanoutFixes(
  fanout: Fanout,
  list: Collection,
  { effect }: ReachedEffect,
  analysis: Analysis,
): readonly Fix[] {
  const { source, callback, combinator } = fanout;
  if (!ts.isCallExpression(source) || callback === undefined || combinator !== "all") return [];
  const isOutside = !/^(database|queue)$/.test(effect.target);
  const isSending = isOutside && effect.action === "write";
  // The few parts of one thing, read for their sake, need no limit.
  if (list.origin !== "query") return [];
  if (list.size !== "open" && !(isSending && isResultUnused(fanout.call))) return [];
  // `Promise.all(list.map(f))` in place; a list that is kept in a variable first may have other uses.
  if (fanout.call.arguments[0] !== source || callback.parameters.length > 2) return [];
  if (!waits(callback) || callsItself(fanout)) return [];
  const file = source.getSourceFile();
  const { dependencies } = analysis.packageOf(file);
  if (dependencies.has("p-map")) return [mapperFix(fanout, callback)];
  if (dependencies.has("p-limit")) return [limiterFix(fanout, callback)];
  return slicesFixes(fanout, callback);
}

/** `pMap(list, work, { concurrency })`: each is started whatever fails where nothing is made of the results. */
function mapperFix(fanout: Fanout, callback: FunctionNode): Fix {
  const file = fanout.call.getSourceFile();
  return fix("Run a limited number at a time with p-map (bulkhead pattern)", () => {
    const { name, edits } = withImport(file, "p-map", "default", "pMap");
    const limit = withConstant(file, CONSTANT, "10", undefined);
    const going = isResultUnused(fanout.call) ? ", stopOnError: false" : "";
    const options = `{ concurrency: ${limit.name}${going} }`;
    return [
      ...edits,
      ...limit.edits,
      replaceNode(fanout.call, laidOutCall(fanout, callback, name, options)),
    ];
  });
}

/** `Promise.all(list.map((each) => limit(() => work(each))))` */
function limiterFix(fanout: Fanout, callback: FunctionNode): Fix {
  const file = fanout.call.getSourceFile();
  return fix("Run a limited number at a time with p-limit (bulkhead pattern)", () => {
    const { name, edits } = withImport(file, "p-limit", "default", "pLimit");
    const limit = withConstant(file, CONSTANT, "10", undefined);
    const { body, parameters } = callback;
    const [first] = parameters;
    const last = parameters.at(-1);
    if (body === undefined || first === undefined || last === undefined) return [];
    const names = file.text.slice(first.getStart(file), last.getEnd());
    const isAsync = callback.modifiers?.some((each) => each.kind === ts.SyntaxKind.AsyncKeyword);
    const head = `${isAsync === true ? "async " : ""}() => `;
    const text = `(${names}) => limit(${head}${body.getText(file)})`;
    const statement = statementOf(fanout.call);
    const indent = indentAt(file, statement.getStart(file));
    const eol = lineBreakOf(file);
    const line = `const limit = ${name}(${limit.name});${eol}${indent}`;
    const at = statement.getStart(file);
    return [
      ...edits,
      ...limit.edits,
      { file: file.fileName, start: at, end: at, text: line },
      replaceNode(callback, text),
    ];
  });
}

const BATCH = "batch";

/** The head of a loop over slices, with its parts on lines of their own where it would be too long. */
function headOf(file: ts.SourceFile, base: string, list: string, size: string): readonly string[] {
  const parts = ["let start = 0", `start < ${list}.length`, `start += ${size}`];
  const inline = `for (${parts.join("; ")}) {`;
  if (base.length + inline.length <= maxWidthOf(file)) return [inline];
  const step = stepOf(file);
  return ["for (", `${step}${parts.join(`;${lineBreakOf(file)}${base}${step}`)}`, ") {"];
}

/** `for (let start = 0; …) { const batch = list.slice(start, start + size); await Promise.all(batch.map(work)); }` */
function slicesFixes(fanout: Fanout, callback: FunctionNode): readonly Fix[] {
  const { call, over, source } = fanout;
  if (!isResultUnused(call) || callback.parameters.length > 1) return [];
  const list = unwrap(over);
  if (!ts.isIdentifier(list) && !ts.isPropertyAccessExpression(list)) return [];
  const statement = statementOf(call);
  if (!ts.isExpressionStatement(statement) || !ts.isBlock(statement.parent)) return [];
  const file = call.getSourceFile();
  const home = namedFunction(call) ?? file;
  const names = new RegExp(`\\b(${BATCH}|failures|outcomes|outcome)\\b`);
  if (names.test(home.getText(file)) || call.expression.getText(file) !== "Promise.all") return [];
  return [
    fix("Go through the list in slices (bulkhead pattern)", () => {
      const limit = withConstant(file, CONSTANT, "10", undefined);
      const eol = lineBreakOf(file);
      const base = indentAt(file, statement.getStart(file));
      const step = stepOf(file);
      const name = list.getText(file);
      const inner = moved(statement, base, base + step);
      const before = source.getText(file).slice(0, over.getEnd() - source.getStart(file));
      const end = statement.getText(file).endsWith(";") ? ";" : "";
      const taken = `const ${BATCH} = ${name}.slice(start, start + ${limit.name})${end}`;
      const at = inner.indexOf(before);
      const text = (inner.slice(0, at) + BATCH + inner.slice(at + before.length)).replace(
        "Promise.all",
        "Promise.allSettled",
      );
      const type = /\.[cm]?tsx?$/.test(file.fileName) ? ": unknown[]" : "";
      // As before, each is started whatever became of others, and the first failure is thrown.
      const lines = [
        `const failures${type} = []${end}`,
        ...headOf(file, base, name, limit.name),
        `${step}${taken}`,
        `${step}const outcomes = ${text}`,
        `${step}for (const outcome of outcomes) {`,
        `${step}${step}if (outcome.status === "rejected") failures.push(outcome.reason)${end}`,
        `${step}}`,
        "}",
        `if (failures.length > 0) throw failures[0]${end}`,
      ];
      return [...limit.edits, replaceNode(statement, lines.join(eol + base))];
    }),
  ];
}

function statementOf(call: ts.CallExpression): ts.Node {
  for (const at of ancestors(call)) if (ts.isStatement(at)) return at;
  return call;
}

/** `await Promise.all(…);` */
function isResultUnused(call: ts.CallExpression): boolean {
  return ts.isAwaitExpression(call.parent) && ts.isExpressionStatement(call.parent.parent);
}

/** What goes down a tree has a limit of its own at each level, which is none. */
function callsItself({ call, body }: Fanout): boolean {
  const own = namedFunction(call);
  const name = own === undefined ? "" : nameOf(own);
  return (
    name !== "" &&
    [body, ...descendants(body)].some(
      (each) => ts.isCallExpression(each) && calledName(each.expression)?.text === name,
    )
  );
}

/** False for a callback that is done before its work is: a limit would count nothing. */
function waits({ body }: FunctionNode): boolean {
  if (body === undefined) return false;
  if (!ts.isBlock(body)) return !ts.isLiteralExpression(body);
  let isWaiting = false;
  for (const node of descendants(body, (each) => !isFunctionNode(each))) {
    // `this.start(each)` beside what is waited for would run without a limit.
    if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression))
      if (!/(console|log|push|set|add)\b/i.test(node.expression.expression.getText())) return false;
    if (ts.isAwaitExpression(node)) isWaiting = true;
    if (ts.isReturnStatement(node) && node.expression !== undefined)
      if (ts.isCallExpression(unwrap(node.expression))) isWaiting = true;
  }
  return isWaiting;
}

/** `pMap(list, work, options)` in the layout of a formatter: on one line with the head of the work, or an argument a line. */
function laidOutCall(fanout: Fanout, callback: ts.Node, head: string, options: string): string {
  const file = fanout.call.getSourceFile();
  const list = fanout.over.getText(file);
  const base = indentAt(file, fanout.call.getStart(file));
  const from = indentAt(file, callback.getStart(file));
  const start = `${head}(${list}, `;
  const whole = callback.getText(file);
  const column = file.getLineAndCharacterOfPosition(fanout.call.getStart(file)).character;
  const isShort = column + start.length + whole.length + options.length + 4 <= maxWidthOf(file);
  if (!list.includes("\n") && !whole.includes("\n") && isShort)
    return `${start}${whole}, ${options})`;
  const inner = base + stepOf(file);
  const own = indentAt(file, fanout.over.getStart(file));
  const parts = [moved(fanout.over, own, inner), moved(callback, from, inner), options];
  const eol = lineBreakOf(file);
  const comma = habitsOf(file).hasTrailingCommas ? "," : "";
  const lines = parts.map((each) => `${eol}${inner}${each}`).join(",");
  return `${head}(${lines}${comma}${eol}${base})`;
}

function fix(title: string, edits: () => readonly TextEdit[]): Fix {
  return { title, safety: "review", edits };
}
