/** Fields that a method sets from what one caller gave and reads after a wait: by then they are another caller's. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { isAsync } from "../../kit/asynchronous.ts";
import { isKeptForProcess, isMadePerUse } from "../../kit/process-lifetime.ts";
import { usesOf } from "../../kit/references.ts";
import type { Report } from "../../kit/rule.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import {
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  outer,
  placeOf,
  unwrap,
} from "../../kit/syntax.ts";
import { shortened } from "../../kit/words.ts";

/** What such methods are for: the object is of one use from then on. */
const SETS =
  /^_?(set|with|init|initiali[sz]e|load|connect|open|start|use|configure|attach|join|login|authenticate|setup|restore|switch|select|change|update|refresh|reload|next|prev)/i;

/** `this.tenant = tenant; … await … ; … this.tenant …` in a method of an object that several callers share. */
export function readBackAfterWait(
  node: ts.BinaryExpression,
  analysis: Analysis,
): Report | undefined {
  if (node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  const target = unwrap(node.left);
  if (
    !ts.isPropertyAccessExpression(target) ||
    target.expression.kind !== ts.SyntaxKind.ThisKeyword
  )
    return undefined;
  const owner = enclosingFunction(node);
  if (owner?.body === undefined || !ts.isMethodDeclaration(owner) || !isAsync(owner))
    return undefined;
  if (SETS.test(owner.name.getText()) || !isGiven(unwrap(node.right), owner)) return undefined;
  // In a branch it may be the first time only.
  if (!ts.isExpressionStatement(node.parent) || node.parent.parent !== owner.body) return undefined;
  if (!ts.isClassLike(owner.parent) || !isSharedInstance(owner.parent, analysis)) return undefined;
  const text = target.getText();
  let wait: ts.AwaitExpression | undefined;
  for (const each of descendants(owner.body, (inner) => !isFunctionNode(inner))) {
    if (each.pos < node.end) continue;
    // Each run sets it anew, or makes room for itself first.
    if (ts.isAwaitExpression(each)) wait ??= each;
    if (wait === undefined || each.pos < wait.end) continue;
    const isRead =
      (ts.isPropertyAccessExpression(each) && each.getText() === text && !isWritten(each)) ||
      (ts.isCallExpression(each) && isReadBy(each, text, analysis));
    if (!isRead) continue;
    if (!analysis.runsOnServer(node)) return undefined;
    return {
      at: target,
      message: `\`${shortened(text, 24)}\` is one caller's, and another call sets it anew while this waits`,
      confidence: "possible",
      related: [
        { ...placeOf(wait), message: "others call while this waits" },
        { ...placeOf(each), message: "read here, maybe as the other set it" },
      ],
      basis: node,
    };
  }
  return undefined;
}

/** A parameter, or a part of one. */
function isGiven(value: ts.Expression, owner: FunctionNode): boolean {
  let root = value;
  while (ts.isPropertyAccessExpression(root)) root = unwrap(root.expression);
  if (!ts.isIdentifier(root)) return false;
  const { text } = root;
  return owner.parameters.some(({ name }) =>
    [name, ...descendants(name)].some((each) => ts.isIdentifier(each) && each.text === text),
  );
}

function isWritten(at: ts.PropertyAccessExpression): boolean {
  const { parent } = at;
  return (
    ts.isBinaryExpression(parent) &&
    parent.left === at &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  );
}

function isReadBy(call: ts.CallExpression, text: string, analysis: Analysis): boolean {
  if (!/^this\./.test(call.expression.getText())) return false;
  const body = bodyOfCalled(call, analysis)?.body;
  if (body === undefined) return false;
  return [...descendants(body)].some(
    (each) => ts.isPropertyAccessExpression(each) && each.getText() === text && !isWritten(each),
  );
}

/** It works with what others share, and nothing in sight makes one for each use. */
function isSharedInstance(node: ts.ClassLikeDeclaration, analysis: Analysis): boolean {
  if (isMadePerUse(node) || node.name === undefined) return false;
  const maker = node.members.find(ts.isConstructorDeclaration);
  const isFed = maker?.parameters.some((each) =>
    /pool|client|repo|service|db|prisma|knex|redis|http|api|manager|gateway|store|source|logger|model/i.test(
      `${each.name.getText()} ${each.type?.getText() ?? ""}`,
    ),
  );
  if (isFed !== true) return false;
  for (const use of usesOf(node, analysis)) {
    const made = outer(use);
    if (ts.isNewExpression(made) && !isKeptForProcess(made, analysis)) return false;
    if (ts.isHeritageClause(use.parent.parent)) return false;
  }
  return true;
}
