/** Catches around changes that only log and let the code go on. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { contextsOf } from "../../kit/contexts.ts";
import { transactionAround } from "../../kit/data/transactions.ts";
import { type Effect, isBusinessWrite, nameOfCall } from "../../kit/effects/effect.ts";
import { effectsWithin } from "../../kit/effects/summary.ts";
import { catchCallback, handlingOf } from "../../kit/failures.ts";
import { exits } from "../../kit/flow/governing.ts";
import { nameOf } from "../../kit/functions.ts";
import { callsOf } from "../../kit/references.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  enclosingStatement,
  type FunctionNode,
  isCallback,
  isFunctionNode,
  outer,
  unwrap,
} from "../../kit/syntax.ts";
import { isUnseenWork } from "../../kit/unseen.ts";
import { isNamedProcessor } from "./processors.ts";

export interface Swallowed {
  readonly at: ts.Node;
  readonly name: string;
  readonly effect: ts.Node;
  /** The catch itself answers that all went well. */
  readonly isAnswered: boolean;
  /** Whoever runs the code deals with what it throws: a queue, or what stands behind and would be wrong. */
  readonly isHeard?: true;
}

/** What may be lost: records of what happened, news, copies, and what is tidied up. */
const ASIDE =
  /log|activit|progress|track|analytic|telemetr|metric|captur|audit|report|warm|prefetch|ping|posthog|segment|sentry|heartbeat|usage|last_?(used|seen|active|login|run|sync|access)|touch|cache|invalidate|revalidate|clean_?up|evict|gauge|trace|debug|notif|e?mail|slack|discord|webhook|broadcast|emit|event|alert|welcome|digest|realtime|pusher|socket|preview|avatar|thumbnail|disconnect|close|teardown|dispose|shutdown|abort|rollback|revert|compensat|release|unlock|seed|migrat|register|bootstrap|telemetry|view|visit|click|hit|stat(s|istics)\b|popular|recent|history|onboard|suggest/i;
const DELIBERATE =
  /best[\s-]effort|non[\s-]?(critical|fatal|blocking)|fire[\s-]*(and|&|n)[\s-]*forget|(don'?t|do not|does not|doesn't|must not|should not|shouldn't|never|won't|not) (\w+ ){0,2}(fail|throw|block|break|crash|affect|stop|propagate|abort)|ignore|intentional|swallow|continue|fail[\s-]?(open|silent|safe|soft)|optional|tolerat|already (exist|delet|gone)|not found|race/i;

export function swallowedBy(node: ts.TryStatement, analysis: Analysis): Swallowed | undefined {
  const handler = node.catchClause;
  if (handler === undefined) return undefined;
  const handling = handlingOf(handler.block);
  if (handling === "told") return undefined;
  if (DELIBERATE.test(commentsOf(node)) || isExplained(handler)) return undefined;
  const home = enclosingFunction(node);
  if (home === undefined || !isWaitedFor(home) || isBehindAnswer(node)) return undefined;
  if (isDroppedByAll(named(home), analysis)) return undefined;
  // What marks or reports a failure has nobody above it who could do more.
  if (ASIDE.test(nameOf(named(home))) || /fail(ed|ure)/i.test(nameOf(named(home))))
    return undefined;
  const isAnswered = handling === "success";
  // What goes on after the catch may look at what is there; each element of a loop stands for itself.
  const marked = isAnswered ? undefined : markedAfter(node, analysis);
  if (marked !== undefined) return marked;
  if (!isAnswered && (isInLoop(node, home) || !endsWell(node, home))) return undefined;
  const effect = lostIn(node.tryBlock, analysis);
  if (effect === undefined)
    return (
      workLost(node, home, handler) ?? unseenLost(node.tryBlock, handler, isAnswered, analysis)
    );
  if (!isAnswered && runsAgain(node, analysis) && !isRecordedByCaller(named(home), analysis))
    return undefined;
  if (transactionAround(effect.node, analysis) !== undefined && !isAnswered) return undefined;
  return {
    at: handler.getFirstToken() ?? handler,
    name: nameOfCall(effect.node),
    effect: effect.node,
    isAnswered,
    ...(!isAnswered && isWholeJob(node, home) ? { isHeard: true as const } : {}),
  };
}

/** Every caller in sight goes on without waiting: there is nobody to tell. */
function isDroppedByAll(own: FunctionNode, analysis: Analysis): boolean {
  const calls = callsOf(own, analysis);
  return (
    calls.length > 0 &&
    calls.every((each) => {
      const holder = outer(each);
      return ts.isExpressionStatement(holder) || ts.isVoidExpression(holder);
    })
  );
}

/**
 * `try { await billing.charge(id) } catch (e) { log(e) } await invoices.update(id, { status: "paid" })`: what
 * follows writes down that it was done.
 */
function markedAfter(node: ts.TryStatement, analysis: Analysis): Swallowed | undefined {
  const { catchClause, parent } = node;
  const home = enclosingFunction(node);
  if (catchClause === undefined || !ts.isBlock(parent)) return undefined;
  if (catchClause.block.statements.some((each) => exits(each))) return undefined;
  const lost = changeWaitedFor(node.tryBlock);
  if (lost === undefined) return undefined;
  if (!isMarkedBehind(node, analysis)) return undefined;
  return {
    at: catchClause.getFirstToken() ?? catchClause,
    name: nameOfCall(lost),
    effect: lost,
    isAnswered: false,
    ...(home !== undefined && !isInLoop(node, home) ? { isHeard: true as const } : {}),
  };
}

/** A statement behind another one, with nothing that looks at the outcome in between, writes down that it was done. */
function isMarkedBehind(statement: ts.Statement, analysis: Analysis): boolean {
  const { parent } = statement;
  if (!ts.isBlock(parent)) return false;
  const from = parent.statements.indexOf(statement) + 1;
  for (const next of parent.statements.slice(from, from + 3)) {
    if (!ts.isExpressionStatement(next) && !ts.isVariableStatement(next)) return false;
    if (isMark(next, analysis)) return true;
  }
  return false;
}

function isMark(next: ts.Statement, analysis: Analysis): boolean {
  return (
    DONE_CALL.test(next.getText()) ||
    effectsWithin(next, analysis).some(
      ({ effect }) =>
        isBusinessWrite(effect) &&
        effect.access?.data?.assignments.some(
          ({ field, value }) =>
            DONE_FIELD.test(field) && !/fail|error/i.test(value?.getText() ?? ""),
        ) === true,
    )
  );
}

const DONE_FIELD =
  /^(status|state|is_?\w+ed)$|^(?!created|updated|tried|attempted|started|checked|failed|scheduled|queued|expired)(\w*(ed|sent|paid|done|withdrawn|gone))(At|_at|On|_on)$|(done|sent|paid|completed|processed|synced|published|cancell?ed|refunded)$/i;
const DONE_CALL =
  /^await [\w.]+\.(mark(As)?[A-Z]\w*|complete\w*|finish\w*|finali[sz]e\w*|set(Status|State)\w*|(close|settle|archive|activate|deactivate|confirm)([A-Z]\w*)?)\(/;

/** The first change that a block waits for, as far as its name tells. */
function changeWaitedFor(block: ts.Block): ts.CallExpression | undefined {
  for (const each of descendants(block, (node) => !isFunctionNode(node))) {
    if (!ts.isAwaitExpression(each)) continue;
    const call = unwrap(each.expression);
    if (!ts.isCallExpression(call)) continue;
    if (isChange(call)) return call;
  }
  return undefined;
}

function isChange(call: ts.CallExpression): boolean {
  return CHANGES.test(calledName(call.expression)?.text ?? "") && !ASIDE.test(nameOfCall(call));
}

const CHANGES =
  /^(create|update|delete|remove|cancel|charge|refund|pay|send|submit|post|put|patch|publish|upload|transfer|capture|confirm|register|provision|deploy|import|export|sync|save|insert|write|process|execute|run|apply|revoke|withdraw|grant|book|reserve|issue|assign|move|archive|activate|deactivate|disable|enable|void|erase|anonymi[sz]e|unsubscribe)([A-Z]|$)/;

/** The change is one of code that is not there; in the whole repository its body would tell what it does. */
function unseenLost(
  block: ts.Block,
  handler: ts.CatchClause,
  isAnswered: boolean,
  analysis: Analysis,
): Swallowed | undefined {
  const lost = unseenChangeIn(block, analysis);
  return lost === undefined
    ? undefined
    : {
        at: handler.getFirstToken() ?? handler,
        name: nameOfCall(lost),
        effect: lost,
        isAnswered,
      };
}

function unseenChangeIn(root: ts.Node, analysis: Analysis): ts.CallExpression | undefined {
  for (const each of [root, ...descendants(root, (node) => !isFunctionNode(node))])
    if (ts.isCallExpression(each) && isChange(each) && isUnseenWork(each, analysis))
      if (!isInHandler(each, root) && !TAKES_AWAY.test(calledName(each.expression)?.text ?? ""))
        return each;
  return undefined;
}

const TAKES_AWAY = /^(delete|remove|archive|deactivate|unsubscribe|run|execute|process|move)/;

/** The whole of a job stands in the `try`, and the queue takes the job for done whatever happens. */
function workLost(
  node: ts.TryStatement,
  home: FunctionNode,
  handler: ts.CatchClause,
): Swallowed | undefined {
  if (!isWholeJob(node, home)) return undefined;
  const [only] = node.tryBlock.statements.filter((each) => /\bawait\b/.test(each.getText()));
  if (only === undefined) return undefined;
  for (const each of descendants(only)) {
    if (!ts.isAwaitExpression(each)) continue;
    const call = unwrap(each.expression);
    if (!ts.isCallExpression(call) || ASIDE.test(nameOfCall(call))) continue;
    return {
      at: handler.getFirstToken() ?? handler,
      name: nameOfCall(call),
      effect: call,
      isAnswered: false,
      isHeard: true,
    };
  }
  return undefined;
}

/** The `try` is all that the processor of a queue consists of. */
function isWholeJob(node: ts.TryStatement, home: FunctionNode): boolean {
  // What only tells people would tell them again.
  if (/notif|mail|alert|digest/i.test(home.getSourceFile().fileName)) return false;
  const holder = home.parent;
  const isJob =
    (ts.isNewExpression(holder) && /^(Worker|Consumer)$/.test(holder.expression.getText())) ||
    (ts.isPropertyAssignment(holder) &&
      /^(eachMessage|handleMessage|run)$/.test(holder.name.getText())) ||
    (ts.isCallExpression(holder) &&
      /\.(process|consume|work)$/.test(holder.expression.getText())) ||
    // `class Payouts extends WorkerHost { async process(job) { … } }`
    (ts.isMethodDeclaration(home) &&
      home.name.getText() === "process" &&
      /^(job|message)$/.test(home.parameters[0]?.name.getText() ?? ""));
  return (isJob || isNamedProcessor(home)) && node.parent === home.body;
}

/** On a schedule alone: the next run does what this one could not. */
function runsAgain(node: ts.Node, analysis: Analysis): boolean {
  const home = enclosingFunction(node);
  const contexts = home === undefined ? new Set<string>() : contextsOf(home, analysis);
  return contexts.size > 0 && [...contexts].every((each) => each === "job");
}

/** A caller that waits for it writes down next that it was done, so the next run does not make up for it. */
function isRecordedByCaller(own: FunctionNode, analysis: Analysis): boolean {
  return callsOf(own, analysis).some((each) => {
    const waited = outer(each);
    const statement = ts.isAwaitExpression(waited) ? outer(waited) : undefined;
    if (statement === undefined || !ts.isExpressionStatement(statement)) return false;
    const { parent } = statement;
    if (!ts.isBlock(parent)) return false;
    const next = parent.statements[parent.statements.indexOf(statement) + 1];
    return (
      next !== undefined &&
      ts.isExpressionStatement(next) &&
      (isMark(next, analysis) ||
        /^await [\w.]*\b(writeFile|set|put|save|update|insert|create|upsert)\(/.test(
          next.getText(),
        ))
    );
  });
}

/** `await save(order).catch(() => {})` */
export function swallowedByCallback(
  call: ts.CallExpression,
  analysis: Analysis,
): Swallowed | undefined {
  const handler = catchCallback(call);
  const callee = unwrap(call.expression);
  if (handler === undefined || !ts.isPropertyAccessExpression(callee)) return undefined;
  const holder = outer(call);
  if (handlingOf(handler) !== "quiet") return undefined;
  if (ts.isExpressionStatement(holder)) return answeredMeanwhile(callee, holder);
  if (!ts.isAwaitExpression(holder) || !ts.isExpressionStatement(outer(holder))) return undefined;
  const home = enclosingFunction(call);
  if (home === undefined || ASIDE.test(nameOf(named(home)))) return undefined;
  if (isInHandler(call, home) || DELIBERATE.test(commentsOf(enclosingStatement(call))))
    return undefined;
  const effect = lostIn(callee.expression, analysis);
  if (effect !== undefined)
    return {
      at: callee.name,
      name: nameOfCall(effect.node),
      effect: effect.node,
      isAnswered: false,
    };
  const lost = unwrap(callee.expression);
  if (!ts.isCallExpression(lost) || !isChange(lost)) return undefined;
  const statement = enclosingStatement(call);
  return ts.isStatement(statement) && isMarkedBehind(statement, analysis)
    ? { at: callee.name, name: nameOfCall(lost), effect: lost, isAnswered: false, isHeard: true }
    : undefined;
}

/** `save(file).catch(console.error); res.status(201).json({ saved: true })`: the answer comes before the outcome. */
function answeredMeanwhile(
  callee: ts.PropertyAccessExpression,
  statement: ts.ExpressionStatement,
): Swallowed | undefined {
  const { parent } = statement;
  if (!ts.isBlock(parent) || DELIBERATE.test(commentsOf(statement))) return undefined;
  const next = parent.statements[parent.statements.indexOf(statement) + 1];
  if (next === undefined || !/\b(status|sendStatus)\(20[01]\b/.test(next.getText()))
    return undefined;
  let at = unwrap(callee.expression);
  while (ts.isCallExpression(at) && ts.isPropertyAccessExpression(unwrap(at.expression))) {
    const step = unwrap(at.expression) as ts.PropertyAccessExpression;
    if (!/^(then|finally)$/.test(step.name.text)) break;
    at = unwrap(step.expression);
  }
  if (!ts.isCallExpression(at)) return undefined;
  if (!isChange(at)) return undefined;
  return { at: callee.name, name: nameOfCall(at), effect: at, isAnswered: false };
}

/** The first change in a piece of code whose loss matters. */
function lostIn(root: ts.Node, analysis: Analysis): Effect | undefined {
  for (const { effect, at } of effectsWithin(root, analysis)) {
    if (!isBusinessWrite(effect) || effect.certainty === "name") continue;
    if (!/^(database|queue|payment|object-store|http)$/.test(effect.target)) continue;
    if (effect.access?.operation === "delete" || effect.access?.operation === "delete-many")
      continue;
    const fields = effect.access?.data?.assignments.map((each) => each.field).join(" ") ?? "";
    const name = `${nameOfCall(effect.node)} ${effect.access?.entity?.name ?? ""} ${fields.length < 24 ? fields : ""} ${ts.isCallExpression(at) ? nameOfCall(at) : ""}`;
    const isAside = effect.target !== "payment" && ASIDE.test(name);
    if (isAside || isInHandler(effect.node, root)) continue;
    return effect;
  }
  return undefined;
}

/** Code that repairs or reports has its own failures swallowed for a reason. */
function isInHandler(node: ts.Node, root: ts.Node): boolean {
  for (const at of ancestors(node, root))
    if (ts.isCatchClause(at) || (ts.isBlock(at) && isFinally(at))) return true;
  return false;
}

function isFinally(block: ts.Block): boolean {
  return ts.isTryStatement(block.parent) && block.parent.finallyBlock === block;
}

function isInLoop(node: ts.Node, home: FunctionNode): boolean {
  for (const at of ancestors(node, home))
    if (ts.isIterationStatement(at, false) || ts.isCatchClause(at)) return true;
  return /^(map|forEach|flatMap)$/.test(collectorOf(home));
}

function collectorOf(home: FunctionNode): string {
  const holder = isCallback(home) ? outer(home as ts.Expression) : undefined;
  return holder !== undefined && ts.isCallExpression(holder)
    ? (calledName(holder.expression)?.text ?? "")
    : "";
}

/** The function ends after the catch, or goes on to say that all went well. */
function endsWell(node: ts.TryStatement, home: FunctionNode): boolean {
  let at: ts.Node = node;
  while (at.parent !== home) {
    const { parent } = at;
    if (ts.isBlock(parent) || ts.isSourceFile(parent)) {
      const rest = parent.statements.slice(parent.statements.indexOf(at as ts.Statement) + 1);
      for (const each of rest) {
        if (ts.isReturnStatement(each))
          return isGood(each) || (isWholeJob(node, home) && isResult(each, node));
        if (!ts.isExpressionStatement(each)) return false;
        if (!isGood(each)) return false;
      }
    } else if (!ts.isIfStatement(parent)) return false;
    at = parent;
  }
  return true;
}

const GOOD_ANSWER =
  /\b(success|ok|received)\s*:\s*true|status\(20\d\)|^return;?$|^return true|(console|logger|log)\.\w+\(/;

/** An answer that says of something that it is done: `{ status: "captured" }`, `{ sent: true }`. */
const CLAIM =
  /\b(status|state|result|message|msg)\s*:\s*["'`](?!(un|not|never|queued|scheduled|skipped|ignored|rejected|started|limited|needed|required)\b)([\w{}$. ]* )?\w*(ed|sent|paid|done)\b[.!]?["'`]|\b(sent|done|paid|saved|stored|created|updated|deleted|cancell?ed|captured|refunded|published|uploaded|delivered|accepted|confirmed|completed)\s*:\s*true\b/;

function isGood(statement: ts.Statement): boolean {
  const text = statement.getText();
  if (/err|fail/i.test(text)) return false;
  return GOOD_ANSWER.test(text) || (ts.isReturnStatement(statement) && CLAIM.test(text));
}

/** What a processor gives back after its `try` is the result of a job that was done, unless it tells of the `try`. */
function isResult(statement: ts.ReturnStatement, node: ts.TryStatement): boolean {
  if (statement.expression === undefined || /err|fail|skip/i.test(statement.getText()))
    return false;
  const changed = new Set(
    [...descendants(node)].flatMap((each) =>
      ts.isBinaryExpression(each) &&
      each.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isIdentifier(each.left)
        ? [each.left.text]
        : [],
    ),
  );
  return ![statement.expression, ...descendants(statement.expression)].some(
    (each) => ts.isIdentifier(each) && changed.has(each.text),
  );
}

/** Somebody asked for it: not a timer, a listener or the start of the program. */
function isWaitedFor(home: FunctionNode): boolean {
  if (!isCallback(home))
    return !/^(main|bootstrap|start|init\w*|setup\w*|constructor|on[A-Z]\w*)$/.test(nameOf(home));
  return !/^(on|once|addListener|addEventListener|setTimeout|setInterval|setImmediate|schedule|then|finally|forEach|subscribe|tap|waitUntil|after|defer|useEffect)$/.test(
    collectorOf(home),
  );
}

/** `waitUntil((async () => { … })())`: there is nobody left to tell. */
function isBehindAnswer(node: ts.Node): boolean {
  for (const at of ancestors(node))
    if (ts.isCallExpression(at) && /(^|\.)(waitUntil|after)$/.test(at.expression.getText()))
      return true;
  return false;
}

/** The nearest function with a name of its own. */
function named(home: FunctionNode): FunctionNode {
  if (nameOf(home) !== "") return home;
  for (const at of ancestors(home)) if (isFunctionNode(at) && nameOf(at) !== "") return at;
  return home;
}

/** The clause begins with a sentence on why it is enough to log; a note of what is to be done is none. */
function isExplained({ block }: ts.CatchClause): boolean {
  const text = block.getText();
  const first = /^\{\s*((?:\/\/[^\n]*\s*)+|\/\*[\s\S]*?\*\/)/.exec(text)?.[1] ?? "";
  return (first.match(/[a-z']{2,}/gi)?.length ?? 0) > 7 && !UNDONE.test(first);
}

const UNDONE = /todo|fixme|hack|xxx|eslint|ts-ignore|biome|should (be|we)|rollback|later/i;

function commentsOf(node: ts.Node): string {
  const { text } = node.getSourceFile();
  const source = text.slice(node.getFullStart(), node.getEnd() + 80);
  return (source.match(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g) ?? []).join("\n");
}
