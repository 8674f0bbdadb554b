/** `KEYS pattern` in a store of keys: one command that looks at every key while all others wait. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { lastName, receiverOf } from "../../kit/data/chain.ts";
import type { ReportSink } from "../../kit/rule.ts";
import { calledName, unwrap } from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";

const STORE = /redis|valkey|^ioredis$|dragonfly/i;

export function inspectKeys(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const name = calledName(call.expression);
  const [pattern, ...rest] = call.arguments;
  // `map.keys()` takes no pattern.
  if (name === undefined || !/^(keys|KEYS)$/.test(name.text) || pattern === undefined) return;
  if (rest.length > 0 || ts.isSpreadElement(pattern)) return;
  const receiver = receiverOf(call);
  if (receiver === undefined) return;
  const isKnown = analysis.factsOf(call)?.remote?.to === "cache";
  if (!isKnown && !STORE.test(lastName(receiver)) && !isPattern(pattern, analysis)) return;
  if (!isKnown && ts.isIdentifier(receiver) && /^(Object|Reflect|_|R)$/.test(receiver.text)) return;
  if (!analysis.runsOnServer(call)) return;
  report({
    at: call.expression,
    basis: call,
    message: "`KEYS` looks at every key of the store in one command, and all others wait for it",
    confidence: isKnown ? "likely" : "possible",
  });
}

/** A text with a star in it, or a name that says so. */
function isPattern(pattern: ts.Expression, analysis: Analysis): boolean {
  const target = unwrap(pattern);
  if (/pattern$/i.test(target.getText())) return true;
  const declaration = ts.isIdentifier(target) ? localDeclaration(target, analysis) : undefined;
  const value =
    declaration !== undefined && ts.isVariableDeclaration(declaration)
      ? declaration.initializer
      : target;
  return (
    value !== undefined &&
    /^["'`].*\*/.test(value.getText()) &&
    (ts.isStringLiteralLike(value) || ts.isTemplateExpression(value))
  );
}
