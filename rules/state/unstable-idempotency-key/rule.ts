/** Keys against repeats that are made anew for each attempt, so that no repeat is ever recognised. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { isLog } from "../../kit/failures.ts";
import { type Fresh, freshPartsOf } from "../../kit/fresh.ts";
import { isWithin } from "../../kit/functions.ts";
import { mentionsOf } from "../../kit/references.ts";
import { routesTo } from "../../kit/routes.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  enclosingFunction,
  isCallback,
  isFunctionNode,
  placeOf,
  propertyName,
  unwrap,
} from "../../kit/syntax.ts";
import { stableKeyFix } from "./fix.ts";
import page from "./README.md";

const ID = "state/unstable-idempotency-key";

/** Names by which the other side recognises a repeat. */
const KEYS =
  /^(x-)?(idempotency|idempotence|idempotent)[-_]?(key|token|id)$|^(client|request|clientRequest)Token$|^(message)?de-?dup(e|lication|licate)?[-_]?(id|key)$|^upstash-deduplication-id$|^(withdrawOrderId|clientOrderId|merchantOrderId|orderLinkId|newClientOrderId)$/i;
/** Names that a service of one's own may know a repeat by, as long as a change is asked for. */
const MAYBE_KEYS =
  /^(request|operation|command|transaction|transfer|payment|booking|message|client|external|submission|order)_?(Id|Ref|Reference|Key)$|^(reference|nonce|requestKey|endToEndId|correlationKey)$/i;
const CHANGES =
  /^(credit|debit|charge|refund|pay|payout|transfer|book|reserve|create|submit|send|post|issue|award|grant|redeem|capture|withdraw|deposit|place|order|execute|add|purchase|apply|top_?up)([A-Z_]|$)/;
/** BullMQ and its like drop a second job of the same id. */
const JOB_KEY = /^(jobId|singletonKey)$/;

export default defineRule({
  id: ID,
  title: "Key against repeats that is new each time",
  assumption: "A key makes it happen once.",
  patterns: ["idempotent-receiver"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "warning",
    "multi-node": "error",
    distributed: "error",
    unknown: "warning",
  },
  since: "0.1.0",
  page,
  on: {
    PropertyAssignment(property, analysis, report) {
      const name = propertyName(property.name);
      if (name === undefined) return;
      if (KEYS.test(name)) inspect(property, name, analysis, report);
      else if (MAYBE_KEYS.test(name)) inspectMaybe(property, name, analysis, report);
      else if (JOB_KEY.test(name)) inspectJob(property, name, analysis, report);
    },
    VariableDeclaration: inspectShorthand,
  },
});

function inspect(
  property: ts.PropertyAssignment,
  name: string,
  analysis: Analysis,
  report: ReportSink,
): void {
  if (isDefault(property.initializer) || isSchema(property) || !analysis.runsOnServer(property))
    return;
  const [fresh] = freshPartsOf(property.initializer, analysis);
  if (fresh === undefined) return;
  if (isKept(property, fresh, analysis)) {
    analysis.guarded(ID, { ...placeOf(fresh.at), message: "the key is made once and kept" });
    return;
  }
  const attempt = attemptAround(property, fresh, analysis);
  if (attempt === "outside") return;
  report({
    at: property.name,
    basis: property,
    message: `\`${name}\` is new on every attempt, so a repeat is never recognised`,
    confidence:
      attempt === "unknown" && fresh.kind !== "clock"
        ? "possible"
        : attempt === "repeated"
          ? "certain"
          : "likely",
    related: [{ ...placeOf(fresh.at), message: "another value each time this runs" }],
    fixes: stableKeyFix(property, fresh),
  });
}

/** `wallet.credit(award, { requestId })` in a loop of attempts that makes the id anew: the other side may well look at it. */
function inspectMaybe(
  property: ts.PropertyAssignment,
  name: string,
  analysis: Analysis,
  report: ReportSink,
): void {
  const call = ts.findAncestor(property, ts.isCallExpression);
  if (call === undefined || !CHANGES.test(calledName(call.expression)?.text ?? "")) return;
  if (isDefault(property.initializer) || isSchema(property) || isStored(property)) return;
  const fresh = freshPartsOf(property.initializer, analysis)[0];
  if (fresh === undefined || attemptAround(property, fresh, analysis) !== "repeated") return;
  if (!isTriedAgain(property) || !analysis.runsOnServer(property)) return;
  report({
    at: property.name,
    basis: property,
    message: `\`${name}\` is new on every attempt, so a repeat is never recognised`,
    confidence: "possible",
    related: [{ ...placeOf(fresh.at), message: "another value each time this runs" }],
  });
}

/** `const requestId = nanoid()` in the loop of attempts, and `{ requestId }` in what is sent. */
function inspectShorthand(
  declaration: ts.VariableDeclaration,
  analysis: Analysis,
  report: ReportSink,
): void {
  const { name, initializer } = declaration;
  if (!ts.isIdentifier(name) || initializer === undefined) return;
  if (!KEYS.test(name.text) && !MAYBE_KEYS.test(name.text)) return;
  if (!isTriedAgain(declaration, true) || isDefault(initializer)) return;
  const [fresh] = freshPartsOf(initializer, analysis);
  if (fresh === undefined || isRounded(fresh.at)) return;
  const uses = mentionsOf(declaration.getSourceFile(), name.text).filter(
    (each) => each !== name && isWithin(each, scopeOf(declaration)),
  );
  const given = uses.find((each) => ts.isShorthandPropertyAssignment(each.parent));
  const call = given === undefined ? undefined : ts.findAncestor(given, ts.isCallExpression);
  if (given === undefined || call === undefined || isLog(call)) return;
  if (!KEYS.test(name.text) && !CHANGES.test(calledName(call.expression)?.text ?? "")) return;
  if (attemptAround(declaration, fresh, analysis) !== "repeated") return;
  if (!analysis.runsOnServer(declaration)) return;
  report({
    at: name,
    basis: declaration,
    message: `\`${name.text}\` is new on every attempt, so a repeat is never recognised`,
    confidence: "possible",
    related: [{ ...placeOf(given), message: "goes along with the attempt" }],
  });
}

function scopeOf(declaration: ts.VariableDeclaration): ts.Node {
  return ts.findAncestor(declaration, ts.isBlock) ?? declaration.getSourceFile();
}

/** In a loop that goes on after a failure; a loop over pages or a consumer makes an id for each thing. */
function isTriedAgain(property: ts.Node, isBefore = false): boolean {
  let isTried = isBefore && isBesideTry(property);
  for (const at of ancestors(property)) {
    if (ts.isTryStatement(at) && at.catchClause !== undefined) isTried = true;
    if (ts.isForStatement(at) || ts.isWhileStatement(at) || ts.isDoStatement(at)) return isTried;
    if (ts.isCallExpression(at) && isRepeating(at)) return true;
    if (isFunctionNode(at) && !isCallback(at)) return false;
  }
  return false;
}

/** The statement behind it in the same block is a `try`. */
function isBesideTry(node: ts.Node): boolean {
  const statement = ts.findAncestor(node, ts.isStatement);
  return (
    statement !== undefined &&
    ts.isBlock(statement.parent) &&
    statement.parent.statements.some(
      (each) =>
        each.pos > statement.pos && ts.isTryStatement(each) && each.catchClause !== undefined,
    )
  );
}

/** A job that is meant to be new says so by its name; only clock readings pass for keys by mistake. */
function inspectJob(
  property: ts.PropertyAssignment,
  name: string,
  analysis: Analysis,
  report: ReportSink,
): void {
  const fresh = freshPartsOf(property.initializer, analysis).find((each) => each.kind === "clock");
  if (fresh === undefined || isRounded(fresh.at) || !analysis.runsOnServer(property)) return;
  report({
    at: property.name,
    basis: property,
    message: `\`${name}\` holds the time, so the queue never drops a second one of the same job`,
    confidence: "possible",
    related: [{ ...placeOf(fresh.at), message: "another value each time this runs" }],
  });
}

/** `given ?? randomUUID()`: the caller's key comes first. */
function isDefault(value: ts.Expression): boolean {
  const target = unwrap(value);
  if (ts.isConditionalExpression(target)) return true;
  return (
    ts.isBinaryExpression(target) &&
    (target.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken ||
      target.operatorToken.kind === ts.SyntaxKind.BarBarToken)
  );
}

/** A column's default in a table definition, a mock, an example in documentation. */
function isSchema(property: ts.PropertyAssignment): boolean {
  return /\$defaultFn|\.default\(|example|faker/.test(property.initializer.getText());
}

/** `Math.floor(Date.now() / DAY)` is the same for a whole day. */
function isRounded(clock: ts.Node): boolean {
  for (const at of ancestors(clock)) {
    if (ts.isBinaryExpression(at) && at.operatorToken.kind === ts.SyntaxKind.SlashToken)
      return true;
    if (
      ts.isCallExpression(at) &&
      /^(floor|trunc|round|slice|split|toDateString)$|^(startOf|endOf|start_of|format)/.test(
        calledName(at.expression)?.text ?? "",
      )
    )
      return true;
    if (ts.isStatement(at)) return false;
  }
  return false;
}

/** The key goes into a row, a field or a return value as well: somebody can send it again. */
function isKept(property: ts.PropertyAssignment, fresh: Fresh, analysis: Analysis): boolean {
  const value = unwrap(property.initializer);
  if (isRounded(fresh.at)) return true;
  if (!ts.isIdentifier(value)) return isStored(property);
  const declaration = analysis.declarationOf(value);
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return false;
  return analysis.referencesTo(declaration).some((use) => {
    if (use === value) return isStored(property);
    for (const at of ancestors(use)) {
      if (ts.isReturnStatement(at)) return true;
      if (
        ts.isCallExpression(at) &&
        /^(create|insert|values|save|update|upsert|set|setItem|put|store)$/.test(
          calledName(at.expression)?.text ?? "",
        )
      )
        return true;
      if (ts.isStatement(at)) return false;
    }
    return false;
  });
}

/** `prisma.payout.create({ data: { idempotencyKey: randomUUID() } })` stores it. */
function isStored(property: ts.PropertyAssignment): boolean {
  for (const at of ancestors(property)) {
    if (ts.isCallExpression(at))
      return (
        /^(createMany|insert|values|save|upsert|insertOne|insertMany)$/.test(
          calledName(at.expression)?.text ?? "",
        ) || /\bdata:\s*\{/.test(at.arguments[0]?.getText() ?? "")
      );
    if (ts.isStatement(at) || isFunctionNode(at)) return false;
  }
  return false;
}

/**
 * Whether the key is made inside what runs again: `repeated` in a loop, a retry or a handler that is delivered
 * again, `outside` when all attempts share it, `unknown` when nothing in sight repeats.
 */
function attemptAround(
  property: ts.Node,
  fresh: Fresh,
  analysis: Analysis,
): "repeated" | "outside" | "unknown" {
  let isFreshInside = true;
  for (const at of ancestors(property)) {
    const holdsFresh = fresh.at.pos >= at.pos && fresh.at.end <= at.end;
    if (!holdsFresh) isFreshInside = false;
    if (isRepeating(at)) return isFreshInside || holdsFresh ? "repeated" : "outside";
    if (isFunctionNode(at) && !isCallback(at)) break;
  }
  const owner = enclosingFunction(property);
  const isDelivered =
    owner !== undefined &&
    routesTo(owner, analysis).some(
      ({ entry }) => entry.context === "consumer" || entry.context === "job",
    );
  return isDelivered ? "repeated" : "unknown";
}

/** `for (let round = 0; round < 4; round++) { try { return … } catch { continue } }` */
function goesOnAfterFailure(loop: ts.ForStatement): boolean {
  const body = loop.statement;
  if (!ts.isBlock(body)) return false;
  return body.statements.some(
    (each) =>
      ts.isTryStatement(each) &&
      each.catchClause !== undefined &&
      each.tryBlock.statements.some(
        (inner) => ts.isReturnStatement(inner) || ts.isBreakStatement(inner),
      ),
  );
}

function isRepeating(node: ts.Node): boolean {
  if (ts.isWhileStatement(node) || ts.isDoStatement(node)) return true;
  if (ts.isForStatement(node))
    return /attempt|retr|tries/i.test(node.getText().slice(0, 120)) || goesOnAfterFailure(node);
  return (
    ts.isCallExpression(node) &&
    /retr|backOff|attempt/i.test(calledName(node.expression)?.text ?? "")
  );
}
