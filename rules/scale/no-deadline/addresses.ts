/** Where a call goes: addresses of the own host and of this machine are no other side. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { argumentFor, type OptionState, optionState } from "../../kit/options.ts";
import { leadingText, unwrap } from "../../kit/syntax.ts";
import type { CallFacts } from "../../kit/tags.ts";

/** False for addresses of the page's own host, of data and of this machine; a client with a base of its own has no page. */
export function leavesTheHost(
  call: ts.CallExpression,
  hasBase: boolean,
  analysis: Analysis,
): boolean {
  const address = call.arguments[0];
  if (address === undefined) return true;
  const text = textOfAddress(address, analysis, 0);
  if (hasBase && text?.startsWith("/") === true) return true;
  return !isPage(text) && !/import\.meta\.url/.test(address.getText());
}

export function isPage(text: string | undefined): boolean {
  return (
    text !== undefined &&
    /^(\/(?!\/)|\.{1,2}\/|data:|blob:|file:|https?:\/\/(localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?=[:/?#]|$))/.test(
      text,
    )
  );
}

function textOfAddress(node: ts.Expression, analysis: Analysis, depth: number): string | undefined {
  const text = leadingText(node);
  if (text !== undefined && text !== "") return text;
  if (depth > 2) return undefined;
  const target = unwrap(node);
  if (ts.isBinaryExpression(target) && target.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return textOfAddress(target.left, analysis, depth);
  const first = ts.isTemplateExpression(target) ? target.templateSpans[0]?.expression : target;
  if (first === undefined || !(ts.isIdentifier(first) || ts.isNewExpression(first)))
    return undefined;
  if (ts.isNewExpression(first)) {
    const argument = first.arguments?.[0];
    return argument === undefined || first.arguments?.length !== 1
      ? undefined
      : textOfAddress(argument, analysis, depth + 1);
  }
  const declaration = analysis.declarationOf(first);
  if (
    declaration === undefined ||
    !ts.isVariableDeclaration(declaration) ||
    declaration.initializer === undefined
  )
    return undefined;
  return textOfAddress(declaration.initializer, analysis, depth + 1);
}

export function baseAddress(creation: ts.CallExpression, analysis: Analysis): string | undefined {
  const state = baseState(creation, analysis);
  return state.kind === "present" && ts.isExpression(state.at)
    ? textOfAddress(state.at, analysis, 0)
    : undefined;
}

/** `new S3Client({ endpoint: "http://localhost:9000" })`, `new Client({ node })`. */
export function serviceAddress(
  creation: ts.CallExpression | ts.NewExpression,
  facts: CallFacts,
  analysis: Analysis,
): string | undefined {
  const options = argumentFor(creation, facts.declaration, facts.creates?.parameter ?? "");
  for (const name of ["endpoint", "baseURL", "node", "host", "url"]) {
    const state = optionState(options, [name], analysis);
    if (state.kind === "present" && ts.isExpression(state.at))
      return textOfAddress(state.at, analysis, 0);
  }
  return undefined;
}

function baseState(creation: ts.CallExpression, analysis: Analysis): OptionState {
  return optionState(creation.arguments[0], ["baseURL"], analysis);
}
