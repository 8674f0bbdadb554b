/** Calls of other services that look for a thing there or make one: `client.subscriptions.list()`, `stripe.customers.create()`. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { entityKey } from "../data/access.ts";
import { lastName, receiverOf } from "../data/chain.ts";
import { accessOf } from "../data/read.ts";
import { calledName } from "../syntax.ts";

export interface Resource {
  /** Like the key of an entity: `subscription`. */
  readonly key: string;
  readonly name: string;
  readonly action: "read" | "create" | "change";
  readonly isResolved: boolean;
}

const READS =
  /^(list|search|get|retrieve|find|fetch|lookup|query|all|getAll|listAll|exists)$|^(find|get|list|exists|search|fetch|lookup|has)(By|All|One|Existing|Active|Overlapping|Conflicting|For|With)[A-Z]?\w*$|^find[A-Z]\w*$/;
const CREATES = /^(create|add|insert|register|post|provision)$/;
const CHANGES = /^(update|edit|patch|modify|set|delete|del|remove|cancel)$/;
/** Plurals of memory, not of a service. */
const LOCAL =
  /^(headers|params|searchParams|cookies|args|props|options|settings|utils|helpers|locales|styles|classes|constants|values|keys|entries|items|elements|nodes|children|listeners|handlers|routes|modules|plugins|metrics|stats|logs|tokens|words|lines|files|process|this|errors|events|rows|series|maps|sets|jobs|tasks|factories|builders|selectors|stores|atoms|interceptors|transforms|hooks|filters|validators|schemas)$/i;

export function resourceOf(call: ts.CallExpression, analysis: Analysis): Resource | undefined {
  const name = calledName(call.expression)?.text;
  if (name === undefined) return undefined;
  const action = READS.test(name)
    ? "read"
    : CREATES.test(name)
      ? "create"
      : CHANGES.test(name)
        ? "change"
        : undefined;
  if (action === undefined) return undefined;
  const receiver = receiverOf(call);
  if (receiver === undefined || !ts.isPropertyAccessExpression(receiver)) return undefined;
  const owner = lastName(receiver).replace(/^[_#]+/, "");
  if (!/[a-z]s$/.test(owner) || LOCAL.test(owner)) return undefined;
  const facts = analysis.factsOf(call);
  if (facts !== undefined && facts.remote === undefined) return undefined;
  if (facts?.data !== undefined || !isAwaited(call)) return undefined;
  if (facts === undefined) {
    if (analysis.declarationOf(call.expression) !== undefined) return undefined;
    const access = accessOf(call, analysis);
    if (access !== undefined && access.certainty !== "name") return undefined;
  }
  return { key: entityKey(owner), name: owner, action, isResolved: facts !== undefined };
}

function isAwaited(call: ts.CallExpression): boolean {
  for (let at: ts.Node = call.parent; ; at = at.parent) {
    if (ts.isAwaitExpression(at) || ts.isReturnStatement(at)) return true;
    if (ts.isArrayLiteralExpression(at) || ts.isArrowFunction(at)) return true;
    if (ts.isPropertyAccessExpression(at) && /^(then|catch|finally)$/.test(at.name.text))
      return true;
    if (
      !ts.isParenthesizedExpression(at) &&
      !ts.isAsExpression(at) &&
      !ts.isPropertyAccessExpression(at)
    )
      return false;
  }
}
