/** Takeovers of a lock or a claim that one machine's clock decides although another's stamped it. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { type Access, type Condition, isWrite } from "../../kit/data/access.ts";
import { accessOf } from "../../kit/data/read.ts";
import { effectsWithin } from "../../kit/effects/summary.ts";
import { freshPartsOf } from "../../kit/fresh.ts";
import { defineRule, type Fix, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import {
  descendants,
  enclosingFunction,
  isFunctionNode,
  placeOf,
  unwrap,
} from "../../kit/syntax.ts";
import { templateFixes } from "../../kit/templates.ts";
import page from "./README.md";

const ID = "time/lease-expiry-local-clock";

export default defineRule({
  id: ID,
  title: "Lease that ends by the clock of whoever looks",
  assumption: "My clock agrees with the clock of whoever took the lock.",
  patterns: ["lease", "fencing-token"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "off",
    "multi-node": "warning",
    distributed: "error",
    unknown: "question",
  },
  since: "0.1.0",
  page,
  on: {
    CallExpression(call, analysis, report) {
      const access = accessOf(call, analysis);
      if (access !== undefined && isWrite(access)) inspectWrite(access, analysis, report);
      inspectStatement(call, analysis, report);
    },
    BinaryExpression(node, analysis, report) {
      if (COMPARES.has(node.operatorToken.kind)) inspectComparison(node, analysis, report);
    },
  },
});

const COMPARES: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
]);
const HOLD =
  /lock|lease|claim|heartbeat|owned?(by|until|at)|leader|visib|reserv|picked|acquired|stale/i;
/** Bookkeeping of accounts and of limits on callers: nobody takes over anything. */
const ACCOUNTS =
  /lock(ed)?out|account|login|attempt|unlock|block|password|user|clock|inventory|seat/i;

/** `updateMany({ where: { lockedAt: { lt: minutesAgo(5) } }, data: { lockedBy: me } })`. */
function inspectWrite(access: Access, analysis: Analysis, report: ReportSink): void {
  const condition = timeCondition(access);
  if (condition === undefined || !analysis.runsOnServer(access.anchor)) return;
  const { value } = condition;
  const clock =
    value === undefined
      ? undefined
      : freshPartsOf(value, analysis).find((each) => each.kind === "clock");
  if (clock === undefined || value === undefined) return;
  if (comparesSeen(access, condition)) {
    analysis.guarded(ID, {
      ...placeOf(condition.node),
      message: "the takeover names the holder it saw",
    });
    return;
  }
  report({
    at: condition.node,
    basis: access.node,
    message: `This clock decides that \`${condition.field.slice(0, 24)}\` is over, another machine's clock set it`,
    confidence: access.certainty === "resolved" ? "likely" : "possible",
    related: [
      { ...placeOf(clock.at), message: "the clock of this machine" },
      ...stampsIn(access, analysis),
    ],
    fixes: fenceFixes(access.node, analysis),
  });
}

/** Two clocks will disagree in any case; the store can refuse the holder that was overtaken. */
function fenceFixes(at: ts.Node, analysis: Analysis): readonly Fix[] {
  const title = "Add a fence that refuses writes of a former holder (fencing-token pattern)";
  return templateFixes(at.getSourceFile(), "fencing-token", title, analysis);
}

function timeCondition(access: Access): Condition | undefined {
  const all = allConditions(access);
  return all.find(
    ({ field, comparator }) =>
      /^[<>]/.test(comparator) &&
      isOfHold(field, access.entity?.key ?? "") &&
      !ACCOUNTS.test(`${field} ${access.entity?.key ?? ""}`),
  );
}

/** A time that says so itself, or the end of a row that is a hold: `expires` of `locks`. */
function isOfHold(field: string, entity: string): boolean {
  return HOLD.test(field) || (ENDS.test(field) && HOLDS.test(entity));
}

const ENDS = /expir|until|valid|ttl|deadline|timeout|beat|renew|(At|_at)$/i;
const HOLDS = /lock|lease|mutex|leader|semaphore|claim/i;

/** ``query("… WHERE leases.expires_at < $4", [name, owner, until, now])``. */
function inspectStatement(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const [statement, values] = call.arguments;
  if (statement === undefined || values === undefined) return;
  const text = ts.isStringLiteralLike(statement) ? statement.text : undefined;
  if (text === undefined || !/^\s*(insert|update|delete|with)\b/i.test(text)) return;
  const table = /\b(?:into|update|from)\s+["`]?([\w.]+)/i.exec(text)?.[1] ?? "";
  for (const match of text.matchAll(/([\w."]+)\s*(?:<=?|>=?)\s*(?:\$(\d+)|(\?)|:(\w+))/g)) {
    const field = (match[1] ?? "").replace(/"/g, "").replace(/^.*\./, "");
    if (!isOfHold(field, table) || ACCOUNTS.test(`${field} ${table}`)) continue;
    const before = text.slice(0, match.index + match[0].length);
    const value = boundValue(values, match[2], (before.match(/\?/g) ?? []).length, match[4]);
    const clock =
      value === undefined
        ? undefined
        : freshPartsOf(value, analysis).find((each) => each.kind === "clock");
    if (value === undefined || clock === undefined || !analysis.runsOnServer(call)) continue;
    report({
      at: value,
      basis: call,
      message: `This clock decides that \`${field.slice(0, 24)}\` is over, another machine's clock set it`,
      confidence: "possible",
      related: [
        { ...placeOf(clock.at), message: "the clock of this machine" },
        { ...placeOf(statement), message: "compared with it in this statement" },
      ],
      fixes: fenceFixes(call, analysis),
    });
    return;
  }
}

/** What a placeholder stands for: `$4`, the fourth `?`, `:now`. */
function boundValue(
  values: ts.Expression,
  number: string | undefined,
  position: number,
  name: string | undefined,
): ts.Expression | undefined {
  const list = unwrap(values);
  if (ts.isArrayLiteralExpression(list))
    return list.elements[(number === undefined ? position : Number(number)) - 1];
  if (name === undefined || !ts.isObjectLiteralExpression(list)) return undefined;
  for (const each of list.properties) {
    if (each.name?.getText() !== name) continue;
    if (ts.isPropertyAssignment(each)) return each.initializer;
    if (ts.isShorthandPropertyAssignment(each)) return each.name;
  }
  return undefined;
}

/** Alternatives too: `OR: [{ lockedAt: null }, { lockedAt: { lt: x } }]` is how takeovers are written. */
function allConditions(access: Access): readonly Condition[] {
  const found = [...(access.where?.conditions ?? [])];
  const node = access.where?.node;
  if (node === undefined || access.where?.isComplete) return found;
  for (const each of descendants(node)) {
    if (!ts.isPropertyAssignment(each) || !ts.isObjectLiteralExpression(each.initializer)) continue;
    const [only] = each.initializer.properties;
    if (only === undefined || !ts.isPropertyAssignment(only)) continue;
    const operator = /^\$?(lt|lte|gt|gte)$/.exec(only.name.getText());
    if (operator?.[1] === undefined) continue;
    const comparator = operator[1].startsWith("l") ? "<" : ">";
    found.push({ field: each.name.getText(), comparator, value: only.initializer, node: each });
  }
  return found;
}

/** The condition also holds the value that was read: only the first of two takers changes the row. */
function comparesSeen(access: Access, time: Condition): boolean {
  return (access.where?.conditions ?? []).some(
    (each) =>
      each !== time &&
      each.comparator === "=" &&
      (each.field === time.field || /version|token|fence/i.test(each.field)),
  );
}

/** Where the write stamps the field with this clock again. */
function stampsIn(access: Access, analysis: Analysis) {
  return (access.data?.assignments ?? []).flatMap(({ value, node, field }) =>
    value !== undefined &&
    HOLD.test(field) &&
    freshPartsOf(value, analysis).some((each) => each.kind === "clock")
      ? [{ ...placeOf(node), message: "stamped by the clock of whoever takes it" }]
      : [],
  );
}

/** `if (lock.expiresAt < Date.now()) { takeOver() }`. */
function inspectComparison(
  node: ts.BinaryExpression,
  analysis: Analysis,
  report: ReportSink,
): void {
  const [left, right] = [unwrap(node.left), unwrap(node.right)];
  const field = heldField(left) ?? heldField(right);
  if (field === undefined || ACCOUNTS.test(field.getText())) return;
  const other = field === left || contains(left, field) ? right : left;
  const clock = freshPartsOf(other, analysis).find((each) => each.kind === "clock");
  if (clock === undefined || !analysis.runsOnServer(node)) return;
  if (isOwnMemory(field, analysis) || isHeldHere(field)) return;
  const takeover = takeoverBehind(node, analysis);
  if (takeover === undefined) return;
  report({
    at: node,
    message: `This clock decides that \`${field.getText().slice(-24)}\` is over, another machine's clock set it`,
    confidence: takeover.isResolved ? "likely" : "possible",
    related: [{ ...placeOf(takeover.node), message: "the takeover" }],
    fixes: fenceFixes(node, analysis),
  });
}

/** `lock.expiresAt`, `meta.lockedAt`, `lease.until`: a moment that belongs to a hold. */
function heldField(expression: ts.Expression): ts.Expression | undefined {
  let found: ts.Expression | undefined;
  const visit = (node: ts.Node): void => {
    if (found !== undefined || isFunctionNode(node)) return;
    if (
      ts.isPropertyAccessExpression(node) &&
      /(at|until|expiry|expires?|expiration|time|timestamp|ts|seen)$/i.test(node.name.text) &&
      HOLD.test(node.getText()) &&
      !/\(/.test(node.getText())
    )
      found = node;
    else ts.forEachChild(node, visit);
  };
  visit(expression);
  return found;
}

function contains(outer: ts.Node, inner: ts.Node): boolean {
  return inner.pos >= outer.pos && inner.end <= outer.end;
}

/** What this process remembers of its own doing needs no other clock. */
function isOwnMemory(field: ts.Expression, analysis: Analysis): boolean {
  const target = unwrap(field);
  if (!ts.isPropertyAccessExpression(target)) return false;
  if (target.expression.kind === ts.SyntaxKind.ThisKeyword) return true;
  const root = analysis.declarationOf(target.expression);
  return (
    root !== undefined &&
    ts.isVariableDeclaration(root) &&
    /new Map|Map\(|\{\}/.test(root.initializer?.getText() ?? "")
  );
}

/** The same function prolongs the hold: `hold.lock.extend(duration)` is for the one who has it, by whose clock it was given. */
function isHeldHere(field: ts.Expression): boolean {
  const target = unwrap(field);
  const owner = enclosingFunction(field);
  if (!ts.isPropertyAccessExpression(target) || owner === undefined) return false;
  const held = target.expression.getText();
  return [...descendants(owner)].some(
    (node) =>
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      /^(extend|renew|prolong)/.test(node.expression.name.text) &&
      node.expression.expression.getText() === held,
  );
}

/** What the condition allows: a change in a store. Giving up early is the careful direction. */
function takeoverBehind(
  node: ts.Node,
  analysis: Analysis,
): { readonly node: ts.Node; readonly isResolved: boolean } | undefined {
  for (let at: ts.Node = node; at.parent !== undefined; at = at.parent) {
    const { parent } = at;
    if (ts.isIfStatement(parent) && parent.expression === at) {
      const inBranch = changeIn(parent.thenStatement, analysis);
      if (inBranch !== undefined) return inBranch;
      const isEarlyExit = /\b(return|continue)\b/.test(parent.thenStatement.getText());
      return isEarlyExit ? changeBehind(parent, analysis) : undefined;
    }
    if (ts.isConditionalExpression(parent) && parent.condition === at)
      return changeIn(parent.whenTrue, analysis);
    // `const isStale = …; if (!isStale) return false; await take();`
    if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) {
      const { name } = parent;
      if (!OVER.test(name.text)) return undefined;
      const judge = [...descendants(enclosingFunction(parent) ?? parent.getSourceFile())].find(
        (each): each is ts.IfStatement =>
          ts.isIfStatement(each) &&
          each.pos > parent.end &&
          each.expression.getText().replace(/^!/, "") === name.text,
      );
      return judge === undefined
        ? undefined
        : (changeIn(judge.thenStatement, analysis) ??
            (/\b(return|continue|throw)\b/.test(judge.thenStatement.getText())
              ? changeBehind(judge, analysis)
              : undefined));
    }
    if (ts.isStatement(parent) || isFunctionNode(parent)) return undefined;
  }
  return undefined;
}

/** Names that say that the hold has ended. */
const OVER =
  /stale|expired|\bover$|dead|abandon|lapsed|orphan|free|available|can(Take|Acquire|Claim)/i;

function changeIn(node: ts.Node, analysis: Analysis) {
  const found = effectsWithin(node, analysis).find(
    ({ effect }) =>
      effect.action === "write" && /^(database|cache|object-store|lock)$/.test(effect.target),
  );
  return found === undefined
    ? undefined
    : { node: found.at, isResolved: found.effect.certainty === "resolved" };
}

/** `if (lock && lock.lockedAt > minuteAgo) return; await take();` */
function changeBehind(branch: ts.IfStatement, analysis: Analysis) {
  const block = branch.parent;
  if (!ts.isBlock(block) || enclosingFunction(branch) === undefined) return undefined;
  for (const statement of block.statements.slice(block.statements.indexOf(branch) + 1)) {
    const found = changeIn(statement, analysis);
    if (found !== undefined) return found;
  }
  return undefined;
}
