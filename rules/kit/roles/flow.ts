/** What depends on a value inside one function, and what the function decides by it. */
import { ts } from "ts-morph";
import { mentionsOf } from "../references.ts";
import {
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  isUndefined,
  outer,
  unwrap,
} from "../syntax.ts";

/** Calls whose callbacks run as a part of the function around them. */
const INLINE =
  /^(forEach|map|filter|some|every|find|findIndex|reduce|flatMap|then|catch|finally|sort|transaction|\$transaction|runExclusive|withLock|run|try|startActiveSpan|span|withSpan|queueMicrotask|nextTick|setImmediate)$/;

/** The function that a piece of code belongs to for a reader: callbacks that run inside it do not count. */
export function homeOf(node: ts.Node): FunctionNode | undefined {
  for (let at = enclosingFunction(node); at !== undefined; at = enclosingFunction(at)) {
    if (!ts.isArrowFunction(at) && !ts.isFunctionExpression(at)) return at;
    const user = outer(at);
    if (ts.isNewExpression(user) && user.expression.getText() === "Promise") continue;
    if (!ts.isCallExpression(user)) return at;
    if (unwrap(user.expression) === at) continue;
    if (/^set(Timeout|Interval)$/.test(user.expression.getText())) continue;
    if (!INLINE.test(calledName(user.expression)?.text ?? "")) return at;
  }
  return undefined;
}

export interface Dependents {
  /** The code mentions the value, a name that holds it, or something computed from it. */
  has(node: ts.Node): boolean;
  readonly names: ReadonlySet<string>;
}

/** Everything in a function that is computed from the seeds, followed through its local names. */
export function dependentsOf(seeds: readonly ts.Node[], home: ts.Node): Dependents {
  const roots = new Set(seeds);
  const names = new Set<string>();
  const has = (node: ts.Node): boolean => {
    if (roots.has(node)) return true;
    if (ts.isIdentifier(node)) return names.has(node.text) && isValue(node);
    return ts.forEachChild(node, (child) => has(child) || undefined) ?? false;
  };
  const declared = [...descendants(home)].filter(
    (node): node is ts.VariableDeclaration | ts.BinaryExpression =>
      (ts.isVariableDeclaration(node) && node.initializer !== undefined) ||
      (ts.isBinaryExpression(node) &&
        isAssignment(node.operatorToken.kind) &&
        ts.isIdentifier(unwrap(node.left))),
  );
  for (let round = 0; round < 4; round++) {
    const before = names.size;
    for (const node of declared) {
      const value = ts.isVariableDeclaration(node) ? node.initializer : node.right;
      if (value === undefined || isFunctionNode(unwrap(value)) || !has(value)) continue;
      if (ts.isVariableDeclaration(node)) for (const name of namesOf(node.name)) names.add(name);
      else names.add((unwrap(node.left) as ts.Identifier).text);
    }
    if (names.size === before) break;
  }
  return { has, names };
}

function isValue(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return !ts.isPropertyAssignment(parent) || parent.initializer === node;
}

export function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

export function namesOf(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((each) => (ts.isOmittedExpression(each) ? [] : namesOf(each.name)));
}

/** What a condition decides: which code runs, or the answer of the function. */
export type Outcome =
  | {
      readonly kind: "branch";
      /** Where the condition holds. */
      readonly holds: ts.Node | undefined;
      /** Where it does not: the `else`, or what follows when the other branch leaves. */
      readonly fails: readonly ts.Node[];
    }
  | { readonly kind: "value"; readonly node: ts.Node; readonly negated: boolean };

const MAX_DEPTH = 2;

/** Follows a condition through `!`, `&&`, names and properties to what it decides. */
export function outcomesOf(
  condition: ts.Node,
  home: ts.Node,
  negated = false,
  depth = 0,
): Outcome[] {
  let at: ts.Node = condition;
  let not = negated;
  for (;;) {
    const parent = outer(at);
    if (ts.isPrefixUnaryExpression(parent) && parent.operator === ts.SyntaxKind.ExclamationToken) {
      not = !not;
      at = parent;
      continue;
    }
    if (ts.isAwaitExpression(parent)) {
      at = parent;
      continue;
    }
    if (ts.isCallExpression(parent) && parent.expression.getText() === "Boolean") {
      at = parent;
      continue;
    }
    if (ts.isBinaryExpression(parent)) {
      const { kind } = parent.operatorToken;
      if (
        kind === ts.SyntaxKind.AmpersandAmpersandToken ||
        kind === ts.SyntaxKind.BarBarToken ||
        kind === ts.SyntaxKind.QuestionQuestionToken
      ) {
        at = parent;
        continue;
      }
      const isNegative =
        kind === ts.SyntaxKind.ExclamationEqualsEqualsToken ||
        kind === ts.SyntaxKind.ExclamationEqualsToken;
      const isEqual =
        kind === ts.SyntaxKind.EqualsEqualsEqualsToken || kind === ts.SyntaxKind.EqualsEqualsToken;
      if (isEqual || isNegative) {
        const other = unwrap(
          parent.left === at || outerIs(parent.left, at) ? parent.right : parent.left,
        );
        const isAbsent =
          isUndefined(other) ||
          other.kind === ts.SyntaxKind.NullKeyword ||
          other.kind === ts.SyntaxKind.FalseKeyword ||
          (ts.isPrefixUnaryExpression(other) && other.getText() === "-1");
        if (isAbsent ? isEqual : isNegative && other.kind === ts.SyntaxKind.TrueKeyword) not = !not;
        at = parent;
        continue;
      }
      if (
        kind === ts.SyntaxKind.GreaterThanToken ||
        kind === ts.SyntaxKind.GreaterThanEqualsToken ||
        kind === ts.SyntaxKind.LessThanToken ||
        kind === ts.SyntaxKind.LessThanEqualsToken
      ) {
        at = parent;
        continue;
      }
      if (isAssignment(kind) && parent.right === at && ts.isIdentifier(unwrap(parent.left)))
        return throughName((unwrap(parent.left) as ts.Identifier).text, parent, home, not, depth);
      return [];
    }
    if (ts.isIfStatement(parent)) {
      const rest = followers(parent);
      const { thenStatement, elseStatement } = parent;
      const otherwise = elseStatement === undefined ? rest : [elseStatement, ...rest];
      return [
        not
          ? { kind: "branch", holds: elseStatement ?? blockOf(rest), fails: [thenStatement] }
          : { kind: "branch", holds: thenStatement, fails: otherwise },
      ];
    }
    if (ts.isConditionalExpression(parent)) {
      if (parent.condition !== at && unwrap(parent.condition) !== at) {
        at = parent;
        continue;
      }
      const { whenTrue, whenFalse } = parent;
      return [
        {
          kind: "branch",
          holds: not ? whenFalse : whenTrue,
          fails: [not ? whenTrue : whenFalse],
        },
      ];
    }
    if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name))
      return throughName(parent.name.text, parent, home, not, depth);
    if (
      ts.isReturnStatement(parent) ||
      ts.isPropertyAssignment(parent) ||
      ts.isShorthandPropertyAssignment(parent) ||
      ts.isCallExpression(parent) ||
      (ts.isArrowFunction(parent) && parent.body === at)
    )
      return [{ kind: "value", node: parent, negated: not }];
    return [];
  }
}

function outerIs(side: ts.Expression, at: ts.Node): boolean {
  return unwrap(side) === unwrap(at as ts.Expression);
}

function throughName(
  name: string,
  declared: ts.Node,
  home: ts.Node,
  negated: boolean,
  depth: number,
): Outcome[] {
  if (depth >= MAX_DEPTH) return [];
  return mentionsOf(home.getSourceFile(), name).flatMap((use) =>
    use.pos >= declared.end && use.end <= home.end && ts.isIdentifier(use) && isValue(use)
      ? outcomesOf(use, home, negated, depth + 1)
      : [],
  );
}

/** The statements behind one in its block. */
function followers(statement: ts.Statement): readonly ts.Node[] {
  const { parent } = statement;
  if (!ts.isBlock(parent) && !ts.isSourceFile(parent) && !ts.isCaseOrDefaultClause(parent))
    return [];
  return parent.statements.slice(parent.statements.indexOf(statement) + 1);
}

function blockOf(nodes: readonly ts.Node[]): ts.Node | undefined {
  return nodes[0];
}

/** How a branch ends the work of its function, or answers that it will not be done. */
export interface Leave {
  readonly node: ts.Node;
  readonly how: "throw" | "return" | "continue" | "reply";
  readonly value?: ts.Expression;
}

/** Answers by which callers learn that they were refused. */
const REPLY = /^(reject|next|abort|fail|deny|refuse|throwError|fatal)$/;

/** The first way out in a branch; functions that it declares are not entered. */
export function leaveOf(branch: ts.Node | undefined): Leave | undefined {
  if (branch === undefined) return undefined;
  const isAnswer = ts.isExpression(branch) && !ts.isCallExpression(unwrap(branch));
  if (isAnswer) return { node: branch, how: "return", value: branch as ts.Expression };
  for (const node of [branch, ...descendants(branch, (each) => !isFunctionNode(each))]) {
    if (ts.isThrowStatement(node)) return { node, how: "throw", value: node.expression };
    if (ts.isReturnStatement(node))
      return {
        node,
        how: "return",
        ...(node.expression === undefined ? {} : { value: node.expression }),
      };
    if (ts.isContinueStatement(node) || ts.isBreakStatement(node)) return { node, how: "continue" };
    if (!ts.isCallExpression(node)) continue;
    const name = calledName(node.expression)?.text ?? "";
    // Koa's `ctx.throw(401)`
    if (name === "throw") return { node: statementAt(node), how: "throw" };
    if (REPLY.test(name) && (name !== "next" || node.arguments.length > 0))
      return { node, how: "reply" };
    if (/^(status|sendStatus|writeHead|code)$/.test(name))
      return { node: statementAt(node), how: "reply" };
  }
  return undefined;
}

function statementAt(node: ts.Node): ts.Node {
  let at = node;
  while (at.parent !== undefined && !ts.isStatement(at)) at = at.parent;
  return at;
}
