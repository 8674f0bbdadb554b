/** Call chains of query builders: `db.select().from(t).where(c)` as a list of steps. */
import { ts } from "ts-morph";
import { unwrap } from "../syntax.ts";

export interface Step {
  readonly name: string;
  readonly call: ts.CallExpression;
}

export interface Chain {
  /** What the chain begins with: `db`, `this.knex`, the result of a call that is no member call. */
  readonly root: ts.Expression;
  /** In the order they run. */
  readonly steps: readonly Step[];
  /** The last call of the chain before a promise is made of it. */
  readonly node: ts.Expression;
}

const PROMISE = /^(then|catch|finally)$/;

/** The chain that a member call is part of, from its beginning to its end. */
export function chainOf(call: ts.CallExpression): Chain {
  const inner = innerSteps(call);
  const steps = [...inner.steps];
  let node: ts.Expression = call;
  for (;;) {
    const access = node.parent;
    if (!ts.isPropertyAccessExpression(access) || access.expression !== node) break;
    const next = access.parent;
    if (!ts.isCallExpression(next) || next.expression !== access || PROMISE.test(access.name.text))
      break;
    steps.push({ name: access.name.text, call: next });
    node = next;
  }
  return { root: inner.root, steps, node };
}

/** The steps up to and including a call. */
function innerSteps(call: ts.CallExpression): { root: ts.Expression; steps: Step[] } {
  const steps: Step[] = [];
  let at: ts.Expression = call;
  while (ts.isCallExpression(at)) {
    const callee: ts.Expression = unwrap(at.expression);
    if (!ts.isPropertyAccessExpression(callee)) break;
    steps.unshift({ name: callee.name.text, call: at });
    at = unwrap(callee.expression);
  }
  return { root: at, steps };
}

/** The last step of one of these names. */
export function stepNamed(chain: Chain, ...names: readonly string[]): Step | undefined {
  return chain.steps.findLast((each) => names.includes(each.name));
}

/** The expression a member call is made on; undefined for plain calls. */
export function receiverOf(call: ts.CallExpression): ts.Expression | undefined {
  const callee = unwrap(call.expression);
  return ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : undefined;
}

/**
 * The last name of an expression: `users` in `this.users` and `schema.users`, `getRepository` in `m.getRepository(X)`,
 * `tx` in `tx ?? db`: one of several handles says what kind the others are.
 */
export function lastName(expression: ts.Expression | undefined): string {
  if (expression === undefined) return "";
  const target = unwrap(expression);
  if (ts.isIdentifier(target)) return target.text;
  if (ts.isPropertyAccessExpression(target)) return target.name.text;
  if (ts.isCallExpression(target)) return lastName(target.expression);
  if (ts.isAwaitExpression(target)) return lastName(target.expression);
  if (ts.isElementAccessExpression(target)) return lastName(target.expression);
  if (ts.isBinaryExpression(target) && isFallback(target))
    return lastName(target.left) || lastName(target.right);
  if (ts.isConditionalExpression(target))
    return lastName(target.whenTrue) || lastName(target.whenFalse);
  return "";
}

function isFallback({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken;
}
