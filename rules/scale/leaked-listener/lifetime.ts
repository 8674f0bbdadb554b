/** Does a value outlive the call that uses it, and does code run once per call? */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { isNamedInReturn } from "../../kit/factories.ts";
import { nameOf } from "../../kit/functions.ts";
import {
  isModuleVariable,
  processWideInstance,
  runsOncePerProcess,
} from "../../kit/process-lifetime.ts";
import { callsOf } from "../../kit/references.ts";
import {
  ancestors,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  unwrap,
} from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";

export interface Lifetime {
  readonly at: ts.Node;
  readonly message: string;
  readonly certainty: "resolved" | "shape";
}

const SHARED = /emitter|bus|redis|subscriber|pubsub|events?$|broker|hub|broadcast|channel/i;

/** Why a receiver lives longer than one call; undefined when nothing says so. */
export function lifetimeOf(receiver: ts.Expression, analysis: Analysis): Lifetime | undefined {
  const at = unwrap(receiver);
  if (ts.isIdentifier(at)) return ofName(at, analysis);
  if (ts.isCallExpression(at)) return undefined;
  if (!ts.isPropertyAccessExpression(at)) return undefined;
  const owner = unwrap(at.expression);
  if (owner.kind === ts.SyntaxKind.ThisKeyword) return ofField(at, analysis);
  if (/signal$/i.test(at.name.text)) {
    const found = signalOf(owner, analysis);
    if (found !== undefined) return found;
  }
  if (ts.isIdentifier(owner) || ts.isPropertyAccessExpression(owner)) {
    const found = lifetimeOf(owner, analysis);
    return found === undefined || !SHARED.test(at.name.text) ? undefined : found;
  }
  // `getApp().subscriber`: what an accessor without arguments hands out is the same for all.
  if (ts.isCallExpression(owner) && owner.arguments.length === 0 && SHARED.test(at.name.text)) {
    const callee = unwrap(owner.expression);
    if (ts.isIdentifier(callee) && /^get[A-Z]/.test(callee.text))
      return { at: owner, message: "the same for every call", certainty: "shape" };
  }
  return undefined;
}

/** `lifecycle.signal`, `shutdown.signal` of another module: it is told once, when the process ends. */
function signalOf(owner: ts.Expression, analysis: Analysis): Lifetime | undefined {
  if (!ts.isIdentifier(owner)) return undefined;
  const declaration = localDeclaration(owner, analysis);
  if (declaration === undefined) return undefined;
  if (ts.isImportSpecifier(declaration) || ts.isImportClause(declaration))
    return { at: declaration, message: "imported: one for the whole process", certainty: "shape" };
  return isModuleVariable(declaration)
    ? { at: declaration, message: "lives as long as the process", certainty: "resolved" }
    : undefined;
}

function ofName(name: ts.Identifier, analysis: Analysis): Lifetime | undefined {
  const declaration = localDeclaration(name, analysis);
  if (declaration === undefined) return name.text === "process" ? ofProcess(name) : undefined;
  if (name.text === "process" && declaration.getSourceFile().isDeclarationFile)
    return ofProcess(name);
  const target =
    ts.isImportSpecifier(declaration) || ts.isImportClause(declaration)
      ? analysis.declarationOf(name)
      : declaration;
  if (target === undefined)
    return SHARED.test(name.text) ||
      /^(shutdown|stop|process|app|exit|drain)\w*Signal$/i.test(name.text)
      ? { at: declaration, message: "imported: one for the whole process", certainty: "shape" }
      : undefined;
  return isModuleVariable(target)
    ? { at: target, message: "lives as long as the process", certainty: "resolved" }
    : givenToFactory(name, target);
}

/** `createRouter(feed)` hands out a handler: what it was given is there before each request and after it. */
function givenToFactory(name: ts.Identifier, target: ts.Declaration): Lifetime | undefined {
  if (!ts.isParameter(target) || OF_ONE_CALL.test(name.text)) return undefined;
  const handler = enclosingFunction(name);
  const factory = enclosingFunction(target.name);
  if (handler === undefined || factory === undefined || handler === factory) return undefined;
  return isHandedOut(name, factory)
    ? {
        at: target,
        message: "given to what makes the handler, and older than it",
        certainty: "shape",
      }
    : undefined;
}

const OF_ONE_CALL =
  /^(req|request|res|response|reply|ctx|context|socket|ws|conn|connection|stream|client|signal|abort\w*|child|proc|file|reader|writer)$/i;

/** The name stands in a handler of a route or a connection, or in a method of what the factory returns. */
function isHandedOut(name: ts.Node, factory: FunctionNode): boolean {
  for (
    let at = enclosingFunction(name);
    at !== undefined && at !== factory;
    at = enclosingFunction(at)
  ) {
    if (takesRequest(at) || isPerConnection(at)) return true;
    if (isNamedInReturn(at, factory)) return true;
    const holder = at.parent;
    const isMember =
      ts.isMethodDeclaration(at) ||
      (ts.isPropertyAssignment(holder) && ts.isObjectLiteralExpression(holder.parent));
    const literal = ts.isMethodDeclaration(at) ? at.parent : holder.parent;
    if (isMember && ts.isObjectLiteralExpression(literal) && ts.isReturnStatement(literal.parent))
      return enclosingFunction(literal) === factory;
  }
  return false;
}

function ofProcess(name: ts.Identifier): Lifetime {
  return { at: name, message: "lives until the end", certainty: "resolved" };
}

function ofField(access: ts.PropertyAccessExpression, analysis: Analysis): Lifetime | undefined {
  for (const at of ancestors(access)) {
    if (!ts.isClassLike(at)) continue;
    const instance = processWideInstance(at, analysis);
    const field = at.members.find(
      (each) => each.name !== undefined && each.name.getText() === access.name.text,
    );
    if (instance !== undefined)
      return { at: field ?? at, message: instance.message, certainty: "resolved" };
    return givenIn(at, access.name.text);
  }
  return undefined;
}

/** `constructor(private readonly subscriber: Redis)`: whoever made it has it for longer. */
function givenIn(owner: ts.ClassLikeDeclaration, name: string): Lifetime | undefined {
  if (!SHARED.test(name)) return undefined;
  for (const member of owner.members)
    if (ts.isConstructorDeclaration(member))
      for (const each of member.parameters)
        if (each.name.getText() === name)
          return {
            at: each,
            message: "given to this object, and older than it",
            certainty: "shape",
          };
  return undefined;
}

const STARTS =
  /^(constructor|bootstrap|main|start\w*|enable\w*|monitor\w*|init\w*|initiali[sz]e\w*|onModuleInit|onApplicationBootstrap|boot|setup\w*|register\w*|connect\w*|configure\w*|create\w*|listen\w*|attach\w*|bind\w*|build\w*|make\w*|open|run|subscribe\w*|on[A-Z]?\w*|handleSignals?|install\w*|reconnect\w*|watch\w*|add\w*Listener\w*)$/;

/** `proven` when a request, message or job leads here, `likely` for a function that nobody is seen to call once. */
export function runsPerCall(node: ts.Node, analysis: Analysis): "proven" | "likely" | undefined {
  let own = enclosingFunction(node);
  while (own !== undefined && nameOf(own) === "") own = enclosingFunction(own);
  const inner = enclosingFunction(node);
  if (inner === undefined || runsOncePerProcess(node, analysis)) return undefined;
  if (isPerConnection(inner)) return "proven";
  if (own !== undefined && isCalledPerConnection(own, analysis)) return "proven";
  if (
    own !== undefined &&
    isFunctionNode(own) &&
    STARTS.test(nameOf(own)) &&
    !takesRequest(own) &&
    !takesWork(own)
  )
    return undefined;
  if (own !== undefined && isCalledAtStart(own, analysis)) return undefined;
  const { contexts } = analysis.reach(node);
  if (contexts.has("startup")) return undefined;
  if (contexts.has("request") || contexts.has("consumer") || contexts.has("serverless"))
    return "proven";
  return contexts.has("library") && own !== undefined ? "likely" : undefined;
}

/** `server.on("connection", (socket) => { … })`: once for each that comes. */
function isPerConnection(inner: FunctionNode): boolean {
  for (let at: FunctionNode | undefined = inner; at !== undefined; at = enclosingFunction(at)) {
    const holder = at.parent;
    if (!ts.isCallExpression(holder) || at.parameters.length === 0) continue;
    const [event] = holder.arguments;
    if (
      event !== undefined &&
      ts.isStringLiteralLike(event) &&
      /^(connection|request|upgrade|session|stream)$/.test(event.text) &&
      /\.(on|addListener)$/.test(holder.expression.getText())
    )
      return true;
  }
  return false;
}

/** `wss.on("connection", (socket) => this.accept(socket))` */
function isCalledPerConnection(own: FunctionNode, analysis: Analysis): boolean {
  const calls = callsOf(own, analysis);
  return (
    calls.length > 0 &&
    calls.every((each) => {
      const caller = enclosingFunction(each);
      return caller !== undefined && isPerConnection(caller);
    })
  );
}

/** `run(task)`, `watch(() => …)`: what it is given to do differs from call to call. */
function takesWork(own: FunctionNode): boolean {
  return (
    ts.isMethodDeclaration(own) &&
    ts.isObjectLiteralExpression(own.parent) &&
    own.parameters.some(({ type }) => type !== undefined && ts.isFunctionTypeNode(type))
  );
}

/** `createAndStream(req, res)`: whatever its name says, it is called for each request. */
function takesRequest(own: FunctionNode): boolean {
  return own.parameters.some(
    ({ name }) => ts.isIdentifier(name) && /^(req|request|res|response|reply)$/.test(name.text),
  );
}

/** Every call stands in a constructor or a function that starts something. */
function isCalledAtStart(own: FunctionNode, analysis: Analysis): boolean {
  const calls = callsOf(own, analysis);
  return (
    calls.length > 0 &&
    calls.every((each) => {
      const caller = enclosingFunction(each);
      return caller === undefined || STARTS.test(nameOf(caller));
    })
  );
}
