/** Statements between `BEGIN` and `COMMIT` that go through another connection than the one that began. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { type Access, isWrite } from "../../kit/data/access.ts";
import { isWithin, type Span, spansOf } from "../../kit/data/spans.ts";
import { effectsWithin, type ReachedEffect } from "../../kit/effects/summary.ts";
import type { Report } from "../../kit/rule.ts";
import { calledName, descendants, enclosingFunction, unwrap } from "../../kit/syntax.ts";
import { isOfInjected, isOfSameType, outside } from "./members.ts";

/** By the name alone, so that other calls cost nothing. */
export function mayCommit(call: ts.CallExpression): boolean {
  const name = calledName(call.expression)?.text ?? "";
  return (
    /^(commit|commitTransaction)$/.test(name) ||
    /^["'`]\s*(commit|end)\b/i.test(call.arguments[0]?.getText().slice(0, 20) ?? "")
  );
}

/** The first write inside that is not part of it. */
export function outsideSpan(commit: ts.CallExpression, analysis: Analysis): readonly Report[] {
  const home = enclosingFunction(commit);
  const span =
    home === undefined ? undefined : spansOf(home, analysis).find((each) => each.commit === commit);
  if (span === undefined || home?.body === undefined || !analysis.runsOnServer(commit)) return [];
  const handle = unwrap(span.handle).getText();
  for (const each of effectsWithin(home.body, analysis)) {
    const { access } = each.effect;
    if (access === undefined || !isWithin(each.at, span)) continue;
    if (!isWrite(access) || access.certainty === "name") continue;
    const isSure = isOfSource(access.root, span.source, analysis);
    if (each.via.length === 0 && (isSure || isForgotten(access, handle, span, analysis)))
      return [outside(access, handle, span.begin, isSure)];
    if (isThrough(each, access, handle, span, analysis))
      return [
        {
          ...outside(access, handle, span.begin),
          at: ts.isCallExpression(each.at) ? each.at.expression : each.at,
          basis: each.at,
          message:
            "What this calls writes outside of the transaction: it goes through a client of its own",
        },
      ];
  }
  return [];
}

/** `pool.query(…)` beside `const client = await pool.connect()`. */
function isOfSource(
  root: ts.Expression,
  source: ts.Expression | undefined,
  analysis: Analysis,
): boolean {
  if (source === undefined) return false;
  const [own, other] = [unwrap(root), unwrap(source)];
  return (
    own.getText() === other.getText() &&
    analysis.declarationOf(own) === analysis.declarationOf(other)
  );
}

/** A repository that the class was given, or a model without the option that its neighbours have. */
function isForgotten(access: Access, handle: string, span: Span, analysis: Analysis): boolean {
  if (!/^\w+$/.test(handle)) return false;
  if (isOfInjected(access, handle, span.home, analysis)) return true;
  if (access.client !== "sequelize" && access.client !== "mongo") return false;
  const named = new RegExp(`\\b${handle}\\b`);
  if (named.test(access.node.getText())) return false;
  return [...descendants(span.home)].some(
    (node) =>
      ts.isCallExpression(node) &&
      node !== access.anchor &&
      isWithin(node, span) &&
      new RegExp(`[{,]\\s*((transaction|session)\\s*:\\s*)?${handle}\\s*[,}]`).test(node.getText()),
  );
}

/** A method of another object on a pool of its own, which was not given the connection. */
function isThrough(
  { at, via }: ReachedEffect,
  { root }: Access,
  handle: string,
  { source }: Span,
  analysis: Analysis,
): boolean {
  if (via.length !== 1 || source === undefined) return false;
  const first = handle.split(".")[0] ?? handle;
  if (new RegExp(`\\b${first}\\b`).test(at.getText())) return false;
  return isOfSource(root, source, analysis) || isOfSameType(unwrap(root), source, analysis);
}
