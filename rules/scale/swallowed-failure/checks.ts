/** Checks whose failure looks like "nothing found": what they were to keep out passes while the service behind them is down. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { nameOfCall } from "../../kit/effects/effect.ts";
import { effectsOfCall } from "../../kit/effects/summary.ts";
import { namedFunction, nameOf } from "../../kit/functions.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  isFunctionNode,
  unwrap,
} from "../../kit/syntax.ts";
import { isUnseenWork } from "../../kit/unseen.ts";

export interface Passed {
  readonly at: ts.Node;
  readonly name: string;
  readonly value: string;
  readonly work: ts.Node;
}

/** Looks for what is to be kept out: to find nothing lets it in. */
const FINDS =
  /screen(?!shot|Size)|sanction|fraud|risk|moderat|profan|spam|abus|malware|virus|infect|scan(?!ner|Page|Table)|is(Blocked|Banned|Revoked|Suspended|Blacklisted|Locked|Flagged|Denied|Expired|Taken|Used|Duplicate|Disposable|Leaked|Pwned|RateLimited|Limited)|blocklist|blacklist|denylist|revo(ked|cation)|conflict|overlap|violation|duplicat|breach|restriction|embargo|watchlist|exceed|isOver|overLimit|rateLimit/i;
/** Says who may do something: to answer "yes" lets them in. */
const ALLOWS =
  /^_?(can|may|has(Access|Permission|Role|Scope|Credit|Quota|Budget)|is(Allowed|Authori[sz]ed|Permitted|Valid|Verified|Eligible|Entitled|Within\w*)|allow|authori[sz]e|verify|validate|check\w*(Access|Permission|Limit|Quota|Balance|Credit|Rate\w*|Signature|Eligib\w*|Stock|Availab\w*)|ensure|permit|within)/i;
const NOTHING =
  /^(\[\]|null|undefined|false|0|""|''|\{\}|newSet(<.*>)?\(\)|newMap(<.*>)?\(\)|"(none|low|clean|ok|clear)")$/i;
const YES =
  /^(true|"(allowed|ok|valid|approved|pass(ed)?)"|\{.*\b(allowed|ok|valid|success|passed|permitted|authorized|eligible|safe|clean):true\b.*\}|\{.*\b(blocked|flagged|limited|denied|exceeded|spam|infected|banned):false\b.*\})$/i;

/** `try { return (await lists.screen(person)).hits } catch (error) { log(error); return [] }` */
export function passedOnFailure(node: ts.TryStatement, analysis: Analysis): Passed | undefined {
  const handler = node.catchClause;
  const home = enclosingFunction(node);
  if (handler === undefined || home === undefined) return undefined;
  const owner = namedFunction(node) ?? home;
  const given = answerOf(handler.block);
  if (given === undefined) return undefined;
  const value = given.getText().replace(/\s+/g, "").replace(/'/g, '"');
  const name = nameOf(owner);
  const passes =
    (YES.test(value) && (ALLOWS.test(name) || (value !== "true" && FINDS.test(name)))) ||
    (NOTHING.test(value) && FINDS.test(name) && !ALLOWS.test(name)) ||
    (NOTHING.test(value) && value !== "false" && FINDS.test(ownerOf(node)) && isOnly(name));
  if (!passes) return undefined;
  const work = workIn(node.tryBlock, analysis);
  return work === undefined
    ? undefined
    : { at: given, name: nameOfCall(work), value: given.getText(), work: work.expression };
}

/** The class says what is looked for, and the method that it is looked for. */
function isOnly(name: string): boolean {
  return /^_?(check|run|find|query|lookup|search|evaluate|assess|matches|hits|inspect)/i.test(name);
}

function ownerOf(node: ts.Node): string {
  for (const at of ancestors(node)) if (ts.isClassLike(at)) return at.name?.text ?? "";
  return "";
}

/** The one value that the handler answers with; who looks at the failure first tells them apart. */
function answerOf(block: ts.Block): ts.Expression | undefined {
  let found: ts.Expression | undefined;
  for (const each of descendants(block, (inner) => !isFunctionNode(inner))) {
    if (ts.isThrowStatement(each) || ts.isIfStatement(each) || ts.isConditionalExpression(each))
      return undefined;
    if (!ts.isReturnStatement(each) || each.expression === undefined) continue;
    if (found !== undefined) return undefined;
    found = unwrap(each.expression);
  }
  return found;
}

function workIn(block: ts.Block, analysis: Analysis): ts.CallExpression | undefined {
  for (const each of descendants(block, (inner) => !isFunctionNode(inner))) {
    if (!ts.isAwaitExpression(each)) continue;
    const call = unwrap(each.expression);
    if (!ts.isCallExpression(call) || /^(json|text)$/.test(calledName(call.expression)?.text ?? ""))
      continue;
    const isRemote = effectsOfCall(call, analysis).some(({ effect }) => effect.target !== "file");
    if (isRemote || isUnseenWork(call, analysis)) return call;
  }
  return undefined;
}
