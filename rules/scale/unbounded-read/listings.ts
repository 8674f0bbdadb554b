/** Listings that turn their pages by themselves until nothing is left. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { lastName, receiverOf } from "../../kit/data/chain.ts";
import { hasProperty, literalOf } from "../../kit/data/literals.ts";
import { importsOf } from "../../kit/imports.ts";
import { ancestors, calledName, descendants, isFunctionNode, unwrap } from "../../kit/syntax.ts";

const BOUNDS = new Set(["maxResults", "autoPaginate", "maxApiCalls", "limit", "pageToken"]);

/** `await bucket.getFiles({ prefix })` of Google's client: every object below the prefix, unless a number is given. */
export function listsAll(call: ts.CallExpression, analysis: Analysis): boolean {
  if (calledName(call.expression)?.text !== "getFiles") return false;
  if (!/bucket/i.test(lastName(receiverOf(call)))) return false;
  const isGoogle = [...importsOf(call.getSourceFile()).values()].some(({ specifier }) =>
    /^(@google-cloud\/storage|firebase-admin)/.test(specifier),
  );
  if (!isGoogle) return false;
  const [options] = call.arguments;
  if (options === undefined) return true;
  const literal = literalOf(options, analysis);
  return (
    literal !== undefined &&
    !literal.properties.some(ts.isSpreadAssignment) &&
    !hasProperty(literal, BOUNDS)
  );
}

/** `for await (const blob of container.listBlobsFlat()) blobs.push(blob)`: the place that keeps each of all. */
export function keptListing(loop: ts.ForOfStatement): ts.Node | undefined {
  const over = unwrap(loop.expression);
  if (!ts.isCallExpression(over) || !LISTS.test(calledName(over.expression)?.text ?? ""))
    return undefined;
  if (/\bbreak\b|\breturn\b|\.length\b/.test(loop.statement.getText())) return undefined;
  for (const node of descendants(loop.statement, (each) => !isFunctionNode(each))) {
    if (!ts.isCallExpression(node) || calledName(node.expression)?.text !== "push") continue;
    const receiver = receiverOf(node);
    const list = receiver === undefined ? undefined : unwrap(receiver);
    if (list === undefined || !ts.isIdentifier(list)) continue;
    const isOfTurn = [...ancestors(node, loop)].some(
      (at) => ts.isBlock(at) && declares(at, list.text),
    );
    if (!isOfTurn) return node;
  }
  return undefined;
}

function declares(block: ts.Block, name: string): boolean {
  return block.statements.some(
    (each) =>
      ts.isVariableStatement(each) &&
      each.declarationList.declarations.some(
        (held) => ts.isIdentifier(held.name) && held.name.text === name,
      ),
  );
}

const LISTS = /^(listBlobsFlat|listBlobsByHierarchy|paginateList\w+|paginateScan|paginateQuery)$/;
