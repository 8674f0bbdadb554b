/** What a call opens and closes on some of its ways out only. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  outer,
  unwrap,
} from "../../kit/syntax.ts";

/** A connection, a session, a browser: it stays open until somebody closes it. */
const OPENS =
  /^(connect|getConnection|createConnection|createQueryRunner|duplicate|launch|newPage|newContext|createBrowserContext|startSession|checkout|createClient|create(Redis|Pub|Sub|Db|Imap|Smtp|Ftp|Ssh|Mcp|MCP)\w*)$/;
const MADE = /(Redis|Client|Connection|Transport|WebSocket|QueueEvents|DataSource|Pool|Worker)$/;
const CLOSES =
  /^(close|end|quit|disconnect|destroy|release|dispose|terminate|stop|shutdown|kill|closeAsync|endSession|cleanup|unref|\$disconnect)$/;

export interface Opened {
  readonly kind: "some-ways" | "handed-out";
  readonly name: string;
  readonly places: readonly ts.Node[];
}

/** The first of a file that is left open on some ways, with all further ones: one question for all of them. */
export function openedOnSomeWays(
  file: ts.SourceFile,
  analysis: Analysis,
): readonly (ts.CallExpression | ts.NewExpression)[] {
  let memory = files.get(analysis);
  if (memory === undefined) {
    memory = new WeakMap();
    files.set(analysis, memory);
  }
  let known = memory.get(file);
  if (known === undefined) {
    known = [];
    for (const each of descendants(file))
      if (
        (ts.isCallExpression(each) || ts.isNewExpression(each)) &&
        openedPerCall(each)?.kind === "some-ways"
      )
        known.push(each);
    memory.set(file, known);
  }
  return known;
}

const files = new WeakMap<
  Analysis,
  WeakMap<ts.SourceFile, (ts.CallExpression | ts.NewExpression)[]>
>();

export function openedPerCall(call: ts.CallExpression | ts.NewExpression): Opened | undefined {
  const name = calledName(call.expression)?.text ?? "";
  if (ts.isNewExpression(call) ? !MADE.test(name) : !OPENS.test(name)) return undefined;
  const held = outer(call);
  const declared = ts.isAwaitExpression(held) ? outer(held) : held;
  if (!ts.isVariableDeclaration(declared) || !ts.isIdentifier(declared.name)) return undefined;
  if ((ts.getCombinedNodeFlags(declared) & ts.NodeFlags.AwaitUsing) === ts.NodeFlags.AwaitUsing)
    return undefined;
  const home = enclosingFunction(call);
  if (home?.body === undefined || !ts.isBlock(home.body)) return undefined;
  return usesOf(declared.name.text, declared, home);
}

function usesOf(
  name: string,
  declared: ts.VariableDeclaration,
  home: FunctionNode,
): Opened | undefined {
  const closed: ts.CallExpression[] = [];
  const listened: ts.CallExpression[] = [];
  for (const use of descendants(home)) {
    if (!ts.isIdentifier(use) || use.text !== name || use.pos < declared.end) continue;
    if (ts.isPropertyAccessExpression(use.parent) && use.parent.name === use) continue;
    const member = outer(use);
    if (!ts.isPropertyAccessExpression(member) || unwrap(member.expression) !== use) {
      // Handed on, given back or kept: it is for others to close.
      if (!isTest(use)) return undefined;
      continue;
    }
    const used = outer(member);
    if (!ts.isCallExpression(used) || unwrap(used.expression) !== member) {
      if (CLOSES.test(member.name.text)) return undefined;
      continue;
    }
    if (CLOSES.test(member.name.text)) closed.push(used);
    else if (isSubscription(used, member.name.text)) listened.push(used);
  }
  const [first] = closed;
  if (first === undefined) return undefined;
  if (closed.every((each) => enclosingFunction(each) === home)) {
    if (closed.some((each) => isOnFailure(each, home))) return undefined;
    return mayFailBetween(declared, first, home)
      ? { kind: "some-ways", name, places: [first] }
      : undefined;
  }
  if (home.parameters.length === 0 || listened.length === 0) return undefined;
  return closed.every((each) => isInHandedOut(each, home))
    ? { kind: "handed-out", name, places: [...listened, first] }
    : undefined;
}

/** Its own errors are listened to by everybody; messages are why it was opened. */
function isSubscription(call: ts.CallExpression, name: string): boolean {
  return (
    /^p?subscribe$/i.test(name) ||
    (/^(on|addListener)$/.test(name) &&
      /^["']p?message\w*["']$/.test(call.arguments[0]?.getText() ?? ""))
  );
}

function isTest(use: ts.Node): boolean {
  return (
    ts.isIfStatement(use.parent) ||
    ts.isPrefixUnaryExpression(use.parent) ||
    ts.isBinaryExpression(use.parent)
  );
}

/** In `finally` or `catch`, or in a function that runs whatever came before. */
function isOnFailure(node: ts.Node, home: FunctionNode): boolean {
  let below = node;
  for (const at of ancestors(node, home)) {
    if (ts.isCatchClause(at)) return true;
    if (ts.isTryStatement(at) && at.finallyBlock === below) return true;
    if (at === home.body) break;
    below = at;
  }
  const statement = below;
  const block = statement.parent;
  if (!ts.isBlock(block)) return false;
  // After a `try` whose `catch` goes on, both ways come by.
  return block.statements.some(
    (each) =>
      each.end <= statement.pos &&
      ts.isTryStatement(each) &&
      each.catchClause !== undefined &&
      !/\b(throw|return)\b/.test(each.catchClause.getText()),
  );
}

/** Something is waited for after the opening and before the closing, and its failure goes past the closing. */
function mayFailBetween(
  declared: ts.VariableDeclaration,
  closing: ts.Node,
  home: FunctionNode,
): boolean {
  for (const each of descendants(home, (node) => !isFunctionNode(node)))
    if (ts.isAwaitExpression(each) && each.pos > declared.end && each.end < closing.pos)
      return true;
  return false;
}

/** The function that closes it is given back to the caller. */
function isInHandedOut(node: ts.Node, home: FunctionNode): boolean {
  const own = enclosingFunction(node);
  if (own === undefined || enclosingFunction(own) !== home) return false;
  const holder = ts.isMethodDeclaration(own) ? own.parent : outer(own);
  if (ts.isReturnStatement(holder)) return true;
  const name = ts.isVariableDeclaration(holder)
    ? holder.name.getText()
    : ts.isFunctionDeclaration(own)
      ? own.name?.text
      : undefined;
  for (const each of descendants(home, (at) => !isFunctionNode(at)))
    if (
      ts.isReturnStatement(each) &&
      each.expression !== undefined &&
      (name === undefined
        ? each.pos <= own.pos && each.end >= own.end
        : new RegExp(`\\b${name}\\b`).test(each.expression.getText()))
    )
      return true;
  return false;
}

/** `await server.connect(new Transport(…))` for each request, and no word of closing either of them. */
export function connectedForGood(call: ts.CallExpression, analysis: Analysis): boolean {
  if (calledName(call.expression)?.text !== "connect" || !ts.isAwaitExpression(outer(call)))
    return false;
  const [transport] = call.arguments;
  const home = enclosingFunction(call);
  if (transport === undefined || home === undefined || home.parameters.length === 0) return false;
  const given = unwrap(transport);
  const declared = ts.isIdentifier(given) ? analysis.declarationOf(given) : undefined;
  const made =
    declared !== undefined && ts.isVariableDeclaration(declared) && declared.initializer
      ? unwrap(declared.initializer)
      : given;
  if (!ts.isNewExpression(made) || !/Transport$/.test(made.expression.getText())) return false;
  if (enclosingFunction(made) !== home) return false;
  const text = home.getText();
  return !/\b(close|onclose|disconnect|dispose|finally|transports|sessions)\b|\breturn\s+\w/.test(
    text,
  );
}
