/** Whether code is prepared for a write that a unique index refuses. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { isInsert } from "../data/access.ts";
import { accessOf } from "../data/read.ts";
import { callsOf } from "../references.ts";
import { ancestors, calledName, descendants, isFunctionNode } from "../syntax.ts";
import { unitOf } from "./origins.ts";

/** Codes and words by which clients tell of a duplicate, and by which people ask for one. */
const DUPLICATE =
  /P2002|P2034|40001|23505|\b11000\b|E11000|ER_DUP_ENTRY|\b1062\b|SQLITE_CONSTRAINT|unique|duplicate|already.?exists|conflict|isDup|exists?Error|HasAlready/i;
const MAX_CALLERS = 6;

/** The handler that expects a duplicate of what a node writes: a `catch` around it, or around the calls of its function. */
export function duplicateHandler(
  node: ts.Node,
  analysis: Analysis,
  depth = 0,
): ts.Node | undefined {
  for (const at of ancestors(node)) {
    if (ts.isTryStatement(at) && isWithin(node, at.tryBlock)) {
      const block = at.catchClause?.block;
      if (
        block !== undefined &&
        expects(block) &&
        !isForAnother(at.tryBlock, node, depth, analysis)
      )
        return at.catchClause;
    }
    if (ts.isCallExpression(at) && !isFunctionNode(node)) {
      const handler = rejectionHandler(at, node);
      if (handler !== undefined) return handler;
    }
  }
  if (depth > 1) return undefined;
  const unit = unitOf(node);
  if (ts.isSourceFile(unit)) return undefined;
  const calls = callsOf(unit, analysis);
  if (calls.length === 0 || calls.length > MAX_CALLERS) return undefined;
  for (const call of calls) {
    const found = duplicateHandler(call, analysis, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The caller's own insert beside the call is what its handler expects the duplicate of. */
function isForAnother(block: ts.Block, node: ts.Node, depth: number, analysis: Analysis): boolean {
  if (depth === 0) return false;
  for (const each of descendants(block, (inner) => !isFunctionNode(inner))) {
    if (!ts.isCallExpression(each) || each === node) continue;
    const access = accessOf(each, analysis);
    if (access !== undefined && isInsert(access) && access.certainty !== "name") return true;
  }
  return false;
}

/** `create(…).catch((error) => …)`, `create(…).then(done, failed)`, `tryCatch(create(…))`. */
function rejectionHandler(call: ts.CallExpression, node: ts.Node): ts.Node | undefined {
  const callee = call.expression;
  if (!ts.isPropertyAccessExpression(callee) || !isWithin(node, callee.expression))
    return undefined;
  const name = calledName(callee)?.text;
  const handler =
    name === "catch" ? call.arguments[0] : name === "then" ? call.arguments[1] : undefined;
  return handler !== undefined && expects(handler) ? handler : undefined;
}

function expects(handler: ts.Node): boolean {
  return DUPLICATE.test(handler.getText());
}

function isWithin(node: ts.Node, root: ts.Node): boolean {
  return node.pos >= root.pos && node.end <= root.end;
}
