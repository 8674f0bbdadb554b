/** Tells which effects that only names speak of are likely enough to count as known. */
import { ts } from "ts-morph";
import { lastName, receiverOf } from "../../rules/kit/data/chain.ts";
import { writtenTypeOf } from "../../rules/kit/data/written.ts";
import type { Effect } from "../../rules/kit/effects/effect.ts";
import { calledName } from "../../rules/kit/syntax.ts";
import type { Queries } from "./queries.ts";
import type { SurveyParts } from "./survey.ts";
import { isOfPackage, originOf, type PackageOf } from "./survey-origin.ts";

/** Owners that keep rows, by what repositories call them. */
const KEEPS_ROWS = /(repo|repository|dao|model|service|dal|db)_?$/i;

/** Packages of databases, by what they are called. */
const DATABASES =
  /db|sql|prisma|drizzle|kysely|knex|orm|mongo|redis|sequelize|supabase|postgres|data/i;

/** Not by a name alone, and not by the look of a statement that the client of another service is given. */
export function isSure(
  { node, certainty, target }: Effect,
  analysis: Queries,
  packageOf: PackageOf,
): boolean {
  if (certainty === "name") return false;
  if (certainty !== "shape" || target !== "database" || !ts.isCallExpression(node)) return true;
  const origin = originOf(node, analysis, packageOf);
  return !isOfPackage(origin) || DATABASES.test(origin);
}

/**
 * A name tells nothing of a method whose package is known by name alone, and a verb tells of rows only where
 * its owner is one that keeps them: `sheet.getRows()` and `socket.updateProfile()` ask somebody else.
 */
export function isTold({ node, certainty, target, access }: Effect, parts: SurveyParts): boolean {
  if (certainty !== "name" || !ts.isCallExpression(node)) return true;
  if (!originOf(node, parts.analysis, parts.packageOf).startsWith("(")) return false;
  const name = calledName(node.expression)?.text ?? "";
  const receiver = receiverOf(node);
  if (target === "mail" || target === "sms") return /mail|sms/i.test(name);
  if (target === "queue") return receiver === undefined || !/redis/i.test(lastName(receiver));
  // Without an access the look of its owner told.
  if (target !== "database" || access === undefined) return true;
  if (receiver === undefined) return false;
  if (/^(this|super)$/.test(receiver.getText())) return KEEPS_ROWS.test(classAround(node));
  const written = writtenTypeOf(receiver)?.typeName.getText() ?? "";
  const type = parts.analysis.checker.getTypeAtLocation(receiver).symbol?.name ?? "";
  return [lastName(receiver), written, type].some((each) => KEEPS_ROWS.test(each));
}

function classAround(node: ts.Node): string {
  let at = node;
  while (at.parent !== undefined && !ts.isClassLike(at)) at = at.parent;
  return ts.isClassLike(at) ? (at.name?.text ?? "") : "";
}
