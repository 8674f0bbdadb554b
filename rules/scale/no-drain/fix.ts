/** Closes the server when the process is asked to stop. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { indentAt, insertAt, lineBreakOf } from "../../kit/edits.ts";
import { importsOf } from "../../kit/imports.ts";
import type { Fix } from "../../kit/rule.ts";
import { enclosingStatement, outer, unwrap } from "../../kit/syntax.ts";

export function drainFixes(
  call: ts.CallExpression,
  receiver: ts.Expression,
  isNest: boolean,
  analysis: Analysis,
): readonly Fix[] {
  const file = call.getSourceFile();
  const statement = enclosingStatement(call);
  if (!ts.isExpressionStatement(statement) && !ts.isVariableStatement(statement)) return [];
  if (!ts.isBlock(statement.parent) && !ts.isSourceFile(statement.parent)) return [];
  const owner = unwrap(receiver);
  if (!ts.isIdentifier(owner) && !ts.isPropertyAccessExpression(owner)) return [];
  const eol = lineBreakOf(file);
  const indent = indentAt(file, statement.getStart(file));
  const end = /;\r?\n/.test(file.text) ? ";" : "";
  if (isNest)
    return [
      {
        title: "Enable the shutdown hooks",
        safety: "review",
        edits: () => [
          insertAt(
            file,
            statement.getStart(file),
            `${owner.getText(file)}.enableShutdownHooks()${end}${eol}${indent}`,
          ),
        ],
      },
    ];
  const isFastify = [...importsOf(file).values()].some((each) => each.specifier === "fastify");
  if (isFastify)
    return [
      {
        title: "Close the server on `SIGTERM`",
        safety: "review",
        edits: () => [
          insertAt(
            file,
            statement.getEnd(),
            `${eol}${eol}${indent}process.once("SIGTERM", async () => {${eol}${indent}  await ${owner.getText(file)}.close()${end}${eol}${indent}  process.exit(0)${end}${eol}${indent}})${end}`,
          ),
        ],
      },
    ];
  // Sockets that stay open keep `close` from ever being done.
  const { dependencies } = analysis.packageOf(file);
  if (["socket.io", "ws", "@nestjs/websockets"].some((each) => dependencies.has(each))) return [];
  const name = serverName(statement, owner, call);
  if (name === undefined) return [];
  const isDeclared =
    ts.isVariableStatement(statement) || name !== "server" || owner.getText(file) === "server";
  if (!isDeclared && /\bserver\b/.test(file.text)) return [];
  return [
    {
      title: "Close the server on `SIGTERM`",
      safety: "review",
      edits: () => [
        ...(isDeclared ? [] : [insertAt(file, statement.getStart(file), "const server = ")]),
        insertAt(
          file,
          statement.getEnd(),
          `${eol}${eol}${indent}process.once("SIGTERM", () => {${eol}${indent}  server.close(() => process.exit(0))${end}${eol}${indent}})${end}`.replace(
            "server.close",
            `${name}.close`,
          ),
        ),
      ],
    },
  ];
}

/** What the server is called: the variable it is put into, the receiver itself, or a new name. */
function serverName(
  statement: ts.Statement,
  owner: ts.Expression,
  call: ts.CallExpression,
): string | undefined {
  if (ts.isVariableStatement(statement)) {
    const [declaration] = statement.declarationList.declarations;
    return declaration !== undefined && ts.isIdentifier(declaration.name)
      ? declaration.name.text
      : undefined;
  }
  if (/server|http/i.test(owner.getText())) return owner.getText();
  return outer(call) === statement ? "server" : undefined;
}
