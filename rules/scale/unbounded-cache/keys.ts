/** Keys that are made of something that comes from callers or rows. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { unwrap } from "../../kit/syntax.ts";

const FEW =
  /^(env|environment|region|locale|lang|language|plan|tier|type|kind|stage|service|name|namespace|prefix|version|shard|i|index|event|topic|channel|model|provider|country|currency|status|role|mode)$/i;

/** There are as many such keys as there are users, sessions, documents. */
export function isOpenKey(key: ts.Expression, analysis: Analysis, depth = 0): boolean {
  const target = unwrap(key);
  if (ts.isTemplateExpression(target))
    return target.templateSpans.some((span) => isOpenPart(span.expression));
  if (ts.isBinaryExpression(target) && target.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return isOpenKey(target.right, analysis, depth) || isOpenKey(target.left, analysis, depth);
  if (ts.isCallExpression(target))
    return (
      target.arguments.some((each) => !ts.isStringLiteralLike(unwrap(each))) &&
      target.arguments.some((each) => isOpenPart(each))
    );
  if (ts.isIdentifier(target)) {
    if (/^[A-Z][A-Z0-9_]+$/.test(target.text) || FEW.test(target.text)) return false;
    const declaration = analysis.declarationOf(target);
    if (declaration !== undefined && ts.isVariableDeclaration(declaration) && depth < 2) {
      const { initializer } = declaration;
      return initializer !== undefined && isOpenKey(initializer, analysis, depth + 1);
    }
    return /id$|key$|token|email|user|session|hash|slug|url|ip$|phone|address|domain/i.test(
      target.text,
    );
  }
  if (ts.isConditionalExpression(target))
    return (
      isOpenKey(target.whenTrue, analysis, depth) || isOpenKey(target.whenFalse, analysis, depth)
    );
  if (ts.isPropertyAccessExpression(target))
    return (
      /id$|token|email|hash|slug|url$|ip$|phone|key$/i.test(target.name.text) &&
      !/^[A-Z_]+$/.test(target.name.text)
    );
  return false;
}

function isOpenPart(part: ts.Expression): boolean {
  const target = unwrap(part);
  const text = target.getText();
  if (/^[A-Z][A-Z0-9_.]+$/.test(text)) return false;
  const last = text.split(/[.?!]+/).at(-1) ?? text;
  if (FEW.test(last) || /prefix|namespace|^this\.\w*(name|key)$/i.test(text)) return false;
  return /id\b|Id$|token|email|user|session|hash|slug|url|\bip\b|phone|key|address|domain|query|cursor|number|code|customer|account|JSON\.stringify|params|input|body/i.test(
    text,
  );
}
