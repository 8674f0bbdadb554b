/** Spreads the waits between attempts: a random part of an exponentially growing wait. */
import { ts } from "ts-morph";
import { isAsync } from "../../kit/asynchronous.ts";
import {
  indentAt,
  insertAt,
  lineBreakOf,
  replaceNode,
  stepOf,
  withConstant,
} from "../../kit/edits.ts";
import { laidOut, moved } from "../../kit/layout.ts";
import { isMention } from "../../kit/references.ts";
import type { Retry } from "../../kit/retries/retry.ts";
import type { Fix, TextEdit } from "../../kit/rule.ts";
import {
  ancestors,
  descendants,
  enclosingFunction,
  enclosingStatement,
  isFunctionNode,
  unwrap,
} from "../../kit/syntax.ts";

export function waitFixes(retry: Retry): readonly Fix[] {
  const { wait } = retry;
  if (wait.kind === "none") {
    if (failsByItself(retry)) return [];
    return isFunctionNode(retry.root) ? waitBefore(retry) : addedWait(retry);
  }
  if (wait.delay === undefined) return [];
  const { delay } = wait;
  const file = delay.getSourceFile();
  const text = delay.getText();
  const target = unwrap(delay);
  const base = bracketed(delay);
  const { rising } = retry;
  const made = computedAt(target, retry.root);
  if (wait.kind === "growing") {
    return [
      {
        title: "Spread that wait at random",
        safety: "review",
        // Never longer than it was, since the wait may be capped, and never so short that it is none.
        edits: () => [spread(made ?? delay, HALF_AT_LEAST)],
      },
    ];
  }
  // A time that callers or a configuration choose is what they were promised.
  const isOwn = ts.isNumericLiteral(target) || /^[A-Z][A-Z0-9_]*$/.test(text);
  const power =
    rising === undefined || !isOwn
      ? undefined
      : rising.from === 0
        ? rising.name
        : `(${rising.name} - ${rising.from})`;
  return [
    power === undefined
      ? {
          title: "Spread the wait at random",
          safety: "review",
          edits: () => [spread(made ?? delay, "(0.5 + Math.random())")],
        }
      : {
          title: "Let the waits grow and spread them at random",
          safety: "review",
          edits: () => {
            const cap = withConstant(file, "MAX_RETRY_DELAY_MS", "30_000", CAP, delay);
            const grown = `Math.min(${cap.name}, ${base} * 2 ** ${power})`;
            return [...cap.edits, replaceNode(delay, `Math.random() * ${grown}`)];
          },
        },
  ];
}

/** The text of a factor. */
function bracketed(node: ts.Expression): string {
  const target = unwrap(node);
  const isSimple =
    ts.isIdentifier(target) ||
    ts.isNumericLiteral(target) ||
    ts.isPropertyAccessExpression(target) ||
    ts.isCallExpression(target) ||
    ts.isElementAccessExpression(target);
  return isSimple ? node.getText() : `(${node.getText()})`;
}

/** The wait with a factor; a choice between two that stands on several lines keeps them. */
function spread(made: ts.Expression, factor: string): TextEdit {
  const file = made.getSourceFile();
  const target = unwrap(made);
  if (isProduct(target)) return replaceNode(made, `${made.getText(file)} * ${factor}`);
  if (target !== made || !ts.isConditionalExpression(target) || !/\n/.test(made.getText(file)))
    return replaceNode(made, `${bracketed(made)} * ${factor}`);
  const base = indentAt(file, made.getStart(file));
  const inner = base + stepOf(file);
  const deeper = inner + stepOf(file);
  const { condition, whenTrue, whenFalse } = target;
  const lines = [
    `(${condition.getText(file)}`,
    `${deeper}? ${moved(whenTrue, indentAt(file, whenTrue.getStart(file)), deeper)}`,
    `${deeper}: ${moved(whenFalse, indentAt(file, whenFalse.getStart(file)), deeper)}) *`,
    `${inner}${factor}`,
  ];
  const eol = lineBreakOf(file);
  const text = file.text.slice(0, made.getStart(file));
  const isOnOwnLine = /\n[ \t]*$/.test(text);
  const gap = isOnOwnLine ? 0 : text.length - text.trimEnd().length;
  return {
    file: file.fileName,
    start: made.getStart(file) - gap,
    end: made.getEnd(),
    text: (isOnOwnLine ? "" : eol + inner) + lines.join(eol),
  };
}

/**
 * Where a constant of the same function gets its value for this attempt: a log that names the wait stays true.
 * What nothing else reads may be spread where it is waited for, unless it is computed anyway.
 */
function computedAt(target: ts.Expression, root: ts.Node): ts.Expression | undefined {
  if (!ts.isIdentifier(target)) return undefined;
  for (const at of ancestors(target)) {
    if (at === root.parent) return undefined;
    if (isFunctionNode(at) && !ts.isArrowFunction(at)) return undefined;
    if (!ts.isBlock(at)) continue;
    for (const statement of at.statements) {
      if (!ts.isVariableStatement(statement) || statement.end > target.pos) continue;
      const { declarationList: list } = statement;
      if ((list.flags & ts.NodeFlags.Const) === 0) continue;
      const found = list.declarations.find((each) => each.name.getText() === target.text);
      const value = found?.initializer;
      if (value === undefined) continue;
      const isComputed = ts.isBinaryExpression(unwrap(value)) || ts.isCallExpression(unwrap(value));
      return isComputed || isReadBeside(target, at) ? value : undefined;
    }
  }
  return undefined;
}

/** Something else in the block reads the wait, too. */
function isReadBeside(target: ts.Identifier, block: ts.Block): boolean {
  for (const node of descendants(block))
    if (node !== target && ts.isIdentifier(node) && node.text === target.text && isMention(node))
      return true;
  return false;
}

/** A product, which another factor needs no brackets for. */
function isProduct(node: ts.Expression): boolean {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AsteriskToken;
}

const HALF_AT_LEAST = "(0.5 + Math.random() / 2)";

/** What fails there and then by the code's own judgement gets no better by waiting. */
function failsByItself({ tried }: Retry): boolean {
  for (const node of descendants(tried, (each) => !isFunctionNode(each))) {
    if (!ts.isThrowStatement(node)) continue;
    const test = [...ancestors(node, tried)].find(ts.isIfStatement)?.expression.getText() ?? "";
    if (!OUTSIDE.test(test)) return true;
  }
  return false;
}

/** Words by which a condition speaks of what the other side answered. */
const OUTSIDE =
  /\b\w*(ok|status|code|err|error|errors|success|fail|failed|res|resp|response|result|reply|answer)\w*\b/i;

const CAP = "The longest wait between two attempts.";
const BASE = "The longest wait before the second attempt, doubled before each further one.";

/** A wait at the top of each attempt but the first. */
function addedWait(retry: Retry): readonly Fix[] {
  const { root, rising } = retry;
  if (isFunctionNode(root) || rising === undefined || !ts.isBlock(root.statement)) return [];
  const first = root.statement.statements[0];
  if (first === undefined) return [];
  return [
    {
      title: "Wait a random, growing time before each further attempt",
      safety: "review",
      edits: () => {
        const file = root.getSourceFile();
        const base = withConstant(file, "RETRY_DELAY_MS", "200", BASE, root);
        const indent = indentAt(file, first.getStart(file));
        const eol = lineBreakOf(file);
        // The second attempt waits the base itself.
        const step = `(${rising.name} - ${rising.from + 1})`;
        const end = /;\s*$/m.test(first.getText(file)) || /;\r?\n/.test(file.text) ? ";" : "";
        const lines = [
          `if (${rising.name} > ${rising.from}) {`,
          `  const delay = Math.random() * ${base.name} * 2 ** ${step}${end}`,
          `  await new Promise((resolve) => setTimeout(resolve, delay))${end}`,
          "}",
        ];
        return [
          ...base.edits,
          insertAt(file, first.getStart(file), laidOut(file, indent, lines) + eol + indent),
        ];
      },
    },
  ];
}

/** A wait before the call with which a function begins again. */
function waitBefore(retry: Retry): readonly Fix[] {
  const { again, root } = retry;
  const [counter] = retry.counters;
  if (again === undefined || counter === undefined || !isFunctionNode(root)) return [];
  const statement = enclosingStatement(again);
  const step = again.arguments.map((each) => each.getText()).find((each) => each.includes(counter));
  // A count that falls says nothing about how often it was tried.
  if (step === undefined || !/\+ ?1\b/.test(step) || !isAsync(root)) return [];
  if (!ts.isBlock(statement.parent) || enclosingFunction(again) !== root) return [];
  const counted = root.parameters.some((each) => each.name.getText() === counter);
  if (!counted) return [];
  return [
    {
      title: "Wait a random, growing time before each further attempt",
      safety: "review",
      edits: () => {
        const file = root.getSourceFile();
        const base = withConstant(file, "RETRY_DELAY_MS", "200", BASE, root);
        const indent = indentAt(file, statement.getStart(file));
        const eol = lineBreakOf(file);
        const end = /;\r?\n/.test(file.text) ? ";" : "";
        const lines = [
          `const delay = Math.random() * ${base.name} * 2 ** ${counter}${end}`,
          `await new Promise((resolve) => setTimeout(resolve, delay))${end}`,
        ];
        return [
          ...base.edits,
          insertAt(file, statement.getStart(file), lines.join(`${eol}${indent}`) + eol + indent),
        ];
      },
    },
  ];
}
