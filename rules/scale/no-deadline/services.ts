/** Clients of other services (cloud, mail, payment, models, search, databases …): judged once, where they are created. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import type { Confidence, Evidence, Fix, Severity } from "../../kit/rule.ts";
import { calledName, functionOf, placeOf } from "../../kit/syntax.ts";
import { type CallFacts, factsOfDeclaration } from "../../kit/tags.ts";
import { attemptsOfClient } from "./attempts.ts";
import { accessOf, assignedHolder, isCreationBounded } from "./clients.ts";
import { creationFix } from "./fix.ts";
import { isSaidForDevelopment } from "./guards.ts";
import { isHolding, isSpentBehind } from "./judge.ts";

type Creation = ts.CallExpression | ts.NewExpression;

/** What an answer is worth waiting for differs: nobody waits for events, and a lost database ends its connections. */
const ASKED_ABOUT: ReadonlySet<string> = new Set(["database", "cache", "queue", "lock"]);
const NOT_JUDGED: ReadonlySet<string> = new Set(["analytics", "file", "dns", "http"]);

export interface ServiceReport {
  readonly at: ts.Node;
  readonly message: string;
  readonly confidence: Confidence;
  readonly atMost?: Severity;
  /** The calls that wait. */
  readonly users: readonly ts.Node[];
  readonly related: readonly Evidence[];
  readonly fixes: readonly Fix[];
}

/** What to say about the creation of a client whose calls nothing bounds; undefined when something does. */
export function unboundedService(
  creation: Creation,
  facts: CallFacts,
  isSane: (milliseconds: number) => boolean,
  isOpen: (call: ts.CallExpression, facts: CallFacts) => boolean,
  analysis: Analysis,
): ServiceReport | undefined {
  if (facts.creates?.parameter === undefined) return undefined;
  const calls = callsFrom(creation, analysis, 0);
  const [sample] = [...calls.map((each) => each.facts), ...remoteMembers(creation, analysis)];
  const target = sample?.remote?.to;
  const wait = sample?.defaultDeadline;
  if (sample === undefined || target === undefined || NOT_JUDGED.has(target)) return undefined;
  if (wait === undefined || isSane(wait)) return undefined;
  const options = [
    ...new Set(
      sample.deadline.flatMap((way) => (way.kind === "client" ? [way.path[0] ?? ""] : [])),
    ),
  ];
  // Without an option to give there is nothing to say at the creation.
  if (options.length === 0 && sample.deadline.length === 0) return undefined;
  if (options.length > 0 && isCreationBounded(creation, facts, analysis, options) !== false)
    return undefined;
  const open = calls.filter((each) => isOpen(each.call, each.facts));
  if (calls.length > 0 && open.length === 0) return undefined;
  const name = calledName(creation.expression)?.text ?? facts.creates.kind;
  if (waitsOnPurpose(name, creation) || isOtherTransport(creation)) return undefined;
  // Whoever asked is gone before, and what is stored is asked again.
  if (ASKED_ABOUT.has(target) && Number.isFinite(wait)) return undefined;
  const isAsked =
    ASKED_ABOUT.has(target) ||
    isSaidForDevelopment(creation) ||
    isSpentBehind(creation, wait, analysis) ||
    !open.some((each) => isHolding(each.call, wait, analysis));
  const fix = creationFix(creation, facts, options);
  return {
    at: creation.expression,
    message: messageFor(name, wait, sample, attemptsOfClient(creation, facts, sample, analysis)),
    confidence: isAsked ? "possible" : "likely",
    ...(Number.isFinite(wait) ? { atMost: "info" as const } : {}),
    users: open.map((each) => each.call),
    related: open
      .slice(0, 20)
      .map((each) => ({ ...placeOf(each.call), message: "a call without a deadline" })),
    fixes: fix === undefined ? [] : [fix],
  };
}

/**
 * A second connection is opened to subscribe or to wait for the next element, and one that tries each
 * command for ever is a queue's, which says so itself.
 */
function waitsOnPurpose(name: string, creation: Creation): boolean {
  return (
    name === "duplicate" ||
    creation.arguments?.some((each) => /maxRetriesPerRequest:\s*null\b/.test(each.getText())) ===
      true
  );
}

/** Mail handed to another client or to a program: the times of a socket mean nothing there. */
function isOtherTransport(creation: Creation): boolean {
  const options = creation.arguments?.[0];
  // `createTransport(new ApiTransport(key))`: what it is handed to decides.
  if (
    calledName(creation.expression)?.text === "createTransport" &&
    options !== undefined &&
    (ts.isNewExpression(options) || ts.isCallExpression(options))
  )
    return true;
  if (options === undefined || !ts.isObjectLiteralExpression(options)) return false;
  return options.properties.some((each) =>
    /^(SES|sendmail|streamTransport|jsonTransport)$/.test(each.name?.getText() ?? ""),
  );
}

function messageFor(
  name: string,
  wait: number,
  facts: CallFacts,
  attempts: number | undefined,
): string {
  const client = name.length > 30 ? `${name.slice(0, 29)}…` : name;
  if (!Number.isFinite(wait))
    return `No call through this \`${client}\` has a deadline: a silent server holds each one for ever`;
  // Its greeting has less time.
  const isOfSocket = facts.deadline.some(
    (way) => way.kind === "client" && way.path[0] === "socketTimeout",
  );
  if (isOfSocket && facts.remote?.to === "mail")
    return `A mail server that stalls midway holds each call of this \`${client}\` for ${wait / 1000} s`;
  const times = attempts !== undefined && attempts > 1 ? ` for each of ${attempts} attempts` : "";
  return `A silent server holds each call of this \`${client}\` for ${wait / 1000} s${times}`;
}

/** True for calls of other services than web servers, whose answer somebody waits for. */
export function isService(facts: CallFacts): boolean {
  const target = facts.remote?.to ?? "http";
  return !NOT_JUDGED.has(target) && !ASKED_ABOUT.has(target);
}

interface RemoteCall {
  readonly call: ts.CallExpression;
  readonly facts: CallFacts;
}

/** Remote calls on what the creation returns: through names that hold it, its resources and objects it hands out. */
function callsFrom(creation: Creation, analysis: Analysis, depth: number): RemoteCall[] {
  const holder = assignedHolder(creation, analysis);
  const uses = holder === undefined ? [] : analysis.referencesTo(holder);
  return [creation, ...uses.map(accessOf)].flatMap((from) => callsVia(from, analysis, depth));
}

/** The calls on a client where it is named, and on the names that it gets from there. */
function callsVia(from: ts.Expression, analysis: Analysis, depth: number): RemoteCall[] {
  const next = depth < 2 ? nextName(from, analysis) : undefined;
  if (next === undefined) return callsOn(from, analysis, depth);
  return analysis.referencesTo(next).flatMap((use) => callsVia(accessOf(use), analysis, depth + 1));
}

/** `const client = this.client`, or the parameter of `ask(client, question)`. */
function nextName(from: ts.Expression, analysis: Analysis): ts.Declaration | undefined {
  const { parent } = from;
  if (ts.isVariableDeclaration(parent) && parent.initializer === from)
    return ts.isCallExpression(from) || ts.isNewExpression(from) ? undefined : parent;
  if (!ts.isCallExpression(parent)) return undefined;
  const index = parent.arguments.indexOf(from);
  const declared = index < 0 ? undefined : analysis.declarationOf(parent.expression);
  const parameter = declared === undefined ? undefined : functionOf(declared)?.parameters[index];
  return parameter !== undefined && ts.isIdentifier(parameter.name) ? parameter : undefined;
}

/** `client.a.b.call()`, `client.bucket(x).file(y).call()`, `const bucket = client.bucket(x)`. */
function callsOn(from: ts.Expression, analysis: Analysis, depth: number): RemoteCall[] {
  let at: ts.Node = from;
  for (;;) {
    const { parent } = at;
    if (ts.isPropertyAccessExpression(parent) && parent.expression === at) {
      at = parent;
      continue;
    }
    if (
      ts.isParenthesizedExpression(parent) ||
      ts.isAwaitExpression(parent) ||
      ts.isNonNullExpression(parent)
    ) {
      at = parent;
      continue;
    }
    if (!ts.isCallExpression(parent) || parent.expression !== at || at === from) return [];
    const facts = analysis.factsOf(parent);
    if (facts?.remote !== undefined) return [{ call: parent, facts }];
    if (facts?.creates !== undefined) return [];
    if (depth < 2 && assignedHolder(parent, analysis) !== undefined)
      return callsFrom(parent, analysis, depth + 1);
    at = parent;
  }
}

/** The facts of one remote method of the client itself or of a resource that hangs on it. */
function remoteMembers(creation: Creation, analysis: Analysis): readonly CallFacts[] {
  const found = memberFacts(analysis.checker.getTypeAtLocation(creation), creation, analysis, 0);
  return found === undefined ? [] : [found];
}

/** Members that `Pick` takes over have declarations, none of them that of a value. */
function declarationOf(member: ts.Symbol): ts.Declaration | undefined {
  return member.valueDeclaration ?? member.declarations?.[0];
}

function memberFacts(
  type: ts.Type,
  at: ts.Node,
  analysis: Analysis,
  depth: number,
): CallFacts | undefined {
  const properties = type.getProperties().slice(0, 60);
  for (const property of properties) {
    const valueDeclaration = declarationOf(property);
    if (valueDeclaration === undefined || !valueDeclaration.getSourceFile().isDeclarationFile)
      continue;
    const facts = factsOfDeclaration(valueDeclaration);
    if (facts?.remote !== undefined) return facts;
  }
  if (depth >= 2) return undefined;
  for (const property of properties) {
    const valueDeclaration = declarationOf(property);
    if (
      valueDeclaration === undefined ||
      (!ts.isPropertySignature(valueDeclaration) && !ts.isPropertyDeclaration(valueDeclaration))
    )
      continue;
    if (!valueDeclaration.getSourceFile().isDeclarationFile) continue;
    const inner = analysis.checker.getTypeOfSymbolAtLocation(property, at);
    const [signature] = inner.getCallSignatures();
    const declaration = signature?.declaration;
    const called =
      declaration === undefined || ts.isJSDocSignature(declaration)
        ? undefined
        : factsOfDeclaration(declaration);
    if (called?.remote !== undefined) return called;
    const found = memberFacts(inner, at, analysis, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
