/** Options that ask a library to repeat for ever. */
import { ts } from "ts-morph";
import { replaceNode } from "../../kit/edits.ts";
import type { Fix } from "../../kit/rule.ts";
import { ancestors, propertyName, unwrap } from "../../kit/syntax.ts";

const COUNT =
  /^(attempts|retries|maxAttempts|maxRetries|retryLimit|numOfAttempts|retryCount|limit)$/;
const ENDLESS = /^(Infinity|Number\.(POSITIVE_INFINITY|MAX_SAFE_INTEGER|MAX_VALUE)|-1)$/;

/** `{ attempts: Infinity }`, `{ forever: true }`; the fixes when it is such an option. */
export function endlessOption(node: ts.PropertyAssignment): readonly Fix[] | undefined {
  const name = propertyName(node.name) ?? "";
  if (name === "forever") {
    return unwrap(node.initializer).kind === ts.SyntaxKind.TrueKeyword && isOfRetry(node)
      ? []
      : undefined;
  }
  if (!COUNT.test(name) || !ENDLESS.test(node.initializer.getText())) return undefined;
  if (name === "limit" && !isOfRetry(node)) return undefined;
  return [
    {
      title: "End after 5 attempts",
      safety: "review",
      edits: () => [replaceNode(node.initializer, "5")],
    },
  ];
}

function isOfRetry(node: ts.Node): boolean {
  for (const at of ancestors(node)) {
    if (ts.isStatement(at)) return false;
    if (ts.isCallExpression(at) && /retry/i.test(at.expression.getText())) return true;
    if (ts.isPropertyAssignment(at) && /retry|backoff/i.test(at.name.getText())) return true;
  }
  return false;
}
