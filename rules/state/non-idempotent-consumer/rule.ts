/** Handlers of messages that come at least once, whose effects happen once more each time. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { type Access, isInsert, isRead } from "../../kit/data/access.ts";
import { accessOf } from "../../kit/data/read.ts";
import { resultOf } from "../../kit/data/results.ts";
import { type Effect, isBusinessWrite, nameOfCall } from "../../kit/effects/effect.ts";
import { effectsOfFunction, type ReachedEffect } from "../../kit/effects/summary.ts";
import { type Entry, entryAt } from "../../kit/entries.ts";
import { governing } from "../../kit/flow/governing.ts";
import { entityKeysOf, originsOf, unitOf } from "../../kit/flow/origins.ts";
import { presencesIn } from "../../kit/flow/presence.ts";
import { nameOf } from "../../kit/functions.ts";
import { routesTo } from "../../kit/routes.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isCallback,
  isFunctionNode,
  outer,
  placeOf,
  unwrap,
} from "../../kit/syntax.ts";
import { blindMark } from "./marks.ts";
import page from "./README.md";
import { insertUnderGivenId, isAside, isHandedOn, takesAway, unseenSteps } from "./steps.ts";

export default defineRule({
  id: "state/non-idempotent-consumer",
  title: "Effect that happens again with each delivery",
  assumption: "Each message arrives once.",
  patterns: ["idempotent-receiver"],
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
      inspect(call, analysis, report);
      if (/^(update|set|save)/.test(calledName(call.expression)?.text ?? ""))
        askAboutMark(call, analysis, report);
      else if (/^(create|insert|values|save)/.test(calledName(call.expression)?.text ?? ""))
        askAboutGivenId(call, analysis, report);
    },
  },
});

/** What people ask for is done when they ask for it; what is run by itself may be run again. */
function askAboutMark(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const found = blindMark(call, analysis);
  if (found === undefined || !analysis.runsOnServer(call)) return;
  const { contexts } = analysis.reach(call);
  if (contexts.has("request") && !contexts.has("job") && !contexts.has("consumer")) return;
  const { assignment, effect } = found;
  report({
    at: effect.expression,
    basis: effect,
    message: `Run again, this is done again: nobody looks at \`${assignment.field.slice(0, 30)}\`, set below`,
    confidence: "possible",
    related: [{ ...placeOf(assignment.node), message: "the mark that nobody looks at" }],
  });
}

function askAboutGivenId(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const choice = insertUnderGivenId(call, analysis);
  if (choice === undefined || !analysis.runsOnServer(call)) return;
  report({
    at: call.expression,
    basis: call,
    message: "Sent again under the same id, this insert fails instead of saying that it is done",
    confidence: "possible",
    related: [{ ...placeOf(choice), message: "the sender may choose the id" }],
  });
}

/** Where messages come at least once, by the folder or name of the file. */
const DELIVERED =
  /(^|[/._-])(webhooks?|workers?|consumers?|queues?|processors?|cron|jobs?|workflows?|inngest)([/._-]|$)|[a-z](Processor|Consumer|Worker|Job|Webhook|Workflow|Queue)\.[cm]?ts$/;

interface Judged {
  /** The first effect that is not safe to repeat, whatever comes after it. */
  readonly effect: ReachedEffect | undefined;
  /** What was done before a failure and is done again by the next attempt, in source order. */
  readonly steps: readonly ReachedEffect[];
}

const handlers = new WeakMap<Analysis, Map<FunctionNode, Judged>>();

/** Asks once for each handler, at its first effect that is not safe to repeat. */
function inspect(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const owner = handlerAround(call, analysis);
  if (owner === undefined) return;
  let memory = handlers.get(analysis);
  if (memory === undefined) {
    memory = new Map();
    handlers.set(analysis, memory);
  }
  let judged = memory.get(owner);
  if (judged === undefined) {
    const effect = effectOf(owner, analysis);
    judged = { effect, steps: stepsOf(owner, analysis).filter(({ at }) => at !== effect?.at) };
    memory.set(owner, judged);
  }
  const { effect: found, steps } = judged;
  const first = found ?? steps[0];
  // An insert under an id that the sender chose is asked about in its own words.
  if (first === undefined || first.at !== call || insertUnderGivenId(call, analysis)) return;
  const also = steps
    .filter((each) => each !== first)
    .slice(0, MOST_PLACES)
    .map((each) => ({ ...placeOf(each.at), message: "and this" }));
  const inside =
    first.via.length === 0 ? [] : [{ ...placeOf(first.effect.node), message: "the effect" }];
  const isSure =
    found !== undefined && found.effect.certainty === "resolved" && found.via.length === 0;
  report({
    at: call.expression,
    basis: call,
    message:
      found === undefined
        ? "Tried again after a failure further down, this is done again: nothing tells what was done"
        : messageFor(found.effect, call),
    confidence: isSure ? "likely" : "possible",
    related: [...inside, ...also],
  });
}

const MOST_PLACES = 8;

/** Everything of a handler that the next attempt does again because it came before what failed. */
function stepsOf(owner: FunctionNode, analysis: Analysis): readonly ReachedEffect[] {
  if (!comesAgain(owner, analysis) || !analysis.runsOnServer(owner)) return [];
  const effects = [...effectsOfFunction(owner, analysis), ...unseenSteps(owner, analysis)].sort(
    (a, b) => a.at.pos - b.at.pos,
  );
  const told = effects.filter((each) => !isAside(each));
  const seen = new Set<ts.Node>();
  return effects.filter((each) => {
    if (seen.has(each.at) || !ts.isCallExpression(each.at)) return false;
    const isStep =
      (isHandedOn(each) || isNotRepeatable(each, analysis)) &&
      !takesAway(each) &&
      isDoneBefore(each, told, owner) &&
      !isInCatch(each.at, owner) &&
      !isKeptGoing(each.at, owner) &&
      !isDoneElsewhere(each, owner, analysis) &&
      !isRemembered(each, owner, analysis) &&
      !hasSeenBefore(owner, effects, each);
    if (isStep) seen.add(each.at);
    return isStep;
  });
}

/** Besides what a message is seen to reach: handlers that say so by decorator, name and parameter, and what goes on by itself. */
function comesAgain(owner: FunctionNode, analysis: Analysis): boolean {
  if (isConsumer(owner, analysis)) return true;
  const isDirect =
    takesMessage(owner) || verifiesSender(owner) || entryAt(owner, analysis) !== undefined;
  // What a handler calls is asked about there.
  if (!isDirect) return false;
  if (isDelivered(owner, analysis)) return true;
  if (!takesMessage(owner) || routesTo(owner, analysis).length > 0) return false;
  return HANDLER.test(nameOf(owner)) || queuesItself(owner);
}

/** The failure of one is caught or collected, and the others go on: nothing is tried again. */
function isKeptGoing(node: ts.Node, owner: FunctionNode): boolean {
  for (const at of ancestors(node, owner)) {
    if (ts.isTryStatement(at) && at.catchClause !== undefined)
      if (!/\bthrow\b|\breject|status|[45]\d\d/.test(at.catchClause.getText())) return true;
    if (ts.isWhileStatement(at) && /attempt|retr|tries/i.test(at.expression.getText())) return true;
  }
  return false;
}

const HANDLER =
  /^(handle|process|consume|perform)[A-Z]|^on[A-Z]\w*(Job|Message|Event)|(Job|Processor|Consumer|Subscriber|Worker|Task|Handler)$/;

/** `await importer.queue({ ...payload, page })`: the rest of the work is another message. */
function queuesItself(owner: FunctionNode): boolean {
  const names = owner.parameters.map(({ name }) => name.getText());
  for (const node of owner.body === undefined ? [] : descendants(owner.body))
    if (
      ts.isSpreadAssignment(node) &&
      names.includes(node.expression.getText()) &&
      ts.isCallExpression(node.parent.parent) &&
      /^(queue|enqueue|publish|schedule|trigger)/.test(
        calledName(node.parent.parent.expression)?.text ?? "",
      )
    )
      return true;
  return false;
}

/** The own function that does it takes messages by itself, and is asked there. */
function isDoneElsewhere(
  { via, effect }: ReachedEffect,
  owner: FunctionNode,
  analysis: Analysis,
): boolean {
  if (via.length === 0) return false;
  const inner = outermost(effect.node);
  return inner !== undefined && inner !== owner && isDelivered(inner, analysis);
}

function messageFor({ target, access }: Effect, call: ts.CallExpression): string {
  const name = nameOfCall(call, 34);
  if (access === undefined && target !== "database")
    return `\`${name}\` runs again when the same message is delivered again`;
  if (access !== undefined && !isInsert(access))
    return `\`${name}\` adds once more when the same message is delivered again`;
  return `\`${name}\` inserts once more, or fails, when the same message comes again`;
}

/** The function that takes messages, wherever it is handed over; else all of the function or method. */
function handlerAround(node: ts.Node, analysis: Analysis): FunctionNode | undefined {
  let found: FunctionNode | undefined;
  for (let at = enclosingFunction(node); at !== undefined; at = enclosingFunction(at)) {
    found = at;
    if (isHandedOver(at) && isConsumer(at, analysis)) return at;
  }
  return found;
}

/** `new Worker("mails", async (job) => …)` in a function that starts it. */
function isHandedOver(fn: FunctionNode): boolean {
  return (ts.isArrowFunction(fn) || ts.isFunctionExpression(fn)) && isCallback(fn);
}

const consumers = new WeakMap<Analysis, Map<FunctionNode, boolean>>();

/** Messages and tasks come again after a failure; a schedule of this process comes when it is due. */
function isConsumer(fn: FunctionNode, analysis: Analysis): boolean {
  let memory = consumers.get(analysis);
  if (memory === undefined) {
    memory = new Map();
    consumers.set(analysis, memory);
  }
  let known = memory.get(fn);
  if (known === undefined) {
    const entry = entryAt(fn, analysis);
    known =
      entry?.context === "consumer" ||
      (entry?.context === "job" && /^(task\b|a background)/.test(entry.label));
    memory.set(fn, known);
  }
  return known;
}

function outermost(node: ts.Node): FunctionNode | undefined {
  let found: FunctionNode | undefined;
  for (let at = enclosingFunction(node); at !== undefined; at = enclosingFunction(at)) found = at;
  return found;
}

function effectOf(owner: FunctionNode, analysis: Analysis): ReachedEffect | undefined {
  if (!isDelivered(owner, analysis) || !analysis.runsOnServer(owner)) return undefined;
  const effects = effectsOfFunction(owner, analysis);
  const repeated = effects.find(
    (each) =>
      isNotRepeatable(each, analysis) &&
      (!isMail(each) || isDoneBefore(each, effects, owner)) &&
      !isRemembered(each, owner, analysis),
  );
  if (repeated === undefined || hasSeenBefore(owner, effects, repeated)) return undefined;
  return isAskedInside(repeated, owner, analysis) ? undefined : repeated;
}

/** The own function that does it is a handler too, and is asked about there. */
function isAskedInside(
  { via, effect }: ReachedEffect,
  owner: FunctionNode,
  analysis: Analysis,
): boolean {
  return [...via.slice(1), effect.node].some((node) => {
    const inner = via.length === 0 ? undefined : outermost(node);
    return inner !== undefined && inner !== owner && effectOf(inner, analysis) !== undefined;
  });
}

function isMail({ effect }: ReachedEffect): boolean {
  return /^(mail|sms|push)$/.test(effect.target) || isTextMessage(effect.node);
}

/** What fails after the mail, or at the next of many, brings the mail again when the message is tried again. */
function isDoneBefore(
  mail: ReachedEffect,
  effects: readonly ReachedEffect[],
  owner: FunctionNode,
): boolean {
  for (const at of ancestors(mail.at, owner)) {
    if (ts.isForOfStatement(at) || ts.isForStatement(at) || ts.isWhileStatement(at)) return true;
    if (ts.isCallExpression(at) && /\.(map|forEach)$/.test(at.expression.getText())) return true;
  }
  return effects.some(
    (each) =>
      each.at.pos > mail.at.end &&
      isBusinessWrite(each.effect) &&
      !isMail(each) &&
      !excludeEachOther(mail.at, each.at) &&
      !isInCatch(each.at, owner),
  );
}

function isInCatch(node: ts.Node, owner: FunctionNode): boolean {
  for (const at of ancestors(node, owner)) if (ts.isCatchClause(at)) return true;
  return false;
}

/** Steps that a workflow engine runs once and remembers: `step.run("name", …)`, `io.runTask("name", …)`. */
function isRemembered(
  { at, effect, via }: ReachedEffect,
  owner: FunctionNode,
  analysis: Analysis,
): boolean {
  for (const node of via.length === 0 ? [at] : [...via, effect.node])
    for (const holder of ancestors(node, node === at ? owner : undefined))
      if (
        ts.isCallExpression(holder) &&
        /^(run|runTask|do|step|task|sideEffect)$/.test(calledName(holder.expression)?.text ?? "") &&
        holder.arguments.length > 1 &&
        holder.arguments.some((each) => isFunctionNode(unwrap(each))) &&
        !isFunctionNode(unwrap(holder.arguments[0] ?? holder.expression))
      )
        return true;
  return (
    isJudged(at, analysis) ||
    (via.length > 0 && [...via.slice(1), effect.node].some((node) => isJudged(node, analysis)))
  );
}

/** Done only while a state, a date or a row is missing, which the effect or what follows it changes. */
function isJudged(node: ts.Node, analysis: Analysis): boolean {
  const unit = unitOf(node);
  if (ts.isSourceFile(unit)) return false;
  for (const each of governing(node, unit)) {
    if (each.kind !== "branch" && each.kind !== "exit") continue;
    if (STATES.test(withoutTexts(each.condition)) || isOfRowsChanged(each.condition, analysis))
      return true;
    const access = ts.isCallExpression(node) ? accessOf(node, analysis) : undefined;
    const key = access?.entity?.key;
    if (key === undefined) continue;
    for (const { subject, meaning } of presencesIn(each.condition, each.holds, analysis))
      if (
        meaning === "absent" &&
        originsOf(subject, analysis).some((origin) => entityKeysOf(origin).includes(key))
      )
        return true;
  }
  return false;
}

/** `if (deleted.count > 0)`: the second time there is nothing left to change. */
function isOfRowsChanged(condition: ts.Expression, analysis: Analysis): boolean {
  for (const node of [condition, ...descendants(condition)]) {
    if (!ts.isPropertyAccessExpression(node)) continue;
    if (!/^(count|affected|affectedRows|rowCount|deletedCount|modifiedCount)$/.test(node.name.text))
      continue;
    const declaration = analysis.declarationOf(unwrap(node.expression));
    const initial =
      declaration !== undefined && ts.isVariableDeclaration(declaration)
        ? declaration.initializer
        : undefined;
    const made = initial === undefined ? undefined : unwrap(initial);
    const call = made !== undefined && ts.isAwaitExpression(made) ? unwrap(made.expression) : made;
    const access =
      call !== undefined && ts.isCallExpression(call) ? accessOf(call, analysis) : undefined;
    if (access !== undefined && !isRead(access)) return true;
  }
  return false;
}

/** `"checkout.completed"` names a kind of message, no state of a row. */
function withoutTexts(condition: ts.Expression): string {
  return condition.getText().replace(/(["'`])(?:\\.|(?!\1).)*\1/g, "");
}

const STATES =
  /\.(status|state|processed|completed|handled|stage|is[A-Z]\w*|has[A-Z]\w*|\w+(At|Sent|Status|State))\b/;

/** Reached from a message or a schedule, or in a file that says so. */
function isDelivered(owner: FunctionNode, analysis: Analysis): boolean {
  const path = owner.getSourceFile().fileName;
  const isSigned = verifiesSender(owner);
  if (takesEvents(owner)) return true;
  const isNamed = DELIVERED.test(path) || handsOverConsumer(owner) || isSigned;
  if (!isNamed && !takesMessage(owner)) return false;
  const routes = routesTo(owner, analysis);
  if (routes.length === 0) return isNamed;
  // What people ask for, too, they ask for once more when it has failed.
  if (!isSigned && routes.some(({ entry }) => isOfPeople(entry, path))) return false;
  return routes.some(
    ({ entry }) =>
      entry.context === "consumer" ||
      entry.context === "job" ||
      // What people change is not delivered, even where it is a webhook that they change.
      ((isSigned || /webhook|hook|callback|cron/i.test(`${entry.label} ${path}`)) &&
        !/^(PATCH|PUT|DELETE|mutation|query)\b/.test(entry.label)),
  );
}

/** A request whose name tells of no machine that sends it. */
function isOfPeople({ context, label }: Entry, path: string): boolean {
  return (
    context === "request" &&
    /^(POST|PATCH|PUT|mutation|action)\b/.test(label) &&
    !/hook|callback|cron|schedul|queue|job|worker|event/i.test(`${label} ${path}`)
  );
}

/** Only who sends something by itself signs it: `req.headers["x-shop-hmac"]`, `constructEvent(body, signature)`. */
function verifiesSender(owner: FunctionNode): boolean {
  const text = owner.body?.getText() ?? "";
  return /["'`](x-[\w-]*(signature|hmac|digest)[\w-]*|[\w-]*-signature|svix-id|webhook-id)["'`]|\bconstructEvent\w*\(|\bverify\w*(Webhook|Signature|Hmac)\w*\(/i.test(
    text,
  );
}

/** `const handler: SQSHandler = …` and `(event: SQSEvent) => …`: the cloud calls it again until it succeeds. */
function takesEvents(owner: FunctionNode): boolean {
  const holder = outer(owner);
  const declared = ts.isVariableDeclaration(holder) ? holder.type : undefined;
  return [declared, owner.parameters[0]?.type].some((each) => EVENTS.test(each?.getText() ?? ""));
}

const EVENTS =
  /^(SQS|SNS|S3|Kinesis\w*|DynamoDBStream|MSK|EventBridge|CloudWatch|Scheduled)(Batch)?(Handler|Event)\b/;

/** `channel.consume(queue, async (message) => …)` stands in a function that only subscribes. */
function handsOverConsumer(owner: FunctionNode): boolean {
  for (const node of owner.body === undefined ? [] : descendants(owner.body)) {
    if (!ts.isCallExpression(node)) continue;
    const name = calledName(node.expression)?.text ?? "";
    if (!/^(consume|subscribe|process|work|createFunction|onMessage)$/.test(name)) continue;
    const handler = node.arguments.map((each): ts.Node => unwrap(each)).find(isFunctionNode);
    if (
      handler !== undefined &&
      handler.parameters.length > 0 &&
      /^(msg|message|job|event|payload|delivery|record|\{)/.test(
        handler.parameters[0]?.name.getText() ?? "",
      )
    )
      return true;
  }
  return false;
}

function takesMessage(owner: FunctionNode): boolean {
  return owner.parameters.some((each) =>
    /^(event|job|message|msg|payload|delivery|record)$|^\{\s*(event|job|message)\b/.test(
      each.name.getText(),
    ),
  );
}

/** Mails, payments, new rows without a word on conflicts, counters and lists that grow. */
function isNotRepeatable({ effect, via, at }: ReachedEffect, analysis: Analysis): boolean {
  if (via.length > 2 || [at, ...via, effect.node].some(catchesConflict)) return false;
  const { access } = effect;
  if (effect.target === "database" && addsInDynamo(effect.node)) return true;
  if (access !== undefined && addsInBulk(effect.node)) return true;
  if (isTextMessage(effect.node)) return true;
  if (access !== undefined) {
    if (effect.certainty === "name" || isOfProgram(access)) return false;
    if (isInsert(access))
      return !access.handlesConflict && !isLog(access) && !isUnique(access, analysis);
    return (
      access.operation === "increment" ||
      (access.data?.assignments.some(
        (each) => (each.kind === "increment" || each.kind === "append") && !isNumberOf(access),
      ) ??
        false)
    );
  }
  if (makesElsewhere(effect, via)) return isHandedOn({ effect, via, at });
  if (!/^(mail|sms|push|payment)$/.test(effect.target) || effect.action !== "write") return false;
  if (effect.target === "payment" && isSameAgain(effect)) return false;
  return !/idempotencyKey|idempotency_key|Idempotency-Key/.test(effect.node.getText());
}

/** `UpdateExpression: "ADD clicks :one"` without a condition. */
function addsInDynamo(node: ts.Node): boolean {
  const text = node.getText();
  return (
    /UpdateExpression/.test(text) &&
    /\bADD\s+#?\w|=\s*(if_not_exists\([^)]*\)|#?\w+)\s*[+-]\s*:/.test(text) &&
    !/ConditionExpression/.test(text)
  );
}

/** `collection.bulkWrite([{ updateOne: { update: { $inc: … } } }])`: each operation says for itself what it does. */
function addsInBulk(node: ts.Node): boolean {
  return (
    ts.isCallExpression(node) &&
    calledName(node.expression)?.text === "bulkWrite" &&
    /\$(inc|push|mul)\b|\binsertOne\b/.test(node.getText()) &&
    !/\$(ne|nin|setOnInsert)\b|attempt|retr/.test(node.getText())
  );
}

/** `await tracker.createTicket(…)`, which posts: the other side makes one more. */
function makesElsewhere({ target, action }: Effect, via: ReachedEffect["via"]): boolean {
  const [step, ...deeper] = via;
  if (target !== "http" || action !== "write" || step === undefined || deeper.length > 0)
    return false;
  return MAKES.test(calledName(step.expression)?.text ?? "");
}

const MAKES =
  /^(create|open|issue|place|book|order|reserve|submit|grant|award|pay|transfer)(?=[A-Z])/;

/** `sns.send(new PublishCommand({ PhoneNumber, Message }))`: no topic, but the phone of a person. */
function isTextMessage(node: ts.Node): boolean {
  return (
    ts.isCallExpression(node) &&
    /^new PublishCommand\(\{[\s\S]*\bPhoneNumber\b/.test(node.arguments[0]?.getText() ?? "")
  );
}

/** `NestFactory.create(…)` makes a part of the program; a row of `webhooks` is what people set up, not a message. */
function isOfProgram({ root, entity, anchor }: Access): boolean {
  const name = ts.isCallExpression(anchor) ? anchor.expression.getText() : root.getText();
  return (
    /\w(Factory|Builder|Module)\s*\.\s*\w+$/.test(name) ||
    /^(webhook|webhookendpoint|webhooksubscription)$/.test(entity?.key ?? "")
  );
}

/** What a payment provider does to something that is there comes to the same the second time, or is refused. */
function isSameAgain({ node }: Effect): boolean {
  const name = ts.isCallExpression(node) ? (calledName(node.expression)?.text ?? "") : "";
  return (
    /preview/i.test(name) ||
    /^(update|modify|set|cancel|del|delete|remove|void|capture|confirm|attach|detach|finalize|close|expire|verify|retrieve|list|search|get)/.test(
      name,
    )
  );
}

/** The second one is refused: it has the values of the first in the fields of a unique key. */
function isUnique(access: Access, analysis: Analysis): boolean {
  const { data, entity, anchor } = access;
  if (data === undefined || entity === undefined) return false;
  return (
    analysis
      .schemaOf(entity.key, anchor)
      ?.uniques.some(
        ({ fields }) =>
          fields.length > 0 &&
          fields.every((field) =>
            data.assignments.some(
              (each) =>
                (each.field === field || each.field === field.replace(/_?id$/i, "")) &&
                !/\b(\w*id|uuid\w*|generate\w*|random\w*|create\w*)\(/i.test(
                  each.value?.getText() ?? "",
                ),
            ),
          ),
      ) === true
  );
}

/** A row for each attempt is what a log is for, and a row for each piece of work is what hands it out. */
function isLog(access: Access): boolean {
  return /log|audit|event|history|trace|attempt|metric|execution|activity|notification|step$|job$|task$|run$/.test(
    access.entity?.key ?? "",
  );
}

/** Counters of attempts count attempts. */
function isNumberOf(access: Access): boolean {
  return (
    access.data?.assignments.some((each) => /attempt|retr|fail|error/i.test(each.field)) ?? false
  );
}

/** Here or in the function that does it, the failure of a unique key is taken for done. */
function catchesConflict(at: ts.Node): boolean {
  for (const node of ancestors(at)) {
    if (ts.isTryStatement(node) && node.catchClause !== undefined)
      if (
        /P2002|23505|11000|ER_DUP|[Uu]nique|[Dd]uplicate|[Cc]onflict/.test(
          node.catchClause.getText(),
        )
      )
        return true;
    if (isFunctionNode(node)) return false;
  }
  return false;
}

/** The handler asks or marks something before the effect: what it saw, sent or made already. */
function hasSeenBefore(
  owner: FunctionNode,
  effects: readonly ReachedEffect[],
  repeated: ReachedEffect,
): boolean {
  const entity = repeated.effect.access?.entity?.key;
  // Both may lie in the own function that one call runs.
  const isInFront = (each: ReachedEffect, index: number): boolean =>
    (each.at.pos < repeated.at.pos ||
      (each.at === repeated.at && index < effects.indexOf(repeated))) &&
    !excludeEachOther(each.at, repeated.at);
  for (const each of effects.filter(isInFront)) {
    const { access, target, action } = each.effect;
    if (access !== undefined && isRead(access) && leavesWhenFound(access, entity)) return true;
    if (access !== undefined && isClaim(access)) return true;
    // A lock says who does it now, not whether it was done.
    if (target !== "cache" || isOfLock(each)) continue;
    if (action !== "read" && /\bNX\b|nx:|setnx/i.test(each.effect.node.getText())) return true;
    if (action === "read") return true;
  }
  return owner.body !== undefined && mentionsDeduplication(owner.body);
}

function isOfLock({ via, effect }: ReachedEffect): boolean {
  return [...via, effect.node].some((each) => /lock/i.test(each.getText().slice(0, 120)));
}

/** One stands in the branch for when the other is not run. */
function excludeEachOther(a: ts.Node, b: ts.Node): boolean {
  for (const at of ancestors(a)) {
    if (!ts.isIfStatement(at.parent) || at.parent.expression === at) continue;
    const { thenStatement, elseStatement } = at.parent;
    const other = at === thenStatement ? elseStatement : thenStatement;
    if (other !== undefined && b.pos >= other.pos && b.end <= other.end) return true;
  }
  return false;
}

/** `const seen = await find(…); if (seen) return;`, of the entity that the effect would make. */
function leavesWhenFound(access: Access, entity: string | undefined): boolean {
  if (entity !== undefined && access.entity?.key !== entity) return false;
  const { name, value } = resultOf(access);
  const scope = enclosingFunction(access.anchor)?.body;
  for (const node of scope === undefined ? [] : descendants(scope)) {
    if (!ts.isIfStatement(node) || node.pos < access.anchor.pos) continue;
    const test = unwrap(node.expression);
    const isFound =
      (ts.isIdentifier(test) && test.text === name?.text) ||
      test === value ||
      /^\w+(\.length|\.count)? *(>|!==?) *(0|null|undefined)$/.test(test.getText());
    if (isFound && leaves(node.thenStatement)) return true;
  }
  return false;
}

function leaves(branch: ts.Statement): boolean {
  const last = ts.isBlock(branch) ? branch.statements.at(-1) : branch;
  return (
    last !== undefined &&
    (ts.isReturnStatement(last) || ts.isThrowStatement(last) || ts.isContinueStatement(last))
  );
}

/** A change that only the first can make: conditioned on the state before, or on the number of rows changed. */
function isClaim(access: Access): boolean {
  if (access.operation === "upsert") return true;
  // `insert(id).onConflict().ignore()`, of which the answer says whether it was the first.
  if (isInsert(access) && access.handlesConflict) return true;
  if (access.operation !== "update-many") return false;
  const fields = access.where?.conditions.map((each) => each.field) ?? [];
  const changed = new Set(access.data?.assignments.map((each) => each.field));
  return (
    fields.some((field) => changed.has(field)) ||
    /count|affected|rowCount/.test(access.node.parent.parent.getText())
  );
}

function mentionsDeduplication(body: ts.Node): boolean {
  for (const node of descendants(body))
    if (
      ts.isIdentifier(node) &&
      /idempot|dedup|alreadyProcessed|alreadySent|hasBeenProcessed|isDuplicate|processedEvents/i.test(
        node.text,
      )
    )
      return true;
  return false;
}
