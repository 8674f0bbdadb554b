/** Puts the id behind a sort key, so that no two rows are equal. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { entityKey } from "../../kit/data/access.ts";
import { replaceNode } from "../../kit/edits.ts";
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
  const direction = /["'](asc|desc)["']/.exec(text)?.[0] ?? '"asc"';
  const added = `{ ${unique}: ${direction} }`;
  let written: string;
  if (ts.isObjectLiteralExpression(order)) written = `[${text}, ${added}]`;
  else if (ts.isArrayLiteralExpression(order) && order.elements.length > 0)
    written = `[${order.elements.map((each) => onOneLine(each)).join(", ")}, ${added}]`;
  else return [];
  return [
    {
      title: `Sort rows that are equal by \`${unique}\``,
      safety: "review",
      edits: () => [replaceNode(order, written)],
    },
  ];
}

/** A literal of one property needs no lines of its own. */
function onOneLine(order: ts.Expression): string {
  const [property, ...others] = ts.isObjectLiteralExpression(order) ? order.properties : [];
  const text = property?.getText() ?? "";
  return property === undefined || others.length > 0 || text.includes("\n")
    ? order.getText()
    : `{ ${text} }`;
}
