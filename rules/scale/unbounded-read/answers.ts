/** Answers of addresses that somebody outside gave, taken in one piece. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { lastName, receiverOf } from "../../kit/data/chain.ts";
import { propertyOf } from "../../kit/data/literals.ts";
import { ancestors, calledName, enclosingFunction, leadingText, unwrap } from "../../kit/syntax.ts";
import type { Read } from "./uploads.ts";

/** `await (await fetch(url)).text()` and `axios.get(url, { responseType: "arraybuffer" })`, with a URL from outside. */
export function answerOfAnyone(
  call: ts.CallExpression,
  name: string,
  analysis: Analysis,
): Read | undefined {
  if (/^(get|request)$/.test(name)) return byAxios(call, analysis);
  if (!/^(text|arrayBuffer|blob|buffer|bytes)$/.test(name) || call.arguments.length > 0)
    return undefined;
  const receiver = receiverOf(call);
  const fetched = receiver === undefined ? undefined : fetchBehind(receiver, analysis);
  const url = fetched?.arguments[0];
  return fetched !== undefined &&
    url !== undefined &&
    isFromOutside(url, analysis) &&
    !isKnownService(fetched) &&
    !isOfFailure(call)
    ? { what: "answer", source: fetched }
    : undefined;
}

function byAxios(call: ts.CallExpression, analysis: Analysis): Read | undefined {
  if (!/^(axios|http|got|superagent|needle)/i.test(lastName(receiverOf(call)))) return undefined;
  const [url, options] = call.arguments;
  if (url === undefined || options === undefined) return undefined;
  const literal = unwrap(options);
  if (!ts.isObjectLiteralExpression(literal)) return undefined;
  const kind = propertyOf(literal, "responseType")?.getText() ?? "";
  if (!/arraybuffer|blob|buffer|text/i.test(kind) || !isFromOutside(url, analysis))
    return undefined;
  return { what: "answer", source: call };
}

function fetchBehind(receiver: ts.Expression, analysis: Analysis): ts.CallExpression | undefined {
  let at = unwrap(receiver);
  if (ts.isIdentifier(at)) {
    const declaration = analysis.declarationOf(at);
    if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return undefined;
    if (declaration.initializer === undefined) return undefined;
    at = unwrap(declaration.initializer);
  }
  if (ts.isAwaitExpression(at)) at = unwrap(at.expression);
  return ts.isCallExpression(at) &&
    /^(fetch|safeFetch|fetchUrl)$/.test(calledName(at.expression)?.text ?? "")
    ? at
    : undefined;
}

/** Who is told a secret is no stranger. */
function isKnownService(call: ts.CallExpression): boolean {
  return /authorization|api-?key|bearer/i.test(call.arguments[1]?.getText() ?? "");
}

/** The text of a refusal, which goes into a log or an error. */
function isOfFailure(call: ts.CallExpression): boolean {
  for (const at of ancestors(call, enclosingFunction(call)))
    if (ts.isIfStatement(at) && /!|ok|status|error/i.test(at.expression.getText()))
      return /\bthrow\b|error/i.test(at.thenStatement.getText());
  return false;
}

/** A name that says no more than "address", which came in as a parameter or from a body; no host of one's own in front. */
function isFromOutside(url: ts.Expression, analysis: Analysis): boolean {
  const target = unwrap(url);
  if (leadingText(target) !== undefined && leadingText(target) !== "") return false;
  const name = lastName(target);
  if (
    !/^(url|uri|href|link|imageUrl|image|src|feedUrl|avatarUrl|logoUrl|pageUrl|targetUrl|sourceUrl|website|target|address)$/i.test(
      name,
    )
  )
    return false;
  if (/env|config|setting|base/i.test(target.getText())) return false;
  if (ts.isPropertyAccessExpression(target)) return !/^this\b/.test(target.getText());
  const declaration = analysis.declarationOf(target);
  if (declaration === undefined) return false;
  if (ts.isParameter(declaration) || ts.isBindingElement(declaration)) {
    return enclosingFunction(url) !== undefined;
  }
  if (!ts.isVariableDeclaration(declaration) || declaration.initializer === undefined) return false;
  return /\b(body|query|params|searchParams|input|payload|form)\b/.test(
    declaration.initializer.getText(),
  );
}
