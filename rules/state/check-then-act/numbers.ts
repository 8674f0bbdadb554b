/** Numbers of new rows that are computed from how many there are, or from the greatest one. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { entityKeysOf, type Origin, originsOf } from "../../kit/flow/origins.ts";
import { presencesIn } from "../../kit/flow/presence.ts";
import { calledName, unwrap } from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";
import { wordsOf } from "../../kit/words.ts";
import type { Act } from "./acts.ts";
import type { Check } from "./checks.ts";

/** The check that `number: count + 1` is; undefined when no value of the new row is computed in such a way. */
export function numberOfAct(act: Act, analysis: Analysis): Check | undefined {
  if (act.access?.data === undefined || act.steps > 0) return undefined;
  for (const { field, value, kind } of act.access.data.assignments) {
    if (value === undefined || kind !== "set") continue;
    const sum = nextIn(value, analysis, 0);
    if (sum === undefined) continue;
    const origin = originsOf(sum, analysis).find(
      (each) =>
        each.access !== undefined &&
        entityKeysOf(each).includes(act.key) &&
        each.at.pos < act.node.pos &&
        isSequence(each),
    );
    if (origin !== undefined)
      return {
        kind: "number",
        at: origin.at,
        origin,
        condition: undefined,
        isGetOrCreate: false,
        assertion: undefined,
        field,
      };
  }
  return undefined;
}

/** `role: admins === 0 ? "admin" : "user"`, `isDefault: !existing`: the new row is the first, or it is not. */
export function firstOfAct(act: Act, analysis: Analysis): Check | undefined {
  if (act.access?.data === undefined || act.steps > 0) return undefined;
  for (const { field, value, kind } of act.access.data.assignments) {
    if (value === undefined || kind !== "set") continue;
    const condition = choiceIn(value, analysis);
    if (condition === undefined) continue;
    for (const { subject, meaning } of presencesIn(condition, true, analysis)) {
      if (meaning !== "present" && meaning !== "absent") continue;
      const origin = originsOf(subject, analysis).find(
        (each) =>
          each.access !== undefined &&
          each.access.certainty !== "name" &&
          entityKeysOf(each).includes(act.key) &&
          each.path.every((name) => /^(length|count|_count|id|size)$/.test(name)) &&
          each.at.pos < act.node.pos,
      );
      if (origin !== undefined)
        return {
          kind: "first",
          at: origin.at,
          origin,
          condition,
          isGetOrCreate: false,
          assertion: undefined,
          field,
        };
    }
  }
  return undefined;
}

/** The condition that chooses a value, or that is the value. */
function choiceIn(value: ts.Expression, analysis: Analysis): ts.Expression | undefined {
  const at = unwrap(value);
  if (ts.isConditionalExpression(at)) return at.condition;
  if (ts.isPrefixUnaryExpression(at) && at.operator === ts.SyntaxKind.ExclamationToken) return at;
  if (ts.isBinaryExpression(at) && /^[=!<>]=?=?$/.test(at.operatorToken.getText())) return at;
  if (!ts.isIdentifier(at)) return undefined;
  const declaration = localDeclaration(at, analysis);
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return undefined;
  const held = declaration.initializer === undefined ? undefined : unwrap(declaration.initializer);
  return held !== undefined && !ts.isIdentifier(held) && !ts.isAwaitExpression(held)
    ? choiceIn(held, analysis)
    : undefined;
}

/** A count, a maximum, or the last row of an order; of a row found by its key the number belongs to that row. */
function isSequence({ access }: Origin): boolean {
  if (access === undefined) return false;
  if (/^(count|aggregate|query)$/.test(access.operation)) return true;
  return (
    access.orderBy !== undefined || access.operation === "find-many" || access.client === "own"
  );
}

const NEXT = /^(next|increment|bump|inc|succ)$/;

/** The part of a value that is one more than something, names of locals and texts around it followed. */
function nextIn(
  value: ts.Expression,
  analysis: Analysis,
  depth: number,
): ts.Expression | undefined {
  const at = unwrap(value);
  if (depth > 8) return undefined;
  const within = (next: ts.Expression | undefined): ts.Expression | undefined =>
    next === undefined ? undefined : nextIn(next, analysis, depth + 1);
  if (ts.isBinaryExpression(at)) {
    if (at.operatorToken.kind === ts.SyntaxKind.PlusToken) {
      if (ts.isNumericLiteral(unwrap(at.right))) return at.left;
      if (ts.isNumericLiteral(unwrap(at.left))) return at.right;
    }
    return within(at.left) ?? within(at.right);
  }
  if (ts.isConditionalExpression(at)) return within(at.whenTrue) ?? within(at.whenFalse);
  if (ts.isTemplateExpression(at)) {
    for (const span of at.templateSpans) {
      const found = within(span.expression);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (ts.isIdentifier(at)) {
    const declaration = localDeclaration(at, analysis);
    return declaration !== undefined && ts.isVariableDeclaration(declaration)
      ? within(declaration.initializer)
      : undefined;
  }
  if (ts.isCallExpression(at)) {
    const words = wordsOf(calledName(at.expression)?.text ?? "");
    if (words.some((word) => NEXT.test(word)) && at.arguments.length > 0) return at;
    if (
      !/^(String|Number|padStart|toString|max|floor|round)$/.test(
        calledName(at.expression)?.text ?? "",
      )
    )
      return undefined;
    const callee = unwrap(at.expression);
    if (ts.isPropertyAccessExpression(callee)) {
      const found = within(callee.expression);
      if (found !== undefined) return found;
    }
    for (const argument of at.arguments) {
      const found = within(argument);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
