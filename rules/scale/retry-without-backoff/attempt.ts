/** What a retry tries: a call that leaves the process, or the work that a helper was given. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import type { Certainty } from "../../kit/data/access.ts";
import { nameOfCall } from "../../kit/effects/effect.ts";
import { effectsWithin } from "../../kit/effects/summary.ts";
import type { Retry } from "../../kit/retries/retry.ts";
import {
  bindingHolder,
  calledName,
  descendants,
  isFunctionNode,
  unwrap,
} from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";
import { isUnseenWork } from "../../kit/unseen.ts";

export interface Attempt {
  readonly call: ts.Node;
  readonly name: string;
  /** Where it leaves the process. */
  readonly effect?: ts.Node;
  readonly certainty: Certainty | "given";
  /** Own functions between the two. */
  readonly depth: number;
}

/** What is local, or waits by itself. */
const PASSED: ReadonlySet<string> = new Set(["lock", "analytics", "telemetry", "log"]);

/** The first thing tried that can fail because somebody else does. */
export function attemptOf(retry: Retry, analysis: Analysis): Attempt | undefined {
  const found = effectsWithin(retry.tried, analysis).find(
    (each) => !PASSED.has(each.effect.target),
  );
  if (found !== undefined && found.effect.certainty !== "name")
    return {
      call: found.at,
      name: nameOfCall(found.at),
      effect: found.effect.node,
      certainty: found.effect.certainty,
      depth: found.via.length,
    };
  const given = givenWork(retry, analysis);
  if (given !== undefined) return given;
  if (retry.form === "recursion") return undefined;
  const unseen = [...callsIn(retry.tried)].find((each) => isUnseenWork(each, analysis));
  if (unseen !== undefined)
    return { call: unseen, name: nameOfCall(unseen), certainty: "name", depth: 0 };
  if (!retry.isNamed) return undefined;
  // Alone in a file nothing resolves, but somebody called it a retry.
  const [waited] = [...callsIn(retry.tried)].filter(
    (each) => ts.isAwaitExpression(each.parent) && !/sleep|delay|wait/i.test(each.getText()),
  );
  return waited === undefined
    ? undefined
    : { call: waited, name: nameOfCall(waited), certainty: "name", depth: 0 };
}

/** `fn()`, `operation()`, `original.apply(this, args)`: a parameter of a function around the retry is run. */
function givenWork(retry: Retry, analysis: Analysis): Attempt | undefined {
  for (const call of callsIn(retry.tried)) {
    let callee = unwrap(call.expression);
    // `soap.call("checkVat", …)` is a method of that name.
    const [first] = call.arguments;
    const isBound = first === undefined || !ts.isStringLiteralLike(unwrap(first));
    if (isBound && ts.isPropertyAccessExpression(callee) && /^(apply|call)$/.test(callee.name.text))
      callee = unwrap(callee.expression);
    if (!ts.isIdentifier(callee)) continue;
    const declaration = localDeclaration(callee, analysis);
    if (declaration === undefined) continue;
    const isGiven =
      ts.isParameter(declaration) ||
      (ts.isBindingElement(declaration) && isOfParameter(declaration)) ||
      (/^original/i.test(callee.text) && /descriptor/.test(declaration.getText()));
    if (
      !isGiven ||
      /^(reject|resolve|next|log\w*|on[A-Z]\w*|should\w*|is[A-Z]\w*)$/.test(callee.text)
    )
      continue;
    return { call, name: nameOfCall(call), certainty: "given", depth: 0 };
  }
  return undefined;
}

function isOfParameter(element: ts.BindingElement): boolean {
  return ts.isParameter(bindingHolder(element));
}

function* callsIn(root: ts.Node): Generator<ts.CallExpression> {
  for (const node of descendants(root, (each) => !isFunctionNode(each) || !isDeclared(each)))
    if (ts.isCallExpression(node) && calledName(node.expression)?.text !== "setTimeout") yield node;
}

function isDeclared(node: ts.Node): boolean {
  return ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node);
}
