/** Whether an expiry belongs to a credential that this code renews, and whether it stops early enough. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { homeOf } from "../../kit/locks.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import {
  ancestors,
  calledName,
  descendants,
  type FunctionNode,
  isFunctionNode,
  unwrap,
} from "../../kit/syntax.ts";

const EXPIRY =
  /^[_#]?\w*(expir(es?|y|ed|ation)|validuntil)(_?(at|in|on|date|time|ms|timestamp))?$/i;
const CREDENTIAL = /token|credential|oauth|jwt|bearer|secret|signedurl|cookie/i;
/** What gets a new one; the wish to have one is not enough. */
const RENEWS =
  /refresh|renew|re_?auth|authenticate|login|log_?in|rotate|exchange|acquire|(fetch|request|get|obtain|generate|create)\w*(token|credential|secret)/i;

/** The last name of an expression that reads when something expires: `this.expiresAt`, `token.expires_at.getTime()`. */
export function expiryName(side: ts.Expression): string | undefined {
  let at = unwrap(side);
  for (;;) {
    if (ts.isCallExpression(at)) {
      const callee = unwrap(at.expression);
      const name = calledName(callee)?.text ?? "";
      if (ts.isPropertyAccessExpression(callee) && /^(getTime|valueOf|toMillis)$/.test(name))
        at = unwrap(callee.expression);
      else if (at.arguments[0] !== undefined && /^(Number|dayjs|moment)$/.test(name))
        at = unwrap(at.arguments[0]);
      else return undefined;
    } else if (ts.isNewExpression(at) && at.arguments?.[0] !== undefined) {
      at = unwrap(at.arguments[0]);
    } else if (ts.isBinaryExpression(at) && at.operatorToken.kind === ts.SyntaxKind.AsteriskToken) {
      at = unwrap(at.left);
    } else break;
  }
  const name = ts.isPropertyAccessExpression(at)
    ? at.name.text
    : ts.isIdentifier(at)
      ? at.text
      : undefined;
  return name !== undefined && EXPIRY.test(name) ? name : undefined;
}

/** The code around gets a new credential and writes down when that one ends. */
export function isRenewed(home: FunctionNode, name: string, analysis: Analysis): boolean {
  const body = home.body;
  if (body === undefined) return false;
  // A helper that only answers whether it is over: its class or file does the rest.
  const isHelper = !ts.isBlock(body) || body.statements.length <= 1;
  const scope = isHelper ? homeOf(home) : body;
  // What it is given says which credential it is about.
  const subject = isHelper && home.parameters.length > 0 ? home : scope;
  if (!CREDENTIAL.test(subject.getText())) return false;
  let isSet = false;
  let isAsked = false;
  for (const node of descendants(scope)) {
    if (ts.isCallExpression(node) && RENEWS.test(calledName(node.expression)?.text ?? ""))
      isAsked = true;
    if (setsName(node, name)) isSet = true;
    if (!isSet && ts.isCallExpression(node)) isSet = setsBehind(node, name, analysis);
  }
  return isAsked || isSet;
}

/** `requestGrant()` of the same file, which writes it down. */
function setsBehind(call: ts.CallExpression, name: string, analysis: Analysis): boolean {
  const body = bodyOfCalled(call, analysis)?.body;
  if (body === undefined || body.getSourceFile() !== call.getSourceFile()) return false;
  return [...descendants(body)].some((each) => setsName(each, name));
}

/** Where the end is written down in the file of its use. */
export function writtenAt(at: ts.Node, name: string): ts.Node | undefined {
  for (const node of descendants(at.getSourceFile())) if (setsName(node, name)) return node;
  return undefined;
}

/** `this.expiresAt = …`, `{ token, expiresAt: … }`. */
function setsName(node: ts.Node, name: string): boolean {
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    const target = unwrap(node.left);
    return (
      (ts.isPropertyAccessExpression(target) && target.name.text === name) ||
      (ts.isIdentifier(target) && target.text === name)
    );
  }
  return (
    (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) &&
    node.name.getText() === name &&
    // `where: { expiresAt: { gt: now } }` asks, it does not set.
    !(ts.isPropertyAssignment(node) && ts.isObjectLiteralExpression(unwrap(node.initializer)))
  );
}

/** What has expired is refused here, not renewed: somebody else's credential is looked at. */
export function isRefusal(at: ts.Node): boolean {
  for (const each of ancestors(at)) {
    if (isFunctionNode(each)) return false;
    if (!ts.isIfStatement(each) || at.pos < each.expression.pos || at.end > each.expression.end)
      continue;
    const branch = each.thenStatement.getText();
    return (
      (/\bthrow\b|\bredirect\b|delete/i.test(branch) ||
        /return\s*(null|false|undefined|;|\{\s*error|\w+\.(json|status))/.test(branch)) &&
      !RENEWS.test(branch)
    );
  }
  return false;
}

const WORDS =
  /margin|skew|leeway|grace|safety|early|threshold|[a-z_]Buffer|BUFFER|bufferM|buffer_|drift/;

/** Something is taken off: in the comparison, behind its names, or where the expiry is written down. */
export function hasMargin(at: ts.Expression, name: string, analysis: Analysis): boolean {
  if (subtracts(at, analysis, 0)) return true;
  const file = at.getSourceFile();
  if (WORDS.test(homeOf(at).getText())) return true;
  for (const node of descendants(file)) {
    if (!setsName(node, name)) continue;
    const value = ts.isBinaryExpression(node)
      ? node.right
      : ts.isPropertyAssignment(node)
        ? node.initializer
        : undefined;
    if (value !== undefined && shortens(value)) return true;
  }
  return false;
}

function subtracts(node: ts.Node, analysis: Analysis, depth: number): boolean {
  for (const each of [node, ...descendants(node)]) {
    if (isFunctionNode(each)) continue;
    if (ts.isBinaryExpression(each) && isSum(each)) return true;
    if (ts.isCallExpression(each)) {
      const called = calledName(each.expression)?.text ?? "";
      if (/^(add|sub|subtract|plus|minus)/i.test(called)) return true;
    }
    if (!ts.isIdentifier(each) || depth > 1) continue;
    const declaration = analysis.declarationOf(each);
    if (
      declaration !== undefined &&
      ts.isVariableDeclaration(declaration) &&
      declaration.initializer !== undefined &&
      declaration !== node &&
      subtracts(declaration.initializer, analysis, depth + 2)
    )
      return true;
  }
  return false;
}

function isSum(node: ts.BinaryExpression): boolean {
  return (
    node.operatorToken.kind === ts.SyntaxKind.PlusToken ||
    node.operatorToken.kind === ts.SyntaxKind.MinusToken
  );
}

/** `now + (seconds - 60) * 1000`, `now + seconds * 900`. */
function shortens(value: ts.Expression): boolean {
  for (const node of [value, ...descendants(value)]) {
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.MinusToken)
      return true;
    if (
      ts.isNumericLiteral(node) &&
      (/^0?\.\d/.test(node.getText()) || /^[89]\d\d$/.test(node.text))
    )
      return true;
  }
  return false;
}
