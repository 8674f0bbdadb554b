/** Puts the id behind a sort key, so that no two rows are equal. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { entityKey } from "../../kit/data/access.ts";
import { indentAt, lineBreakOf, replaceNode, stepOf } from "../../kit/edits.ts";
import { habitsOf, maxWidthOf } from "../../kit/habits.ts";
import { moved } from "../../kit/layout.ts";
import type { Fix } from "../../kit/rule.ts";
import type { Page } from "./pages.ts";

/** Only for Prisma, and only with a key that the schema declares. */
export function tieBreakFix(found: Page, analysis: Analysis): readonly Fix[] {
  const { order, entity, client } = found;
  if (client !== "prisma" || order === undefined || entity === undefined) return [];
  const schema = analysis.schemaOf(entityKey(entity), found.node);
  const unique = schema?.uniques.find(({ fields }) => fields.length === 1)?.fields[0];
  if (unique === undefined) return [];
  const text = onOneLine(order);
  // The last key's own: rows of a page then go one way.
  const direction = text.match(/["'](asc|desc)["']/g)?.at(-1) ?? '"asc"';
  const added = `{ ${unique}: ${direction} }`;
  const elements = ts.isArrayLiteralExpression(order) ? order.elements : [order];
  if (elements.length === 0 || !elements.every(ts.isObjectLiteralExpression)) return [];
  return [
    {
      title: `Sort rows that are equal by \`${unique}\``,
      safety: "review",
      edits: () => [replaceNode(order, listOf(order, elements, added))],
    },
  ];
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
