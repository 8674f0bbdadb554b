/** Helpers that a request could do without: what decorates an answer, and what a middleware asks before everybody. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { effectOfCall } from "../../kit/effects/effect.ts";
import { isCaught } from "../../kit/failures.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  outer,
} from "../../kit/syntax.ts";
import { isUnseenWork } from "../../kit/unseen.ts";

/** What pages show beside what they are about. */
const DECORATES =
  /recommend|suggest|also(Bought|Liked|Viewed)|related(Items|Products|Articles|Posts)|trending|enrich|personali[sz]|promo(tion)?s?$|banner|weather|forecast|ratings?$|badges?$|similar|upsell|crossSell|teaser|avatar|exchangeRate|geo(Ip|locate|code)|insight/i;
/** Without these nobody may pass. */
const GATES = /auth|session|token|user|login|permission|acl|csrf|jwt|verify|tenant|signature/i;

export interface Dispensable {
  readonly kind: "decoration" | "middleware";
}

/** Undefined for what a request needs, what is caught, and what is known to stay in the process. */
export function dispensable(call: ts.CallExpression, analysis: Analysis): Dispensable | undefined {
  const name = calledName(call.expression)?.text;
  if (name === undefined || !ts.isAwaitExpression(outer(call))) return undefined;
  const home = enclosingFunction(call);
  if (home === undefined || isCaught(call)) return undefined;
  const text = call.expression.getText().replace(/\s+/g, "");
  if (text.length > 80) return undefined;
  if (isMiddleware(home, call)) {
    if (GATES.test(text) || GATES.test(call.getSourceFile().fileName.split("/").at(-1) ?? ""))
      return undefined;
    return isElsewhere(call, analysis) ? { kind: "middleware" } : undefined;
  }
  if (!DECORATES.test(text) || !isForAnswer(call, home)) return undefined;
  return isElsewhere(call, analysis) ? { kind: "decoration" } : undefined;
}

function isElsewhere(call: ts.CallExpression, analysis: Analysis): boolean {
  const effect = effectOfCall(call, analysis);
  return effect === undefined
    ? isUnseenWork(call, analysis)
    : /^(http|cache)$/.test(effect.target) && effect.certainty !== "name";
}

/** `async (req, res, next) => { await …; next(); }` */
function isMiddleware(home: FunctionNode, call: ts.CallExpression): boolean {
  const last = home.parameters.at(-1)?.name;
  if (last === undefined || !ts.isIdentifier(last) || !/^next$/.test(last.text)) return false;
  if (home.parameters.length < 2 || home.body === undefined) return false;
  return [...descendants(home.body)].some(
    (each) =>
      ts.isCallExpression(each) &&
      each.expression.getText() === "next" &&
      each.arguments.length === 0 &&
      each.pos > call.pos,
  );
}

/** One of several things that an answer is made of. */
function isForAnswer(call: ts.CallExpression, home: FunctionNode): boolean {
  const holder = ts.findAncestor(call, ts.isVariableDeclaration);
  if (holder === undefined || !ts.isIdentifier(holder.name)) return false;
  const name = holder.name.text;
  for (const node of descendants(home)) {
    if (!ts.isObjectLiteralExpression(node) || node.properties.length < 3) continue;
    if (!new RegExp(`\\b${name}\\b`).test(node.getText())) continue;
    for (const at of ancestors(node)) {
      if (ts.isReturnStatement(at)) return true;
      if (
        ts.isCallExpression(at) &&
        /^(json|send|render)$/.test(calledName(at.expression)?.text ?? "")
      )
        return true;
      if (isFunctionNode(at)) break;
    }
  }
  return false;
}
