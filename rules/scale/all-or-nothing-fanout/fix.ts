/** Waits for all results and writes every failure down, where the code around already writes the first one down. */
import { ts } from "ts-morph";
import { indentAt, insertAt, lineBreakOf, replaceNode, stepOf } from "../../kit/edits.ts";
import { isLog } from "../../kit/failures.ts";
import { hasLongTemplate } from "../../kit/layout.ts";
import type { Fix } from "../../kit/rule.ts";
import { descendants, enclosingFunction, unwrap } from "../../kit/syntax.ts";

const RESULTS = "results";
const RESULT = "result";

/**
 * Only where the call ends a `try` whose `catch` does nothing but log: elsewhere a caller learns of the failure, and
 * people have to decide what a part that failed means.
 */
export function settleFix(call: ts.CallExpression): readonly Fix[] {
  const statement = call.parent.parent;
  if (!ts.isAwaitExpression(call.parent) || !ts.isExpressionStatement(statement)) return [];
  const block = statement.parent;
  if (!ts.isBlock(block) || !ts.isTryStatement(block.parent)) return [];
  const { tryBlock, catchClause } = block.parent;
  if (tryBlock !== block || block.statements.at(-1) !== statement) return [];
  const error = catchClause?.variableDeclaration?.name;
  if (catchClause === undefined || error === undefined || !ts.isIdentifier(error)) return [];
  const logs = catchClause.block.statements;
  if (logs.length === 0 || !logs.every(isLogStatement) || logs.some(hasLongTemplate)) return [];
  const home = enclosingFunction(call);
  if (home === undefined || [RESULTS, RESULT].some((name) => isTaken(name, home))) return [];
  return [
    {
      title: "Let each one end for itself and log what failed",
      safety: "review",
      edits: () => {
        const file = call.getSourceFile();
        const eol = lineBreakOf(file);
        const indent = indentAt(file, statement.getStart(file));
        const step = stepOf(file);
        const from = indentAt(file, logs[0]?.getStart(file) ?? 0);
        const lines = logs.map((each) =>
          shifted(reasonIn(each, error.text), from, indent + step + step),
        );
        return [
          insertAt(file, statement.getStart(file), `const ${RESULTS} = `),
          replaceNode(call.expression, call.expression.getText(file).replace(/all$/, "allSettled")),
          insertAt(
            file,
            statement.getEnd(),
            [
              "",
              `${indent}for (const ${RESULT} of ${RESULTS}) {`,
              `${indent}${step}if (${RESULT}.status === "rejected") {`,
              ...lines.map((each) => `${indent}${step}${step}${each}`),
              `${indent}${step}}`,
              `${indent}}`,
            ].join(eol),
          ),
        ];
      },
    },
  ];
}

function isLogStatement(statement: ts.Statement): boolean {
  if (!ts.isExpressionStatement(statement)) return false;
  const call = unwrap(statement.expression);
  return ts.isCallExpression(call) && isLog(call);
}

/** The text of a statement with the reason of a failure in place of the error that was caught. */
function reasonIn(statement: ts.Statement, name: string): string {
  const file = statement.getSourceFile();
  const start = statement.getStart(file);
  let text = statement.getText(file);
  const uses = [...descendants(statement)].filter(
    (each): each is ts.Identifier => ts.isIdentifier(each) && each.text === name && isUse(each),
  );
  for (const use of uses.reverse()) {
    const key = ts.isShorthandPropertyAssignment(use.parent) ? `${name}: ` : "";
    text = `${text.slice(0, use.getStart(file) - start)}${key}${RESULT}.reason${text.slice(use.getEnd() - start)}`;
  }
  return text;
}

/** Not the name of a member or property. */
function isUse(node: ts.Identifier): boolean {
  const { parent } = node;
  return !(
    (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) &&
    parent.name === node
  );
}

/** Further lines that were indented by `from` and are to be by `to`. */
function shifted(text: string, from: string, to: string): string {
  return text
    .split("\n")
    .map((line, index) =>
      index > 0 && line.startsWith(from) ? to + line.slice(from.length) : line,
    )
    .join("\n");
}

function isTaken(name: string, home: ts.Node): boolean {
  for (const node of descendants(home))
    if (ts.isIdentifier(node) && node.text === name) return true;
  return false;
}
