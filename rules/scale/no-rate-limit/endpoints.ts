/** Places where anybody can call in: routes, exported handlers, actions, procedures. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { chainOf } from "../../kit/data/chain.ts";
import { entryAt } from "../../kit/entries.ts";
import {
  calledName,
  descendants,
  type FunctionNode,
  isFunctionNode,
  literalText,
  propertyName,
  unwrap,
} from "../../kit/syntax.ts";

export interface Endpoint {
  /** As people speak of it: `POST /auth/login`, `action sendCode`. */
  readonly label: string;
  /** Everything that its name and path say. */
  readonly name: string;
  readonly at: ts.Node;
  /** What is run for it and what stands around that: guards, wrappers, middleware. */
  readonly parts: readonly ts.Node[];
  readonly handler: FunctionNode | undefined;
  /** A read by its method, which a form or a guess does not use. */
  readonly isRead: boolean;
}

const ROUTE_DECORATOR = /^(Get|Post|Put|Patch|All|Mutation)$/;

/** `@Post("login") async login()`. */
export function ofDecorator(node: ts.Decorator, analysis: Analysis): Endpoint | undefined {
  const { expression, parent } = node;
  if (!ts.isCallExpression(expression) || !ts.isMethodDeclaration(parent)) return undefined;
  const method = calledName(expression.expression)?.text ?? "";
  if (!ROUTE_DECORATOR.test(method) || !ts.isClassLike(parent.parent)) return undefined;
  const entry = entryAt(parent, analysis);
  if (entry === undefined) return undefined;
  return {
    label: entry.label,
    name: `${entry.label} ${parent.name.getText()}`,
    at: parent.name,
    parts: [parent, ...(ts.getDecorators(parent.parent) ?? [])],
    handler: parent,
    isRead: method === "Get",
  };
}

/** `export async function POST()` in a routed file, exported functions of an action file. */
export function ofFunction(node: ts.FunctionDeclaration, analysis: Analysis): Endpoint | undefined {
  if (node.name === undefined && !/\/pages\/api\//.test(node.getSourceFile().fileName))
    return undefined;
  const entry = entryAt(node, analysis);
  if (entry?.context !== "request" || entry.label.startsWith("page ")) return undefined;
  return {
    label: entry.label,
    name: `${entry.label} ${node.name?.text ?? ""}`,
    at: node.name ?? node,
    parts: [node],
    handler: node,
    isRead: /^(GET|HEAD|OPTIONS|loader)\b/.test(entry.label),
  };
}

/** `export const POST = withSession(async () => …)`, `export const send = client.action(async () => …)`. */
export function ofVariable(node: ts.VariableDeclaration, analysis: Analysis): Endpoint | undefined {
  if (node.initializer === undefined || !ts.isIdentifier(node.name)) return undefined;
  const statement = node.parent.parent;
  if (!ts.isVariableStatement(statement) || statement.modifiers === undefined) return undefined;
  const value = unwrap(node.initializer);
  const handler = isFunctionNode(value) ? value : innermostHandler(value);
  if (handler === undefined) return undefined;
  const entry = entryAt(handler, analysis);
  if (entry?.context !== "request" || entry.label.startsWith("page ")) return undefined;
  return {
    label: entry.label,
    name: `${entry.label} ${node.name.text}`,
    at: node.name,
    parts: [node],
    handler,
    isRead: /^(GET|HEAD|OPTIONS|loader|query)\b/.test(entry.label),
  };
}

/** `.action(async () => …)` is the last step of a chain; `withA(withB(async () => …))` the innermost call. */
function innermostHandler(value: ts.Expression): FunctionNode | undefined {
  let at: ts.Expression = value;
  for (let depth = 0; depth < 6 && ts.isCallExpression(at); depth++) {
    const given: ts.Expression | undefined = at.arguments
      .map(unwrap)
      .map((each) => handlerIn(each) ?? each)
      .findLast((each) => isFunctionNode(each) || ts.isCallExpression(each));
    if (given === undefined) return undefined;
    if (isFunctionNode(given)) return given;
    at = given;
  }
  return undefined;
}

/** `wrapped({ handler: async () => … })` */
function handlerIn(given: ts.Expression): ts.Expression | undefined {
  if (!ts.isObjectLiteralExpression(given)) return undefined;
  for (const each of given.properties)
    if (ts.isPropertyAssignment(each) && propertyName(each.name) === "handler")
      return unwrap(each.initializer);
  return undefined;
}

/** `router.post("/login", limit, handler)`, `login: publicProcedure.mutation(async () => …)`. */
export function ofCall(call: ts.CallExpression, analysis: Analysis): Endpoint | undefined {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const method = callee.name.text;
  if (method === "mutation") return ofProcedure(call, analysis);
  if (!/^(get|post|put|patch|all)$/.test(method) || call.arguments.length < 2) return undefined;
  const path = literalText(call.arguments[0]);
  if (path === undefined || !/^(\/|\*|$)/.test(path)) return undefined;
  const [, ...rest] = call.arguments;
  const last = unwrap(rest.at(-1) ?? call);
  // A client's `api.post("/login", body)` is the other end.
  const isHandler =
    isFunctionNode(last) ||
    ts.isIdentifier(last) ||
    ts.isPropertyAccessExpression(last) ||
    (ts.isCallExpression(last) && last.arguments.some((each) => isFunctionNode(unwrap(each))));
  if (!isHandler || isClientCall(call)) return undefined;
  return {
    label: `${method.toUpperCase()} ${path}`,
    name: `${path} ${ts.isPropertyAccessExpression(last) ? last.name.text : ""}`,
    at: callee.name,
    parts: rest,
    handler: isFunctionNode(last) ? last : undefined,
    isRead: method === "get",
  };
}

/** What is waited for or kept is an answer: routes are declared and forgotten, or chained. */
function isClientCall(call: ts.CallExpression): boolean {
  const root = chainOf(call).root.getText();
  if (/axios|http|client|request|agent|api$|fetch|\bcy\b|\bpm\b|supertest/i.test(root)) {
    if (!/(express|fastify|hono|router|app|server)/i.test(root)) return true;
  }
  for (let at: ts.Node = call.parent; !ts.isStatement(at); at = at.parent) {
    if (ts.isAwaitExpression(at)) return true;
    if (at.parent === undefined) return false;
  }
  return false;
}

function ofProcedure(call: ts.CallExpression, analysis: Analysis): Endpoint | undefined {
  const [argument] = call.arguments;
  const handler = argument === undefined ? undefined : unwrap(argument);
  if (handler === undefined || !isFunctionNode(handler)) return undefined;
  const entry = entryAt(handler, analysis);
  if (entry?.context !== "request") return undefined;
  return {
    label: entry.label,
    name: `${entry.label} ${/\/([\w-]+)\.[cm]?ts$/.exec(call.getSourceFile().fileName)?.[1] ?? ""}`,
    at: call,
    parts: [call],
    handler,
    isRead: false,
  };
}

/** `app.route("/api/v1", api)` in the file that makes the app: the first one stands for all. */
export function ofMount(call: ts.CallExpression): Endpoint | undefined {
  if (!isMount(call)) return undefined;
  const file = call.getSourceFile();
  if (!/new (Hono|Elysia|OpenAPIHono|Koa)\b|\bexpress\(\)|\bfastify\(|\bFastify\(/.test(file.text))
    return undefined;
  for (const each of descendants(file))
    if (ts.isCallExpression(each) && isMount(each)) {
      if (each !== call) return undefined;
      break;
    }
  const path = literalText(call.arguments[0]) ?? "";
  return {
    label: path,
    name: path,
    at: call.arguments[0] ?? call,
    parts: [file],
    handler: undefined,
    isRead: false,
  };
}

function isMount(call: ts.CallExpression): boolean {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || !/^(route|use|mount)$/.test(callee.name.text))
    return false;
  const path = literalText(call.arguments[0]);
  if (path === undefined || !/^\/(api|v\d|auth|public|trpc|graphql)(?=\/|$)/.test(path))
    return false;
  const last = call.arguments.at(-1);
  return call.arguments.length > 1 && last !== undefined && !ts.isStringLiteralLike(last);
}
