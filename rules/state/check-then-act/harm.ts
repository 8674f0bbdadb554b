/** What losing the race costs: where a second one harms nobody, there is something to ask and nothing to warn of. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { heldBy } from "../../kit/data/literals.ts";
import { runsOncePerProcess } from "../../kit/process-lifetime.ts";
import { declarationOf } from "../../kit/symbols.ts";
import { calledName, descendants, unwrap } from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";
import { wordsOf } from "../../kit/words.ts";
import type { Act } from "./acts.ts";
import type { Check } from "./checks.ts";
import type { Uniqueness } from "./uniqueness.ts";

const COMPARES: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
]);
/** Fewer are counted because each one costs something. */
const MANY = 5;
/** Notes for people to read: of two equal ones, one is looked at twice. */
const NOTICES =
  /^(notification|notice|announcement|banner|toast|activity|activitie|reminder|hint)s?$/;
/** The finder's name says that another one would do as well. */
const AT_WILL = /^(reusable|reuse|similar|existing?or|spare|recent)$/;

/** True when two at once leave nothing behind that anybody minds, or that the next attempt does not mend. */
export function isHarmless(
  check: Check,
  act: Act,
  uniqueness: Uniqueness | undefined,
  analysis: Analysis,
): boolean {
  return (
    isNotice(act) ||
    isFoundAtWill(check) ||
    (uniqueness?.kind === "covered" && hasMadeId(act, analysis)) ||
    (uniqueness?.kind === "unknown" && mayHaveOtherKeys(uniqueness)) ||
    runsOncePerProcess(act.node, analysis)
  );
}

/** `count >= MAX_PASSKEYS`: a number that stands in the code, where no plan sets it, and so high that it is there against abuse. */
export function isRoundCap({ condition }: Check, analysis: Analysis): boolean {
  if (condition === undefined) return false;
  return [condition, ...descendants(condition)].some(
    (each) =>
      ts.isBinaryExpression(each) &&
      COMPARES.has(each.operatorToken.kind) &&
      [each.left, each.right].some((side) => (writtenNumber(side, analysis) ?? 0) >= MANY),
  );
}

function writtenNumber(node: ts.Expression, analysis: Analysis): number | undefined {
  const at = unwrap(node);
  const declaration = ts.isPropertyAccessExpression(at)
    ? declarationOf(analysis.checker, at)
    : undefined;
  const held =
    declaration !== undefined && ts.isPropertyAssignment(declaration)
      ? unwrap(declaration.initializer)
      : heldBy(at, analysis);
  return held !== undefined && ts.isNumericLiteral(held) ? Number(held.text) : undefined;
}

/** A table in code with a key over some of its rows, or in words that cannot be read: it may refuse the second. */
function mayHaveOtherKeys({ schema }: Uniqueness): boolean {
  return schema !== undefined && !schema.place.file.endsWith(".prisma");
}

function isNotice(act: Act): boolean {
  const name = act.access?.entity?.name ?? act.key;
  const last = wordsOf(name).at(-1) ?? "";
  return NOTICES.test(last.toLowerCase());
}

function isFoundAtWill({ at }: Check): boolean {
  const name = ts.isCallExpression(at) ? (calledName(at.expression)?.text ?? "") : "";
  return wordsOf(name).some((word) => AT_WILL.test(word));
}

/** The id is put together from others, so that a second attempt at the same thing is refused on purpose. */
function hasMadeId(act: Act, analysis: Analysis): boolean {
  const given = act.access?.data?.assignments.find(({ field }) => /^_?id$/i.test(field))?.value;
  if (given === undefined) return false;
  const target = unwrap(given);
  const declaration = ts.isIdentifier(target) ? localDeclaration(target, analysis) : undefined;
  const made =
    declaration !== undefined && ts.isVariableDeclaration(declaration)
      ? declaration.initializer
      : target;
  return made !== undefined && ts.isTemplateExpression(unwrap(made));
}
