/** Rows read in the order of a wall-clock time of which the newest is taken for the present, or which are folded in that order. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { receiverName } from "../../kit/sinks.ts";
import {
  calledName,
  descendants,
  enclosingFunction,
  propertyName,
  unwrap,
} from "../../kit/syntax.ts";
import { createTracer, type Outcome, type Tracer } from "./consequences.ts";
import { guessesOfVersions } from "./names.ts";
import { ORDER_KEYS, type Order, orderIn, orderInArguments } from "./order.ts";

export interface LatestRow {
  /** The key that orders: `createdAt: "desc"`, `desc(notes.updatedAt)`. */
  readonly at: ts.Node;
  readonly property: string;
  readonly outcome: Outcome;
  /** Where rows are folded or the newest is picked, when that is not the read itself. */
  readonly use: ts.Node | undefined;
  readonly isFold: boolean;
  readonly steps: number;
}

const READS = /^(find|get|load|list|fetch|select|query|read|first|search)/;
const SINGLE =
  /^(findFirst|findFirstOrThrow|findOne|findOneOrFail|findOneBy|findLatest\w*|first|findUnique)$/;
const ROW_ENDS: ReadonlySet<string> = new Set([
  "get",
  "first",
  "firstOrFail",
  "getOne",
  "getOneOrFail",
  "executeTakeFirst",
  "executeTakeFirstOrThrow",
  "findOne",
]);

/** What a read in order of time decides: "shown" for nothing, "unique" when a constraint catches a wrong winner. */
export function latestRowOf(
  call: ts.CallExpression,
  analysis: Analysis,
): LatestRow | "shown" | "unique" | undefined {
  const name = calledName(call.expression)?.text;
  if (name === undefined) return undefined;
  if (
    (name === "orderBy" || name === "sort" || name === "order" || name === "addOrderBy") &&
    ts.isPropertyAccessExpression(call.expression)
  ) {
    return ofBuilder(call, analysis);
  }
  if (call.arguments.length === 0 || !READS.test(name)) return undefined;
  for (const argument of call.arguments) {
    const options = unwrap(argument);
    if (!ts.isObjectLiteralExpression(options)) continue;
    const found =
      ofOptions(call, name, options, analysis) ?? ofRelations(call, options, analysis, 0);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `findFirst({ where, orderBy: { createdAt: "desc" } })` and lists of which the first is taken. */
function ofOptions(
  call: ts.CallExpression,
  name: string,
  options: ts.ObjectLiteralExpression,
  analysis: Analysis,
): LatestRow | "shown" | "unique" | undefined {
  const order = orderIn(options);
  if (order === undefined) return undefined;
  const names = [receiverName(calleeOwner(call)), ...namesAround(call)];
  const guesses = guessesOfVersions(names, order.property);
  if (guesses === undefined) return undefined;
  if (SINGLE.test(name))
    return order.newest === "first"
      ? resultOf(order, guesses, (tracer) => ofRow(tracer, call), analysis)
      : undefined;
  return resultOf(order, guesses, (tracer) => ofList(tracer, call, order), analysis);
}

/** `include: { builds: { orderBy: { createdAt: "desc" }, take: 1 } }`, used as `x.builds[0]`. */
function ofRelations(
  call: ts.CallExpression,
  options: ts.ObjectLiteralExpression,
  analysis: Analysis,
  depth: number,
): LatestRow | "shown" | "unique" | undefined {
  if (depth > 6) return undefined;
  for (const property of options.properties) {
    if (!ts.isPropertyAssignment(property)) continue;
    const name = propertyName(property.name);
    const value = unwrap(property.initializer);
    if (name === undefined || !ts.isObjectLiteralExpression(value)) continue;
    if (name === "where" || name === "data" || ORDER_KEYS.has(name)) continue;
    const order =
      depth > 0 && name !== "include" && name !== "select" && name !== "with"
        ? orderIn(value)
        : undefined;
    if (order !== undefined && order.newest === "first") {
      const found = resultOf(order, 1, (tracer) => ofRelation(tracer, call, name, order), analysis);
      if (found === "unique") return found;
      const names = found === "shown" ? [] : [name, ...namesAround(found.use as ts.Expression)];
      if (guessesOfVersions(names, order.property) !== undefined) return found;
    }
    const inner = ofRelations(call, value, analysis, depth + 1);
    if (inner !== undefined && inner !== "shown") return inner;
  }
  return undefined;
}

/** `db.select().from(rows).where(…).orderBy(desc(rows.updatedAt)).get()` and the like. */
function ofBuilder(
  call: ts.CallExpression,
  analysis: Analysis,
): LatestRow | "shown" | "unique" | undefined {
  const order = orderInArguments(call);
  if (order === undefined) return undefined;
  let top: ts.Expression = call;
  let isRow = false;
  const names: string[] = [];
  for (;;) {
    const { parent } = top;
    if (
      ts.isPropertyAccessExpression(parent) &&
      parent.expression === top &&
      ts.isCallExpression(parent.parent)
    ) {
      if (ROW_ENDS.has(parent.name.text)) isRow = true;
      if (/^(map|filter|reduce|at|pop|shift|find|then|forEach)$/.test(parent.name.text)) break;
      top = parent.parent;
      continue;
    }
    break;
  }
  for (let at: ts.Expression = call; ; ) {
    const target = unwrap(at);
    if (ts.isCallExpression(target)) {
      const step = calledName(target.expression)?.text;
      if (step === "findOne") isRow = true;
      if (step === "from" || step === "into" || step === "getRepository" || step === "selectFrom")
        names.push(target.arguments[0]?.getText() ?? "");
      at = target.expression;
    } else if (ts.isPropertyAccessExpression(target)) {
      names.push(target.name.text);
      at = target.expression;
    } else {
      names.push(target.getText().slice(0, 40));
      break;
    }
  }
  const tables = names.filter(
    (name) =>
      !/^(orderBy|sort|order|where|from|select|limit|find|findOne|query|db|tx|and|leftJoin|innerJoin|lean|exec)$/.test(
        name,
      ),
  );
  const guesses = guessesOfVersions([...tables, ...namesAround(top)], order.property);
  if (guesses === undefined) return undefined;
  if (isRow)
    return order.newest === "first"
      ? resultOf(order, guesses, (tracer) => ofRow(tracer, top), analysis)
      : undefined;
  return resultOf(order, guesses, (tracer) => ofList(tracer, top, order), analysis);
}

interface Use {
  readonly outcome: Outcome;
  readonly use: ts.Node | undefined;
  readonly isFold: boolean;
}

function ofRow(tracer: Tracer, read: ts.Expression): Use | undefined {
  const outcome = tracer.used(read);
  return outcome === undefined ? undefined : { outcome, use: undefined, isFold: false };
}

function ofList(tracer: Tracer, read: ts.Expression, order: Order): Use | undefined {
  const fold = tracer.folded(read, order.newest);
  return fold === undefined
    ? undefined
    : { outcome: fold.outcome, use: fold.at, isFold: !fold.isPick };
}

function ofRelation(
  tracer: Tracer,
  call: ts.CallExpression,
  relation: string,
  order: Order,
): Use | undefined {
  const scope = enclosingFunction(call);
  if (scope === undefined) return undefined;
  for (const node of descendants(scope)) {
    if (!ts.isPropertyAccessExpression(node) || node.name.text !== relation || node.pos < call.end)
      continue;
    const found = ofList(tracer, node, order);
    if (found !== undefined) return found;
  }
  return undefined;
}

function resultOf(
  order: Order,
  guesses: number,
  find: (tracer: Tracer) => Use | undefined,
  analysis: Analysis,
): LatestRow | "shown" | "unique" {
  const use = find(createTracer(analysis));
  if (use === undefined) return "shown";
  if (isCaught(use.outcome.effect.node)) return "unique";
  return {
    at: order.at,
    property: order.property,
    ...use,
    steps: Math.max(1, guesses + (use.outcome.effect.isResolved ? 0 : 1)),
  };
}

/** True when a failed write is taken for a sign of another writer and tried again. */
function isCaught(node: ts.Node): boolean {
  for (let at: ts.Node = node; at.parent !== undefined; at = at.parent) {
    const { parent } = at;
    if (ts.isTryStatement(parent) && parent.tryBlock === at && parent.catchClause !== undefined) {
      if (
        /unique|conflict|duplicate|constraint|P2002|23505|11000/i.test(parent.catchClause.getText())
      )
        return true;
    }
  }
  return false;
}

function calleeOwner(call: ts.CallExpression): ts.Expression {
  const callee = unwrap(call.expression);
  return ts.isPropertyAccessExpression(callee) ? callee.expression : callee;
}

/** Names of the variable that receives a value, of the functions around it and of a repository's entity. */
function namesAround(call: ts.Expression): string[] {
  const names: string[] = [];
  if (ts.isCallExpression(call)) {
    const owner = unwrap(calleeOwner(call));
    if (ts.isCallExpression(owner))
      names.push(...owner.arguments.map((argument) => argument.getText().slice(0, 60)));
    const method = calledName(call.expression)?.text ?? "";
    names.push(method.replace(/^(findFirst|findMany|findOne|find|get|first)/, ""));
  }
  let at: ts.Node = call;
  for (; at.parent !== undefined && !ts.isStatement(at); at = at.parent) {
    if (ts.isVariableDeclaration(at)) names.push(at.name.getText().slice(0, 80));
    if (ts.isBinaryExpression(at) && at.operatorToken.kind === ts.SyntaxKind.EqualsToken)
      names.push(at.left.getText().slice(0, 80));
  }
  const body = enclosingFunction(call);
  if (body !== undefined) {
    const { parent } = body;
    const name =
      body.name?.getText() ??
      (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)
        ? parent.name.getText()
        : "");
    if (ts.isReturnStatement(at) || ts.isArrowFunction(body)) names.push(name);
  }
  return names;
}
