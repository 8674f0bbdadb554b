/** Puts the id behind a sort key, so that no two rows are equal, and an order where there is none. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { entityKey } from "../../kit/data/access.ts";
import {
  indentAt,
  insertAt,
  lineBreakOf,
  replaceNode,
  stepOf,
  withProperty,
} from "../../kit/edits.ts";
import { habitsOf, maxWidthOf } from "../../kit/habits.ts";
import { moved } from "../../kit/layout.ts";
import type { Fix } from "../../kit/rule.ts";
import type { Page } from "./pages.ts";

/** Only with a key that the schema declares, for clients whose orders can be written as they are read. */
export function tieBreakFix(found: Page, analysis: Analysis): readonly Fix[] {
  const { order } = found;
  const unique = uniqueOf(found, analysis);
  if (order === undefined || unique === undefined) return [];
  const edits = tieEdits(found.client, order, unique);
  return edits === undefined
    ? []
    : [{ title: `Sort rows that are equal by \`${unique}\``, safety: "review", edits }];
}

/** An order where there is none: by the time of creation where the model has one, so that pages read as before. */
export function orderFix(found: Page, analysis: Analysis): readonly Fix[] {
  const { at, client } = found;
  const unique = uniqueOf(found, analysis);
  if (client !== "prisma" || unique === undefined || "file" in at) return [];
  const property = at.parent;
  if (!ts.isPropertyAssignment(property) && !ts.isShorthandPropertyAssignment(property)) return [];
  const schema = analysis.schemaOf(entityKey(found.entity ?? ""), found.node);
  const made = ["createdAt", "created_at"].find((each) => schema?.fields.has(each));
  const keys = [made, unique].flatMap((each) => (each === undefined ? [] : [`{ ${each}: "asc" }`]));
  const order = keys.length === 1 ? keys[0] : `[${keys.join(", ")}]`;
  return [
    {
      title: `Sort the rows by \`${made ?? unique}\``,
      safety: "review",
      edits: () => {
        const file = property.getSourceFile();
        const start = property.getStart(file);
        const before = file.text.slice(file.text.lastIndexOf("\n", start) + 1, start);
        const gap = before.trim() === "" ? lineBreakOf(file) + before : " ";
        return [insertAt(file, start, `orderBy: ${order},${gap}`)];
      },
    },
  ];
}

/** The one field that tells every row from every other. */
function uniqueOf({ entity, node }: Page, analysis: Analysis): string | undefined {
  const schema = entity === undefined ? undefined : analysis.schemaOf(entityKey(entity), node);
  return schema?.uniques.find(({ fields }) => fields.length === 1)?.fields[0];
}

function tieEdits(
  client: string | undefined,
  order: ts.Expression,
  unique: string,
): Fix["edits"] | undefined {
  if (client === "drizzle") return columnEdits(order, unique);
  const elements = ts.isArrayLiteralExpression(order) ? order.elements : [order];
  if (elements.length === 0 || !elements.every(ts.isObjectLiteralExpression)) return undefined;
  // The last key's own direction: rows of a page then go one way.
  const direction =
    order
      .getText()
      .match(/["'](asc|desc)["']/gi)
      ?.at(-1) ?? '"asc"';
  if (client === "typeorm" && ts.isObjectLiteralExpression(order))
    return () => [withProperty(order, unique, direction)];
  if (client !== "prisma") return undefined;
  return () => [replaceNode(order, listOf(order, elements, `{ ${unique}: ${direction} }`))];
}

/** `desc(table.createdAt)` has `desc(table.id)` behind it. */
function columnEdits(order: ts.Expression, unique: string): Fix["edits"] | undefined {
  const way = ts.isCallExpression(order) ? order.expression.getText() : undefined;
  const column = ts.isCallExpression(order) ? order.arguments[0] : order;
  if (column === undefined || !ts.isPropertyAccessExpression(column)) return undefined;
  if (way !== undefined && !/^(asc|desc)$/.test(way)) return undefined;
  const other = `${column.expression.getText()}.${unique}`;
  const text = way === undefined ? other : `${way}(${other})`;
  return () => [insertAt(order.getSourceFile(), order.getEnd(), `, ${text}`)];
}

/** The sort keys in brackets: on one line where they fit, else each on its own. */
function listOf(order: ts.Expression, elements: readonly ts.Expression[], added: string): string {
  const file = order.getSourceFile();
  const start = order.getStart(file);
  const base = indentAt(file, start);
  const inline = `[${[...elements.map(onOneLine), added].join(", ")}]`;
  const { character } = file.getLineAndCharacterOfPosition(start);
  if (!inline.includes("\n") && character + inline.length < maxWidthOf(file)) return inline;
  const inner = base + stepOf(file);
  const eol = lineBreakOf(file);
  const texts = elements.map((each) =>
    onOneLine(each).includes("\n")
      ? moved(each, indentAt(file, each.getStart(file)), inner)
      : onOneLine(each),
  );
  const comma = habitsOf(file).hasTrailingCommas ? "," : "";
  return `[${eol}${[...texts, added].map((each) => inner + each).join(`,${eol}`)}${comma}${eol}${base}]`;
}

/** A literal of one property needs no lines of its own. */
function onOneLine(order: ts.Expression): string {
  const [property, ...others] = ts.isObjectLiteralExpression(order) ? order.properties : [];
  const text = property?.getText() ?? "";
  return property === undefined || others.length > 0 || text.includes("\n")
    ? order.getText()
    : `{ ${text} }`;
}
