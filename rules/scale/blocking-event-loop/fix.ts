/** Takes the form of a call that does its work elsewhere. */
import { ts } from "ts-morph";
import { insertAt, replaceNode } from "../../kit/edits.ts";
import { importOf } from "../../kit/imports.ts";
import type { Fix } from "../../kit/rule.ts";
import { calledName, enclosingFunction } from "../../kit/syntax.ts";

/** `bcrypt.hashSync(…)` becomes `(await bcrypt.hash(…))`; only members of such a package in an async function. */
export function waitFixes(call: ts.CallExpression, name: string): readonly Fix[] {
  if (!/^(hashSync|compareSync)$/.test(name) || !ts.isPropertyAccessExpression(call.expression))
    return [];
  const imported = importOf(call.expression.expression);
  if (imported === undefined || !/^bcrypt(js)?$/.test(imported.specifier)) return [];
  const home = enclosingFunction(call);
  const isAsync =
    home?.modifiers?.some((each) => each.kind === ts.SyntaxKind.AsyncKeyword) ?? false;
  const called = calledName(call.expression);
  if (!isAsync || called === undefined) return [];
  const isPlain = ts.isVariableDeclaration(call.parent) || ts.isReturnStatement(call.parent);
  return [
    {
      title: "Wait for the form that works beside the event loop",
      safety: "review",
      edits: () => [
        insertAt(call.getSourceFile(), call.getStart(), isPlain ? "await " : "(await "),
        replaceNode(called, name.replace(/Sync$/, "")),
        ...(isPlain ? [] : [insertAt(call.getSourceFile(), call.getEnd(), ")")]),
      ],
    },
  ];
}
