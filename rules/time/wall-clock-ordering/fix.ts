/** Repairs: where both versions carry a number that counts, that number decides; else logical clocks are at hand. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { replaceNode } from "../../kit/edits.ts";
import { isSequenceName } from "../../kit/provenance.ts";
import type { Fix } from "../../kit/rule.ts";
import { propertyName } from "../../kit/syntax.ts";
import { templateFixes } from "../../kit/templates.ts";
import type { TimeComparison, TimeValue } from "../../kit/time-values.ts";

/** Compares the version or sequence number that both owners have; none when they have none of one name. */
export function comparisonFixes(comparison: TimeComparison, analysis: Analysis): Fix[] {
  const left = sideOf(comparison.left, comparison.node);
  const right = sideOf(comparison.right, comparison.node);
  if (left === undefined || right === undefined) return [];
  const counted = countedProperties(left, analysis);
  const shared = countedProperties(right, analysis).find((each) =>
    counted.some((other) => other.name === each.name && other.isBig === each.isBig),
  );
  if (shared === undefined) return [];
  const [a, b] = [`${left.getText()}.${shared.name}`, `${right.getText()}.${shared.name}`];
  const text =
    comparison.later === undefined
      ? difference(comparison.node, a, b, shared.isBig)
      : `${a} ${operatorOf(comparison)} ${b}`;
  return [
    {
      title: `Compare \`${shared.name}\` instead of \`${comparison.left.names.at(-1) ?? "the time"}\``,
      safety: "review",
      edits: () => [replaceNode(comparison.node, text)],
    },
  ];
}

/** Orders or filters by a counting column that the query's own type has. */
export function queryFixes(at: ts.Node, analysis: Analysis): Fix[] {
  if (!ts.isPropertyAssignment(at) || !ts.isObjectLiteralExpression(at.parent)) return [];
  const column = propertyName(at.name);
  const type = analysis.checker.getContextualType(at.parent);
  if (column === undefined || type === undefined) return [];
  const counted = propertiesOf(type, analysis).find((each) => isSequenceName(each));
  if (counted === undefined) return [];
  const edits = [replaceNode(at.name, counted)];
  if (ts.isObjectLiteralExpression(at.initializer)) {
    for (const each of at.initializer.properties) {
      if (!ts.isPropertyAssignment(each) || !ts.isPropertyAccessExpression(each.initializer))
        return [];
      const { expression } = each.initializer;
      if (!countedProperties(expression, analysis).some((other) => other.name === counted))
        return [];
      edits.push(replaceNode(each.initializer.name, counted));
    }
  }
  return [
    { title: `Use \`${counted}\` instead of \`${column}\``, safety: "review", edits: () => edits },
  ];
}

/** Clocks that order by what caused what, for code that has no number to compare yet. */
export function clockFixes(at: ts.Node, analysis: Analysis): readonly Fix[] {
  const file = at.getSourceFile();
  return CLOCKS.flatMap(([pattern, title]) => templateFixes(file, pattern, title, analysis));
}

const CLOCKS = [
  ["lamport-clock", "Add a Lamport clock: order by cause instead of time (lamport-clock pattern)"],
  [
    "hybrid-logical-clock",
    "Add a hybrid logical clock: near the time, ordered by cause (hybrid-logical-clock pattern)",
  ],
  [
    "version-vector",
    "Add version vectors: tell concurrent versions from newer ones (version-vector pattern)",
  ],
] as const;

interface Counted {
  readonly name: string;
  readonly isBig: boolean;
}

/** The object whose time is compared, when it stands in the comparison itself and cannot be missing. */
function sideOf(value: TimeValue, within: ts.Node): ts.Expression | undefined {
  const { owner, source } = value;
  if (value.origin !== "field" || owner === undefined) return undefined;
  if (
    source.pos < within.pos ||
    source.end > within.end ||
    source.getSourceFile() !== within.getSourceFile()
  )
    return undefined;
  return /\?\.|await|\(/.test(owner.getText()) ? undefined : owner;
}

/** Numbers of an object that count its versions, the most telling name first. */
function countedProperties(owner: ts.Expression, analysis: Analysis): Counted[] {
  const type = analysis.checker.getTypeAtLocation(owner);
  if ((type.flags & ts.TypeFlags.Any) !== 0 || type.isUnion()) return [];
  return propertiesOf(type, analysis)
    .filter(isSequenceName)
    .flatMap((name): Counted[] => {
      const property = type.getProperty(name);
      if (property === undefined) return [];
      const { flags } = analysis.checker.getTypeOfSymbolAtLocation(property, owner);
      if ((flags & ts.TypeFlags.BigIntLike) !== 0) return [{ name, isBig: true }];
      return (flags & ts.TypeFlags.NumberLike) === 0 ? [] : [{ name, isBig: false }];
    });
}

function propertiesOf(type: ts.Type, analysis: Analysis): string[] {
  if ((type.flags & ts.TypeFlags.Any) !== 0) return [];
  return analysis.checker.getPropertiesOfType(type).map((property) => property.name);
}

function operatorOf(comparison: TimeComparison): string {
  if (ts.isBinaryExpression(comparison.node)) {
    const { operatorToken, left } = comparison.node;
    const isDirect = left.getText() === comparison.left.node.getText();
    if (isDirect) return operatorToken.getText();
  }
  return comparison.later === "left" ? ">" : "<";
}

function difference(node: ts.Expression, a: string, b: string, isBig: boolean): string {
  const isDescending =
    ts.isCallExpression(node) && node.expression.getText().endsWith("compareDesc");
  const [first, second] = isDescending ? [b, a] : [a, b];
  return isBig ? `Number(${first} - ${second})` : `${first} - ${second}`;
}
