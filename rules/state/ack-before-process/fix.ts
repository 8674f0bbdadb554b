/** Confirms a message behind the work. */
import { ts } from "ts-morph";
import { indentAt, insertAt, lineBreakOf } from "../../kit/edits.ts";
import type { Fix } from "../../kit/rule.ts";
import { enclosingStatement } from "../../kit/syntax.ts";

/** Only when both are statements of one block, and nothing between or behind them leaves it. */
export function moveFixes(call: ts.CallExpression, work: ts.Node): readonly Fix[] {
  const statement = enclosingStatement(call);
  if (!ts.isExpressionStatement(statement) || !ts.isBlock(statement.parent)) return [];
  const { statements } = statement.parent;
  const done = statements.find((each) => each.pos <= work.pos && work.end <= each.end);
  const last = statements.at(-1);
  if (done === undefined || done === statement || last === undefined) return [];
  const after = statements.slice(statements.indexOf(statement) + 1);
  if (after.some((each) => !ts.isExpressionStatement(each) && !ts.isVariableStatement(each)))
    return [];
  return [
    {
      title: "Confirm the message when the work is done",
      safety: "review",
      edits: () => {
        const file = call.getSourceFile();
        const start = statement.getStart(file);
        const next = after[0]?.getStart(file) ?? statement.getEnd();
        return [
          { file: file.fileName, start, end: next, text: "" },
          insertAt(
            file,
            last.getEnd(),
            `${lineBreakOf(file)}${indentAt(file, start)}${statement.getText(file)}`,
          ),
        ];
      },
    },
  ];
}
