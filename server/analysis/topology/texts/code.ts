/** Reads literals out of configuration written as code, from its syntax alone: nothing is executed. */
import { ts } from "ts-morph";
import { type Budget, createBudget, LONGEST_TEXT, nestsTooDeeply } from "./limits.ts";
import type { Document, Entry, Scalar, Tree } from "./tree.ts";

/** A parsed module; undefined for a text that no configuration has. */
export function parseCode(path: string, text: string): ts.SourceFile | undefined {
  if (text.length > LONGEST_TEXT || nestsTooDeeply(text)) return undefined;
  try {
    return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  } catch {
    return undefined;
  }
}

/** What a configuration module exports: `module.exports = x`, `export default x`, with calls around it taken off. */
export function exportedDocument(path: string, text: string): Document | undefined {
  const file = parseCode(path, text);
  const expression = file === undefined ? undefined : exportedExpression(file);
  if (expression === undefined) return undefined;
  const root = treeOf(expression);
  return root === undefined ? undefined : { path, text, root };
}

/** The literal value of an expression, as far as it can be read; undefined beyond the limits. */
export function treeOf(expression: ts.Expression): Tree | undefined {
  try {
    return convert(expression, createBudget(), 0, new Set());
  } catch {
    return undefined;
  }
}

function exportedExpression(file: ts.SourceFile): ts.Expression | undefined {
  for (const statement of file.statements) {
    if (ts.isExportAssignment(statement)) return configured(statement.expression);
    if (!ts.isExpressionStatement(statement)) continue;
    const { expression } = statement;
    if (!ts.isBinaryExpression(expression)) continue;
    const target = expression.left.getText(file);
    if (target === "module.exports" || target === "exports.default")
      return configured(expression.right);
  }
  return undefined;
}

/** `defineConfig({…})`, `() => ({…})` and `{…} satisfies Config` are all the object. */
function configured(expression: ts.Expression): ts.Expression {
  let at = bare(expression);
  for (let steps = 0; steps < 10; steps++) {
    const [first] = ts.isCallExpression(at) ? at.arguments : [];
    if (first !== undefined) at = bare(first);
    else if (ts.isIdentifier(at)) {
      const value = initializerOf(at);
      if (value === undefined) return at;
      at = bare(value);
    } else if (ts.isArrowFunction(at) && !ts.isBlock(at.body)) at = bare(at.body);
    else return at;
  }
  return at;
}

function bare(expression: ts.Expression): ts.Expression {
  let at = expression;
  while (
    ts.isParenthesizedExpression(at) ||
    ts.isAsExpression(at) ||
    ts.isSatisfiesExpression(at) ||
    ts.isNonNullExpression(at) ||
    ts.isAwaitExpression(at)
  )
    at = at.expression;
  return at;
}

function convert(
  given: ts.Expression,
  budget: Budget,
  depth: number,
  following: ReadonlySet<ts.Node>,
): Tree {
  budget.spend(depth);
  const node = bare(given);
  const span = { start: given.getStart(), end: given.getEnd() };
  const scalar = (value: Scalar["value"]): Tree => ({ kind: "scalar", value, ...span });
  if (ts.isStringLiteralLike(node)) return scalar(node.text);
  if (ts.isNumericLiteral(node)) return scalar(Number(node.text));
  if (node.kind === ts.SyntaxKind.TrueKeyword) return scalar(true);
  if (node.kind === ts.SyntaxKind.FalseKeyword) return scalar(false);
  if (node.kind === ts.SyntaxKind.NullKeyword) return scalar(null);
  if (ts.isPrefixUnaryExpression(node) && ts.isNumericLiteral(node.operand))
    return scalar(
      node.operator === ts.SyntaxKind.MinusToken
        ? -Number(node.operand.text)
        : Number(node.operand.text),
    );
  if (ts.isArrayLiteralExpression(node)) {
    const items = node.elements.map((each) => convert(each, budget, depth + 1, following));
    return { kind: "list", items, ...span };
  }
  if (ts.isObjectLiteralExpression(node))
    return convertObject(node, span, budget, depth, following);
  if (ts.isIdentifier(node)) {
    const value = initializerOf(node);
    if (value !== undefined && !following.has(value)) {
      const found = convert(value, budget, depth + 1, new Set([...following, value]));
      // The place stays where the configuration mentions the value.
      return { ...found, ...span };
    }
  }
  if (ts.isBinaryExpression(node) && isFallback(node.operatorToken.kind)) {
    const first = convert(node.left, budget, depth + 1, following);
    const second = convert(node.right, budget, depth + 1, following);
    if (first.kind === "unknown" && second.kind === "scalar")
      return { ...first, fallback: second, ...span };
    return first;
  }
  if (ts.isCallExpression(node)) {
    const name = node.expression.getText();
    const [argument] = node.arguments;
    if (
      /^(?:Number|parseInt|Number\.parseInt|String|parseFloat)$/.test(name) &&
      argument !== undefined
    )
      return { ...convert(argument, budget, depth + 1, following), ...span };
  }
  return { kind: "unknown", says: shortText(node), ...span };
}

function convertObject(
  node: ts.ObjectLiteralExpression,
  span: { start: number; end: number },
  budget: Budget,
  depth: number,
  following: ReadonlySet<ts.Node>,
): Tree {
  const entries = new Map<string, Entry>();
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) {
      const spread = convert(property.expression, budget, depth + 1, following);
      if (spread.kind === "map") for (const [key, entry] of spread.entries) entries.set(key, entry);
      continue;
    }
    const { name } = property;
    if (name === undefined || ts.isComputedPropertyName(name)) continue;
    const key = { start: name.getStart(), end: name.getEnd() };
    if (ts.isPropertyAssignment(property)) {
      const value = convert(property.initializer, budget, depth + 1, following);
      entries.set(name.text, { key, value });
    } else if (ts.isShorthandPropertyAssignment(property)) {
      const value = convert(property.name, budget, depth + 1, following);
      entries.set(name.text, { key, value });
    } else entries.set(name.text, { key, value: { kind: "unknown", says: name.text, ...key } });
  }
  return { kind: "map", entries, ...span };
}

function isFallback(kind: ts.SyntaxKind): boolean {
  return kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken;
}

/** What a top-level `const` of the same file holds. */
export function initializerOf(name: ts.Identifier): ts.Expression | undefined {
  for (const statement of name.getSourceFile().statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const declaration of statement.declarationList.declarations)
      if (ts.isIdentifier(declaration.name) && declaration.name.text === name.text)
        return declaration.initializer;
  }
  return undefined;
}

/** `process.env.WEB_CONCURRENCY` → `WEB_CONCURRENCY`; other expressions as they stand, cut short. */
function shortText(node: ts.Expression): string {
  const text = node.getText().replace(/\s+/g, " ");
  return /^process\.env\.(\w+)$/.exec(text)?.[1] ?? text.slice(0, 60);
}
