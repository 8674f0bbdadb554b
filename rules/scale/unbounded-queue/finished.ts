/** Queues in Redis that keep each job for good when it is done. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { literalOf, propertyOf } from "../../kit/data/literals.ts";
import { importOf } from "../../kit/imports.ts";
import type { Report } from "../../kit/rule.ts";
import { unwrap } from "../../kit/syntax.ts";

/** `new Queue("mails", { connection })` of Bull and BullMQ, in a file that nowhere says what becomes of finished jobs. */
export function judgeFinished(
  creation: ts.CallExpression | ts.NewExpression,
  analysis: Analysis,
): Report | undefined {
  if (!ts.isNewExpression(creation)) return undefined;
  const imported = importOf(creation.expression);
  const isQueue =
    imported?.specifier === "bullmq"
      ? imported.name === "Queue"
      : imported?.specifier === "bull" && /^(default|\*|Queue)$/.test(imported.name);
  if (!isQueue || SAYS.test(creation.getSourceFile().text)) return undefined;
  // Bull takes an address between the name and the options.
  const given = creation.arguments?.slice(1) ?? [];
  if (!given.every((each) => ts.isStringLiteralLike(unwrap(each)) || isBare(each, analysis, 0)))
    return undefined;
  if (!analysis.runsOnServer(creation)) return undefined;
  return {
    at: creation.expression,
    basis: creation,
    message:
      "Redis keeps each job of this queue when it is done, unless every `add` says otherwise",
    confidence: "possible",
  };
}

const SAYS = /removeOnComplete|removeOnFail|\.(clean|obliterate|trim)\w*\(/;

/** Options that can be read to their end and set no defaults for jobs. */
function isBare(options: ts.Expression, analysis: Analysis, depth: number): boolean {
  if (depth > 3) return false;
  const literal = literalOf(options, analysis) ?? fieldOf(options, analysis);
  if (literal === undefined || propertyOf(literal, "defaultJobOptions") !== undefined) return false;
  return literal.properties.every(
    (each) => !ts.isSpreadAssignment(each) || isBare(each.expression, analysis, depth + 1),
  );
}

/** `this.config` that the class declares with its value. */
function fieldOf(value: ts.Expression, analysis: Analysis): ts.ObjectLiteralExpression | undefined {
  const declaration = analysis.declarationOf(unwrap(value));
  if (declaration === undefined || !ts.isPropertyDeclaration(declaration)) return undefined;
  const { initializer } = declaration;
  const held = initializer === undefined ? undefined : unwrap(initializer);
  return held !== undefined && ts.isObjectLiteralExpression(held) ? held : undefined;
}
