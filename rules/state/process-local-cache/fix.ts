/** Gives the copies of a cache a short life, so that instances agree again by themselves. */
import { ts } from "ts-morph";
import { indentAt, insertAt, lineBreakOf, withConstant, withProperty } from "../../kit/edits.ts";
import type { Cache } from "../../kit/roles/cache.ts";
import type { RoleOfState } from "../../kit/roles/role.ts";
import type { Fix } from "../../kit/rule.ts";
import { unwrap } from "../../kit/syntax.ts";

const LIFE = {
  name: "CACHE_MS",
  value: "30_000",
  comment: "A value is read again after this time.",
};

export function shortLife(found: RoleOfState, role: Cache): readonly Fix[] {
  const { state, name } = found;
  const file = name.getSourceFile();
  if (state?.maker !== undefined) {
    const creation = unwrap(state.creation);
    const [options] = ts.isNewExpression(creation) ? (creation.arguments ?? []) : [];
    const literal = options === undefined ? undefined : unwrap(options);
    if (
      state.maker !== "lru-cache" ||
      literal === undefined ||
      !ts.isObjectLiteralExpression(literal) ||
      // Somebody chose how long.
      literal.properties.some((each) => each.name?.getText() === "ttl")
    )
      return [];
    return [
      {
        title: "Let entries live for 30 s (cache-invalidation pattern)",
        safety: "review",
        edits: () => {
          const life = withConstant(file, LIFE.name, LIFE.value, LIFE.comment);
          return [...life.edits, withProperty(literal, "ttl", life.name)];
        },
      },
    ];
  }
  const { filled } = role;
  const statement = filled.parent;
  const removal = removalOf(filled);
  if (
    !ts.isExpressionStatement(statement) ||
    !ts.isBlock(statement.parent) ||
    removal === undefined ||
    // One value that is no copy must stay.
    (ts.isBinaryExpression(filled) && !/cache|memo/i.test(name.text))
  )
    return [];
  return [
    {
      title: "Drop what is cached after 30 s (cache-invalidation pattern)",
      safety: "review",
      edits: () => {
        const life = withConstant(file, LIFE.name, LIFE.value, LIFE.comment);
        const gap = `${lineBreakOf(file)}${indentAt(file, statement.getStart(file))}`;
        return [
          ...life.edits,
          insertAt(file, statement.getEnd(), `${gap}setTimeout(() => ${removal}, ${life.name});`),
        ];
      },
    },
  ];
}

/** What undoes a filling: `cache.delete(key)`, `delete cache[key]`, `cached = undefined`. */
function removalOf(filled: ts.Node): string | undefined {
  if (ts.isCallExpression(filled) && ts.isPropertyAccessExpression(filled.expression)) {
    const [key] = filled.arguments;
    const { expression, name } = filled.expression;
    return key !== undefined && name.text === "set"
      ? `${expression.getText()}.delete(${key.getText()})`
      : undefined;
  }
  if (!ts.isBinaryExpression(filled) || filled.operatorToken.kind !== ts.SyntaxKind.EqualsToken)
    return undefined;
  const left = unwrap(filled.left);
  if (ts.isElementAccessExpression(left)) return `delete ${left.getText()}`;
  const empty = emptyOf(left);
  return empty === undefined ? undefined : `(${left.getText()} = ${empty})`;
}

/** What stands for "nothing" in a variable, as its declaration says. */
function emptyOf(left: ts.Expression): string | undefined {
  const file = left.getSourceFile().text;
  const name = left.getText();
  if (new RegExp(`${escaped(name)}\\s*=\\s*null\\b`).test(file)) return "null";
  return new RegExp(`${escaped(name)}\\s*=\\s*undefined\\b`).test(file) ? "undefined" : undefined;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\#]/g, "\\$&");
}
