/** Keeps the value with the request: an `AsyncLocalStorage` in place of the variable. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { replaceNode } from "../../kit/edits.ts";
import type { ProcessValue } from "../../kit/process-value.ts";
import type { Fix, TextEdit } from "../../kit/rule.ts";
import { withImport } from "../../kit/scaffold.ts";
import { outer } from "../../kit/syntax.ts";

/** Only for plain variables of a module that are assigned whole and whose type is written down. */
export function contextFix(value: ProcessValue, _analysis: Analysis): readonly Fix[] {
  const { declaration, name, writes, reads } = value;
  if (!ts.isVariableDeclaration(declaration) || !ts.isIdentifier(name)) return [];
  const { type, initializer } = declaration;
  const list = declaration.parent;
  if (type === undefined || !ts.isVariableDeclarationList(list) || list.declarations.length > 1)
    return [];
  const assignments = writes.flatMap(({ node, value: written }) =>
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isExpressionStatement(outer(node)) &&
    written !== undefined
      ? [{ node, written }]
      : [],
  );
  if (assignments.length < writes.length || reads.some((read) => ts.isExportSpecifier(read.parent)))
    return [];
  const statement = list.parent;
  if (!ts.isVariableStatement(statement) || (statement.modifiers ?? []).length > 0) return [];
  return [
    {
      title: "Keep it with the request in an `AsyncLocalStorage` (request-context pattern)",
      safety: "review",
      edits: () => {
        const file = declaration.getSourceFile();
        const imported = withImport(file, "node:async_hooks", "AsyncLocalStorage");
        const bare = type.getText();
        const edits: TextEdit[] = [...imported.edits];
        const end = file.text.slice(statement.getEnd() - 1, statement.getEnd()) === ";" ? ";" : "";
        edits.push(
          replaceNode(statement, `const ${name.text} = new ${imported.name}<${bare}>()${end}`),
        );
        for (const { node, written } of assignments)
          edits.push(replaceNode(node, `${name.text}.enterWith(${written.getText()})`));
        for (const read of reads) {
          const isOptional = /\bundefined\b/.test(bare) || initializer === undefined;
          const got = `${name.text}.getStore()`;
          const wrapped = `(${got} as ${bare})`;
          edits.push(replaceNode(read, isOptional && /\bundefined\b/.test(bare) ? got : wrapped));
        }
        return edits;
      },
    },
  ];
}
