/** Clients that objects were given when they were made: no transaction of a caller reaches them. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { type Access, isRead } from "../../kit/data/access.ts";
import type { Report } from "../../kit/rule.ts";
import { descendants, type FunctionNode, placeOf, unwrap } from "../../kit/syntax.ts";
import { lastNames } from "../../kit/words.ts";

/** `this.rows.save(…)` beside `manager.save(…)`: a repository that the class was given works on connections of its own. */
export function isOfInjected(
  access: Access,
  handle: string,
  body: FunctionNode,
  analysis: Analysis,
): boolean {
  if (access.client !== "typeorm" || isRead(access) || access.certainty !== "resolved")
    return false;
  if (new RegExp(`\\b${handle}\\b`).test(access.anchor.getText())) return false;
  if (!isGivenMember(unwrap(access.root), analysis)) return false;
  const uses = new RegExp(`\\b${handle}\\b\\s*[.,)]`);
  return body.body !== undefined && uses.test(body.body.getText());
}

/** What is written there, and what the transaction's statements go through. */
export function outside(
  access: Access,
  handle: string,
  opener: ts.CallExpression | ts.TaggedTemplateExpression,
  isSure = false,
): Report {
  const root = lastNames(access.root.getText().replace(/\s+/g, ""), 24);
  return {
    at: access.root,
    basis: access.node,
    message: `This writes outside of the transaction: \`${root}\` is not \`${lastNames(handle, 24)}\``,
    confidence: isSure ? "likely" : "possible",
    related: [
      {
        ...placeOf(ts.isCallExpression(opener) ? opener.expression : opener.tag),
        message: "the transaction begins here",
      },
    ],
  };
}

/** `this.pool` of another class, declared as what the transaction was taken from: `Pool` and `Pool`. */
export function isOfSameType(
  root: ts.Expression,
  client: ts.Expression,
  analysis: Analysis,
): boolean {
  const [own, other] = [typeOf(root, analysis), typeOf(client, analysis)];
  return (
    own !== undefined &&
    own === other &&
    CLIENTS.test(own) &&
    isGivenMember(root, analysis) &&
    !isChosen(root)
  );
}

const CLIENTS =
  /^([\w.]+\.)?(Pool|Knex|DataSource|PrismaClient|PrismaService|Kysely|\w*Database)\b/;

function typeOf(expression: ts.Expression, analysis: Analysis): string | undefined {
  const declaration = analysis.declarationOf(unwrap(expression));
  return declaration !== undefined &&
    (ts.isParameter(declaration) || ts.isPropertyDeclaration(declaration))
    ? declaration.type?.getText()
    : undefined;
}

/** A member that only the constructor sets. */
function isGivenMember(root: ts.Expression, analysis: Analysis): boolean {
  if (!ts.isPropertyAccessExpression(root)) return false;
  if (unwrap(root.expression).kind !== ts.SyntaxKind.ThisKeyword) return false;
  const declaration = analysis.declarationOf(root);
  if (declaration === undefined) return false;
  return ts.isParameter(declaration)
    ? ts.isParameterPropertyDeclaration(declaration, declaration.parent)
    : ts.isPropertyDeclaration(declaration);
}

/** The class makes copies of itself for a transaction, or keeps one where statements can find it. */
function isChosen(root: ts.Expression): boolean {
  const owner = ts.findAncestor(root, ts.isClassLike);
  for (const node of owner === undefined ? [] : descendants(owner))
    if (
      (ts.isNewExpression(node) && node.expression.getText() === owner?.name?.text) ||
      (ts.isIdentifier(node) && /AsyncLocalStorage|getStore|^als$|ClsService/.test(node.text))
    )
      return true;
  return false;
}
