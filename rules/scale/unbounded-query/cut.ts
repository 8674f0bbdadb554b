/** Pages that are cut in memory from everything that was read. */
import { ts } from "ts-morph";
import type { Access } from "../../kit/data/access.ts";
import { resultOf } from "../../kit/data/results.ts";
import { ancestors, descendants, unwrap } from "../../kit/syntax.ts";

/** `rows.slice(start, start + PER_PAGE)`: whoever cuts pages expects more than one. */
export function cutInMemory(access: Access): ts.Node | undefined {
  const { name } = resultOf(access);
  const body = ts.findAncestor(access.node, ts.isBlock);
  if (name === undefined || body === undefined) return undefined;
  const names = [name.text, ...madeOf(name.text, access, body)];
  const from = new RegExp(`^(${names.join("|")})(\\.rows)?(\\.(filter|sort|toSorted|map)\\(|$)`);
  for (const node of descendants(body)) {
    if (!ts.isCallExpression(node) || node.pos < access.node.end) continue;
    const callee = unwrap(node.expression);
    if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "slice") continue;
    const [start, end] = node.arguments;
    if (start === undefined || end === undefined || !from.test(callee.expression.getText()))
      continue;
    // Parts that are taken one after another are all of them.
    if ([...ancestors(node, body)].some((each) => ts.isIterationStatement(each, false))) continue;
    if (!PAGED.test(start.getText()) && !PAGED.test(end.getText())) continue;
    return names.every((each) => isAllOfUse(each, access, body)) ? callee : undefined;
  }
  return undefined;
}

const PAGED = /page|offset|start|from|skip|cursor|limit|size|take|\bper/i;

/** `const shown = rows.map(toView)`: the same rows in another dress. */
function madeOf(rows: string, access: Access, body: ts.Node): readonly string[] {
  const made = new RegExp(`^${rows}(\\.rows)?\\.(map|filter|sort|toSorted)\\(`);
  for (const node of descendants(body))
    if (
      ts.isVariableDeclaration(node) &&
      ts.isIdentifier(node.name) &&
      node.pos > access.node.end &&
      node.initializer !== undefined &&
      made.test(node.initializer.getText())
    )
      return [node.name.text];
  return [];
}

/** Nothing else is done with the rows: they are cut, once, and counted, or given whole to whoever names no page. */
function isAllOfUse(name: string, access: Access, body: ts.Node): boolean {
  const uses = [...descendants(body)].filter(
    (node) =>
      ts.isIdentifier(node) &&
      node.text === name &&
      node.pos >= access.node.end &&
      !isTest(node) &&
      !ts.isReturnStatement(node.parent) &&
      !(ts.isVariableDeclaration(node.parent) && node.parent.name === node) &&
      !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node),
  );
  return uses.length === 1;
}

/** `rows.length`, `Array.isArray(rows)`, `rows && …`, `if (rows)`. */
function isTest(node: ts.Node): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name.text === "length") ||
    (ts.isCallExpression(parent) && parent.expression.getText() === "Array.isArray") ||
    (ts.isBinaryExpression(parent) && /^(&&|\|\|)$/.test(parent.operatorToken.getText())) ||
    (ts.isIfStatement(parent) && parent.expression === node) ||
    ts.isPrefixUnaryExpression(parent)
  );
}
