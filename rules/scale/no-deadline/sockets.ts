/** Sockets that are opened for one answer, and on which nobody says how long to wait for it. */
import { ts } from "ts-morph";
import { indentAt, insertAt, lineBreakOf } from "../../kit/edits.ts";
import { importOf } from "../../kit/imports.ts";
import type { Fix } from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingStatement,
  isFunctionNode,
  isNamedFunction,
  unwrap,
} from "../../kit/syntax.ts";

export interface OpenSocket {
  /** The promise that the answer settles. */
  readonly promise: ts.NewExpression;
  readonly fixes: readonly Fix[];
}

/**
 * `new Promise((resolve, reject) => { const socket = connect(port, host); socket.on("data", …) })` without a time for
 * the socket or a timer beside it; undefined for every other call.
 */
export function socketForAnswer(
  creation: ts.CallExpression | ts.NewExpression,
): OpenSocket | undefined {
  if (!opensSocket(creation)) return undefined;
  const holder = holderOf(creation);
  const promise = [...ancestors(creation)].find(
    (each): each is ts.NewExpression =>
      ts.isNewExpression(each) && each.expression.getText() === "Promise",
  );
  if (holder === undefined || promise === undefined) return undefined;
  const home = [...ancestors(promise)].find(
    (each) => isFunctionNode(each) && isNamedFunction(each),
  );
  const name = holder.name.getText();
  const scope = promise.getText();
  if (!hears(promise, name, /^(data|readable|end|close|message)$/)) return undefined;
  if (TIMED.test((home ?? promise).getText()) || isOfThisMachine(creation, scope)) return undefined;
  return { promise, fixes: hears(promise, name, /^error$/) ? [fixFor(holder, name)] : [] };
}

const TIMED = /\bsetTimeout\b|\btimeout\b|\bsignal\b|\bAbort(Signal|Controller)\b/i;

function opensSocket(creation: ts.CallExpression | ts.NewExpression): boolean {
  const imported = importOf(creation.expression);
  if (imported === undefined || !/^(node:)?(net|tls)$/.test(imported.specifier)) return false;
  return ts.isNewExpression(creation)
    ? /^(Socket|TLSSocket)$/.test(imported.name)
    : /^(connect|createConnection)$/.test(imported.name);
}

function holderOf(
  creation: ts.CallExpression | ts.NewExpression,
): ts.VariableDeclaration | undefined {
  const { parent } = creation;
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent : undefined;
}

/** `socket.on("data", …)` */
function hears(within: ts.Node, socket: string, events: RegExp): boolean {
  for (const node of descendants(within)) {
    if (!ts.isCallExpression(node) || !/^(on|once)$/.test(calledName(node.expression)?.text ?? ""))
      continue;
    const [event] = node.arguments;
    const isOf = new RegExp(`^${socket}\\b`).test(node.expression.getText());
    if (isOf && event !== undefined && ts.isStringLiteralLike(event) && events.test(event.text))
      return true;
  }
  return false;
}

/** A path of this machine, or its own address. */
function isOfThisMachine(creation: ts.CallExpression | ts.NewExpression, scope: string): boolean {
  const [first, second] = creation.arguments ?? [];
  const text = [first, second].map((each) => (each === undefined ? "" : each.getText())).join(" ");
  if (/["'`](localhost|127\.0\.0\.1|::1)["'`]|\bpath\b|\.sock\b/.test(text)) return true;
  if (!ts.isNewExpression(creation))
    return first !== undefined && ts.isStringLiteralLike(unwrap(first));
  return /\.connect\(\s*["'`{]?\s*(path\b|["'`]?\/)/.test(scope);
}

function fixFor(holder: ts.VariableDeclaration, name: string): Fix {
  return {
    title: "Add a deadline of 10 s (deadline pattern)",
    safety: "review",
    edits: () => {
      const file = holder.getSourceFile();
      const statement = enclosingStatement(holder);
      const indent = indentAt(file, statement.getStart(file));
      const end = statement.getText(file).endsWith(";") ? ";" : "";
      const line = `${name}.setTimeout(10_000, () => ${name}.destroy(new Error("no answer in time")))${end}`;
      return [insertAt(file, statement.getEnd(), `${lineBreakOf(file)}${indent}${line}`)];
    },
  };
}
