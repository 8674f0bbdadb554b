/** Names that are made free before they are used: `while (await exists(slug)) slug = next(slug)`. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { entityKeysOf, type Origin, originsOf } from "../../kit/flow/origins.ts";
import { presencesIn } from "../../kit/flow/presence.ts";
import { descendants, isFunctionNode, unwrap } from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";
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
          (each) =>
            each.access !== undefined &&
            entityKeysOf(each).includes(act.key) &&
            isByName(each, node.expression, name, body, analysis),
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

/** The look is for the name, or for what the name is made of; other rows may decide other fields. */
function isByName(
  origin: Origin,
  condition: ts.Expression,
  name: ts.Identifier,
  body: ts.Node,
  analysis: Analysis,
): boolean {
  const declaration = localDeclaration(name, analysis);
  const initial =
    declaration !== undefined && ts.isVariableDeclaration(declaration)
      ? declaration.initializer
      : undefined;
  const made = new Set([name.text, ...namesIn([initial, ...valuesOf(body, name.text)])]);
  // The row that was found is no name.
  for (const { subject } of presencesIn(condition, true, analysis))
    made.delete(subject.getText().split(/[^\w$]/)[0] ?? "");
  const looks = [origin.at, ...origin.via, origin.access?.anchor, condition];
  return [...namesIn(looks)].some((each) => made.has(each));
}

function namesIn(nodes: readonly (ts.Node | undefined)[]): Set<string> {
  const found = new Set<string>();
  for (const root of nodes)
    for (const node of root === undefined ? [] : [root, ...descendants(root)])
      if (ts.isIdentifier(node) && !isMemberName(node)) found.add(node.text);
  return found;
}

/** `name` of `row.name` and of `{ name: other }` tells nothing of what is meant. */
function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) &&
    parent.name === node
  );
}

function assigns(body: ts.Node, name: string): boolean {
  return valuesOf(body, name).length > 0;
}

function valuesOf(body: ts.Node, name: string): ts.Expression[] {
  const found: ts.Expression[] = [];
  for (const node of [body, ...descendants(body)])
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      node.left.getText() === name
    )
      found.push(node.right);
  return found;
}
