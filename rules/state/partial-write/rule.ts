/** Rows that only make sense together, written by statements that can fail one without the other. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { type Access, isInsert, sameEntity } from "../../kit/data/access.ts";
import { accessOf } from "../../kit/data/read.ts";
import { resultOf } from "../../kit/data/results.ts";
import { spanAround } from "../../kit/data/spans.ts";
import { isInBatch, transactionAround } from "../../kit/data/transactions.ts";
import { transactionFix } from "../../kit/flow/serialise.ts";
import { homeOf } from "../../kit/roles/flow.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  outer,
  placeOf,
  unwrap,
} from "../../kit/syntax.ts";
import { isUnseenWork } from "../../kit/unseen.ts";
import { isHandedInside } from "./handed.ts";
import page from "./README.md";
import { isOneChange, isPassed } from "./together.ts";

export default defineRule({
  id: "state/partial-write",
  title: "Two statements that belong together",
  assumption: "Nothing fails between two statements.",
  patterns: ["transactional-outbox"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "question",
    "multi-node": "question",
    distributed: "question",
    unknown: "question",
  },
  since: "0.1.0",
  page,
  on: {
    CallExpression(call, analysis, report) {
      const access = accessOf(call, analysis);
      if (access === undefined || !isKnown(access, call, analysis)) return;
      if (
        isMade(access) ||
        isForMany(access) ||
        /^(delete|update|increment)/.test(access.operation)
      )
        inspect(access, analysis, report);
    },
  },
});

/** Understood by more than its name, or work of a module that is missing, which can only be named. */
function isKnown(access: Access, call: ts.CallExpression, analysis: Analysis): boolean {
  if (access.certainty !== "name") return true;
  return (
    isUnseenWork(call, analysis) &&
    !call.arguments.some((each) => HANDLES.test(each.getText().replace(/^.*\./, "")))
  );
}

const HANDLES =
  /^(tx|trx|transaction|manager|client|conn|connection|em|session|queryRunner|uow|t)$/i;

/** A new row: an insert, or TypeORM's `save` of what is created in place. */
function isMade(access: Access): boolean {
  if (isInsert(access)) return true;
  if (access.operation !== "save" || !ts.isCallExpression(access.anchor)) return false;
  const value = savedBy(access.anchor);
  if (value === undefined) return false;
  if (ts.isNewExpression(value)) return true;
  if (ts.isCallExpression(value))
    return (
      /\.(create|map)$/.test(value.expression.getText()) &&
      /\.create\(|\.map\(/.test(value.getText())
    );
  return (
    ts.isObjectLiteralExpression(value) &&
    value.properties.every(
      (each) => !ts.isSpreadAssignment(each) && !/^_?id$/i.test(each.name?.getText() ?? ""),
    )
  );
}

/** What `save(rows)` and `save(Entity, rows, { chunk: 100 })` are about; a local name stands for what it was made with. */
function savedBy(call: ts.CallExpression): ts.Expression | undefined {
  const given = call.arguments.map((each) => unwrap(each));
  const last = given.at(-1);
  const isOptions =
    given.length > 1 &&
    last !== undefined &&
    ts.isObjectLiteralExpression(last) &&
    last.properties.every((each) => SAVE_OPTIONS.test(each.name?.getText() ?? ""));
  const value = isOptions ? given.at(-2) : last;
  return value !== undefined && ts.isIdentifier(value) ? (madeList(value) ?? value) : value;
}

const SAVE_OPTIONS = /^(chunk|reload|transaction|listeners|data)$/;

/** `const rows = draft.map((each) => repository.create(each))` in the same function. */
function madeList(name: ts.Identifier): ts.Expression | undefined {
  const home = enclosingFunction(name)?.body;
  for (const each of home === undefined ? [] : descendants(home, (node) => !isFunctionNode(node)))
    if (
      ts.isVariableDeclaration(each) &&
      ts.isIdentifier(each.name) &&
      each.name.text === name.text &&
      each.initializer !== undefined
    ) {
      const value = unwrap(each.initializer);
      return ts.isCallExpression(value) ? value : undefined;
    }
  return undefined;
}

/** Several rows at once: a bulk statement, a saved list, or one statement in a loop or for each of many. */
function isForMany(access: Access): boolean {
  if (access.operation === "insert-many" || isListGiven(access)) return true;
  const { anchor } = access;
  if (ts.isCallExpression(anchor)) {
    if (access.operation === "save" && /\.map\(/.test(savedBy(anchor)?.getText() ?? ""))
      return true;
    if (
      access.certainty === "name" &&
      /(All|Many|Bulk|Batch|[a-z]s)$|^bulk/.test(calledName(anchor.expression)?.text ?? "")
    )
      return true;
  }
  if (!isMade(access)) return false;
  for (const at of ancestors(anchor)) {
    if (ts.isForOfStatement(at) || ts.isForStatement(at) || ts.isForInStatement(at)) return true;
    if (isFunctionNode(at)) {
      const call = outer(at);
      return (
        ts.isCallExpression(call) &&
        /^(map|forEach|flatMap)$/.test(calledName(call.expression)?.text ?? "")
      );
    }
  }
  return false;
}

/** `insert(rows).values(next.map(…))`: one statement, as many rows as there are elements. */
function isListGiven({ operation, anchor, node }: Access): boolean {
  if (operation !== "insert") return false;
  const last = ts.isCallExpression(node) ? node : undefined;
  for (let at = last; at !== undefined; ) {
    if (at.arguments.some((each) => isMapped(unwrap(each)))) return true;
    const callee = unwrap(at.expression);
    const inner = ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : undefined;
    at = inner !== undefined && ts.isCallExpression(inner) && at !== anchor ? inner : undefined;
  }
  return false;
}

function isMapped(value: ts.Expression): boolean {
  const held = ts.isIdentifier(value) ? madeList(value) : value;
  return (
    held !== undefined &&
    ts.isCallExpression(held) &&
    /^(map|flatMap|filter)$/.test(calledName(held.expression)?.text ?? "")
  );
}

const memories = new WeakMap<Analysis, Map<FunctionNode, readonly Access[]>>();

/** The writes that stand in a function itself, in source order. */
function writesOf(owner: FunctionNode, analysis: Analysis): readonly Access[] {
  let writes = memories.get(analysis);
  if (writes === undefined) {
    writes = new Map();
    memories.set(analysis, writes);
  }
  const known = writes.get(owner);
  if (known !== undefined) return known;
  const found: Access[] = [];
  for (const node of owner.body === undefined
    ? []
    : descendants(owner.body, (each) => !isFunctionNode(each))) {
    if (!ts.isCallExpression(node)) continue;
    const access = accessOf(node, analysis);
    if (
      access !== undefined &&
      isKnown(access, node, analysis) &&
      /^(insert|update|delete|save|upsert|increment)/.test(access.operation)
    )
      found.push(access);
  }
  writes.set(owner, found);
  return found;
}

function inspect(second: Access, analysis: Analysis, report: ReportSink): void {
  const owner = homeOf(second.anchor);
  if (owner === undefined || !analysis.runsOnServer(second.anchor)) return;
  const before = writesOf(owner, analysis).filter((each) => each.anchor.pos < second.anchor.pos);
  if (before.length === 0) return;
  const first =
    before.findLast((each) => belongTogether(each, second) && isOnTheWay(each, second)) ??
    before.findLast((each) => isOneChange(each, second, analysis) && isPassed(each, second));
  if (first === undefined || isInTransaction(first, analysis) || isInTransaction(second, analysis))
    return;
  // A job that failed in the middle of deleting is run again, and deletes the rest.
  if (/^delete/.test(first.operation) && /^delete/.test(second.operation)) {
    const { contexts } = analysis.reach(second.anchor);
    if (contexts.has("job") || contexts.has("consumer")) return;
    if (/\/(cron|jobs?|workers?|queues?)\//.test(second.anchor.getSourceFile().fileName)) return;
  }
  // A transaction around a branch and what follows it is for people to write.
  const fix = isOnTheWay(first, second)
    ? transactionFix(first, second.anchor, analysis)
    : undefined;
  report({
    at: ts.isCallExpression(second.anchor) ? second.anchor.expression : second.anchor.tag,
    basis: second.node,
    message: messageFor(first, second),
    confidence:
      first.certainty === "resolved" && second.certainty === "resolved" ? "likely" : "possible",
    related: [{ ...placeOf(first.node), message: "written before, in a transaction of its own" }],
    fixes: fix === undefined ? [] : [fix],
  });
}

function messageFor(first: Access, second: Access): string {
  const name = nameOf(first);
  if (/^delete/.test(first.operation))
    return `When this fails, the \`${name}\` rows are gone already`;
  if (isMade(first) && isMade(second))
    return `When this fails, the \`${name}\` row before it stays without its \`${nameOf(second)}\``;
  if (sameEntity(first, second))
    return `When this fails, the other \`${name}\` rows have moved already`;
  return `When this fails, the \`${name}\` row has changed already, without its \`${nameOf(second)}\``;
}

function nameOf(access: Access): string {
  return access.entity?.name.slice(0, 24) ?? "other";
}

/** The second row carries the first one's id; or the order of the siblings is shifted for a row that comes or goes. */
function belongTogether(first: Access, second: Access): boolean {
  if (replaces(first, second) || moves(first, second) || handsOver(first, second)) return true;
  if (isMade(second)) {
    if (!isMade(first) || sameEntity(first, second)) return false;
    const { name, parts } = resultOf(first);
    const id = name?.text ?? parts.get("id")?.text ?? givenId(first);
    const values = second.data?.node ?? second.node;
    return id !== undefined && (mentions(values, id) || mentions(values, givenId(first) ?? id));
  }
  const shifts = first.data?.assignments.some((each) => each.kind === "increment") ?? false;
  return shifts && first.operation === "update-many" && sameEntity(first, second);
}

/** The name of the id that code chose itself: `{ id: tenantId, … }`. */
function givenId(access: Access): string | undefined {
  const value = access.data?.assignments.find(({ field }) => /^_?id$/.test(field))?.value;
  const id = value === undefined ? undefined : unwrap(value);
  return id !== undefined && ts.isIdentifier(id) ? id.text : undefined;
}

/** All rows of one are deleted and made anew; the parts of a thing are deleted, then the thing. */
function replaces(first: Access, second: Access): boolean {
  if (!/^delete/.test(first.operation)) return false;
  if (first.certainty === "name")
    return sameEntity(first, second) && isForMany(second) && isByOwner(first);
  if (first.where === undefined) return false;
  if (sameEntity(first, second)) return isForMany(second);
  if (!/^delete/.test(second.operation) || second.where === undefined) return false;
  // The thing itself goes last; what only stands beside it can be deleted again.
  return second.where.conditions.some(
    ({ field, value }) =>
      /^_?id$/.test(field) && value !== undefined && valuesIn(first.where).has(value.getText()),
  );
}

/** `deleteByMenu(menuId)`, `removeAllFor(order)`: the rows of something, not one of them. */
function isByOwner(access: Access): boolean {
  const name = ts.isCallExpression(access.anchor)
    ? (calledName(access.anchor.expression)?.text ?? "")
    : "";
  return /(All|Many|By(?!Id$)[A-Z]\w*|For([A-Z]\w*)?|Of([A-Z]\w*)?)$/.test(name);
}

function valuesIn(filter: Access["where"]): ReadonlySet<string> {
  return new Set(
    (filter?.conditions ?? []).flatMap(({ value }) =>
      value === undefined ? [] : [value.getText()],
    ),
  );
}

/** One counter goes down by what another goes up. */
function moves(first: Access, second: Access): boolean {
  const [a, b] = [first, second].map(({ data }) =>
    data?.assignments.find((each) => each.kind === "increment"),
  );
  if (a === undefined || b === undefined || a.field !== b.field || !sameEntity(first, second))
    return false;
  return !/count|attempt|usage|views?|clicks|hits/i.test(a.field);
}

/** `$pull` from one list and `$push` to another: what is moved is in neither in between. */
function handsOver(first: Access, second: Access): boolean {
  if (!sameEntity(first, second) || first.where?.node.getText() === second.where?.node.getText())
    return false;
  const appends = (each: Access): ReadonlySet<string> =>
    new Set(
      each.data?.assignments.filter(({ kind }) => kind === "append").map(({ field }) => field) ??
        [],
    );
  const fields = appends(second);
  if (![...appends(first)].some((field) => fields.has(field))) return false;
  const takes = (each: Access): boolean => TAKES.test(each.data?.node.getText() ?? "");
  return takes(first) !== takes(second);
}

const TAKES = /\$pull(All)?\b|\bdisconnect\s*:|\barray_?remove\b/i;

function mentions(node: ts.Node, name: string): boolean {
  for (const each of [node, ...descendants(node)])
    if (ts.isIdentifier(each) && each.text === name) return true;
  return false;
}

/** The first runs whenever the second does: it does not stand in another branch. */
function isOnTheWay(first: Access, second: Access): boolean {
  const around = new Set<ts.Node>(ancestors(second.anchor));
  for (const at of ancestors(first.anchor)) {
    if (around.has(at)) return true;
    if (
      ts.isIfStatement(at) ||
      ts.isConditionalExpression(at) ||
      ts.isCatchClause(at) ||
      ts.isCaseClause(at)
    )
      return false;
    if (isFunctionNode(at)) return false;
  }
  return true;
}

/** In a callback of one, or through a client that the caller handed over. */
function isInTransaction(access: Access, analysis: Analysis): boolean {
  if (transactionAround(access.anchor, analysis) !== undefined) return true;
  if (spanAround(access.anchor, analysis) !== undefined) return true;
  if (isInBatch(access.anchor, analysis)) return true;
  const root = unwrap(access.root);
  if (
    /^(tx|trx|transaction|manager|client|conn|connection|em|session|queryRunner)$/i.test(
      root.getText().replace(/^this\./, ""),
    )
  ) {
    const declaration = analysis.declarationOf(root);
    return (
      declaration === undefined || ts.isParameter(declaration) || ts.isBindingElement(declaration)
    );
  }
  const declaration = analysis.declarationOf(root);
  if (declaration !== undefined && ts.isParameter(declaration))
    return !ts.isParameterPropertyDeclaration(declaration, declaration.parent);
  return isHandedInside(root, analysis);
}
