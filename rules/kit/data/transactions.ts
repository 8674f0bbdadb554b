/** Which transaction a piece of code runs in, and what stands for it there. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { parameterIndex } from "../options.ts";
import { bodyOfCalled } from "../sinks.ts";
import {
  ancestors,
  calledName,
  descendants,
  type FunctionNode,
  isFunctionNode,
  unwrap,
} from "../syntax.ts";
import { isWithin, spansOf } from "./spans.ts";

export interface Transaction {
  /** The call that opens it, or the decorator that wraps the method in one. */
  readonly opener: ts.CallExpression | ts.Decorator;
  /** The function that runs inside. */
  readonly body: FunctionNode;
  /** What the transaction's own client is called there; undefined when it has no name. */
  readonly handle: ts.ParameterDeclaration | undefined;
  readonly isResolved: boolean;
  /** It asks for serializable isolation. */
  readonly isSerializable: boolean;
}

const OPENERS =
  /^(\$transaction|transaction|withTransaction|runInTransaction|transactional|\$transactionTimeout|inTransaction|executeInTransaction|doInTransaction|withTx|inTx|runTx|runInTx|transact)$/;
const DECORATORS = /^(Transactional|Transaction|InjectTransactionManager)$/;

/** The innermost transaction whose callback holds a node; own functions that it calls are not entered. */
export function transactionAround(node: ts.Node, analysis: Analysis): Transaction | undefined {
  for (const at of ancestors(node)) {
    if (!isFunctionNode(at)) continue;
    const found = opened(at, analysis) ?? decorated(at);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * True for a statement that is handed over in a list, which runs as one: `prisma.$transaction([…])`, `db.batch([…])`,
 * and a function of the project's own that hands the list on.
 */
export function isInBatch(node: ts.Node, analysis: Analysis): boolean {
  let from = node;
  for (const at of ancestors(node)) {
    if (isFunctionNode(at) || ts.isAwaitExpression(at) || ts.isStatement(at)) return false;
    if (ts.isCallExpression(at) && ts.isArrayLiteralExpression(unwrap(from as ts.Expression))) {
      const name = calledName(at.expression)?.text ?? "";
      if (OPENERS.test(name) || name === "batch") return true;
      return handsToOpener(at, at.arguments.indexOf(from as ts.Expression), analysis);
    }
    from = at;
  }
  return false;
}

/** `function atomic(input) { return prisma.$transaction(input); }` */
function handsToOpener(call: ts.CallExpression, index: number, analysis: Analysis): boolean {
  const body = bodyOfCalled(call, analysis);
  const parameter = body?.parameters[index]?.name;
  if (body?.body === undefined || parameter === undefined || !ts.isIdentifier(parameter))
    return false;
  if (runsInSpan(body, parameter.text, analysis)) return true;
  for (const node of [body.body, ...descendants(body.body)]) {
    if (!ts.isCallExpression(node) || !OPENERS.test(calledName(node.expression)?.text ?? ""))
      continue;
    const isHanded = node.arguments.some((each) =>
      [each, ...descendants(each)].some(
        (inner) => ts.isIdentifier(inner) && inner.text === parameter.text,
      ),
    );
    if (isHanded) return true;
  }
  return false;
}

/** `await client.query("BEGIN"); const result = await work(client); await client.query("COMMIT");` */
function runsInSpan(body: FunctionNode, parameter: string, analysis: Analysis): boolean {
  return spansOf(body, analysis).some((span) =>
    [...descendants(span.home)].some(
      (node) =>
        ts.isCallExpression(node) &&
        ts.isIdentifier(node.expression) &&
        node.expression.text === parameter &&
        isWithin(node, span),
    ),
  );
}

/** The transaction that a call opens. */
export function transactionOf(
  call: ts.CallExpression,
  analysis: Analysis,
): Transaction | undefined {
  for (const argument of call.arguments) {
    const target = unwrap(argument);
    if (isFunctionNode(target)) {
      const found = opened(target, analysis);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function opened(body: FunctionNode, analysis: Analysis): Transaction | undefined {
  const call = body.parent;
  if (call === undefined || !ts.isCallExpression(call)) return undefined;
  const index = call.arguments.indexOf(body as ts.Expression as ts.ArrowFunction);
  if (index < 0) return undefined;
  const facts = analysis.factsOf(call);
  const isResolved = facts?.transaction !== undefined;
  if (isResolved && parameterIndex(facts.declaration, facts.transaction ?? "") !== index)
    return undefined;
  if (!isResolved) {
    const name = calledName(call.expression)?.text ?? "";
    if (facts !== undefined) return undefined;
    if (!OPENERS.test(name) && !handsToOpener(call, index, analysis)) return undefined;
  }
  return {
    opener: call,
    body,
    handle: body.parameters[0],
    isResolved,
    isSerializable: /serializable/i.test(
      call.arguments.map((each) => (each === body ? "" : each.getText())).join(),
    ),
  };
}

function decorated(body: FunctionNode): Transaction | undefined {
  if (!ts.isMethodDeclaration(body)) return undefined;
  for (const decorator of ts.getDecorators(body) ?? []) {
    const { expression } = decorator;
    const name = calledName(ts.isCallExpression(expression) ? expression.expression : expression);
    if (name === undefined || !DECORATORS.test(name.text)) continue;
    return {
      opener: decorator,
      body,
      handle: undefined,
      isResolved: false,
      isSerializable: /serializable/i.test(decorator.getText()),
    };
  }
  return undefined;
}
