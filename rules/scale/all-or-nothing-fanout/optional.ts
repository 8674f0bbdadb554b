/** Parts that may be missing: whoever filters out what gave nothing can do without what failed. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { nameOfCall } from "../../kit/effects/effect.ts";
import { effectsOfElement, type Fanout } from "../../kit/fanout.ts";
import {
  calledName,
  descendants,
  enclosingFunction,
  isFunctionNode,
  unwrap,
} from "../../kit/syntax.ts";
import { isUnseenWork } from "../../kit/unseen.ts";

/** `(await Promise.all(answers.map((each) => summarise(each)))).filter(Boolean)`: what leaves for others, by its name. */
export function optionalPart(fanout: Fanout, analysis: Analysis): string | undefined {
  if (!isThinnedOut(fanout.call)) return undefined;
  const found = effectsOfElement(fanout, analysis).find(({ effect }) =>
    /^(http|model|mail|push|sms|payment)$/.test(effect.target),
  );
  if (found !== undefined) return nameOfCall(found.effect.node, 28);
  for (const node of [fanout.body, ...descendants(fanout.body)])
    if (
      ts.isCallExpression(node) &&
      DOES.test(calledName(node.expression)?.text ?? "") &&
      isUnseenWork(node, analysis)
    )
      return nameOfCall(node, 28);
  return undefined;
}

const DOES =
  /^(create|generate|fetch|send|process|import|export|crawl|scrape|download|upload|translate|summari[sz]e|classify|embed|enrich|analy[sz]e|transcribe|render|extract|convert)([A-Z]|$)/;

/** The results lose what is empty before anybody uses them. */
function isThinnedOut(call: ts.CallExpression): boolean {
  let at: ts.Node = call;
  while (ts.isAwaitExpression(at.parent) || ts.isParenthesizedExpression(at.parent)) at = at.parent;
  if (isFiltered(at)) return true;
  const { parent } = at;
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return false;
  const { text } = parent.name;
  const uses = [...descendants(enclosingFunction(call)?.body ?? call.getSourceFile())].filter(
    (node) => ts.isIdentifier(node) && node.text === text && node !== parent.name,
  );
  return uses.length === 1 && uses.every(isFiltered);
}

/** `.filter(Boolean)`, `.filter((each) => each !== null)` */
function isFiltered(list: ts.Node): boolean {
  const access = list.parent;
  if (!ts.isPropertyAccessExpression(access) || access.expression !== list) return false;
  const call = access.parent;
  if (!ts.isCallExpression(call) || !/^(filter|compact)$/.test(access.name.text)) return false;
  const test = call.arguments[0] === undefined ? undefined : unwrap(call.arguments[0]);
  if (test === undefined) return false;
  if (!isFunctionNode(test))
    return /^(Boolean|isDefined|isNotNil|isTruthy|notEmpty)$/.test(test.getText());
  return /(!==?\s*(null|undefined)|!!\w+)\)?;?\s*}?$/.test(test.body?.getText() ?? "");
}
