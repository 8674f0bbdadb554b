/** Rows of an outbox or a job table that a failure puts back, with nothing that counts how often. */
import { ts } from "ts-morph";
import { ancestors, calledName, enclosingFunction } from "../../kit/syntax.ts";

const WAITS =
  /\b(status|state)["'`]?\s*[:=]\s*["'`]?[\w.]*\b(pending|queued|waiting|new|ready|scheduled|retry|todo|open)\b/i;
const FAILED =
  /\b(last_?error|error_?(message|text)?|failure_?reason|failed_?reason|last_?failure)\b["'`]?\s*[:=,}]/i;
const LATER = /\b(next_?(try|retry|attempt|run)\w*|retry_?at|run_?at|available_?at|not_?before)\b/i;
const COUNTS =
  /attempts?\b|tries\b|retr(y|ies)_?(count|s\b|left)|retries|fail(ure)?_?count|max_?(attempts|retries|tries)|dead_?letter|\bdlq\b|give_?up|abandon|exhaust/i;
const WRITES =
  /^(query|execute|update|updateOne|updateMany|findOneAndUpdate|set|\$executeRaw|run|raw)$/;

/**
 * `UPDATE outbox SET status = 'pending', last_error = …, next_try_at = …` in a file that knows no number of attempts:
 * what never works is tried for ever.
 */
export function isReturnedWithoutCount(call: ts.CallExpression): boolean {
  if (!WRITES.test(calledName(call.expression)?.text ?? "")) return false;
  const text = call.arguments.map((each) => each.getText()).join(" ");
  if (text.length > 2_000 || !WAITS.test(text) || !(FAILED.test(text) || LATER.test(text)))
    return false;
  if (!FAILED.test(text) && !isAfterFailure(call)) return false;
  if (COUNTS.test(call.getSourceFile().text)) return false;
  return enclosingFunction(call) !== undefined;
}

function isAfterFailure(call: ts.Node): boolean {
  for (const at of ancestors(call)) if (ts.isCatchClause(at)) return true;
  return false;
}
