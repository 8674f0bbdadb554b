/** Puts a unique value in the place of the time, by a package the file uses already or the platform. */
import { ts } from "ts-morph";
import { replaceNode } from "../../kit/edits.ts";
import { importsOf } from "../../kit/imports.ts";
import type { Fix } from "../../kit/rule.ts";
import { withImport } from "../../kit/scaffold.ts";

const MAKERS: ReadonlyMap<string, readonly string[]> = new Map([
  ["nanoid", ["nanoid"]],
  ["uuid", ["v7", "v4"]],
  ["ulid", ["ulid"]],
  ["@paralleldrive/cuid2", ["createId"]],
  ["crypto", ["randomUUID"]],
  ["node:crypto", ["randomUUID"]],
]);

export function uniqueFix(fresh: ts.Expression, root: ts.Expression, name: string): readonly Fix[] {
  // By a key of this kind a repetition is recognised: another value each time would end that.
  if (/dedup|idempot/i.test(name)) return [];
  const part = partOf(fresh, root);
  const own = makerIn(fresh.getSourceFile());
  const by = own === undefined ? "a random UUID" : `\`${own}()\``;
  return [
    {
      title: `Make \`${name.slice(0, 24)}\` of ${by}`,
      safety: "review",
      edits: () => {
        const file = fresh.getSourceFile();
        if (own !== undefined) return [replaceNode(part, `${own}()`)];
        const { name: local, edits } = withImport(file, "node:crypto", "randomUUID");
        return [...edits, replaceNode(part, `${local}()`)];
      },
    },
  ];
}

/** The whole of what makes a text of the reading: `Date.now().toString(36)`, `new Date().getTime()`. */
function partOf(fresh: ts.Expression, root: ts.Expression): ts.Expression {
  let at = fresh;
  while (at !== root) {
    const { parent } = at;
    const isMember = ts.isPropertyAccessExpression(parent) && parent.expression === at;
    const call = isMember ? parent.parent : undefined;
    if (call !== undefined && ts.isCallExpression(call)) at = call;
    else if (ts.isParenthesizedExpression(parent)) at = parent;
    else if (
      ts.isCallExpression(parent) &&
      parent.arguments[0] === at &&
      parent.expression.getText() === "String"
    )
      at = parent;
    else break;
  }
  return at;
}

function makerIn(file: ts.SourceFile): string | undefined {
  for (const [local, { specifier, name }] of importsOf(file)) {
    if (MAKERS.get(specifier)?.includes(name)) return local;
    const isWhole = name === "default" || name === "*";
    if (isWhole && /^(node:)?crypto$/.test(specifier)) return `${local}.randomUUID`;
  }
  return undefined;
}
