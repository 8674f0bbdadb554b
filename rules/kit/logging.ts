/** How a file writes failures down: a further one is written in the same way. */
import { ts } from "ts-morph";
import { ancestors, descendants, unwrap } from "./syntax.ts";

/** Writes a log statement, without its semicolon, for a message and the text of what failed. */
export type FailureLog = (message: string, reason: string) => string;

const LOGGER = /^(this\.)?#?_?(console|log|logger)\.(error|warn)$/;
const ERRORS = /^(e|err|error|reason|cause)$/;

/** By the log nearest above the node that has a failure among its arguments; else by `console`, where the file uses it. */
export function failureLogIn(node: ts.Node): FailureLog | undefined {
  const file = node.getSourceFile();
  const owner = [...ancestors(node)].find(ts.isClassLike);
  let console: FailureLog | undefined;
  let found: FailureLog | undefined;
  for (const each of descendants(file)) {
    if (!ts.isCallExpression(each)) continue;
    const callee = each.expression.getText(file);
    if (/^console\.\w+$/.test(callee)) console ??= shapeOf("console.error", "after");
    if (!LOGGER.test(callee)) continue;
    // `this.logger` of another class is none here.
    if (callee.startsWith("this.") && owner !== [...ancestors(each)].find(ts.isClassLike)) continue;
    const shape = shapeIn(each);
    if (shape === undefined) continue;
    if (found !== undefined && each.pos > node.pos) break;
    found = shapeOf(callee, ...shape);
  }
  return found ?? console;
}

type Shape = "after" | "object-first" | "object-after" | "inside";

/** Where a log call has the failure: `("text", error)`, `({ err: error }, "text")`, `("text", { error })`, `` (`text: ${error}`) ``. */
function shapeIn(call: ts.CallExpression): readonly [Shape, string?] | undefined {
  const [first, second] = call.arguments.map((each) => unwrap(each));
  if (first === undefined) return undefined;
  if (ts.isObjectLiteralExpression(first)) {
    const key = errorKeyOf(first);
    const isMessage = second !== undefined && isText(second);
    return key === undefined || !isMessage ? undefined : ["object-first", key];
  }
  if (!isText(first)) return undefined;
  if (second === undefined) return isTold(first) ? ["inside"] : undefined;
  if (ts.isObjectLiteralExpression(second)) {
    const key = errorKeyOf(second);
    return key === undefined ? undefined : ["object-after", key];
  }
  return ts.isIdentifier(second) && ERRORS.test(second.text) ? ["after"] : undefined;
}

function shapeOf(callee: string, shape: Shape, key = "error"): FailureLog {
  return (message, reason) => {
    switch (shape) {
      case "object-first":
        return `${callee}({ ${key}: ${reason} }, "${message}")`;
      case "object-after":
        return `${callee}("${message}", { ${key}: ${reason} })`;
      case "inside":
        return `${callee}(\`${message}: \${${reason}}\`)`;
      default:
        return `${callee}("${message}", ${reason})`;
    }
  };
}

function isText(node: ts.Expression): boolean {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

function isTold(text: ts.Expression): boolean {
  return (
    ts.isTemplateExpression(text) &&
    text.templateSpans.some(
      ({ expression }) => ts.isIdentifier(expression) && ERRORS.test(expression.text),
    )
  );
}

function errorKeyOf(literal: ts.ObjectLiteralExpression): string | undefined {
  for (const each of literal.properties) {
    const value = ts.isPropertyAssignment(each) ? unwrap(each.initializer) : each.name;
    if (value !== undefined && ts.isIdentifier(value) && ERRORS.test(value.text))
      return each.name?.getText();
  }
  return undefined;
}
