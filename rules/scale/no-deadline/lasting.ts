/** Answers that are meant to last, and those that nobody may be waiting for. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { descendants, enclosingFunction } from "../../kit/syntax.ts";

/** An answer that is meant to last: server-sent events, streamed model output, streamed downloads by option. */
export function isStream(call: ts.CallExpression): boolean {
  const text = call.arguments.map((argument) => argument.getText()).join(" ");
  // A client that accepts both gets an answer that ends, unless the server decides otherwise.
  return /["'`]text\/event-stream|\bstream:\s*true|responseType:\s*["']stream["']|["']?stream["']?:\s*(true|body\.stream)/.test(
    text,
  );
}

/** Where nobody may be waiting, or something else may end the wait: worth a question, not a warning. */
export function isDoubtful(call: ts.CallExpression, analysis: Analysis): boolean {
  return isCached(call) || readsBodyAsStream(call, analysis);
}

/** The body is handed on or read piece by piece, so that one deadline for the whole may be wrong. */
function readsBodyAsStream(call: ts.CallExpression, analysis: Analysis): boolean {
  const awaited = ts.isAwaitExpression(call.parent) ? call.parent : call;
  const holder = awaited.parent;
  if (!ts.isVariableDeclaration(holder)) return ts.isReturnStatement(holder) && isProxy(call);
  return analysis.referencesTo(holder).some((use) => {
    const access = use.parent;
    if (!ts.isPropertyAccessExpression(access) || access.name.text !== "body") return false;
    const outer = access.parent;
    return (
      (ts.isPropertyAccessExpression(outer) &&
        /^(getReader|pipe|pipeTo|pipeThrough)$/.test(outer.name.text)) ||
      (ts.isNewExpression(outer) && /Response$/.test(outer.expression.getText())) ||
      ts.isForOfStatement(outer) ||
      (ts.isCallExpression(outer) && /fromWeb|pipeline/.test(outer.expression.getText()))
    );
  });
}

/** `return fetch(url, { body: request.body })`: the answer goes on to the caller as it comes. */
function isProxy(call: ts.CallExpression): boolean {
  const owner = enclosingFunction(call);
  if (owner === undefined) return false;
  return [...descendants(call)].some(
    (node) => ts.isPropertyAssignment(node) && node.name.getText() === "duplex",
  );
}

/** Next.js answers from its data cache or a page built before; the call rarely leaves, and nobody waits. */
function isCached(call: ts.CallExpression): boolean {
  const options = call.arguments[1]?.getText() ?? "";
  return (
    /\bnext:\s*\{|cache:\s*["']force-cache["']/.test(options) ||
    /^export const (dynamic\s*=\s*["']force-static["']|revalidate\s*=\s*[1-9])/m.test(
      call.getSourceFile().text,
    )
  );
}

/** On an edge platform only, which ends a request by itself after some seconds. */
export function isEdgeOnly(call: ts.CallExpression, analysis: Analysis): boolean {
  return [...analysis.reach(call).contexts].every((context) => context === "edge");
}
