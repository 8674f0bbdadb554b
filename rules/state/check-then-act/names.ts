/** Names that are made free before they are used: `while (await exists(slug)) slug = next(slug)`. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { entityKeysOf, originsOf } from "../../kit/flow/origins.ts";
import { presencesIn } from "../../kit/flow/presence.ts";
import { descendants, isFunctionNode, unwrap } from "../../kit/syntax.ts";
import type { Act } from "./acts.ts";
import type { Check } from "./checks.ts";

/** The look for a row of the same name, after which the name is changed; undefined when there is none. */
export function renamedForAct(act: Act, unit: ts.Node, analysis: Analysis): Check | undefined {
  if (act.access?.data === undefined || act.steps > 0) return undefined;
  for (const { value } of act.access.data.assignments) {
    const name = value === undefined ? undefined : unwrap(value);
    if (name === undefined || !ts.isIdentifier(name)) continue;
    for (const node of descendants(unit, (each) => !isFunctionNode(each))) {
      if (!ts.isIfStatement(node) && !ts.isWhileStatement(node)) continue;
      if (node.pos > act.node.pos) break;
      const body = ts.isIfStatement(node) ? node.thenStatement : node.statement;
      if (node.end > act.node.pos || !assigns(body, name.text)) continue;
      for (const { subject, meaning } of presencesIn(node.expression, true, analysis)) {
        if (meaning !== "present") continue;
        const origin = originsOf(subject, analysis).find(
          (each) => each.access !== undefined && entityKeysOf(each).includes(act.key),
        );
        if (origin !== undefined)
          return {
            kind: "absence",
            at: origin.at,
            origin,
            condition: node.expression,
            isGetOrCreate: true,
            assertion: undefined,
          };
      }
    }
  }
  return undefined;
}

function assigns(body: ts.Node, name: string): boolean {
  for (const node of [body, ...descendants(body)])
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      node.left.getText() === name
    )
      return true;
  return false;
}
