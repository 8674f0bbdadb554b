/** Other rows by which the second of two that make the same thing fails before it or is undone. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { type Access, isInsert } from "../../kit/data/access.ts";
import { accessIn, accessOf } from "../../kit/data/read.ts";
import { transactionAround } from "../../kit/data/transactions.ts";
import { ancestors, calledName, descendants, isFunctionNode, unwrap } from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";
import { isRepeated, isSet } from "./uniqueness.ts";

/**
 * The deletion of one row that fails when the row is gone, on each way to a node or through the transaction around it:
 * an invitation that is accepted, a code that is spent.
 */
export function consumedWith(node: ts.Node, analysis: Analysis): ts.Node | undefined {
  const transaction = transactionAround(node, analysis)?.body.body;
  let below = node;
  for (const at of ancestors(node)) {
    if (isFunctionNode(at)) return undefined;
    if (ts.isBlock(at)) {
      const isUndone = at === transaction;
      const found = at.statements
        .filter((each) => isUndone || each.end <= below.pos)
        .map((each) => deletionIn(each, analysis))
        .find((each) => each !== undefined);
      if (found !== undefined) return found;
    }
    below = at;
  }
  return undefined;
}

function deletionIn(statement: ts.Statement, analysis: Analysis): ts.Node | undefined {
  if (!ts.isExpressionStatement(statement)) return undefined;
  const at = unwrap(statement.expression);
  const call = ts.isAwaitExpression(at) ? unwrap(at.expression) : undefined;
  if (call === undefined || !ts.isCallExpression(call)) return undefined;
  const access = accessIn(call, analysis);
  // Of the clients, this one refuses to delete what is not there.
  return access?.client === "prisma" && calledName(call.expression)?.text === "delete"
    ? call
    : undefined;
}

/** Another insert of the same transaction whose unique key an equal request would meet. */
export function refusedWith(node: ts.Node, analysis: Analysis): ts.Node | undefined {
  const body = transactionAround(node, analysis)?.body.body;
  if (body === undefined) return undefined;
  for (const each of descendants(body)) {
    if (!ts.isCallExpression(each) || each === node) continue;
    const access = accessOf(each, analysis);
    if (access === undefined || !isInsert(access) || access.handlesConflict) continue;
    if (isRefused(access, analysis)) return each;
  }
  return undefined;
}

function isRefused({ entity, data, anchor }: Access, analysis: Analysis): boolean {
  if (entity === undefined || data === undefined) return false;
  const schema = analysis.schemaOf(entity.key, anchor);
  return (schema?.uniques ?? []).some(
    ({ fields }) =>
      fields.length > 0 &&
      fields.every((field) => isSet(data, field) && isRepeated(data, field, analysis)) &&
      !data.assignments.some(
        ({ field, value }) => fields.includes(field) && isOfNewRow(value, analysis),
      ),
  );
}

/** `project.id` of a row that was inserted here is another one for each request. */
function isOfNewRow(value: ts.Expression | undefined, analysis: Analysis): boolean {
  let root = value === undefined ? undefined : unwrap(value);
  while (root !== undefined && ts.isPropertyAccessExpression(root)) root = unwrap(root.expression);
  if (root === undefined || !ts.isIdentifier(root)) return false;
  const declaration = localDeclaration(root, analysis);
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return false;
  const { initializer } = declaration;
  // What cannot be followed may be new.
  if (initializer === undefined) return true;
  const access = accessIn(unwrap(initializer), analysis);
  return access === undefined ? ts.isAwaitExpression(unwrap(initializer)) : isInsert(access);
}
