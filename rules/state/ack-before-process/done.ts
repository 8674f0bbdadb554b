/** Rows that say that something is done before it is. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import type { Assignment } from "../../kit/data/access.ts";
import { transactionAround } from "../../kit/data/transactions.ts";
import { effectOfCall, isBusinessWrite, nameOfCall } from "../../kit/effects/effect.ts";
import { effectsOfCall } from "../../kit/effects/summary.ts";
import {
  calledName,
  descendants,
  enclosingStatement,
  isFunctionNode,
  outer,
  unwrap,
} from "../../kit/syntax.ts";
import { isUnseenWork } from "../../kit/unseen.ts";
import { wordsOf } from "../../kit/words.ts";

export interface Done {
  readonly at: ts.Node;
  readonly field: string;
  readonly name: string;
  readonly work: ts.Node;
}

const STATE = /^(status|state|stage|phase)$|Status$|State$/;
const FINISHED =
  /(^|\W|_)(completed?|done|finished|processed|fulfilled|delivered|published|settled|sealed|imported|synced|succeeded|success)\W*$/i;
const FINISHED_AT =
  /^(completed|finished|processed|fulfilled|delivered|sealed|imported|synced)(At|_at|On)$/;
/** News, records and reads: nobody misses them when the row says that all is done. */
const ASIDE =
  /log|activit|track|analytic|telemetr|metric|captur|audit|posthog|segment|sentry|usage|touch|cache|invalidat|revalidat|notif|e?mails?\b|mail|slack|webhook|broadcast|emit|event|email|redirect|close|sleep|delay|disconnect|clean|remove|delete|unlink|cancel|release|unlock|refresh|summary|digest|pusher|socket/i;
const HANDS_ON = /^(send|schedule|enqueue|publish|add)/;
const DOES =
  /^(seal|generate|render|sign|build|process|fulfill?|provision|deploy|import|export|sync|transfer|pay|charge|capture|settle|execute|apply|finali[sz]e|grant|issue|create|upload|store|write|move|convert|publish|register|activate|ship|book|run|perform|complete|send|credit|allocate|assign|schedule|enqueue)$/;

/** `await orders.update({ status: "COMPLETED" }); await seal(order);` outside of a transaction. */
export function doneBeforeWork(call: ts.CallExpression, analysis: Analysis): Done | undefined {
  if (
    !/^(update|updateMany|updateOne|findOneAndUpdate|set|save|patch)/.test(
      calledName(call.expression)?.text ?? "",
    )
  )
    return undefined;
  if (!ts.isAwaitExpression(outer(call))) return undefined;
  const effect = effectOfCall(call, analysis);
  const mark = effect?.access?.data?.assignments.find(isFinished);
  if (effect === undefined || mark === undefined || !isBusinessWrite(effect)) return undefined;
  if (transactionAround(call, analysis) !== undefined) return undefined;
  const statement = enclosingStatement(call);
  if (!ts.isBlock(statement.parent)) return undefined;
  const from = statement.parent.statements.indexOf(statement as ts.Statement) + 1;
  for (const next of statement.parent.statements.slice(from, from + 2)) {
    if (ts.isTryStatement(next) || ts.isReturnStatement(next)) return undefined;
    const work = workIn(next, analysis);
    if (work !== undefined)
      return {
        at: call.expression,
        field: mark.field,
        name: nameOfCall(work),
        work: work.expression,
      };
  }
  return undefined;
}

function isFinished({ field, value }: Assignment): boolean {
  const text = value?.getText() ?? "";
  if (STATE.test(field)) return FINISHED.test(text);
  return FINISHED_AT.test(field) && /Date|now|sql/i.test(text);
}

function workIn(root: ts.Node, analysis: Analysis): ts.CallExpression | undefined {
  for (const each of descendants(root, (node) => !isFunctionNode(node))) {
    if (!ts.isAwaitExpression(each)) continue;
    const call = unwrap(each.expression);
    if (!ts.isCallExpression(call) || ASIDE.test(nameOfCall(call))) continue;
    // `queue.enqueue("notify-owner", …)`: news, whoever carries them.
    if (HANDS_ON.test(calledName(call.expression)?.text ?? "") && ASIDE.test(call.getText()))
      continue;
    if (!DOES.test(wordsOf(calledName(call.expression)?.text ?? "")[0] ?? "")) continue;
    const changes = effectsOfCall(call, analysis).some(
      ({ effect }) => isBusinessWrite(effect) && effect.target !== "mail",
    );
    if (changes || isUnseenWork(call, analysis)) return call;
  }
  return undefined;
}
