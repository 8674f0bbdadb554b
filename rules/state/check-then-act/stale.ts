/** What was read before a lock was taken, and decides under it. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { accessOf } from "../../kit/data/read.ts";
import { holdsLock } from "../../kit/flow/exclusion.ts";
import { looksBehind } from "../../kit/flow/looks.ts";
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
