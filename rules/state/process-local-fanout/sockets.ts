/** Servers of sockets and subscriptions from packages that know the clients of their own process. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { usesOf } from "../../kit/references.ts";
import { calledName, descendants, outer, unwrap } from "../../kit/syntax.ts";

/** Packages with which people tell all instances. */
const ADAPTERS =
  /^(@socket\.io\/(redis|redis-streams|postgres|mongo|cluster|gcp-pubsub|aws-sqs|azure-service-bus)-(adapter|streams-adapter)|socket\.io-redis|graphql-redis-subscriptions|graphql-postgres-subscriptions|@socket\.io\/.*adapter)$/;

/** The package has an adapter: somebody has thought of the other instances, here or in sight of here. */
export function hasAdapter(node: ts.Node, analysis: Analysis): boolean {
  const { dependencies } = analysis.packageOf(node.getSourceFile());
  return [...dependencies.keys()].some((each) => ADAPTERS.test(each));
}

const SENDING = /^(emit|to|in|except|send|publish|broadcast)$/;
const MAX_NAMESPACES = 2;

/** A call that sends through what the creation makes; undefined when an adapter is set on it or nothing is sent in sight. */
export function sendingThrough(
  creation: ts.CallExpression | ts.NewExpression,
  analysis: Analysis,
): ts.Node | undefined {
  for (const node of descendants(creation.getSourceFile()))
    if (ts.isCallExpression(node) && calledName(node.expression)?.text === "createAdapter")
      return undefined;
  const holder = holderOf(creation, analysis);
  return holder === undefined ? undefined : sendingBy(holder, analysis, 0);
}

function sendingBy(holder: ts.Declaration, analysis: Analysis, depth: number): ts.Node | undefined {
  let sent: ts.Node | undefined;
  for (const use of usesOf(holder, analysis)) {
    const owner =
      ts.isPropertyAccessExpression(use.parent) && use.parent.name === use ? use.parent : use;
    const access = outer(owner);
    if (ts.isPropertyAccessExpression(access) && unwrap(access.expression) === owner) {
      if (access.name.text === "adapter") return undefined;
      if (SENDING.test(access.name.text)) sent ??= access.parent;
      // `io.of("/chat")` is a part of the server: what is done with it counts.
      if (access.name.text === "of" && ts.isCallExpression(access.parent))
        sent ??= sendingOfNamespace(access.parent, analysis, depth);
    }
    // Handed to somebody who may set an adapter.
    if (ts.isCallExpression(access) && /adapter/i.test(calledName(access.expression)?.text ?? ""))
      return undefined;
  }
  return sent;
}

function sendingOfNamespace(
  namespace: ts.CallExpression,
  analysis: Analysis,
  depth: number,
): ts.Node | undefined {
  const access = outer(namespace);
  if (ts.isPropertyAccessExpression(access))
    return SENDING.test(access.name.text) ? access.parent : undefined;
  const holder = depth < MAX_NAMESPACES ? holderOf(namespace, analysis) : undefined;
  return holder === undefined ? undefined : sendingBy(holder, analysis, depth + 1);
}

function holderOf(creation: ts.Expression, analysis: Analysis): ts.Declaration | undefined {
  const parent = outer(creation);
  if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent)) return parent;
  if (!ts.isBinaryExpression(parent) || unwrap(parent.right) !== creation) return undefined;
  const declared = analysis.declarationOf(parent.left);
  return declared !== undefined &&
    (ts.isVariableDeclaration(declared) ||
      ts.isPropertyDeclaration(declared) ||
      ts.isAccessor(declared))
    ? declared
    : undefined;
}
