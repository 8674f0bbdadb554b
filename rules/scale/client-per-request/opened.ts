/** Connections that a call opens for itself and closes again, each time. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { receiverOf } from "../../kit/data/chain.ts";
import { importOf, importsOf } from "../../kit/imports.ts";
import { callsOf } from "../../kit/references.ts";
import {
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  outer,
  unwrap,
} from "../../kit/syntax.ts";

/** What is opened, for a client whose opening takes several round trips; undefined for every other call. */
export function openedKind(call: ts.NewExpression | ts.CallExpression): string | undefined {
  const name = calledName(call.expression)?.text ?? "";
  if (ts.isNewExpression(call)) {
    const imported = importOf(call.expression);
    if (imported === undefined) return undefined;
    if (/^(ioredis|redis|valkey|iovalkey)$/.test(imported.specifier)) return "Redis";
    return STORES.test(imported.specifier) && STORE_CLIENTS.test(imported.name) ? name : undefined;
  }
  if (name === "producer" && uses(call, /^(kafkajs|@confluentinc\/kafka)/)) return "producer";
  if (name === "createTransport" && uses(call, /^nodemailer$/)) return "transport";
  if (name === "connect" && importOf(call.expression)?.specifier.startsWith("amqp") === true)
    return "connection";
  if (name === "createClient" && importOf(call.expression)?.specifier === "redis") return "Redis";
  return undefined;
}

/** Packages whose clients hold a connection, or a pool of them, to a store. */
const STORES =
  /^(pg|mongodb|mysql2(\/promise)?|mariadb|@prisma\/client|typeorm|mssql|cassandra-driver|neo4j-driver|oracledb|@neondatabase\/serverless|basic-ftp|ssh2(-sftp-client)?|@elastic\/elasticsearch)$/;
const STORE_CLIENTS =
  /^(Client|Pool|MongoClient|PrismaClient|DataSource|ConnectionPool|Connection|default)$/;

function uses(call: ts.CallExpression, packages: RegExp): boolean {
  return [...importsOf(call.getSourceFile()).values()].some(({ specifier }) =>
    packages.test(specifier),
  );
}

/** The function that opens it for itself: the one it stands in, or each that asks a helper for it. */
export function opensForItself(
  call: ts.NewExpression | ts.CallExpression,
  kind: string,
  home: FunctionNode,
  analysis: Analysis,
): FunctionNode | undefined {
  // What differs from caller to caller cannot be shared as it is.
  if (dependsOnCall(call, home)) return undefined;
  let holder = outer(call);
  if (ts.isAwaitExpression(holder)) holder = outer(holder);
  if (ts.isVariableDeclaration(holder) && ts.isIdentifier(holder.name))
    return isUsedUp(holder.name.text, kind, home) ? home : undefined;
  if (!ts.isReturnStatement(holder) && !ts.isArrowFunction(holder)) return undefined;
  const calls = callsOf(home, analysis);
  const users = calls.map((each) => userOf(each, kind));
  return calls.length > 0 && users.every((each) => each !== undefined) ? users[0] : undefined;
}

function dependsOnCall(call: ts.NewExpression | ts.CallExpression, home: FunctionNode): boolean {
  const names = new Set(home.parameters.flatMap((each) => wordsIn(each.name)));
  for (const node of home.body === undefined ? [] : descendants(home.body))
    if (ts.isVariableDeclaration(node) && node.end <= call.pos)
      for (const each of wordsIn(node.name)) names.add(each);
  const receiver = ts.isCallExpression(call) ? receiverOf(call) : undefined;
  const parts = [...(call.arguments ?? []), ...(receiver === undefined ? [] : [receiver])];
  return parts.some((part) =>
    [part, ...descendants(part)].some((each) => ts.isIdentifier(each) && names.has(each.text)),
  );
}

function wordsIn(name: ts.Node): readonly string[] {
  return [name, ...descendants(name)].filter(ts.isIdentifier).map((each) => each.text);
}

/** `const redis = this.connect()` that is closed again, `this.transport().sendMail(…)`. */
function userOf(call: ts.Node, kind: string): FunctionNode | undefined {
  const own = enclosingFunction(call);
  if (own === undefined) return undefined;
  let holder = outer(call);
  if (ts.isAwaitExpression(holder)) holder = outer(holder);
  if (ts.isPropertyAccessExpression(holder)) return kind === "transport" ? own : undefined;
  return ts.isVariableDeclaration(holder) &&
    ts.isIdentifier(holder.name) &&
    isUsedUp(holder.name.text, kind, own)
    ? own
    : undefined;
}

/**
 * The calls in its file of a helper that opens a connection anew each time, whose answer is never closed although others close theirs:
 * that they do says who is to close it.
 */
export function neverClosed(
  call: ts.NewExpression | ts.CallExpression,
  home: FunctionNode,
  analysis: Analysis,
  isServing: (call: ts.CallExpression) => boolean,
): readonly ts.CallExpression[] {
  if (!isHandedOut(call, home)) return [];
  // A script that closes what it opened says nothing of the server, where one connection may be kept for good.
  const calls = callsOf(home, analysis).filter(ts.isCallExpression).filter(isServing);
  if (!calls.some((each) => fateOf(each) === "closed")) return [];
  // A place in another file cannot be told of from this one.
  const file = call.getSourceFile();
  return calls.filter((each) => each.getSourceFile() === file && fateOf(each) === "forgotten");
}

/** `return new DataSource(options)`, or by a name that nothing else keeps. */
function isHandedOut(call: ts.NewExpression | ts.CallExpression, home: FunctionNode): boolean {
  const holder = outer(call);
  if (ts.isReturnStatement(holder)) return true;
  if (!ts.isVariableDeclaration(holder) || !ts.isIdentifier(holder.name)) return false;
  const { text } = holder.name;
  const uses = [...descendants(home)].filter((each) => ts.isIdentifier(each) && each.text === text);
  return (
    uses.some((each) => ts.isReturnStatement(outer(each))) &&
    !uses.some((each) => ts.isBinaryExpression(outer(each)))
  );
}

function fateOf(call: ts.CallExpression): "closed" | "forgotten" | "kept" {
  const own = enclosingFunction(call);
  let holder = outer(call);
  if (ts.isAwaitExpression(holder)) holder = outer(holder);
  if (own === undefined || !ts.isVariableDeclaration(holder) || !ts.isIdentifier(holder.name))
    return "kept";
  const { name } = holder;
  let isKept = false;
  for (const node of descendants(own)) {
    if (!ts.isIdentifier(node) || node.text !== name.text || node === name) continue;
    const { parent } = node;
    if (ts.isPropertyAccessExpression(parent) && parent.expression === node) {
      if (CLOSES.test(parent.name.text)) return "closed";
    } else if (!ts.isPropertyAccessExpression(parent)) isKept = true;
  }
  return isKept ? "kept" : "forgotten";
}

const CLOSES = /^(quit|disconnect|close|end|destroy|terminate)$/;

/** Closed in the same function, or of a kind that nobody closes and the function only sends with. */
function isUsedUp(name: string, kind: string, own: FunctionNode): boolean {
  let isClosed = false;
  for (const node of descendants(own)) {
    if (!ts.isIdentifier(node) || node.text !== name) continue;
    const { parent } = node;
    if (ts.isReturnStatement(parent) || (ts.isBinaryExpression(parent) && parent.right === node))
      return false;
    if (ts.isShorthandPropertyAssignment(parent) || ts.isPropertyAssignment(parent)) return false;
    if (!ts.isPropertyAccessExpression(parent) || parent.expression !== node) continue;
    const used = outer(parent);
    if (!ts.isCallExpression(used) || unwrap(used.expression) !== parent) continue;
    if (CLOSES.test(parent.name.text)) isClosed ||= !isLater(node, own);
    if (kind === "transport" && parent.name.text === "sendMail") isClosed = true;
  }
  return isClosed;
}

/** In a handler of something that ends later. */
function isLater(node: ts.Node, own: FunctionNode): boolean {
  for (let at = node.parent; at !== undefined && at !== own; at = at.parent)
    if (isFunctionNode(at)) return true;
  return false;
}
