/** Buffers that are emptied after what was in them has been sent: what came while that was waited for goes with it. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import type { Report } from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  placeOf,
  unwrap,
} from "../../kit/syntax.ts";
import { shortened } from "../../kit/words.ts";
import { isShared } from "./shared.ts";

/** `await send(this.rows); this.rows = []`, with another function that adds to `this.rows`. */
export function emptiedAfterWait(
  node: ts.BinaryExpression | ts.CallExpression,
  analysis: Analysis,
): Report | undefined {
  const target = emptiedBy(node);
  const owner = enclosingFunction(node);
  if (target === undefined || owner?.body === undefined) return undefined;
  // Who ends the whole has told the others before.
  if (ENDS.test(owner.name?.getText() ?? "")) return undefined;
  if (!isShared(target, owner, analysis)) return undefined;
  const added = addedElsewhere(target, owner);
  if (added === undefined) return undefined;
  const wait = sentBefore(node, target, owner);
  if (wait === undefined || !analysis.runsOnServer(node)) return undefined;
  const text = shortened(target.getText(), 24);
  return {
    at: target,
    message: `What is added to \`${text}\` while this waits is thrown away unsent`,
    confidence: "possible",
    related: [
      { ...placeOf(wait), message: "others add while this waits" },
      { ...placeOf(added), message: "added here" },
    ],
    basis: node,
  };
}

const ENDS =
  /^(stop|close|shutdown|dispose|destroy|disconnect|end|quit|teardown|reset|clear)([A-Z]\w*)?$/;
const EMPTY = /^(\[\]|\{\}|0|""|''|``|new(Map|Set|Array)(<.*>)?\(\)(as.*)?)(as.+)?$/;

function emptiedBy(node: ts.BinaryExpression | ts.CallExpression): ts.Expression | undefined {
  if (ts.isBinaryExpression(node)) {
    if (node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
    const value = node.right.getText().replace(/\s+/g, "");
    if (!EMPTY.test(value)) return undefined;
    const left = unwrap(node.left);
    return ts.isPropertyAccessExpression(left) && left.name.text === "length"
      ? unwrap(left.expression)
      : left;
  }
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const given = node.arguments.map((each) => each.getText());
  const isAll =
    (callee.name.text === "clear" && given.length === 0) ||
    (callee.name.text === "splice" &&
      given[0] === "0" &&
      (given.length === 1 || given[1] === `${callee.expression.getText()}.length`));
  return isAll ? unwrap(callee.expression) : undefined;
}

/** Another function of the file adds to it. */
function addedElsewhere(target: ts.Expression, owner: FunctionNode): ts.Node | undefined {
  const text = target.getText();
  const name = text.replace(/^this\./, "");
  for (const each of descendants(owner.getSourceFile(), (node) => node !== owner)) {
    if (!ts.isIdentifier(each) || each.text !== name) continue;
    const at = ts.isPropertyAccessExpression(each.parent) ? each.parent : each;
    if (at.getText() !== text) continue;
    if (isAdded(at)) return at;
  }
  return undefined;
}

function isAdded(at: ts.Node): boolean {
  const { parent } = at;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === at)
    return (
      /^(push|unshift|add|set|append)$/.test(parent.name.text) && ts.isCallExpression(parent.parent)
    );
  if (ts.isPostfixUnaryExpression(parent) || ts.isPrefixUnaryExpression(parent))
    return parent.operator === ts.SyntaxKind.PlusPlusToken;
  if (ts.isElementAccessExpression(parent) && parent.expression === at) {
    const holder = parent.parent;
    return ts.isBinaryExpression(holder) && holder.left === parent;
  }
  return (
    ts.isBinaryExpression(parent) &&
    parent.left === at &&
    (parent.operatorToken.kind === ts.SyntaxKind.PlusEqualsToken ||
      (parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
        parent.right.getText().includes(`...${at.getText()}`)))
  );
}

/** What is in it, or a copy of that, is waited for before; nothing has emptied it until then. */
function sentBefore(
  node: ts.Node,
  target: ts.Expression,
  owner: FunctionNode,
): ts.AwaitExpression | undefined {
  if (owner.body === undefined) return undefined;
  const text = target.getText();
  const names = new Set([text]);
  let found: ts.AwaitExpression | undefined;
  for (const each of descendants(owner.body, (inner) => !isFunctionNode(inner))) {
    if (each.pos >= node.pos) break;
    if (
      each !== node &&
      (ts.isBinaryExpression(each) || ts.isCallExpression(each)) &&
      emptiedBy(each)?.getText() === text &&
      !leaves(each, owner)
    )
      return undefined;
    if (
      ts.isVariableDeclaration(each) &&
      ts.isIdentifier(each.name) &&
      each.initializer !== undefined &&
      speaksOf(each.initializer, names)
    ) {
      names.add(each.name.text);
    }
    if (ts.isAwaitExpression(each) && each.end <= node.pos && isAbout(each, names, owner))
      found ??= each;
  }
  return found;
}

/** An early way out may empty it as well. */
function leaves(node: ts.Node, owner: FunctionNode): boolean {
  for (const at of ancestors(node, owner))
    if (ts.isBlock(at) && at !== owner.body)
      return at.statements.some((each) => ts.isReturnStatement(each) || ts.isThrowStatement(each));
  return false;
}

function isAbout(
  wait: ts.AwaitExpression,
  names: ReadonlySet<string>,
  owner: FunctionNode,
): boolean {
  // `await this.locks.acquire(…)` and a pause are no sending.
  const call = unwrap(wait.expression);
  if (
    ts.isCallExpression(call) &&
    /sleep|delay|lock/i.test(calledName(call.expression)?.text ?? "")
  )
    return false;
  if (speaksOf(wait.expression, names)) return true;
  for (const at of ancestors(wait, owner))
    if (ts.isForOfStatement(at) && speaksOf(at.expression, names)) return true;
  return false;
}

/** The value itself, not how much there is of it. */
function speaksOf(root: ts.Node, names: ReadonlySet<string>): boolean {
  for (const each of [root, ...descendants(root)]) {
    if (!ts.isIdentifier(each) && !ts.isPropertyAccessExpression(each)) continue;
    if (!names.has(each.getText())) continue;
    const { parent } = each;
    if (ts.isPropertyAccessExpression(parent)) {
      if (parent.name === each) continue;
      if (/^(length|size)$/.test(parent.name.text)) continue;
    }
    return true;
  }
  return false;
}
