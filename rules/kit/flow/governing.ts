/** The conditions under which a node runs: the branches around it, and the earlier exits it was spared by. */
import { ts } from "ts-morph";
import { isFunctionNode, unwrap } from "../syntax.ts";

export interface Governing {
  readonly condition: ts.Expression;
  /** The truth value the condition has when the node runs. */
  readonly holds: boolean;
  /**
   * `branch` around the node, `exit` before it, `assertion` by a call that throws (its condition is the call),
   * `caught` for what threw before the node in a catch clause, `partial` for a branch before it that only
   * sometimes comes back, so that the condition may have either value.
   */
  readonly kind: "branch" | "exit" | "assertion" | "caught" | "partial";
  /** The exit stands in a branch that others do not take: `if (a) { if (!row) return; }`. */
  readonly isNested?: true;
}

/** What the node's running depends on, nearest first, up to the root; callbacks on the way are run through. */
export function governing(node: ts.Node, root: ts.Node): Governing[] {
  const found: Governing[] = [];
  let at = node;
  while (at !== root && at.parent !== undefined) {
    const { parent } = at;
    found.push(...branchAbove(at, parent));
    if (ts.isBlock(parent) || ts.isCaseOrDefaultClause(parent) || ts.isSourceFile(parent))
      found.push(...exitsBefore(at, parent.statements));
    at = parent;
  }
  return found;
}

function branchAbove(at: ts.Node, parent: ts.Node): Governing[] {
  if (ts.isIfStatement(parent)) {
    if (parent.thenStatement === at)
      return [{ condition: parent.expression, holds: true, kind: "branch" }];
    if (parent.elseStatement === at)
      return [{ condition: parent.expression, holds: false, kind: "branch" }];
    return [];
  }
  if (ts.isConditionalExpression(parent) && parent.condition !== at)
    return [{ condition: parent.condition, holds: parent.whenTrue === at, kind: "branch" }];
  if (ts.isBinaryExpression(parent) && parent.right === at) {
    switch (parent.operatorToken.kind) {
      case ts.SyntaxKind.AmpersandAmpersandToken:
        return [{ condition: parent.left, holds: true, kind: "branch" }];
      case ts.SyntaxKind.BarBarToken:
      case ts.SyntaxKind.QuestionQuestionToken:
      case ts.SyntaxKind.BarBarEqualsToken:
      case ts.SyntaxKind.QuestionQuestionEqualsToken:
        return [{ condition: parent.left, holds: false, kind: "branch" }];
      default:
        return [];
    }
  }
  if (ts.isWhileStatement(parent) && parent.statement === at)
    return [{ condition: parent.expression, holds: true, kind: "branch" }];
  if (ts.isCatchClause(parent) && ts.isTryStatement(parent.parent)) {
    const last = lastAwait(parent.parent.tryBlock);
    return last === undefined ? [] : [{ condition: last, holds: false, kind: "caught" }];
  }
  return [];
}

/** What a try block that holds little more than one awaited call waits for. */
function lastAwait(block: ts.Block): ts.Expression | undefined {
  if (block.statements.length > 2) return undefined;
  let found: ts.Expression | undefined;
  const visit = (node: ts.Node): void => {
    if (isFunctionNode(node)) return;
    ts.forEachChild(node, visit);
    if (ts.isAwaitExpression(node)) found = node.expression;
  };
  visit(block);
  return found;
}

/** Conditions of statements before `at` whose branch does not come back. */
function exitsBefore(at: ts.Node, statements: readonly ts.Statement[]): Governing[] {
  const found: Governing[] = [];
  for (const statement of statements) {
    if (statement === at || statement.pos >= at.pos) break;
    collectExits(statement, found, "any");
  }
  return found.reverse();
}

type Leaves = "any" | "function" | "throw";

function collectExits(node: ts.Node, into: Governing[], leaves: Leaves): void {
  if (isFunctionNode(node)) {
    // What a callback throws ends its caller too, when that waits for it.
    if (ts.isCallExpression(node.parent) && node.body !== undefined)
      collectExits(node.body, into, "throw");
    return;
  }
  if (ts.isIfStatement(node)) {
    if (exits(node.thenStatement, leaves))
      into.push({ condition: node.expression, holds: false, kind: "exit" });
    else {
      const inner = nestedExits(node.thenStatement, leaves);
      into.push(...inner);
      if (inner.some(({ kind }) => kind === "exit"))
        into.push({ condition: node.expression, holds: false, kind: "partial" });
    }
    if (node.elseStatement !== undefined) {
      if (exits(node.elseStatement, leaves))
        into.push({ condition: node.expression, holds: true, kind: "exit" });
      else into.push(...nestedExits(node.elseStatement, leaves));
    }
    return;
  }
  // `while (await taken(slug)) slug = next();` ends with the condition false.
  if (ts.isWhileStatement(node) || ts.isDoStatement(node))
    into.push({ condition: node.expression, holds: false, kind: "exit" });
  if (ts.isExpressionStatement(node)) {
    const call = callIn(node.expression);
    if (call !== undefined) into.push({ condition: call, holds: true, kind: "assertion" });
  }
  const isLoop = ts.isIterationStatement(node, false);
  const inner = isLoop && leaves === "any" ? "function" : leaves;
  ts.forEachChild(node, (child) => collectExits(child, into, inner));
}

function nestedExits(branch: ts.Statement, leaves: Leaves): Governing[] {
  const found: Governing[] = [];
  collectExits(branch, found, leaves);
  return found.map((each) => ({ ...each, isNested: true }));
}

/** `throwIfTaken(row);`, `await this.checkLimit(org);`: what it asserts, its name or its body must say. */
function callIn(expression: ts.Expression): ts.CallExpression | undefined {
  let at = unwrap(expression);
  if (ts.isAwaitExpression(at)) at = unwrap(at.expression);
  return ts.isCallExpression(at) ? at : undefined;
}

/** What holds when a function has come back instead of throwing. */
export function survived(body: ts.Node): Governing[] {
  const found: Governing[] = [];
  ts.forEachChild(body, (child) => collectExits(child, found, "throw"));
  return found.reverse();
}

/** True when a statement never comes back to what follows it. */
export function exits(statement: ts.Statement, leaves: Leaves = "any"): boolean {
  if (ts.isThrowStatement(statement)) return true;
  if (ts.isReturnStatement(statement)) return leaves !== "throw";
  if (ts.isContinueStatement(statement) || ts.isBreakStatement(statement)) return leaves === "any";
  if (ts.isBlock(statement)) {
    return statement.statements.some((each) => exits(each, leaves));
  }
  if (ts.isIfStatement(statement))
    return (
      statement.elseStatement !== undefined &&
      exits(statement.thenStatement, leaves) &&
      exits(statement.elseStatement, leaves)
    );
  if (ts.isTryStatement(statement)) {
    if (statement.finallyBlock !== undefined && exits(statement.finallyBlock, leaves)) return true;
    const catches =
      statement.catchClause === undefined || exits(statement.catchClause.block, leaves);
    return exits(statement.tryBlock, leaves) && catches;
  }
  if (ts.isExpressionStatement(statement)) return isNever(unwrap(statement.expression));
  return false;
}

/** Calls that end the process or the request by throwing. */
function isNever(expression: ts.Expression): boolean {
  const at = ts.isAwaitExpression(expression) ? unwrap(expression.expression) : expression;
  if (!ts.isCallExpression(at)) return false;
  return /^(process\.exit|notFound|redirect|permanentRedirect|error|fail|ctx\.throw)$/.test(
    at.expression.getText(),
  );
}
