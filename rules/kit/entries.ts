/** Where the outside world calls in: routes, messages, schedules, actions. */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import { parameterIndex } from "./options.ts";
import type { Context } from "./rule.ts";
import {
  calledName,
  type FunctionNode,
  literalText,
  outer,
  propertyName,
  unwrap,
} from "./syntax.ts";

export interface Entry {
  readonly context: Context;
  /** As people speak of it: `POST /orders`, `queue mails`, `schedule 0 5 * * *`, `action createTag`. */
  readonly label: string;
  /** The name, decorator or call that makes it an entry. */
  readonly at: ts.Node;
}

const HTTP_METHODS = /^(get|post|put|patch|delete|head|options|all|use|del)$/;
const NEST_METHODS: Readonly<Record<string, string>> = {
  Get: "GET",
  Post: "POST",
  Put: "PUT",
  Patch: "PATCH",
  Delete: "DELETE",
  All: "ALL",
  Head: "HEAD",
  Options: "OPTIONS",
  Sse: "SSE",
};
const DECORATORS: Readonly<Record<string, readonly [Context, string]>> = {
  Query: ["request", "query"],
  Mutation: ["request", "mutation"],
  Subscription: ["request", "subscription"],
  ResolveField: ["request", "field"],
  SubscribeMessage: ["request", "socket"],
  GrpcMethod: ["request", "rpc"],
  MessagePattern: ["consumer", "message"],
  EventPattern: ["consumer", "event"],
  Process: ["consumer", "job"],
  OnEvent: ["consumer", "event"],
  SqsMessageHandler: ["consumer", "queue"],
  RabbitSubscribe: ["consumer", "queue"],
  RabbitRPC: ["consumer", "queue"],
  Cron: ["job", "schedule"],
  Interval: ["job", "interval"],
  Timeout: ["job", "timeout"],
};
const APPS =
  /^(app|router|server|fastify|api|route|routes|instance|hono|express|\w+(Router|App|Api))$/;

/** The entry that a function is by itself: its decorators, its name in a routed file, the call it is handed to. */
export function entryAt(fn: FunctionNode, analysis: Analysis): Entry | undefined {
  return ofDecorators(fn) ?? ofAction(fn) ?? ofHolder(fn, analysis) ?? ofFile(fn);
}

export function isReturned(fn: FunctionNode): boolean {
  return ts.isReturnStatement(outer(fn)) || ts.isArrowFunction(outer(fn));
}

/** Where a function is named: as the callee of a call, or as a value handed on. */
export function usesOf(fn: FunctionNode, analysis: Analysis): readonly ts.Node[] {
  const declaration = bearerOf(fn);
  return declaration === undefined ? [] : analysis.referencesTo(declaration);
}

/** The declaration whose name stands for a function. */
export function bearerOf(fn: FunctionNode): ts.Declaration | undefined {
  if (!ts.isArrowFunction(fn) && !ts.isFunctionExpression(fn))
    return ts.isConstructorDeclaration(fn) ? fn.parent : fn;
  let holder: ts.Node = outer(fn);
  // `const f = wrapped(async () => …)`: the name stands for what the wrapper runs.
  while (ts.isCallExpression(holder)) holder = outer(holder);
  return ts.isVariableDeclaration(holder) ||
    ts.isPropertyDeclaration(holder) ||
    ts.isPropertyAssignment(holder)
    ? holder
    : undefined;
}

/** `router.post("/orders", createOrder)`: the name of a function as a handler. */
export function entryOfArgument(use: ts.Node, analysis: Analysis): Entry | undefined {
  let at: ts.Node = use;
  while (
    ts.isPropertyAccessExpression(at.parent) &&
    (at.parent.name === at || /^bind$/.test(at.parent.name.text))
  )
    at = at.parent;
  if (ts.isCallExpression(at.parent) && at.parent.expression === at) {
    if (!ts.isPropertyAccessExpression(at) || at.name.text !== "bind") return undefined;
    at = at.parent;
  }
  return ts.isExpression(at) ? entryOfValue(at, analysis) : undefined;
}

/** The entry that a function is by the call, property or variable that takes it. */
function ofHolder(fn: FunctionNode, analysis: Analysis): Entry | undefined {
  if (ts.isMethodDeclaration(fn) && ts.isObjectLiteralExpression(fn.parent))
    return ofProperty(fn.name, fn.parent, analysis);
  if (!ts.isArrowFunction(fn) && !ts.isFunctionExpression(fn)) return undefined;
  return entryOfValue(fn, analysis);
}

/** The entry that a function is by the call or property which takes it. */
export function entryOfValue(value: ts.Expression, analysis: Analysis): Entry | undefined {
  const holder = outer(value);
  if (ts.isPropertyAssignment(holder)) return ofProperty(holder.name, holder.parent, analysis);
  if (!ts.isCallExpression(holder) && !ts.isNewExpression(holder)) return undefined;
  const index = (holder.arguments ?? []).findIndex((each) => unwrap(each) === unwrap(value));
  if (index < 0) return undefined;
  const facts = analysis.factsOf(holder);
  const entered = facts?.enters.find(
    (each) => each.path.length === 0 && isParameter(facts.declaration, each.parameter, index),
  );
  if (entered !== undefined)
    return { context: entered.context, label: labelOf(holder, entered.context), at: holder };
  if (facts?.schedules !== undefined) {
    if (!facts.has.has("repeats") || !isParameter(facts.declaration, facts.schedules, index))
      return undefined;
    return { context: "job", label: "a timer", at: holder };
  }
  if (facts !== undefined) return undefined;
  return ofShape(holder, value);
}

/** Rest parameters take all that follows them. */
function isParameter(declaration: ts.Declaration, name: string, index: number): boolean {
  const at = parameterIndex(declaration, name);
  if (at < 0) return false;
  const parameter = ts.isFunctionLike(declaration) ? declaration.parameters[at] : undefined;
  return index === at || (parameter?.dotDotDotToken !== undefined && index > at);
}

/** Calls that nothing resolves, by their look: routes, procedures, workers, schedules. */
function ofShape(
  call: ts.CallExpression | ts.NewExpression,
  value: ts.Expression,
): Entry | undefined {
  const callee = unwrap(call.expression);
  const name = calledName(callee)?.text ?? "";
  const path = literalText(call.arguments?.[0]);
  if (ts.isNewExpression(call))
    return /^(Worker|CronJob|Cron)$/.test(name)
      ? {
          context: name === "Worker" ? "consumer" : "job",
          label: labelOf(call, name === "Worker" ? "consumer" : "job"),
          at: call,
        }
      : undefined;
  if (ts.isPropertyAccessExpression(callee)) {
    const owner = calledName(callee.expression)?.text ?? "";
    if (
      HTTP_METHODS.test(name) &&
      path !== undefined &&
      (path.startsWith("/") || path === "*") &&
      (APPS.test(owner) || isChainOfApp(callee.expression))
    )
      return {
        context: "request",
        label: `${name === "use" ? "requests to" : name.toUpperCase()} ${path}`,
        at: call,
      };
    const chain = callee.expression.getText();
    if (/^(query|mutation|subscription)$/.test(name) && /procedure/i.test(chain))
      return { context: "request", label: `${name} ${heldName(call) ?? ""}`.trim(), at: call };
    if (/^(action|handler)$/.test(name) && /action|server|create\w+Fn/i.test(chain))
      return { context: "request", label: `action ${heldName(call) ?? ""}`.trim(), at: call };
    if (/^(schedule|scheduleJob)$/.test(name) && /cron|schedul/i.test(owner))
      return { context: "job", label: `schedule ${path ?? ""}`.trim(), at: call };
    if (
      /^(process|consume|work|subscribe)$/.test(name) &&
      /queue|channel|boss|consumer|worker|broker/i.test(owner)
    )
      return { context: "consumer", label: `queue ${path ?? owner}`, at: call };
    if (name === "createFunction" && /inngest/i.test(owner))
      return { context: "job", label: "a background function", at: call };
  }
  return ofExportedName(value);
}

/** `new Hono().use(log).post("/orders", …)`: the calls before give back the application that is made there. */
function isChainOfApp(receiver: ts.Expression): boolean {
  let at = unwrap(receiver);
  while (ts.isCallExpression(at)) {
    const callee = unwrap(at.expression);
    if (!ts.isPropertyAccessExpression(callee)) return false;
    at = unwrap(callee.expression);
  }
  if (ts.isNewExpression(at)) return APP_CLASS.test(calledName(at.expression)?.text ?? "");
  return at !== unwrap(receiver) && APPS.test(calledName(at)?.text ?? "");
}

const APP_CLASS = /^(\w*Hono|Elysia|\w*Router)$/;

/** `export const POST = withWorkspace(async () => …)` in a routed file: whatever wraps it. */
function ofExportedName(value: ts.Expression): Entry | undefined {
  let holder: ts.Node = outer(value);
  while (ts.isCallExpression(holder)) holder = outer(holder);
  if (ts.isExportAssignment(holder)) return routedDefault(holder);
  return ts.isVariableDeclaration(holder) &&
    ts.isIdentifier(holder.name) &&
    isExportedVariable(holder)
    ? routedName(holder.name)
    : undefined;
}

/** `defineJob({ handler })`, `task({ id, run })`, `consumer.run({ eachMessage })`, `route({ handler })`. */
function ofProperty(
  name: ts.PropertyName,
  literal: ts.ObjectLiteralExpression,
  analysis: Analysis,
): Entry | undefined {
  const key = propertyName(name);
  const call = outer(literal);
  if (key === undefined) return undefined;
  if (ts.isExportAssignment(call) && /^(fetch|scheduled|queue)$/.test(key))
    return {
      context:
        key === "fetch"
          ? listensItself(literal)
            ? "request"
            : "edge"
          : key === "queue"
            ? "consumer"
            : "job",
      label: key,
      at: name,
    };
  if (!ts.isCallExpression(call) && !ts.isNewExpression(call)) return undefined;
  const facts = analysis.factsOf(call);
  const entered = facts?.enters.find((each) => each.path.at(-1) === key);
  if (entered !== undefined)
    return { context: entered.context, label: labelOf(call, entered.context), at: name };
  if (facts !== undefined) return undefined;
  const callee = calledName(call.expression)?.text ?? "";
  if (/^(eachMessage|eachBatch)$/.test(key))
    return { context: "consumer", label: "messages", at: name };
  if (key === "run" && /^(task|schedules?Task|defineJob|job|schemaTask)$/i.test(callee))
    return {
      context: "job",
      label: `task ${idOf(literal) ?? heldName(call) ?? ""}`.trim(),
      at: name,
    };
  if (/^handle(r|Request)?$/.test(key) && /^(route|defineRoute|createRoute)$/.test(callee))
    return { context: "request", label: `route ${idOf(literal) ?? ""}`.trim(), at: name };
  // `export const GET = guarded({ handler: async () => … })`
  return /^(handler|run|execute|fn)$/.test(key) ? ofExportedName(literal) : undefined;
}

/** `export default { port, fetch }`: a runtime listens for it, in a server of its own. */
function listensItself({ properties }: ts.ObjectLiteralExpression): boolean {
  return properties.some(
    ({ name }) =>
      name !== undefined &&
      /^(port|hostname|idleTimeout|websocket|maxRequestBodySize)$/.test(propertyName(name) ?? ""),
  );
}

function idOf(literal: ts.ObjectLiteralExpression): string | undefined {
  for (const each of literal.properties) {
    if (!ts.isPropertyAssignment(each)) continue;
    if (!/^(id|name|url|path)$/.test(propertyName(each.name) ?? "")) continue;
    const text = literalText(unwrap(each.initializer));
    if (text !== undefined) return text;
  }
  return undefined;
}

/** The variable or property that a call's result is put into. */
function heldName(call: ts.Node): string | undefined {
  for (let at = call.parent; at !== undefined; at = at.parent) {
    if (ts.isPropertyAssignment(at)) return propertyName(at.name);
    if (ts.isVariableDeclaration(at)) return ts.isIdentifier(at.name) ? at.name.text : undefined;
    if (ts.isStatement(at)) return undefined;
  }
  return undefined;
}

function labelOf(call: ts.CallExpression | ts.NewExpression, context: Context): string {
  const first = literalText(call.arguments?.[0]);
  const name = calledName(call.expression)?.text ?? "";
  if (context === "request")
    return HTTP_METHODS.test(name) && first !== undefined
      ? `${name === "use" ? "requests to" : name.toUpperCase()} ${first}`
      : "a request";
  if (context === "consumer") return first === undefined ? "a message" : `queue ${first}`;
  return first === undefined ? "a schedule" : `schedule ${first}`;
}

function ofDecorators(fn: FunctionNode): Entry | undefined {
  if (!ts.isMethodDeclaration(fn) || !ts.isClassLike(fn.parent)) return undefined;
  for (const decorator of ts.getDecorators(fn) ?? []) {
    const { expression } = decorator;
    const name =
      calledName(ts.isCallExpression(expression) ? expression.expression : expression)?.text ?? "";
    const argument = ts.isCallExpression(expression)
      ? literalText(expression.arguments[0])
      : undefined;
    const method = NEST_METHODS[name];
    if (method !== undefined)
      return {
        context: "request",
        label: `${method} ${joined(controllerPath(fn.parent), argument)}`,
        at: decorator,
      };
    const known = DECORATORS[name];
    if (known !== undefined) {
      const what = argument ?? fn.name.getText();
      return { context: known[0], label: `${known[1]} ${what}`, at: decorator };
    }
  }
  // BullMQ in Nest: the class is the processor, `process` its handler.
  const isProcessor = (ts.getDecorators(fn.parent) ?? []).some((each) =>
    /^@Processor\b/.test(each.getText()),
  );
  return isProcessor && fn.name.getText() === "process"
    ? { context: "consumer", label: "a queue", at: fn.name }
    : undefined;
}

function controllerPath(owner: ts.ClassLikeDeclaration): string {
  for (const decorator of ts.getDecorators(owner) ?? []) {
    const { expression } = decorator;
    if (
      !ts.isCallExpression(expression) ||
      calledName(expression.expression)?.text !== "Controller"
    )
      continue;
    const [argument] = expression.arguments;
    if (argument !== undefined && ts.isObjectLiteralExpression(argument))
      return idOf(argument) ?? "";
    return literalText(argument) ?? "";
  }
  return "";
}

function joined(base: string, path: string | undefined): string {
  const parts = [base, path ?? ""]
    .map((each) => each.replace(/^\/|\/$/g, ""))
    .filter((each) => each !== "");
  return `/${parts.join("/")}`;
}

/** `"use server"` at the top of the file (exported functions) or of the function. */
function ofAction(fn: FunctionNode): Entry | undefined {
  if (fn.body === undefined || !ts.isBlock(fn.body)) return undefined;
  const isOwn = directive(fn.body.statements[0]) === "use server";
  const file = fn.getSourceFile();
  const isFile = directive(file.statements[0]) === "use server" && isExportedFunction(fn);
  if (!isOwn && !isFile) return undefined;
  const name = fn.name === undefined ? (heldName(fn) ?? "") : fn.name.getText();
  return { context: "request", label: `action ${name}`.trim(), at: fn.name ?? fn };
}

function directive(statement: ts.Statement | undefined): string | undefined {
  return statement !== undefined && ts.isExpressionStatement(statement)
    ? literalText(statement.expression)
    : undefined;
}

/** Files that a framework routes by their path: `route.ts`, `pages/api`, loaders and actions, handlers. */
function ofFile(fn: FunctionNode): Entry | undefined {
  if (ts.isFunctionDeclaration(fn)) {
    if (!isExportedFunction(fn)) return undefined;
    const isDefault =
      fn.modifiers?.some((each) => each.kind === ts.SyntaxKind.DefaultKeyword) ?? false;
    if (isDefault) return routedDefault(fn);
    return fn.name === undefined ? undefined : routedName(fn.name);
  }
  if (!ts.isArrowFunction(fn) && !ts.isFunctionExpression(fn)) return undefined;
  return ofExportedName(fn);
}

function routedName(name: ts.Identifier): Entry | undefined {
  const path = name.getSourceFile().fileName;
  if (
    /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/.test(name.text) &&
    /\/(\+server|route)\.[cm]?tsx?$|\/api\//.test(path)
  )
    return { context: "request", label: `${name.text} ${routePath(path)}`, at: name };
  if (/^(loader|action)$/.test(name.text) && /\/(routes|app)\//.test(path))
    return { context: "request", label: `${name.text} of ${routePath(path)}`, at: name };
  if (/^(getServerSideProps|getStaticProps)$/.test(name.text))
    return { context: "request", label: `page ${routePath(path)}`, at: name };
  if (name.text === "handler" && /lambda|function|handler/i.test(path))
    return { context: "serverless", label: "a function call", at: name };
  return undefined;
}

function routedDefault(node: ts.Node): Entry | undefined {
  const path = node.getSourceFile().fileName;
  if (/\/pages\/api\//.test(path))
    return { context: "request", label: `requests to ${routePath(path)}`, at: node };
  if (/\/app\/(.*\/)?(page|layout)\.tsx?$/.test(path))
    return { context: "request", label: `page ${routePath(path)}`, at: node };
  return undefined;
}

/** `…/app/(group)/api/orders/route.ts` and `…/modules/api/orders/route.ts` → `/api/orders`; `src/api/orders/route.ts` → `/orders`. */
function routePath(path: string): string {
  const tail =
    ROUTED.exec(path)?.[1] ?? ROUTED_ROOT.exec(path)?.[1] ?? ROUTED_API.exec(path)?.[1] ?? "";
  return `/${tail
    .split("/")
    .filter((part) => part !== "" && !/^\(.*\)$/.test(part))
    .join("/")}`;
}

const ROUTED =
  /\/(?:app|pages|routes)\/(.*?)(?:\/(?:route|page|layout|index|\+server))?\.[cm]?tsx?$/;
/** Of a framework whose routes begin there, as Medusa's do. */
const ROUTED_ROOT = /\/src\/api\/(.*?)\/route\.[cm]?tsx?$/;
const ROUTED_API = /\/(api\/.*?)(?:\/(?:route|index|\+server))?\.[cm]?tsx?$/;

function isExportedFunction(fn: FunctionNode): boolean {
  if (ts.isFunctionDeclaration(fn))
    return fn.modifiers?.some((each) => each.kind === ts.SyntaxKind.ExportKeyword) ?? false;
  let holder: ts.Node = outer(fn);
  while (ts.isCallExpression(holder)) holder = outer(holder);
  return ts.isVariableDeclaration(holder) && isExportedVariable(holder);
}

function isExportedVariable(declaration: ts.VariableDeclaration): boolean {
  const statement = declaration.parent.parent;
  return (
    ts.isVariableStatement(statement) &&
    (statement.modifiers?.some((each) => each.kind === ts.SyntaxKind.ExportKeyword) ?? false)
  );
}
