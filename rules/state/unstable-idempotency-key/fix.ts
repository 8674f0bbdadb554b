/** Makes the key of what is already known of the effect: the id of the order, the job, the event. */
import { ts } from "ts-morph";
import { replaceNode } from "../../kit/edits.ts";
import type { Fresh } from "../../kit/fresh.ts";
import { idInSight } from "../../kit/ids.ts";
import type { Fix } from "../../kit/rule.ts";
import { unwrap } from "../../kit/syntax.ts";

/** Offered when an id is in sight, and the key is written where it is used. */
export function stableKeyFix(property: ts.PropertyAssignment, fresh: Fresh): readonly Fix[] {
  const value = unwrap(property.initializer);
  if (fresh.at.pos < value.pos || fresh.at.end > value.end) return [];
  const id = idInSight(property);
  // One key for all that a customer or project ever asks for would take the second thing for a repeat of the first.
  if (id === undefined || SCOPES.test(id.getText())) return [];
  return [
    {
      title: `Make the key of \`${id.getText()}\``,
      safety: "review",
      edits: () => [replaceNode(value, `\`${prefixOf(value, fresh)}\${${id.getText()}}\``)],
    },
  ];
}

const SCOPES =
  /(^|\.|[a-z_])(user|customer|account|tenant|team|project|workspace|org|organi[sz]ation|environment|env|company|store|shop|member|owner|run)s?(\.|_)?(id|uuid|key)$/i;

/** What stands before the fresh part, literal text and stable values alike. */
function prefixOf(value: ts.Expression, fresh: Fresh): string {
  if (!ts.isTemplateExpression(value)) return "";
  let text = value.head.getText().slice(1, -2);
  for (const span of value.templateSpans) {
    if (fresh.at.pos >= span.pos && fresh.at.end <= span.end) break;
    text += `\${${span.expression.getText()}}${span.literal.getText().replace(/^\}|`$|\$\{$/g, "")}`;
  }
  return text;
}
