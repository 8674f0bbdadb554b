/** Answers that are meant to last, and those that nobody waits for. */
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

/** The body is handed on or read piece by piece, so that one deadline for the whole may be wrong. */
export function readsBodyAsStream(call: ts.CallExpression, analysis: Analysis): boolean {
  const awaited = ts.isAwaitExpression(call.parent) ? call.parent : call;
  const holder = heldBy(awaited.parent, analysis);
  if (holder === undefined) return ts.isReturnStatement(awaited.parent) && isProxy(call);
  return namesOf(holder, analysis).some((use) => {
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

/** The variable that takes the answer, where it is declared or later. */
function heldBy(node: ts.Node, analysis: Analysis): ts.VariableDeclaration | undefined {
  if (ts.isVariableDeclaration(node)) return node;
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken)
    return undefined;
  const declared = ts.isIdentifier(node.left) ? analysis.declarationOf(node.left) : undefined;
  return declared !== undefined && ts.isVariableDeclaration(declared) ? declared : undefined;
}

/** The uses of a variable and of those that take it over: `let response = upstream`. */
function namesOf(holder: ts.VariableDeclaration, analysis: Analysis): readonly ts.Node[] {
  return analysis.referencesTo(holder).flatMap((use) => {
    const next = use.parent;
    return ts.isVariableDeclaration(next) && next.initializer === use
      ? [use, ...analysis.referencesTo(next)]
      : [use];
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

/** Nobody waits, and the platform ends it. */
export function isNobodyWaiting(call: ts.CallExpression, analysis: Analysis): boolean {
  return isCached(call) || isEdgeOnly(call, analysis);
}

/** Next.js answers from its data cache or a page built before; the call rarely leaves, and nobody waits. */
function isCached(call: ts.CallExpression): boolean {
  const options = call.arguments[1]?.getText() ?? "";
  return (
    /\bnext:\s*\{|cache:\s*["']force-cache["']/.test(options) ||
    /^export const (dynamic\s*=\s*["']force-static["']|revalidate\s*=\s*[1-9])/m.test(
      call.getSourceFile().text,
    ) ||
    isBuiltBefore(call.getSourceFile())
  );
}

const METADATA = /\/(opengraph-image|twitter-image|icon|apple-icon|sitemap|robots|manifest)\.tsx?$/;
const STATIC_PAGE = /^(?!.*\/\[)(.*\/)?app\/(.*\/)?page\.tsx$/;
/** What makes Next.js run a page for each request. */
const PER_REQUEST =
  /\b(cookies|headers|draftMode|connection|noStore|unstable_noStore|auth|getSession|getServerSession|getUser|currentUser)\s*\(|\b(searchParams|params)\b|force-dynamic|no-store|revalidate\s*=\s*0|["']use (client|server)["']/;

/** Next.js builds such files once, or keeps what they gave: nobody waits for what they fetch. */
function isBuiltBefore({ fileName, text }: ts.SourceFile): boolean {
  return METADATA.test(fileName) || (STATIC_PAGE.test(fileName) && !PER_REQUEST.test(text));
}

/** On an edge platform only, which ends a request by itself after some seconds. */
function isEdgeOnly(call: ts.CallExpression, analysis: Analysis): boolean {
  return [...analysis.reach(call).contexts].every((context) => context === "edge");
}
