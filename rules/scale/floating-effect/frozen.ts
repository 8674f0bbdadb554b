/** Promises left behind in handlers of platforms that stop the code with the answer, whatever the work is. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { receiverOf } from "../../kit/data/chain.ts";
import { nameOfCall } from "../../kit/effects/effect.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  isFunctionNode,
  outer,
  unwrap,
} from "../../kit/syntax.ts";
import { wordsOf } from "../../kit/words.ts";

const CONTINUES = /^(then|catch|finally)$/;
/** Types and members that only code for such a platform speaks of. */
const WORKER =
  /\b(D1Database|KVNamespace|R2Bucket|DurableObjectNamespace|ExportedHandler|executionCtx|CloudflareBindings|APIGatewayProxy\w*|VercelRequest|HandlerEvent)\b/;
const ROUTE = /\/app\/(.*\/)?route\.[cm]?[jt]sx?$|\/pages\/api\/|\/netlify\/functions\//;
const KEEPS = /(^|\.)(waitUntil|after|unstable_after)$/;
const SAID = /^(console|log|logger|\w*[lL]og(ger)?|span|tracer?|metrics?)$/;
const STREAMS = /ReadableStream|TransformStream|WritableStream|createDataStream|getWriter\(/;
const LOOKS =
  /^(get|find|is|has|read|list|count|preload|prefetch|warm|set|log|resolve|reject|next|use|add|push)$/;

export interface LeftBehind {
  readonly at: ts.Node;
  readonly name: string;
}

/** `notify(lead).catch(log); return answer` in a route of a serverless platform. */
export function leftBehindAnswer(
  call: ts.CallExpression,
  analysis: Analysis,
): LeftBehind | undefined {
  const own = enclosingFunction(call);
  if (own === undefined || !isStopped(call, analysis)) return undefined;
  const { made, isContinued } = madeBy(call);
  if (made === undefined || isFunctionNode(unwrap(made.expression))) return undefined;
  const owner = receiverOf(made);
  if (owner !== undefined && SAID.test(owner.getText().split(".").at(-1) ?? "")) return undefined;
  if (STREAMS.test(own.getText()) || isKept(call)) return undefined;
  const body = bodyOfCalled(made, analysis);
  const isOwn =
    body !== undefined &&
    (body.modifiers?.some((each) => each.kind === ts.SyntaxKind.AsyncKeyword) ?? false) &&
    body.body !== undefined &&
    waitsForSomething(body.body);
  // `void work()` and `work().catch(…)` say that it is a promise where nothing resolves.
  const isTold = isContinued || ts.isVoidExpression(outer(call));
  const [verb = ""] = wordsOf(calledName(made.expression)?.text ?? "");
  if (!isOwn && !(body === undefined && isTold && !LOOKS.test(verb))) return undefined;
  return { at: made.expression, name: nameOfCall(made) };
}

function madeBy(call: ts.CallExpression): {
  readonly made: ts.CallExpression | undefined;
  readonly isContinued: boolean;
} {
  let at: ts.Expression = call;
  let isContinued = false;
  while (ts.isCallExpression(at) && CONTINUES.test(calledName(at.expression)?.text ?? "")) {
    isContinued = true;
    const callee: ts.Expression = unwrap(at.expression);
    if (!ts.isPropertyAccessExpression(callee)) return { made: undefined, isContinued };
    at = unwrap(callee.expression);
  }
  return { made: ts.isCallExpression(at) ? at : undefined, isContinued };
}

function waitsForSomething(body: ts.Node): boolean {
  for (const each of [body, ...descendants(body, (inner) => !isFunctionNode(inner))])
    if (
      ts.isAwaitExpression(each) ||
      (ts.isCallExpression(each) && /^(fetch|axios)\b/.test(each.expression.getText()))
    )
      return true;
  return false;
}

/** The unit says so; where no unit is known, the place of the file or what it speaks of. */
function isStopped(call: ts.Node, analysis: Analysis): boolean {
  const { contexts } = analysis.reach(call);
  const { units } = analysis.topologyOf(call);
  if (units.length > 0)
    return (
      units.every(({ runtime }) => runtime === "serverless" || runtime === "edge") &&
      (contexts.has("request") || contexts.has("serverless") || contexts.has("edge"))
    );
  if (contexts.has("serverless") || contexts.has("edge")) return true;
  const file = call.getSourceFile();
  return ROUTE.test(file.fileName) || WORKER.test(file.text);
}

/** Inside of what is handed to the platform. */
function isKept(call: ts.Node): boolean {
  for (const at of ancestors(call))
    if (ts.isCallExpression(at) && KEEPS.test(at.expression.getText())) return true;
  return false;
}
