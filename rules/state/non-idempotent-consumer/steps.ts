/** What else a second delivery does again: jobs without an id of their own, requests to others, calls of code out of sight. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { isInsert } from "../../kit/data/access.ts";
import { accessOf } from "../../kit/data/read.ts";
import { effectOfCall } from "../../kit/effects/effect.ts";
import { type ReachedEffect, runsLater } from "../../kit/effects/summary.ts";
import { freshPartsOf } from "../../kit/fresh.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  unwrap,
} from "../../kit/syntax.ts";
import { isUnseenWork } from "../../kit/unseen.ts";

/** Names of what tells a second one from the first. */
const KEYS =
  /^(job_?id|deduplication(_?id)?|dedupe_?key|deduplication_?key|message_?deduplication_?id|message_?id|singleton_?key|job_?key|idempotency_?key|unique_?key|upstash-deduplication-id|flow_?control|task_?id|event_?id|repeat)$/i;
const KEYED = /idempoten|dedup/i;
/** Said beside the work: nobody minds it twice. */
const ASIDE =
  /log(ger)?\b|audit|metric|telemetry|analytics|posthog|sentry|track(?!er)|capture|span|revalidate|invalidat|cache|pusher|socket|websocket|broadcast|realtime|heartbeat|progress/i;

/** A job or message without an id that is the same next time, or a request that changes something elsewhere. */
export function isHandedOn({ effect, via, at }: ReachedEffect): boolean {
  if (via.length > 2 || effect.action !== "write") return false;
  if (effect.target !== "queue" && effect.target !== "http") return false;
  const calls = [at, ...via, effect.node];
  return !calls.some(
    (each) => ASIDE.test(calleeText(each)) || KEYED.test(each.getText()) || hasKey(each),
  );
}

/** What is said beside the work fails for itself. */
export function isAside({ at }: ReachedEffect): boolean {
  return ASIDE.test(calleeText(at));
}

const TAKES_AWAY =
  /delete|remove|clean|purge|drain|obliterate|upsert|retry|promote|resume|pause|expire|archive/i;

/** What is gone is not found a second time, and what is set is set. */
export function takesAway({ at, via, effect }: ReachedEffect): boolean {
  return [at, ...via, effect.node].some((each) => TAKES_AWAY.test(lastPart(each)));
}

function lastPart(call: ts.Node): string {
  return ts.isCallExpression(call) ? (calledName(call.expression)?.text ?? "") : "";
}

function calleeText(call: ts.Node): string {
  return ts.isCallExpression(call) ? call.expression.getText().slice(-80) : "";
}

function hasKey(call: ts.Node): boolean {
  for (const node of descendants(call)) {
    if (ts.isSpreadAssignment(node) && /opt|config|header/i.test(node.expression.getText()))
      return true;
    if (!ts.isPropertyAssignment(node) && !ts.isShorthandPropertyAssignment(node)) continue;
    if (!KEYS.test(node.name.getText().replace(/["']/g, ""))) continue;
    const value = ts.isPropertyAssignment(node) ? node.initializer.getText() : "";
    if (!/Date\.now|random|uuid|nanoid|createId/i.test(value)) return true;
  }
  return false;
}

const HANDS_ON =
  /^(send|notify|alert|email|mail|publish|enqueue|queue|dispatch|deliver|trigger|emit|charge|refund|pay|post|create|bulkCreate|batchCreate|createMany|insert|increment|issue|grant|award|provision|transfer)(?![a-z])/;
const MADE_HERE =
  /(Id|Key|Client|Token|Hash|Logger|Context|Schema|Url|URL|Response|Error|Stream|Instance|Service|Signature|Secret|Buffer|Date)$/;

/** Calls of missing modules whose name says that something is sent or made. */
export function unseenSteps(owner: FunctionNode, analysis: Analysis): readonly ReachedEffect[] {
  const found: ReachedEffect[] = [];
  if (owner.body === undefined) return found;
  for (const node of descendants(owner.body, (each) => !isFunctionNode(each) || !runsLater(each))) {
    if (!ts.isCallExpression(node)) continue;
    const name = calledName(node.expression)?.text ?? "";
    if (!HANDS_ON.test(name) || MADE_HERE.test(name)) continue;
    if (effectOfCall(node, analysis) !== undefined || !isUnseenWork(node, analysis)) continue;
    const effect = { node, target: "http", action: "write", certainty: "name" } as const;
    found.push({ effect, via: [], at: node });
  }
  return found;
}

/**
 * `id: options.id ?? createId()`: a sender that names its message sends the name again when it tries again. The insert
 * is refused then, and nothing takes that as done.
 */
export function insertUnderGivenId(
  call: ts.CallExpression,
  analysis: Analysis,
): ts.Node | undefined {
  const access = accessOf(call, analysis);
  if (access === undefined || !isInsert(access) || access.certainty === "name") return undefined;
  if (access.handlesConflict) return undefined;
  const assignment = access.data?.assignments.find(({ field }) => /^_?id$/.test(field));
  const value = choiceOf(assignment?.value, analysis);
  const home = enclosingFunction(call);
  if (value === undefined || home === undefined || !isGiven(value.left, home)) return undefined;
  if (freshPartsOf(value.right, analysis).length === 0) return undefined;
  const text = home.getText();
  if (
    /P2002|23505|11000|ER_DUP|[Uu]nique|[Dd]uplicate|[Cc]onflict|[Ee]xist|upsert|find(Unique|First|One|ById)/.test(
      text,
    )
  )
    return undefined;
  for (const at of ancestors(call, home))
    if (ts.isTryStatement(at) && at.catchClause !== undefined) return undefined;
  return value;
}

function choiceOf(
  value: ts.Expression | undefined,
  analysis: Analysis,
): ts.BinaryExpression | undefined {
  let at = value === undefined ? undefined : unwrap(value);
  if (at !== undefined && ts.isIdentifier(at)) {
    const declared = analysis.checker.getSymbolAtLocation(at)?.valueDeclaration;
    const shorthand =
      declared !== undefined && ts.isShorthandPropertyAssignment(declared)
        ? analysis.checker.getShorthandAssignmentValueSymbol(declared)?.valueDeclaration
        : declared;
    at =
      shorthand !== undefined && ts.isVariableDeclaration(shorthand) && shorthand.initializer
        ? unwrap(shorthand.initializer)
        : undefined;
  }
  if (at === undefined || !ts.isBinaryExpression(at)) return undefined;
  const { kind } = at.operatorToken;
  return kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken
    ? at
    : undefined;
}

/** A member of a parameter, or a parameter itself. */
function isGiven(value: ts.Expression, home: FunctionNode): boolean {
  let root = unwrap(value);
  while (ts.isPropertyAccessExpression(root)) root = unwrap(root.expression);
  if (!ts.isIdentifier(root)) return false;
  const { text } = root;
  return home.parameters.some(({ name }) =>
    ts.isIdentifier(name)
      ? name.text === text
      : name.elements.some((each) => ts.isBindingElement(each) && each.name.getText() === text),
  );
}
