/** Waits for what was dropped, or hands it to the platform. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { withCatch } from "../../kit/chained.ts";
import { indentAt, insertAt, lineBreakOf, stepOf } from "../../kit/edits.ts";
import { habitsOf, maxWidthOf } from "../../kit/habits.ts";
import { moved } from "../../kit/layout.ts";
import { failureLogIn, isPlainName } from "../../kit/logging.ts";
import { callsOf } from "../../kit/references.ts";
import type { Fix, TextEdit } from "../../kit/rule.ts";
import { withImport } from "../../kit/scaffold.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  enclosingStatement,
  type FunctionNode,
  isFunctionNode,
  outer,
} from "../../kit/syntax.ts";
import type { Setting } from "./guards.ts";

/** `await` before the call, where the function around may wait. */
export function awaitFixes(call: ts.CallExpression, analysis: Analysis): readonly Fix[] {
  if (!mayWait(call) || isDroppedAbove(call, analysis) || isBeforeRethrow(call)) return [];
  return [{ title: "Wait for it", safety: "review", edits: () => [awaited(call)] }];
}

/** `if (!(await findOrder(id)))`: the call keeps its place, in parentheses unless it is a whole value. */
export function answerFixes(call: ts.CallExpression): readonly Fix[] {
  if (!mayWait(call)) return [];
  const file = call.getSourceFile();
  const isWhole =
    ts.isVariableDeclaration(call.parent) ||
    ts.isIfStatement(call.parent) ||
    ts.isWhileStatement(call.parent) ||
    ts.isParenthesizedExpression(call.parent);
  return [
    {
      title: "Wait for its answer",
      safety: "review",
      edits: () =>
        isWhole
          ? [insertAt(file, call.getStart(file), "await ")]
          : [insertAt(file, call.getStart(file), "(await "), insertAt(file, call.end, ")")],
    },
  ];
}

/** `Promise.all([...list])` */
export function spreadFixes(list: ts.Expression): readonly Fix[] {
  const file = list.getSourceFile();
  return [
    {
      title: "Spread the list",
      safety: "review",
      edits: () => [insertAt(file, list.getStart(file), "...")],
    },
  ];
}

/** In a `catch` that throws on: a failure of what is waited for would take the place of the first one. */
function isBeforeRethrow(call: ts.Node): boolean {
  for (const at of ancestors(call)) {
    if (isFunctionNode(at)) return false;
    if (ts.isCatchClause(at)) return at.block.statements.some(ts.isThrowStatement);
  }
  return false;
}

/** Every caller in sight goes on without waiting: the wait would only move what is lost up one call. */
function isDroppedAbove(call: ts.Node, analysis: Analysis): boolean {
  const own = enclosingFunction(call);
  const calls = own === undefined ? [] : callsOf(own, analysis);
  return (
    calls.length > 0 &&
    calls.every((each) => {
      const holder = outer(each);
      return ts.isExpressionStatement(holder) || ts.isVoidExpression(holder);
    })
  );
}

function awaited(call: ts.CallExpression): TextEdit {
  const file = call.getSourceFile();
  const holder = outer(call);
  if (!ts.isVoidExpression(holder)) return insertAt(file, call.getStart(file), "await ");
  return {
    file: file.fileName,
    start: holder.getStart(file),
    end: holder.expression.getStart(file),
    text: "await ",
  };
}

function mayWait(call: ts.Node): boolean {
  const own = enclosingFunction(call);
  return own !== undefined && isAsync(own);
}

function isAsync(fn: FunctionNode): boolean {
  return fn.modifiers?.some((each) => each.kind === ts.SyntaxKind.AsyncKeyword) ?? false;
}

/** `return` before the last statement of a callback. */
export function returnFixes(call: ts.CallExpression): readonly Fix[] {
  const own = enclosingFunction(call);
  const statement = enclosingStatement(call);
  if (own?.body === undefined || !ts.isBlock(own.body) || own.body.statements.at(-1) !== statement)
    return [];
  if (ts.isVoidExpression(outer(call))) return [];
  return [
    {
      title: "Return its promise",
      safety: "review",
      edits: () => [insertAt(call.getSourceFile(), statement.getStart(), "return ")],
    },
  ];
}

/** `for (const each of list) { … }` */
export function loopFixes(
  call: ts.CallExpression,
  callback: FunctionNode,
  effect: ts.Node,
): readonly Fix[] {
  const statement = outer(call);
  if (isDroppedWithin(effect, callback)) return [];
  if (!ts.isExpressionStatement(statement) || !mayWait(call)) return [];
  const callee = call.expression;
  if (!ts.isPropertyAccessExpression(callee) || callee.questionDotToken !== undefined) return [];
  const file = call.getSourceFile();
  const [parameter, second, third] = callback.parameters;
  const { body } = callback;
  if (parameter === undefined || body === undefined || third !== undefined) return [];
  if (parameter.initializer !== undefined || parameter.dotDotDotToken !== undefined) return [];
  if (!waitsWithin(body)) return [];
  const list = callee.expression.getText(file);
  const each = parameter.name.getText(file);
  const head =
    second === undefined
      ? `const ${each} of ${list}`
      : `const [${second.name.getText(file)}, ${each}] of ${list}.entries()`;
  const text = loopBody(body, statement, `for (${head}) `.length);
  if (text === undefined) return [];
  return [
    {
      title: "Go through the list in a loop that waits",
      safety: "review",
      edits: () => [
        {
          file: file.fileName,
          start: statement.getStart(file),
          end: statement.getEnd(),
          text: `for (${head}) ${text}`,
        },
      ],
    },
  ];
}

/** The effect stands in a second loop that drops its promises: while that one does, the first would wait for nothing. */
function isDroppedWithin(effect: ts.Node, callback: FunctionNode): boolean {
  for (const at of ancestors(effect, callback)) {
    if (!isFunctionNode(at)) continue;
    const holder = outer(at);
    if (ts.isCallExpression(holder) && ts.isExpressionStatement(outer(holder))) return true;
  }
  return false;
}

/** A callback that starts its work without waiting would do so in a loop as well. */
function waitsWithin(body: ts.ConciseBody): boolean {
  if (!ts.isBlock(body)) return true;
  for (const node of descendants(body, (each) => !isFunctionNode(each))) {
    if (ts.isAwaitExpression(node)) return true;
    if (ts.isReturnStatement(node) && node.expression !== undefined) return true;
  }
  return false;
}

/** The callback's text as the body of a loop; undefined when it leaves in a way that a loop cannot. */
function loopBody(body: ts.ConciseBody, statement: ts.Node, head: number): string | undefined {
  const file = body.getSourceFile();
  const base = indentAt(file, statement.getStart(file));
  const from = indentAt(file, body.getStart(file));
  if (!ts.isBlock(body)) {
    const isWaiting = ts.isAwaitExpression(body);
    const line = (to: string): string => `${isWaiting ? "" : "await "}${moved(body, from, to)};`;
    const inline = line(base);
    if (!inline.includes("\n") && base.length + head + inline.length <= maxWidthOf(file))
      return inline;
    const eol = lineBreakOf(file);
    const inner = base + stepOf(file);
    return `{${eol}${inner}${line(inner)}${eol}${base}}`;
  }
  const returns: ts.ReturnStatement[] = [];
  let isNested = false;
  const visit = (node: ts.Node, depth: number): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node)) {
      returns.push(node);
      if (node.expression !== undefined && node.parent !== body) isNested = true;
      if (depth > 0) isNested = true;
    }
    const isLoop = ts.isIterationStatement(node, false) || ts.isSwitchStatement(node);
    ts.forEachChild(node, (child) => visit(child, depth + (isLoop ? 1 : 0)));
  };
  ts.forEachChild(body, (child) => visit(child, 0));
  if (isNested) return undefined;
  // Only a body without `return` moves: the places of its statements change with the white space.
  if (returns.length === 0) return moved(body, from, base);
  let text = body.getText(file);
  const start = body.getStart(file);
  for (const each of returns.reverse()) {
    const { expression } = each;
    const by =
      expression === undefined
        ? "continue;"
        : `${ts.isAwaitExpression(expression) ? "" : "await "}${expression.getText(file)};`;
    text = text.slice(0, each.getStart(file) - start) + by + text.slice(each.getEnd() - start);
  }
  return text;
}

/** In a callback of `then`, which runs when the request may be over; what it starts is better returned. */
function isContinued(call: ts.Node): boolean {
  const own = enclosingFunction(call);
  const holder = own === undefined ? undefined : outer(own);
  return (
    holder !== undefined &&
    ts.isCallExpression(holder) &&
    /^(then|catch|finally)$/.test(calledName(holder.expression)?.text ?? "")
  );
}

/** Catches the failure and writes it down, as the file does with others. */
export function logFixes(call: ts.CallExpression, name: string): readonly Fix[] {
  if (!isPlainName(name)) return [];
  const log = failureLogIn(call);
  const statement = outer(call);
  if (log === undefined || !ts.isExpressionStatement(statement)) return [];
  return [
    {
      title: "Log its failure",
      safety: "review",
      edits: () => {
        const file = call.getSourceFile();
        const base = indentAt(file, statement.getStart(file));
        const end = statement.getText(file).endsWith(";") ? ";" : "";
        const eol = lineBreakOf(file);
        return [
          withCatch(call, base, (indent) =>
            [
              "(error: unknown) => {",
              `${indent}${stepOf(file)}${log(`${name} failed`, "error")}${end}`,
              `${indent}}`,
            ].join(eol),
          ),
        ];
      },
    },
  ];
}

/** Work that may outlive the answer, as the platform offers it. */
export function afterFixes(call: ts.CallExpression, setting: Setting): readonly Fix[] {
  const { keeper } = setting;
  if (keeper === undefined || isContinued(call)) return [];
  const file = call.getSourceFile();
  const holder = outer(call);
  const start = ts.isVoidExpression(holder) ? holder.getStart(file) : call.getStart(file);
  const isCallback = keeper.name === "after";
  return [
    {
      title: `Let \`${keeper.name}\` keep the function alive for it`,
      safety: "review",
      edits: () => {
        const named = withImport(file, keeper.specifier, keeper.name);
        return [
          ...named.edits,
          {
            file: file.fileName,
            start,
            end: call.getEnd(),
            text: keptText(call, named.name, isCallback),
          },
        ];
      },
    },
  ];
}

/** `waitUntil(work())`, `after(() => work())`: a call over several lines stands on lines of its own as an argument. */
function keptText(call: ts.CallExpression, keeper: string, isCallback: boolean): string {
  const file = call.getSourceFile();
  const text = call.getText(file);
  if (isCallback || !text.includes("\n")) return `${keeper}(${isCallback ? "() => " : ""}${text})`;
  const base = indentAt(file, call.getStart(file));
  const eol = lineBreakOf(file);
  const comma = habitsOf(file).hasTrailingCommas ? "," : "";
  const inner = base + stepOf(file);
  return `${keeper}(${eol}${inner}${moved(call, base, inner)}${comma}${eol}${base})`;
}
