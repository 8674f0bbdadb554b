/** Limits that callers choose, and whether something caps them. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import { bindingHolder, enclosingFunction, type FunctionNode, unwrap } from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";
import { isMissingType } from "../../kit/unseen.ts";

const SENT =
  /\b(req|request|ctx|c)\.(query|body|params|req)\b|\b(input|query|body|searchParams|parsedInput)\b/;
const CAPS =
  /Math\.min|clamp|\bmax\w*\(|\.max\(|@Max\b|MAX_|max(imum)?(Limit|Size|Page)|parsePag|validat/;

/** The number comes from a request as it is. */
export function isCallersChoice(limit: ts.Expression, analysis: Analysis): boolean {
  const target = unwrap(limit);
  const name = ts.isPropertyAccessExpression(target)
    ? target.name.text
    : ts.isIdentifier(target)
      ? target.text
      : "";
  const sent = sentBy(target, analysis, 0);
  if (sent === undefined || CAPS.test(sent)) return false;
  const isParsed = /parse(?!Int|Float)|schema|valid/i.test(sent);
  const home = enclosingFunction(limit);
  if (home === undefined || CAPS.test(home.getText())) return false;
  const declared = name === "" ? undefined : schemaOf(name, limit.getSourceFile().text);
  // What a schema elsewhere allows is not in sight.
  if (declared === undefined && isOfMissingType(sent, home, analysis)) return true;
  if (declared === undefined)
    return !isParsed && /\b(req|request|ctx|c)\.(query|req|body)\b|searchParams/.test(sent);
  return !CAPS.test(declared);
}

/** `query: ListQuery`, whose class nobody gave us. */
function isOfMissingType(sent: string, home: FunctionNode, analysis: Analysis): boolean {
  return home.parameters.some(
    ({ name, type }) =>
      ts.isIdentifier(name) &&
      new RegExp(`\\b${name.text}\\.\\w`).test(sent) &&
      type !== undefined &&
      isMissingType(type, analysis),
  );
}

/** The text in which the number was sent: `input.limit`, `Number(req.query.limit)`, a name for either. */
function sentBy(target: ts.Expression, analysis: Analysis, depth: number): string | undefined {
  if (depth > 2) return undefined;
  if (SENT.test(target.getText())) return target.getText();
  const at = ts.isCallExpression(target) ? target.arguments[0] : target;
  const inner = at === undefined ? undefined : unwrap(at);
  if (inner === undefined || !ts.isIdentifier(inner)) return undefined;
  const declaration = localDeclaration(inner, analysis);
  if (declaration === undefined) return undefined;
  const holder = bindingHolder(declaration);
  if (!ts.isVariableDeclaration(holder) || holder.initializer === undefined) return undefined;
  if (SENT.test(holder.initializer.getText())) return holder.initializer.getText();
  // `const { limit } = this.page(req)`
  const made = unwrap(holder.initializer);
  const body = ts.isCallExpression(made) ? bodyOfCalled(made, analysis)?.body : undefined;
  return body !== undefined && SENT.test(body.getText()) ? body.getText() : undefined;
}

/** What a schema of the same file says of the field. */
function schemaOf(name: string, text: string): string | undefined {
  return new RegExp(`\\b${name}\\s*:\\s*((?:z|v|t|Joi|yup)\\b[^,;]{0,160})`).exec(text)?.[1];
}
