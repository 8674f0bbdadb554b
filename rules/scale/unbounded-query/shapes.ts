/** Reads whose own shape tells that more was meant, or less is needed, than every row. */
import { ts } from "ts-morph";
import type { Access } from "../../kit/data/access.ts";
import { resultOf } from "../../kit/data/results.ts";
import { descendants, isFunctionNode, unwrap } from "../../kit/syntax.ts";

/** `skip: page * size` without a limit: who skips pages means pages. Undefined where a fixed number is left out. */
export function skippedOnly(access: Access): ts.Expression | undefined {
  const { offset, limit } = access;
  if (offset === undefined || limit !== undefined || ts.isNumericLiteral(unwrap(offset)))
    return undefined;
  // Options of another kind may carry the limit under another name.
  return /\b(take|limit|first|top|fetch|pageSize|perPage)\b\s*[:(]/.test(access.node.getText())
    ? undefined
    : offset;
}

/**
 * `rows.some((row) => row.email === email)`: all were read to find one of them, once.
 * In a loop the rows are a table to look things up in, which is how many questions become one.
 */
export function soughtInMemory(access: Access): ts.Node | undefined {
  const { name, value } = resultOf(access);
  if (name === undefined) return seekerOn(value);
  const body = ts.findAncestor(access.node, isFunctionNode)?.body;
  if (body === undefined) return undefined;
  let found: ts.Node | undefined;
  for (const node of descendants(body)) {
    if (!ts.isIdentifier(node) || node.text !== name.text || node === name) continue;
    const { parent } = node;
    if (ts.isPropertyAccessExpression(parent) && parent.name === node) continue;
    if (ts.isPropertyAccessExpression(parent) && parent.name.text === "length") continue;
    const seeker = seekerOn(node);
    if (seeker === undefined || found !== undefined || isRepeated(seeker, body)) return undefined;
    found = seeker;
  }
  return found;
}

const SEEKS = /^(some|find|findIndex|includes|indexOf)$/;
const PASSES = /^(map|flatMap)$/;

/** `rows.find(…)`, `rows.map((row) => row.email).includes(email)` with a comparison that a store makes as well. */
function seekerOn(rows: ts.Expression): ts.Node | undefined {
  let at: ts.Expression = rows;
  while (ts.isParenthesizedExpression(at.parent) || ts.isNonNullExpression(at.parent))
    at = at.parent;
  const access = at.parent;
  if (!ts.isPropertyAccessExpression(access) || access.expression !== at) return undefined;
  const call = access.parent;
  if (!ts.isCallExpression(call) || call.expression !== access) return undefined;
  const name = access.name.text;
  if (PASSES.test(name)) return seekerOn(call);
  if (!SEEKS.test(name)) return undefined;
  const [given] = call.arguments;
  if (given === undefined) return undefined;
  const test = unwrap(given);
  if (!isFunctionNode(test)) return /^(includes|indexOf)$/.test(name) ? access : undefined;
  const compared = test.body === undefined ? undefined : comparison(test.body);
  const element = test.parameters[0]?.name.getText() ?? "";
  return compared !== undefined && comparesField(compared, element) ? access : undefined;
}

/** The one comparison that a function consists of. */
function comparison(body: ts.ConciseBody): ts.BinaryExpression | undefined {
  let at: ts.Node = body;
  if (ts.isBlock(at)) {
    const [only] = at.statements;
    if (only === undefined || !ts.isReturnStatement(only) || only.expression === undefined)
      return undefined;
    at = only.expression;
  }
  const value = unwrap(at as ts.Expression);
  return ts.isBinaryExpression(value) &&
    value.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken
    ? value
    : undefined;
}

/** `row.email === email`: a column on one side, something that is no part of the row on the other. */
function comparesField({ left, right }: ts.BinaryExpression, element: string): boolean {
  const isOf = (each: ts.Expression): boolean =>
    new RegExp(`(^|[^.\\w])${element.replace(/\W+/g, "|")}\\b`).test(each.getText());
  const isColumn = (each: ts.Expression): boolean => {
    const at = unwrap(each);
    return (
      ts.isIdentifier(at) ||
      (ts.isPropertyAccessExpression(at) && ts.isIdentifier(unwrap(at.expression)))
    );
  };
  return isOf(left) !== isOf(right) && isColumn(isOf(left) ? left : right);
}

function isRepeated(node: ts.Node, body: ts.Node): boolean {
  for (let at = node.parent; at !== undefined && at !== body; at = at.parent)
    if (isFunctionNode(at) || ts.isIterationStatement(at, false)) return true;
  return false;
}

const CHANGES = /^(updateMany|deleteMany|update|delete|destroy|remove|softDelete|del)$/;

/**
 * `orders.updateMany({ where: { id: { in: rows.map((row) => row.id) } } })`: all that was read goes into one statement,
 * whose list the store takes to some length only.
 */
export function listedIn(access: Access): ts.Node | undefined {
  const { name } = resultOf(access);
  const body = ts.findAncestor(access.node, ts.isBlock);
  if (name === undefined || body === undefined) return undefined;
  for (const node of descendants(body)) {
    if (!ts.isIdentifier(node) || node.text !== name.text || node.pos < access.node.end) continue;
    const member = node.parent;
    if (!ts.isPropertyAccessExpression(member) || member.name.text !== "map") continue;
    const list = member.parent;
    if (!ts.isCallExpression(list) || list.expression !== member) continue;
    const holder = list.parent;
    const isList =
      (ts.isPropertyAssignment(holder) && /^["']?(in|\$in)["']?$/.test(holder.name.getText())) ||
      (ts.isCallExpression(holder) &&
        /(^|\.)(inArray|In|whereIn)$/.test(holder.expression.getText()));
    if (!isList || isRepeated(list, body)) continue;
    if (changesWith(list, body)) return holder;
  }
  return undefined;
}

function changesWith(list: ts.Node, body: ts.Node): boolean {
  for (let at = list.parent; at !== undefined && at !== body; at = at.parent)
    if (ts.isCallExpression(at) && ts.isPropertyAccessExpression(at.expression)) {
      if (CHANGES.test(at.expression.name.text)) return true;
      if (/\.(update|delete)\(/.test(at.expression.getText())) return true;
    }
  return false;
}
