/** Links to a store or a broker whose failures come another way than by an exception, and that nobody listens to. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { lastName, receiverOf } from "../../kit/data/chain.ts";
import { namedFunction, nameOf } from "../../kit/functions.ts";
import { importOf, importsOf } from "../../kit/imports.ts";
import {
  calledName,
  descendants,
  enclosingFunction,
  isFunctionNode,
  outer,
  unwrap,
} from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";

/**
 * `await connect(url)` of AMQP, kept, in a file that listens neither for its end nor for its errors: after a restart of the
 * broker whoever publishes goes on with a link that is dead.
 */
export function isUnwatchedLink(call: ts.CallExpression): boolean {
  if (calledName(call.expression)?.text !== "connect") return false;
  const specifier = importOf(call.expression)?.specifier ?? "";
  if (!/^amqplib(\/|$)/.test(specifier)) return false;
  const { text } = call.getSourceFile();
  if (/\.(on|once|addListener)\(\s*["'`](close|error)["'`]/.test(text)) return false;
  const home = enclosingFunction(call);
  // What is closed where it was opened, or handed to a caller, is not kept here.
  if (home === undefined || /\.close\(/.test(home.getText()) || isGiven(call, home)) return false;
  return /\.(createChannel|createConfirmChannel)\(/.test(text);
}

function isGiven(call: ts.CallExpression, home: ts.Node): boolean {
  const waited = outer(call);
  const holder = ts.isAwaitExpression(waited) ? outer(waited) : waited;
  if (ts.isReturnStatement(holder) || ts.isArrowFunction(holder)) return true;
  const name =
    ts.isVariableDeclaration(holder) && ts.isIdentifier(holder.name) ? holder.name.text : undefined;
  return (
    name !== undefined &&
    [...descendants(home)].some(
      (each) =>
        ts.isReturnStatement(each) &&
        new RegExp(`\\b${name}\\b(?!\\.)`).test(each.expression?.getText() ?? ""),
    )
  );
}

/**
 * `await pipeline.exec();` of ioredis: it answers with an error for each command that failed and never throws for them.
 * Asked where what is lost is a place that somebody holds or work that is to be done.
 */
export function droppedAnswers(
  call: ts.CallExpression,
  analysis: Analysis,
): { readonly name: string } | undefined {
  if (calledName(call.expression)?.text !== "exec" || call.arguments.length > 0) return undefined;
  const waited = outer(call);
  if (!ts.isAwaitExpression(waited) || !ts.isExpressionStatement(outer(waited))) return undefined;
  const receiver = receiverOf(call);
  const begun = receiver === undefined ? undefined : beginning(receiver, analysis);
  if (begun === undefined || !speaksIoredis(call.getSourceFile())) return undefined;
  if (!/redis|client|connection/i.test(lastName(receiverOf(begun)))) return undefined;
  const home = namedFunction(call);
  const name = home === undefined ? "" : nameOf(home);
  return MATTERS.test(name) ? { name } : undefined;
}

const MATTERS =
  /^#?_?(release|unlock|free|requeue|re[A-Z]|enqueue|ack|nack|push|schedule|register|unregister|revoke|transfer|move|commit|reserve|claim|dispatch|publish)/;

/** `redis.pipeline()` at the head of a chain, or in the variable that it is. */
function beginning(receiver: ts.Expression, analysis: Analysis): ts.CallExpression | undefined {
  let at = unwrap(receiver);
  if (ts.isIdentifier(at)) {
    const declaration = localDeclaration(at, analysis);
    if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return undefined;
    if (declaration.initializer === undefined) return undefined;
    at = unwrap(declaration.initializer);
  }
  while (ts.isCallExpression(at) && !isFunctionNode(at)) {
    if (/^(pipeline|multi)$/.test(calledName(at.expression)?.text ?? "")) return at;
    const next = receiverOf(at);
    if (next === undefined) return undefined;
    at = next;
  }
  return undefined;
}

/** Other clients throw when a command of a pipeline fails. */
function speaksIoredis(file: ts.SourceFile): boolean {
  const specifiers = [...importsOf(file).values()].map(({ specifier }) => specifier);
  if (specifiers.some((each) => /^(redis|@upstash\/redis|@redis\/client)$/.test(each)))
    return false;
  return specifiers.some((each) => /^(ioredis|iovalkey)$|^@[\w-]+\/(redis|ioredis)$/.test(each));
}
