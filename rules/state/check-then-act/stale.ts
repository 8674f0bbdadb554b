/** What was read before a lock was taken, and decides under it. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { isRead } from "../../kit/data/access.ts";
import { accessOf } from "../../kit/data/read.ts";
import { holdsLock } from "../../kit/flow/exclusion.ts";
import { governing } from "../../kit/flow/governing.ts";
import { looksBehind } from "../../kit/flow/looks.ts";
import { unitOf } from "../../kit/flow/origins.ts";
import type { Report } from "../../kit/rule.ts";
import {
  calledName,
  descendants,
  type FunctionNode,
  isFunctionNode,
  placeOf,
  unwrap,
} from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";
import { wordsOf } from "../../kit/words.ts";

/** `const job = await find(id); await lock(id, async () => { if (job.status === "open") … })`. */
export function staleInLock(call: ts.CallExpression, analysis: Analysis): Report | undefined {
  const body = functionGiven(call);
  if (body === undefined || !holdsLock(call, analysis) || !writesIn(body)) return undefined;
  const judged = judgedBefore(call, body, analysis);
  if (judged !== undefined) return analysis.runsOnServer(call) ? judged : undefined;
  for (const node of descendants(body)) {
    const condition = ts.isIfStatement(node)
      ? node.expression
      : ts.isConditionalExpression(node)
        ? node.condition
        : undefined;
    if (condition === undefined) continue;
    for (const name of [condition, ...descendants(condition, (each) => !isFunctionNode(each))]) {
      const read = ts.isIdentifier(name) ? readBefore(name, call, body, analysis) : undefined;
      if (read === undefined) continue;
      if (!analysis.runsOnServer(call)) return undefined;
      return {
        at: condition,
        message: "Read before the lock was taken; what decides here may be different by now",
        confidence: "possible",
        related: [
          { ...placeOf(read.expression), message: "it is read here" },
          { ...placeOf(call.expression), message: "the lock is taken here" },
        ],
        basis: call,
      };
    }
  }
  return undefined;
}

/**
 * `if (waits.some((wait) => wait.status !== "done")) return; await lock(id, async () => { … waits … })`: how the rows
 * are was judged outside, and those rows are what is worked with under the lock.
 */
function judgedBefore(
  lock: ts.CallExpression,
  body: FunctionNode,
  analysis: Analysis,
): Report | undefined {
  for (const { condition, kind } of governing(lock, unitOf(lock))) {
    if (kind !== "exit") continue;
    for (const name of [condition, ...descendants(condition)]) {
      if (!ts.isIdentifier(name) || !isStateOf(name, condition)) continue;
      if (!new RegExp(`\\b${name.text}\\b`).test(body.getText())) continue;
      const read = readBefore(name, lock, body, analysis);
      if (read === undefined || read.pos > condition.pos) continue;
      if (isReadAgain(read, body, analysis)) return undefined;
      return {
        at: condition,
        message:
          "Judged before the lock is taken; what is done under it may rest on an older state",
        confidence: "possible",
        related: [
          { ...placeOf(read.expression), message: "it is read here" },
          { ...placeOf(lock.expression), message: "the lock is taken here" },
        ],
        basis: lock,
      };
    }
  }
  return undefined;
}

/** Rows of the kind are read under the lock as well, whatever name they get there. */
function isReadAgain(read: ts.CallExpression, body: FunctionNode, analysis: Analysis): boolean {
  const key = accessOf(read, analysis)?.entity?.key;
  const name = read.expression.getText();
  for (const node of descendants(body)) {
    if (!ts.isCallExpression(node)) continue;
    if (node.expression.getText() === name) return true;
    const access = key === undefined ? undefined : accessOf(node, analysis);
    if (access !== undefined && isRead(access) && access.entity?.key === key) return true;
  }
  return false;
}

const STATES =
  /(status|state|phase|stage)$|(finished|completed|done|locked|cancell?ed|blocked|paid|closed)(At)?$/i;

/** The condition asks how far something has come, not only whether it is there. */
function isStateOf(name: ts.Identifier, condition: ts.Expression): boolean {
  const { parent } = name;
  if (!ts.isPropertyAccessExpression(parent) || parent.expression !== name) return false;
  if (STATES.test(parent.name.text)) return true;
  const call = parent.parent;
  return (
    /^(some|every|find|filter)$/.test(parent.name.text) &&
    ts.isCallExpression(call) &&
    call.pos >= condition.pos &&
    [...descendants(call)].some(
      (node) => ts.isPropertyAccessExpression(node) && STATES.test(node.name.text),
    )
  );
}

function functionGiven(call: ts.CallExpression): FunctionNode | undefined {
  for (const each of call.arguments) {
    const at: ts.Node = unwrap(each);
    if (isFunctionNode(at)) return at;
  }
  return undefined;
}

/** A name of the code around the lock that holds something of a stored row, which changes. */
function readBefore(
  name: ts.Identifier,
  lock: ts.CallExpression,
  body: FunctionNode,
  analysis: Analysis,
): ts.CallExpression | undefined {
  const { parent } = name;
  if (ts.isPropertyAccessExpression(parent) && parent.name === name) return undefined;
  const declaration = localDeclaration(name, analysis);
  if (declaration === undefined || declaration.getSourceFile() !== name.getSourceFile())
    return undefined;
  if (declaration.pos >= lock.pos) return undefined;
  if (ts.isVariableDeclaration(declaration)) {
    // It is read anew under the lock.
    const again = new RegExp(`\\b${name.text}\\s*=[^=]`).test(body.getText());
    if (again) return undefined;
  }
  return looksBehind(name, analysis).find(
    ({ call, access }) =>
      call.end < lock.pos &&
      (access !== undefined ||
        /^(find|get|fetch|load|read|count)$/.test(
          wordsOf(calledName(call.expression)?.text ?? "")[0] ?? "",
        )) &&
      accessOf(call, analysis)?.locksRows !== true,
  )?.call;
}

const WRITES =
  /^(create|add|insert|save|update|delete|remove|set|put|upsert|complete|continue|start|enqueue|trigger|cancel|expire|finish|release|move)/;

function writesIn(body: FunctionNode): boolean {
  for (const node of descendants(body))
    if (
      ts.isAwaitExpression(node) &&
      ts.isCallExpression(unwrap(node.expression)) &&
      WRITES.test(calledName((unwrap(node.expression) as ts.CallExpression).expression)?.text ?? "")
    )
      return true;
  return false;
}
