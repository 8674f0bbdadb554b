/** A get-or-create with Prisma as one statement. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import type { Access } from "../../kit/data/access.ts";
import { indentAt, insertAt, lineBreakOf, replaceNode } from "../../kit/edits.ts";
import { moved } from "../../kit/layout.ts";
import type { TextEdit } from "../../kit/rule.ts";
import { calledName, unwrap } from "../../kit/syntax.ts";
import type { Act } from "./acts.ts";
import type { Check } from "./checks.ts";
import type { Uniqueness } from "./uniqueness.ts";

export interface Handled {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** Prisma's `create` becomes an `upsert` that changes nothing: the database decides, and the loser gets the winner's row. */
export function upserted(
  check: Check,
  act: Act,
  read: Access,
  insert: Access,
  uniqueness: Uniqueness | undefined,
  analysis: Analysis,
): Handled | undefined {
  if (!check.isGetOrCreate || insert.client !== "prisma" || read.client !== "prisma")
    return undefined;
  const [found] = ts.isCallExpression(read.anchor) ? read.anchor.arguments : [];
  const made = ts.isCallExpression(act.node) ? act.node : undefined;
  const method = made === undefined ? undefined : calledName(made.expression);
  if (found === undefined || made === undefined || method?.text !== "create") return undefined;
  if (!namesOneRow(read, uniqueness, analysis)) return undefined;
  const where = propertyIn(found, "where");
  const data = propertyIn(made.arguments[0], "data");
  if (where === undefined || data === undefined) return undefined;
  // Rows that are made along with it make two statements of the upsert, of which the first may find nothing as well.
  if (/\b(connect|create|createMany|connectOrCreate)\s*:/.test(data.getText())) return undefined;
  const fields = equalFields(read);
  const values = insert.data?.assignments ?? [];
  const isSame = read.where?.conditions.every(({ field, value }) =>
    values.some(
      (each) =>
        each.field === field && (each.value?.getText() ?? field) === (value?.getText() ?? field),
    ),
  );
  if (fields.length === 0 || isSame !== true) return undefined;
  const file = made.getSourceFile();
  const start = data.getStart(file);
  const isBroken = file.text.slice(made.getStart(file), start).includes("\n");
  const gap = isBroken ? `${lineBreakOf(file)}${indentAt(file, start)}` : " ";
  const condition = moved(where, indentAt(file, where.getStart(file)), indentAt(file, start));
  return {
    title: "Create with `upsert`; the loser of the race gets what the winner created",
    edits: [
      replaceNode(method, "upsert"),
      insertAt(file, start, `${condition},${gap}update: {},${gap}`),
      replaceNode(data.name, "create"),
    ],
  };
}

/** `findUnique`; or `findFirst` by a unique field, beside which an `upsert` takes further conditions from version 5 on. */
function namesOneRow(
  read: Access,
  uniqueness: Uniqueness | undefined,
  analysis: Analysis,
): boolean {
  const { anchor, where } = read;
  const name = ts.isCallExpression(anchor) ? (calledName(anchor.expression)?.text ?? "") : "";
  if (/^findUnique/.test(name)) return true;
  if (!/^findFirst/.test(name) || where?.isComplete !== true) return false;
  const fields = equalFields(read);
  if (fields.length !== where.conditions.length) return false;
  const range = analysis.packageOf(anchor.getSourceFile()).dependencies.get("@prisma/client");
  const major = Number(/\d+/.exec(range ?? "")?.[0] ?? 0);
  return (
    (fields.length === 1 || major >= 5) &&
    uniqueness?.schema?.uniques.some(
      (key) => key.fields.length === 1 && fields.includes(key.fields[0] ?? ""),
    ) === true
  );
}

function propertyIn(
  node: ts.Expression | undefined,
  name: string,
): ts.PropertyAssignment | undefined {
  const literal = node === undefined ? undefined : unwrap(node);
  if (literal === undefined || !ts.isObjectLiteralExpression(literal)) return undefined;
  return literal.properties.find(
    (each): each is ts.PropertyAssignment =>
      ts.isPropertyAssignment(each) && each.name.getText() === name,
  );
}

/** The fields that a read wants to be equal to something. */
export function equalFields(read: Access): string[] {
  return (read.where?.conditions ?? [])
    .filter((each) => each.comparator === "=")
    .map((each) => each.field);
}
