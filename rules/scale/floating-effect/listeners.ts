/** Listeners that wait for something which may fail: whoever calls them looks at no promise. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { receiverOf } from "../../kit/data/chain.ts";
import { neverRejects } from "../../kit/failures.ts";
import { type FunctionNode, functionOf, isFunctionNode, outer, unwrap } from "../../kit/syntax.ts";
import { effectOfCallback, type Found } from "./dropped.ts";

const LISTENS = /^(on|once|addListener|prependListener)$/;
/** The process ends anyway. */
const ENDING =
  /^["'`](SIG\w+|exit|beforeExit|uncaughtException|unhandledRejection|disconnect)["'`]$/;

/** `worker.on("failed", async (job) => { await orders.update(job.id); })` without anything that catches. */
export function unheardAt(
  call: ts.CallExpression,
  name: string,
  analysis: Analysis,
): Found | undefined {
  const [event, given, ...rest] = call.arguments;
  if (!LISTENS.test(name) || event === undefined || given === undefined || rest.length > 0)
    return undefined;
  const listener = unwrap(given);
  if (!isFunctionNode(listener) || !isAsync(listener)) return undefined;
  if (!isEvent(event) || ENDING.test(event.getText()) || receiverOf(call) === undefined)
    return undefined;
  // Whose code is in sight may wait for its listeners.
  const declaration = analysis.declarationOf(unwrap(call.expression));
  if (declaration !== undefined && functionOf(declaration)?.body !== undefined) return undefined;
  if (neverRejects(listener)) return undefined;
  const found = effectOfCallback(listener, analysis);
  // What the listener itself drops is said where it stands.
  return found === undefined || found.isCaught || !ts.isAwaitExpression(outer(found.at))
    ? undefined
    : found;
}

/** `"failed"`, `Events.Failed` */
function isEvent(event: ts.Expression): boolean {
  const target = unwrap(event);
  return ts.isStringLiteralLike(target) || ts.isPropertyAccessExpression(target);
}

function isAsync(fn: FunctionNode): boolean {
  return fn.modifiers?.some((each) => each.kind === ts.SyntaxKind.AsyncKeyword) ?? false;
}
