/** Which values are writable streams, and which code feeds them without an end in sight. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { lastName, receiverOf } from "../../kit/data/chain.ts";
import {
  ancestors,
  calledName,
  enclosingFunction,
  isFunctionNode,
  unwrap,
} from "../../kit/syntax.ts";

const WRITABLE =
  /^(res|resp|response|reply|raw|out|output|outStream|sink|dest|destination|writable|\w*(writeStream|Writable|outputStream|fileStream|gzip))$/i;
const MAKES = /^(createWriteStream|createGzip|createDeflate|createBrotliCompress|PassThrough)$/;
const SMALL = /hash|hmac|cipher|stdout|stderr|console|logger|process/i;

/** The text of the writable stream that a `write` goes to. */
export function writableOf(call: ts.CallExpression, analysis: Analysis): string | undefined {
  const receiver = receiverOf(call);
  if (receiver === undefined || call.arguments.length === 0) return undefined;
  const text = receiver.getText();
  if (SMALL.test(text)) return undefined;
  const declaration = analysis.declarationOf(receiver);
  if (declaration !== undefined && ts.isVariableDeclaration(declaration)) {
    const value = declaration.initializer;
    if (value !== undefined) {
      const made = unwrap(value);
      if (ts.isCallExpression(made) || ts.isNewExpression(made)) {
        const name = calledName(made.expression)?.text ?? "";
        if (MAKES.test(name)) return text;
        if (/hash|hmac|writer/i.test(name)) return undefined;
      }
    }
  }
  return WRITABLE.test(lastName(receiver)) ? text : undefined;
}

/** The loop over a stream or the listener of one that a write stands in; a list in memory is no such source. */
export function openSourceAround(call: ts.CallExpression, writable: string): ts.Node | undefined {
  for (const at of ancestors(call)) {
    if (ts.isForOfStatement(at) && at.awaitModifier !== undefined) return at.expression;
    if (
      (ts.isWhileStatement(at) || ts.isDoStatement(at) || ts.isForStatement(at)) &&
      /\bawait\b/.test(at.getText()) &&
      !/setTimeout|sleep|delay|wait\(/.test(at.getText())
    )
      return ts.isForStatement(at) ? (at.condition ?? at) : at.expression;
    if (!isFunctionNode(at)) continue;
    const holder = at.parent;
    if (!ts.isCallExpression(holder)) return undefined;
    const name = calledName(holder.expression)?.text ?? "";
    if (name === "forEach" || name === "map") continue;
    const [event] = holder.arguments;
    const isData = event !== undefined && ts.isStringLiteralLike(event) && event.text === "data";
    const source = receiverOf(holder);
    return /^(on|addListener)$/.test(name) &&
      isData &&
      source !== undefined &&
      source.getText() !== writable &&
      !SMALL.test(source.getText())
      ? holder.expression
      : undefined;
  }
  return undefined;
}

export function outermostFunction(node: ts.Node): ts.Node {
  let home: ts.Node = node;
  for (let at = enclosingFunction(node); at !== undefined; at = enclosingFunction(at)) home = at;
  return home;
}

const SOURCE = /stream|^(file|object|body|upstream|proxyRes|readable|r|source|download|Body)$/i;
const ANSWER = /^(res|resp|response|reply|raw)$/i;

/** The answer or the file that a stream is piped into while nobody listens for the failure of either. */
export function pipedInto(call: ts.CallExpression): string | undefined {
  const source = receiverOf(call);
  const [target, options] = call.arguments;
  if (source === undefined || target === undefined || options !== undefined) return undefined;
  if (!ts.isExpressionStatement(call.parent)) return undefined;
  const to = unwrap(target);
  const isFile = ts.isCallExpression(to) && MAKES.test(calledName(to.expression)?.text ?? "");
  if (!isFile && !ANSWER.test(lastName(to))) return undefined;
  const from = lastName(source);
  if (!SOURCE.test(from) || /\.on\(|\.once\(|\.pipe\(/.test(source.getText())) return undefined;
  const home = outermostFunction(call).getText();
  return /["'](error|close|aborted)["']|pipeline|finished\(/.test(home) ? undefined : to.getText();
}
