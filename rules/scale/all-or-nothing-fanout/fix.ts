/** Waits for all results and tells of every failure. */
import { ts } from "ts-morph";
import { indentAt, insertAt, lineBreakOf, replaceNode, stepOf } from "../../kit/edits.ts";
import type { Fix } from "../../kit/rule.ts";

/** Only for a statement of its own: elsewhere somebody has to decide what a failure means. */
export function settleFix(call: ts.CallExpression): readonly Fix[] {
  const statement = call.parent.parent;
  if (!ts.isAwaitExpression(call.parent) || !ts.isExpressionStatement(statement)) return [];
  return [
    {
      title: "Let each one end for itself and throw what failed",
      safety: "review",
      edits: () => {
        const file = call.getSourceFile();
        const eol = lineBreakOf(file);
        const indent = indentAt(file, statement.getStart(file));
        const step = stepOf(file);
        const end = statement.getText(file).endsWith(";") ? ";" : "";
        const callee = call.expression.getText(file).replace(/all$/, "allSettled");
        return [
          insertAt(file, statement.getStart(file), "const settled = "),
          replaceNode(call.expression, callee),
          insertAt(
            file,
            statement.getEnd(),
            [
              "",
              `${indent}const failed: unknown[] = []${end}`,
              `${indent}for (const each of settled) {`,
              `${indent}${step}if (each.status === "rejected") failed.push(each.reason)${end}`,
              `${indent}}`,
              // Whoever tells errors apart by their class still can where only one failed.
              `${indent}if (failed.length === 1) throw failed[0]${end}`,
              `${indent}if (failed.length > 1) throw new AggregateError(failed, "several failed")${end}`,
            ].join(eol),
          ),
        ];
      },
    },
  ];
}
