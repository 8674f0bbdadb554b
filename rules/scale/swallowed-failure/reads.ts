/** Answers that stay empty when what they were to be read from has failed. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { nameOfCall } from "../../kit/effects/effect.ts";
import { effectsOfCall } from "../../kit/effects/summary.ts";
import { handlingOf } from "../../kit/failures.ts";
import { namedFunction, nameOf } from "../../kit/functions.ts";
import { descendants, enclosingFunction, isFunctionNode, unwrap } from "../../kit/syntax.ts";
import { isUnseenWork } from "../../kit/unseen.ts";

export interface Empty {
  readonly at: ts.Node;
  readonly name: string;
  readonly held: string;
  readonly work: ts.Node;
}

const TOLERANT =
  /log|track|analytic|telemetr|metric|audit|report|warm|prefetch|sentry|usage|cache|preview|avatar|thumbnail|suggest|autocomplete|recommend|try|maybe|optional|safe|health|status|migrat|seed|debug|version|feature|flag|news|banner|changelog|teardown|cleanup/i;
const DELIBERATE =
  /best[\s-]effort|non[\s-]?(critical|fatal|blocking)|ignore|intentional|swallow|fail[\s-]?(open|silent|safe|soft)|optional|tolerat|not found|partial|graceful|fallback|degrad|continue|don'?t (fail|throw|break)/i;

/**
 * `const rates = {}; try { … await provider.get(…) … } catch (error) { log(error) } return rates;`: to whoever asked, a
 * service that is down looks like one that knows nothing.
 */
export function emptyAnswer(node: ts.TryStatement, analysis: Analysis): Empty | undefined {
  const { catchClause, tryBlock, parent } = node;
  const home = enclosingFunction(node);
  if (catchClause === undefined || home === undefined || parent !== home.body) return undefined;
  if (!ts.isBlock(parent) || node.finallyBlock !== undefined) return undefined;
  if (catchClause.block.statements.length === 0 || handlingOf(catchClause.block) !== "quiet")
    return undefined;
  const next = parent.statements[parent.statements.indexOf(node) + 1];
  if (next === undefined || !ts.isReturnStatement(next) || next.expression === undefined)
    return undefined;
  const held = unwrap(next.expression);
  if (!ts.isIdentifier(held) || !startsEmpty(held.text, parent)) return undefined;
  if (TOLERANT.test(nameOf(namedFunction(node) ?? home)) || DELIBERATE.test(node.getText()))
    return undefined;
  const work = readIn(tryBlock, analysis);
  return work === undefined
    ? undefined
    : {
        at: catchClause.getFirstToken() ?? catchClause,
        name: nameOfCall(work),
        held: held.text,
        work: work.expression,
      };
}

function startsEmpty(name: string, block: ts.Block): boolean {
  for (const statement of block.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const each of statement.declarationList.declarations) {
      if (each.name.getText() !== name || each.initializer === undefined) continue;
      const value = unwrap(each.initializer).getText().replace(/\s/g, "");
      return /^(\{\}|\[\]|newMap(<.*>)?\(\)|newSet(<.*>)?\(\))$/.test(value);
    }
  }
  return false;
}

/** What is waited for and comes from elsewhere. */
function readIn(block: ts.Block, analysis: Analysis): ts.CallExpression | undefined {
  for (const each of descendants(block, (node) => !isFunctionNode(node))) {
    if (!ts.isAwaitExpression(each)) continue;
    const call = unwrap(each.expression);
    if (!ts.isCallExpression(call)) continue;
    if (isOfList(call)) return call;
    const calls = /^Promise\.\w+$/.test(call.expression.getText()) ? call.arguments : [call];
    for (const argument of calls)
      for (const inner of [argument, ...descendants(argument)])
        if (ts.isCallExpression(inner)) {
          const isRemote = effectsOfCall(inner, analysis).some(
            ({ effect }) =>
              effect.action !== "write" && /^(http|database|search)$/.test(effect.target),
          );
          if (isRemote || isUnseenWork(inner, analysis)) return inner;
        }
  }
  return undefined;
}

/** `Promise.all(promises)`, of what was begun before. */
function isOfList(call: ts.CallExpression): boolean {
  const [list] = call.arguments;
  return call.expression.getText() === "Promise.all" && list !== undefined && ts.isIdentifier(list);
}
