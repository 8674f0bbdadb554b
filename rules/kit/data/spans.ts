/** Transactions that are begun and committed by statements of their own, with no callback around what is inside. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import {
  ancestors,
  calledName,
  descendants,
  type FunctionNode,
  isFunctionNode,
  leadingText,
  unwrap,
} from "../syntax.ts";
import type { DataCall } from "./access.ts";
import { receiverOf } from "./chain.ts";

/** From `BEGIN` to `COMMIT` on one connection. */
export interface Span {
  readonly home: FunctionNode;
  readonly begin: DataCall;
  readonly commit: DataCall;
  /** What the transaction's statements go through: `runner`, `client`, `session`, `t`. */
  readonly handle: ts.Expression;
  /** What the connection was taken from: `this.pool` of `await this.pool.connect()`; undefined when it cannot be seen. */
  readonly source: ts.Expression | undefined;
}

const COMMITS = /^(commit|commitTransaction)$/;
const STARTS = /^(startTransaction|beginTransaction|begin)$/;
const SENDS = /^(query|execute|raw|unsafe|run|exec|\$executeRawUnsafe)$/;
const BEGINS = /^\s*(begin|start\s+transaction)\b/i;
const ENDS = /^\s*(commit|end)\b/i;
const OPENS =
  /^(transaction|createQueryRunner|connect|getConnection|acquire|reserve|startSession|unmanagedTransaction|transactionProvider)$/;

const memories = new WeakMap<Analysis, Map<FunctionNode, readonly Span[]>>();

/** The transaction that is open where a node stands. */
export function spanAround(node: ts.Node, analysis: Analysis): Span | undefined {
  for (const at of ancestors(node)) {
    if (ts.isCatchClause(at)) return undefined;
    if (!isFunctionNode(at)) continue;
    const found = spansOf(at, analysis).find((each) => isWithin(node, each));
    if (found !== undefined) return found;
  }
  return undefined;
}

export function isWithin(node: ts.Node, { begin, commit }: Span): boolean {
  return node.pos >= begin.end && node.end <= commit.getStart();
}

/** The transactions that a function begins and commits itself, in source order. */
export function spansOf(home: FunctionNode, analysis: Analysis): readonly Span[] {
  let memory = memories.get(analysis);
  if (memory === undefined) {
    memory = new Map();
    memories.set(analysis, memory);
  }
  const known = memory.get(home);
  if (known !== undefined) return known;
  const found = read(home, analysis);
  memory.set(home, found);
  return found;
}

function read(home: FunctionNode, analysis: Analysis): readonly Span[] {
  if (home.body === undefined) return [];
  const begins: { readonly at: DataCall; readonly handle: ts.Expression }[] = [];
  const spans: Span[] = [];
  for (const node of descendants(home.body, (each) => !isFunctionNode(each))) {
    if (!ts.isCallExpression(node) && !ts.isTaggedTemplateExpression(node)) continue;
    const begun = begunBy(node);
    if (begun !== undefined) {
      begins.push({ at: node, handle: begun });
      continue;
    }
    const ended = committedBy(node);
    if (ended === undefined) continue;
    const name = ended.getText();
    const begin = begins.findLast(
      ({ at, handle }) => handle.getText() === name && at.end <= node.pos,
    );
    if (begin === undefined) continue;
    spans.push({
      home,
      begin: begin.at,
      commit: node,
      handle: begin.handle,
      source: sourceOf(begin.handle, analysis),
    });
  }
  return spans;
}

/** The handle of the transaction that a call begins. */
function begunBy(call: DataCall): ts.Expression | undefined {
  if (BEGINS.test(statementOf(call) ?? "")) return subjectOf(call);
  if (!ts.isCallExpression(call)) return undefined;
  const name = calledName(call.expression)?.text ?? "";
  const receiver = receiverOf(call);
  if (receiver !== undefined && STARTS.test(name) && !hasCallback(call)) return receiver;
  // `const t = await sequelize.transaction()`
  if (!/^(transaction|startUnmanagedTransaction)$/.test(name) || hasCallback(call))
    return undefined;
  const value = ts.isAwaitExpression(call.parent) ? call.parent : call;
  const { parent } = value;
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name : undefined;
}

function committedBy(call: DataCall): ts.Expression | undefined {
  if (ENDS.test(statementOf(call) ?? "")) return subjectOf(call);
  return ts.isCallExpression(call) && COMMITS.test(calledName(call.expression)?.text ?? "")
    ? receiverOf(call)
    : undefined;
}

function hasCallback(call: ts.CallExpression): boolean {
  return call.arguments.some((each) => isFunctionNode(unwrap(each)));
}

function statementOf(call: DataCall): string | undefined {
  if (ts.isTaggedTemplateExpression(call))
    return ts.isNoSubstitutionTemplateLiteral(call.template) ? call.template.text : undefined;
  const [first] = call.arguments;
  if (first === undefined || !SENDS.test(calledName(call.expression)?.text ?? "")) return undefined;
  return leadingText(unwrap(first));
}

function subjectOf(call: DataCall): ts.Expression | undefined {
  if (ts.isCallExpression(call)) return receiverOf(call);
  return ts.isPropertyAccessExpression(call.tag) ? unwrap(call.tag.expression) : unwrap(call.tag);
}

/** `this.pool` of `const client = await this.pool.connect()`. */
function sourceOf(handle: ts.Expression, analysis: Analysis): ts.Expression | undefined {
  const declaration = analysis.declarationOf(unwrap(handle)) ?? handle.parent;
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return undefined;
  const { initializer } = declaration;
  if (initializer === undefined) return undefined;
  const made = unwrap(initializer);
  const call = ts.isAwaitExpression(made) ? unwrap(made.expression) : made;
  return ts.isCallExpression(call) && OPENS.test(calledName(call.expression)?.text ?? "")
    ? receiverOf(call)
    : undefined;
}
