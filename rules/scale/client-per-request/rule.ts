/** Clients with connections of their own that are made for each request and thrown away. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { nameOf } from "../../kit/functions.ts";
import { defineRule, type ReportSink } from "../../kit/rule.ts";
import {
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  outer,
  placeOf,
} from "../../kit/syntax.ts";
import { leftOpen, madeAnew } from "./made.ts";
import { neverClosed, openedKind, opensForItself } from "./opened.ts";
import page from "./README.md";
import { openedThrough } from "./through.ts";

export default defineRule({
  id: "scale/client-per-request",
  title: "A client for each call",
  assumption: "Connections are free.",
  patterns: ["shared-client"],
  contexts: ["request", "consumer", "job", "serverless", "library"],
  severity: {
    "single-node": "question",
    "multi-node": "question",
    distributed: "question",
    unknown: "question",
  },
  since: "0.1.0",
  page,
  on: {
    NewExpression: ask,
    CallExpression: ask,
  },
});

/** What is asked about one client goes first; the question for the whole function names only what is left. */
function ask(
  call: ts.NewExpression | ts.CallExpression,
  analysis: Analysis,
  report: ReportSink,
): void {
  let isAsked = false;
  inspect(call, analysis, (each) => {
    isAsked = true;
    report(each);
  });
  if (!isAsked) askForFunction(call, analysis, report);
  askForOpener(call, analysis, report);
}

/** A function of the project opens it, and nobody keeps what it gives. */
function askForOpener(
  call: ts.NewExpression | ts.CallExpression,
  analysis: Analysis,
  report: ReportSink,
): void {
  const through = openedThrough(call, analysis, (each) => isClientMade(each, analysis));
  if (through === undefined || !runsPerCall(call, through.home, analysis)) return;
  const name = (calledName(through.made.expression)?.text ?? "client").slice(0, 16);
  report({
    at: call.expression,
    message: `Each call of \`${shownName(through.home)}\` opens a new \`${name}\` here, and nothing keeps or closes it`,
    confidence: "possible",
    basis: call,
    related: [{ ...placeOf(through.made.expression), message: "opened here" }],
  });
}

function askForFunction(
  call: ts.NewExpression | ts.CallExpression,
  analysis: Analysis,
  report: ReportSink,
): void {
  const open = leftOpen(call);
  if (open !== undefined && analysis.runsOnServer(call)) {
    report({
      at: call.expression,
      message: `Each call of \`${shownName(open.unit)}\` opens a connection, and nothing in this file closes one`,
      confidence: "possible",
      basis: call,
      related: open.others.map((each) => ({ ...placeOf(each), message: "opened here as well" })),
    });
    return;
  }
  const made = madeAnew(call, analysis, runsPerCall);
  if (made === undefined) return;
  report({
    at: call.expression,
    message: `Each call of ${nameOf(made.unit) === "" ? "this function" : `\`${shownName(made.unit)}\``} makes this client anew; one for the process would do`,
    confidence: "possible",
    basis: call,
    related: made.others.map((each) => ({ ...placeOf(each), message: "made anew here as well" })),
  });
}

/** Clients that open connections, channels or pools; those of plain HTTP cost less and are left out. */
const CONNECTING =
  /^(\w*Prisma(Client|Service)|IORedis|Redis|Cluster|Valkey|MongoClient|DataSource|Sequelize|Knex|Kafka|KafkaJS|Queue|FlowProducer|PubSub|CloudTasksClient|ServiceBusClient|Pool|Client|Connection|amqplib|NatsConnection|PgBoss|SecretManagerServiceClient|BigQuery|Bigtable|Firestore|Spanner|Datastore)$/;
/** `pg`, `mysql2` and the like name theirs so plainly that only the import tells. */
const PLAIN = /^(Pool|Client|Connection|Cluster|Queue)$/;
const KINDS: ReadonlySet<string> = new Set(
  "prisma pg mysql postgres ioredis redis mongodb mongoose typeorm sequelize knex kafkajs confluent-kafka amqplib bullmq bull pg-boss google-cloud service-bus nats temporal drizzle mikro-orm".split(
    " ",
  ),
);

function inspect(
  call: ts.NewExpression | ts.CallExpression,
  analysis: Analysis,
  report: ReportSink,
): void {
  const home = enclosingFunction(call);
  if (home === undefined) return;
  const name = calledName(call.expression)?.text ?? "";
  const kind = openedKind(call);
  if (kind !== undefined) {
    const user = opensForItself(call, kind, home, analysis);
    if (user !== undefined && runsPerCall(user.body ?? user, user, analysis)) {
      report({
        at: call.expression,
        message:
          kind === "transport"
            ? `Each call of \`${shownName(user)}\` makes a new transport: each mail opens a connection`
            : `Each call of \`${shownName(user)}\` opens a new \`${kind}\` and closes it again`,
        confidence: "possible",
        basis: call,
      });
      return;
    }
  }
  if (!isClientMade(call, analysis)) return;
  const neverClosedHere = neverClosed(call, home, analysis, (each) => {
    const user = enclosingFunction(each);
    return user !== undefined && mayRunAgain(user) && analysis.runsOnServer(each);
  });
  for (const each of neverClosedHere)
    report({
      at: each.expression,
      message: `\`${shownName(home)}\` opens a connection each time: others close theirs, this one never does`,
      confidence: "possible",
      basis: each,
      related: [{ ...placeOf(call), message: "opened here" }],
    });
  const isOfRequest = makesContext(named(home)) && analysis.runsOnServer(call);
  if (!isOfRequest && !(isThrownAway(call, home) && runsPerCall(call, home, analysis))) return;
  report({
    at: call.expression,
    message: `Each call of \`${shownName(home)}\` opens a new \`${name.slice(0, 24)}\` with connections of its own`,
    confidence: "possible",
    basis: call,
  });
}

function isClientMade(call: ts.NewExpression | ts.CallExpression, analysis: Analysis): boolean {
  const name = calledName(call.expression)?.text ?? "";
  const isNew = ts.isNewExpression(call);
  // Cheap looks first: most calls create nothing.
  if (isNew ? !/^[A-Z]/.test(name) : !/^(create|connect|drizzle|postgres|knex|pgp)/.test(name))
    return false;
  const facts = analysis.factsOf(call);
  return facts === undefined
    ? isNew && CONNECTING.test(name) && !PLAIN.test(name) && !isOtherClass(call, analysis)
    : facts.creates !== undefined && KINDS.has(facts.creates.kind) && !isWrapper(call, name);
}

function shownName(fn: FunctionNode): string {
  return nameOf(named(fn)).slice(0, 28) || "this";
}

/** `createContext({ req })` of tRPC and GraphQL servers runs for each request, and nobody closes what it hands out. */
function makesContext(owner: FunctionNode): boolean {
  return /^create\w*Context$/.test(nameOf(owner)) && owner.parameters.length > 0;
}

/** `drizzle(pool)` lays itself over a client that exists. */
function isWrapper(call: ts.NewExpression | ts.CallExpression, name: string): boolean {
  return (
    name === "drizzle" && call.arguments?.[0] !== undefined && ts.isIdentifier(call.arguments[0])
  );
}

/** A class of the project that extends nothing is what its author made it. */
function isOtherClass(call: ts.NewExpression | ts.CallExpression, analysis: Analysis): boolean {
  const declaration = analysis.declarationOf(call.expression);
  return (
    declaration !== undefined &&
    ts.isClassLike(declaration) &&
    declaration.heritageClauses === undefined
  );
}

function named(fn: FunctionNode): FunctionNode {
  let at: FunctionNode = fn;
  for (;;) {
    if (nameOf(at) !== "") return at;
    const next = enclosingFunction(at);
    if (next === undefined) return fn;
    at = next;
  }
}

/** Held by a local name that does not leave the function, and not closed by it either. */
function isThrownAway(call: ts.NewExpression | ts.CallExpression, home: FunctionNode): boolean {
  let holder = outer(call);
  if (ts.isAwaitExpression(holder)) holder = outer(holder);
  // `new PrismaClient().user.findMany()`: nobody can close it.
  if (ts.isPropertyAccessExpression(holder))
    return !/^(connect|initialize|on)$/.test(holder.name.text);
  if (!ts.isVariableDeclaration(holder) || !ts.isIdentifier(holder.name)) return false;
  const { text } = holder.name;
  for (const each of descendants(home)) {
    if (!ts.isIdentifier(each) || each.text !== text || each === holder.name) continue;
    if (leaves(each)) return false;
    const { parent } = each;
    if (
      ts.isPropertyAccessExpression(parent) &&
      /^(\$?disconnect|quit|close|end|destroy|terminate|release|shutdown)$/.test(
        parent.name.text,
      ) &&
      isFinal(each, home)
    )
      return false;
  }
  return true;
}

/** Returned, stored, or handed to something that is made and may keep it. */
function leaves(name: ts.Identifier): boolean {
  let holder = outer(name);
  while (
    ts.isPropertyAssignment(holder) ||
    ts.isShorthandPropertyAssignment(holder) ||
    ts.isObjectLiteralExpression(holder) ||
    ts.isArrayLiteralExpression(holder) ||
    ts.isSpreadAssignment(holder)
  )
    holder = outer(holder);
  if (ts.isReturnStatement(holder) || ts.isArrowFunction(holder)) return true;
  if (ts.isVariableDeclaration(holder) || ts.isConditionalExpression(holder)) return true;
  if (ts.isBinaryExpression(holder) || ts.isNewExpression(holder)) return true;
  return (
    ts.isCallExpression(holder) &&
    holder.expression !== name &&
    /^(set|push|add|register|provide|use|drizzle|bind|value|asValue|resolve|cb|done)/.test(
      calledName(holder.expression)?.text ?? "",
    ) &&
    !ts.isAwaitExpression(outer(holder))
  );
}

/** In a `finally`, or in a handler of the end of something longer. */
function isFinal(node: ts.Node, home: FunctionNode): boolean {
  for (let at: ts.Node = node; at !== home && at.parent !== undefined; at = at.parent) {
    if (isFunctionNode(at)) return true;
    if (ts.isTryStatement(at.parent) && at.parent.finallyBlock === at) return true;
  }
  return false;
}

/** What others close is not left to the process to close, by anything but the program's own beginning. */
function mayRunAgain(user: FunctionNode): boolean {
  const owner = named(user);
  return (
    !ts.isConstructorDeclaration(owner) &&
    !/^(main|run|start|bootstrap|connect|seed|migrate|listen|serve|onModule)/.test(nameOf(owner)) &&
    !/\/(scripts?|seeds?|migrations?|bin|cli|tools|e2e|tests?|examples?)\//i.test(
      user.getSourceFile().fileName,
    )
  );
}

/** `runCleanupTick`, `runNightlyJob`: called again and again, whatever it begins with. */
function isTurn(owner: FunctionNode): boolean {
  return /^run\w*(Tick|Job|Cron|Task|Check|Sync|Once|Step)s?$/.test(nameOf(owner));
}

/** Code that serves callers, not what sets the program up, tests or repairs something once. */
function runsPerCall(call: ts.Node, home: FunctionNode, analysis: Analysis): boolean {
  const owner = named(home);
  if (ts.isConstructorDeclaration(owner)) return false;
  if (nameOf(owner) === "" && !analysis.reach(call).contexts.has("request")) return false;
  if (
    !isTurn(owner) &&
    /^(main|run|start|init|setup|bootstrap|connect|create|make|get|build|provide|seed|migrate|register|listen|open|use[A-Z]|onModule|useFactory)/.test(
      nameOf(owner),
    ) &&
    !/^get[A-Z]\w*(By|For|From|List|Status|Count)/.test(nameOf(owner))
  )
    return false;
  const { contexts } = analysis.reach(call);
  if (
    contexts.size > 0 &&
    [...contexts].every((each) => /^(startup|script|cli|test|generated)$/.test(each))
  )
    return false;
  return (
    analysis.runsOnServer(call) &&
    !/\/(scripts?|seeds?|migrations?|bin|cli|tools|e2e|tests?|examples?)\//i.test(
      call.getSourceFile().fileName,
    )
  );
}
