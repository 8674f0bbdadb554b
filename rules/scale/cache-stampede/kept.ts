/** Copies with an end that code keeps by hand, in a variable or a map: when it comes, every caller loads anew. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  outer,
  unwrap,
} from "../../kit/syntax.ts";

export interface Expired {
  readonly name: string;
  readonly load: ts.CallExpression;
  readonly test: ts.Node;
}

/** `if (kept && kept.expiresAt > now) return kept.value; … await load(); kept = { … }` */
export function loadedOnExpiry(
  write: ts.BinaryExpression | ts.CallExpression,
  analysis: Analysis,
): Expired | undefined {
  const found = expiredBy(write, analysis);
  const home = enclosingFunction(write);
  if (found === undefined || home === undefined) return undefined;
  // Of several stores of what one load gave, the first asks.
  for (const each of descendants(home))
    if (
      (ts.isBinaryExpression(each) || ts.isCallExpression(each)) &&
      each.pos < write.pos &&
      each.end > found.load.pos &&
      expiredBy(each, analysis)?.load === found.load
    )
      return undefined;
  return found;
}

function expiredBy(
  write: ts.BinaryExpression | ts.CallExpression,
  analysis: Analysis,
): Expired | undefined {
  const target = ts.isCallExpression(write) ? mapOf(write) : assigned(write);
  if (target === undefined) return undefined;
  const home = asyncHome(write);
  if (home === undefined || !outlives(target, home, analysis)) return undefined;
  const test = freshnessTest(home, target.getText(), write);
  if (test === undefined) return undefined;
  let load: ts.CallExpression | undefined;
  for (const each of descendants(home, (node) => node === home || !isFunctionNode(node)))
    if (
      ts.isCallExpression(each) &&
      each.pos >= test.expression.end &&
      each.end <= write.end &&
      ts.isAwaitExpression(outer(each)) &&
      !isConversion(each)
    ) {
      load = each;
      break;
    }
  return load === undefined ? undefined : { name: target.getText(), load, test: test.expression };
}

/** `await response.json()` waits for what was asked for before. */
function isConversion(call: ts.CallExpression): boolean {
  return /^(json|text|arrayBuffer|sleep|delay|setTimeout|sign|importPKCS8)$/.test(
    calledName(call.expression)?.text ?? "",
  );
}

function assigned(write: ts.BinaryExpression): ts.Expression | undefined {
  if (write.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  const left = unwrap(write.left);
  const right = unwrap(write.right);
  if (right.kind === ts.SyntaxKind.NullKeyword || right.getText() === "undefined") return undefined;
  return ts.isIdentifier(left) || ts.isPropertyAccessExpression(left) ? left : undefined;
}

function mapOf(call: ts.CallExpression): ts.Expression | undefined {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "set") return undefined;
  if (call.arguments.length !== 2) return undefined;
  const value = call.arguments[1];
  if (value === undefined || !ts.isObjectLiteralExpression(unwrap(value))) return undefined;
  return /expir|timestamp|fetchedAt|cachedAt|loadedAt|\bts\b/i.test(value.getText())
    ? callee.expression
    : undefined;
}

function asyncHome(node: ts.Node): FunctionNode | undefined {
  const home = enclosingFunction(node);
  return home?.modifiers?.some((each) => each.kind === ts.SyntaxKind.AsyncKeyword) === true
    ? home
    : undefined;
}

/** A variable of the module, a field of the object. */
function outlives(target: ts.Expression, home: FunctionNode, analysis: Analysis): boolean {
  if (ts.isPropertyAccessExpression(target)) {
    const owner = unwrap(target.expression);
    if (owner.kind === ts.SyntaxKind.ThisKeyword) return true;
    return ts.isIdentifier(owner) && outlives(owner, home, analysis);
  }
  const declaration = analysis.declarationOf(target);
  return (
    declaration !== undefined &&
    declaration.getSourceFile() === home.getSourceFile() &&
    ts.isVariableDeclaration(declaration) &&
    ![...ancestors(declaration)].some(isFunctionNode)
  );
}

/** `if (kept && Date.now() - keptAt < TTL) return kept` before the write. */
function freshnessTest(
  home: FunctionNode,
  target: string,
  write: ts.Node,
): ts.IfStatement | undefined {
  // One load for all who wait.
  if (TOGETHER.test(home.body?.getText() ?? "")) return undefined;
  const names = new Set([target]);
  for (const each of descendants(home, (node) => node === home || !isFunctionNode(node))) {
    if (each.pos >= write.pos) break;
    if (
      ts.isVariableDeclaration(each) &&
      ts.isIdentifier(each.name) &&
      each.initializer?.getText().includes(target) === true
    )
      names.add(each.name.text);
    if (!ts.isIfStatement(each)) continue;
    const text = each.expression.getText();
    if (![...names].some((name) => text.includes(name))) continue;
    const isOfAge = /expir|\bttl\b|_ttl|ttl_|\bnow\b|Date\.now|stale|fresh|\bage\b|_MS\b/i.test(
      text,
    );
    if (isOfAge && (leaves(each.thenStatement) || contains(each.thenStatement, write))) return each;
  }
  return undefined;
}

const TOGETHER =
  /in.?flight|pending|\w+promise\b|single.?flight|coalesc|dedupe|mutex|\block|semaphore|stale.?while|refreshing/i;

function leaves(then: ts.Statement): boolean {
  return /\breturn\b/.test(then.getText());
}

function contains(node: ts.Node, part: ts.Node): boolean {
  return node.pos <= part.pos && part.end <= node.end;
}
