/** Moves an announcement behind the transaction it speaks of. */
import { ts } from "ts-morph";
import type { Transaction } from "../../kit/data/transactions.ts";
import { indentAt, insertAt, lineBreakOf } from "../../kit/edits.ts";
import type { Fix } from "../../kit/rule.ts";
import { descendants, enclosingStatement } from "../../kit/syntax.ts";

/** Only for a statement of its own that uses nothing which lives in the transaction's callback. */
export function moveFix({ opener, body }: Transaction, at: ts.Node): readonly Fix[] {
  const statement = enclosingStatement(at);
  if (
    ts.isDecorator(opener) ||
    !ts.isExpressionStatement(statement) ||
    statement.parent !== body.body
  )
    return [];
  const outer = enclosingStatement(opener);
  const isStatement = ts.isExpressionStatement(outer) || ts.isVariableStatement(outer);
  const isPlace = ts.isBlock(outer.parent) || ts.isSourceFile(outer.parent);
  if (!isStatement || !isPlace || !isAwaited(opener)) return [];
  const inside = namesDeclaredIn(body);
  for (const node of descendants(statement))
    if (ts.isIdentifier(node) && inside.has(node.text) && !isMemberName(node)) return [];
  return [
    {
      title: "Move it behind the commit",
      safety: "review",
      edits: () => {
        const file = statement.getSourceFile();
        const eol = lineBreakOf(file);
        const indent = indentAt(file, outer.getStart(file));
        const start = file.text.lastIndexOf("\n", statement.getStart(file)) + 1;
        const end = file.text.indexOf("\n", statement.getEnd());
        const text = statement.getText(file);
        const shift = indentAt(file, statement.getStart(file)).length - indent.length;
        const moved = text
          .split("\n")
          .map((line, index) => (index === 0 ? line : line.slice(Math.max(0, shift))));
        return [
          { file: file.fileName, start, end: end < 0 ? statement.getEnd() : end + 1, text: "" },
          insertAt(file, outer.getEnd(), `${eol}${indent}${moved.join("\n")}`),
        ];
      },
    },
  ];
}

function isAwaited(opener: ts.CallExpression): boolean {
  return ts.isAwaitExpression(opener.parent);
}

function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node)
  );
}

function namesDeclaredIn(body: Transaction["body"]): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (name: ts.BindingName): void => {
    if (ts.isIdentifier(name)) names.add(name.text);
    else for (const each of name.elements) if (!ts.isOmittedExpression(each)) add(each.name);
  };
  for (const parameter of body.parameters) add(parameter.name);
  for (const node of descendants(body)) {
    if (ts.isVariableDeclaration(node)) add(node.name);
    else if (ts.isFunctionDeclaration(node) && node.name !== undefined) names.add(node.name.text);
  }
  return names;
}
