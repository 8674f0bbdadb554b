/** One row taken out of many for its time alone: with equal times, or a clock that is behind, it is another one. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { entityKey, isInsert } from "../../kit/data/access.ts";
import { accessOf } from "../../kit/data/read.ts";
import { resultOf } from "../../kit/data/results.ts";
import { descendants, propertyName, unwrap } from "../../kit/syntax.ts";
import { isMomentName } from "../../kit/time-values.ts";
import { wordsOf } from "../../kit/words.ts";
import { createTracer } from "./consequences.ts";
import { usesOf } from "./local-uses.ts";
import { isOfPeople, isOneOfSeveral } from "./names.ts";
import { namesOf, type OrderedRead, orderedReadOf } from "./ordered-read.ts";

export interface ElectedRow extends OrderedRead {
  /** What the row's content leads to. */
  readonly use: ts.Node;
  readonly kind: "write" | "refusal" | "answer";
}

/** The row that a read gives for its time alone, and what becomes of it; undefined where that decides nothing. */
export function electedRowOf(
  call: ts.CallExpression,
  analysis: Analysis,
): ElectedRow | "shown" | undefined {
  const read = orderedReadOf(call, analysis);
  if (read === undefined || !read.isOne) return undefined;
  const found = isTimeAlone(call) ? undefined : useOf(read, analysis);
  return found === undefined ? "shown" : { ...read, ...found };
}

/** Reads of the same file that elect a row of the same entity by the same time. */
export function electedAlike(row: ElectedRow, analysis: Analysis): readonly ElectedRow[] {
  const found: ElectedRow[] = [];
  for (const node of descendants(row.call.getSourceFile())) {
    if (!ts.isCallExpression(node)) continue;
    const other = node === row.call ? row : electedRowOf(node, analysis);
    if (
      other !== undefined &&
      other !== "shown" &&
      other.property === row.property &&
      entityKey(other.entity) === entityKey(row.entity)
    )
      found.push(other);
  }
  return found;
}

type Found = Pick<ElectedRow, "use" | "kind">;

function useOf(read: OrderedRead, analysis: Analysis): Found | undefined {
  const { name, value, parts } = resultOf(read);
  const names = namesOf(read);
  if (/presenters?\b/i.test(read.call.getSourceFile().fileName)) return undefined;
  if (isOfPeople(read.entity)) return undefined;
  const outcome = createTracer(analysis).used(value);
  if (outcome?.effect.isResolved) {
    const { node } = outcome.effect;
    return read.isDescending || isOrigin(read, names, node, analysis)
      ? { use: node, kind: "write" }
      : undefined;
  }
  // The oldest row is mostly the next in a queue, or the one that a list begins with.
  if (!read.isDescending) return undefined;
  const uses = usesOf(name, [...parts.values()], value, analysis);
  const refusal = uses.find((each) => each.kind === "refusal");
  if (refusal !== undefined) return { use: refusal.node, kind: "refusal" };
  const answer = uses.find((each) => each.kind === "answer");
  if (answer === undefined || !isOneOfSeveral(names)) return undefined;
  // Rows that are made at one moment are rare, and a caller that only looks is told one of the two.
  if (/^(creat|insert|add|generat)/i.test(read.property)) return undefined;
  return { use: answer.node, kind: "answer" };
}

const ORIGINS: ReadonlySet<string> = new Set(
  "first original origin oldest main primary canonical master root initial".split(" "),
);

/** What people set up and may choose anew. */
const TASTES: ReadonlySet<string> = new Set(
  "template templates setting settings default theme preference layout".split(" "),
);

/** The oldest row is taken for the original: by its name, or because what is made next takes after it. */
function isOrigin(
  read: OrderedRead,
  names: readonly string[],
  effect: ts.Node,
  analysis: Analysis,
): boolean {
  if (!/^(creat|insert|add)/i.test(read.property)) return false;
  const words = names.flatMap(wordsOf);
  if (words.some((word) => TASTES.has(word))) return false;
  if (wordsOf(names[1] ?? "").some((word) => ORIGINS.has(word))) return true;
  const made = ts.isCallExpression(effect) ? accessOf(effect, analysis) : undefined;
  return (
    made !== undefined &&
    isInsert(made) &&
    made.entity !== undefined &&
    made.entity.key === entityKey(read.entity)
  );
}

/** `select: { createdAt: true }`: the newest time is the same whichever row it is taken from. */
function isTimeAlone(call: ts.CallExpression): boolean {
  for (const argument of call.arguments) {
    const options = unwrap(argument);
    if (!ts.isObjectLiteralExpression(options)) continue;
    for (const each of options.properties) {
      if (!ts.isPropertyAssignment(each) || propertyName(each.name) !== "select") continue;
      const chosen = unwrap(each.initializer);
      if (
        ts.isObjectLiteralExpression(chosen) &&
        chosen.properties.length > 0 &&
        chosen.properties.every(
          (key) => key.name !== undefined && isMomentName(propertyName(key.name) ?? ""),
        )
      )
        return true;
    }
  }
  return false;
}
