/** Handlers of stop signals that close the server and leave it to what is still open when the process ends. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import type { ReportSink } from "../../kit/rule.ts";
import { calledName, descendants, literalText, placeOf, unwrap } from "../../kit/syntax.ts";
import { bodyOf, isProcess } from "./handling.ts";

/**
 * `process.on("SIGTERM", async () => { await app.close(); })`: the listener takes away the default, which was to end.
 * Asked in the file that starts the server alone: elsewhere another listener may end the process.
 */
export function inspectLingering(
  call: ts.CallExpression,
  analysis: Analysis,
  report: ReportSink,
): void {
  const [event, listener] = call.arguments;
  if (!/^(on|once|addListener)$/.test(calledName(call.expression)?.text ?? "")) return;
  if (event === undefined || listener === undefined || !isProcess(call)) return;
  if (literalText(event) !== "SIGTERM") return;
  const file = call.getSourceFile();
  if (!LISTENS.test(file.text)) return;
  const body = bodyOf(unwrap(listener), file)?.body;
  if (body === undefined) return;
  const closing = closedIn(body, file);
  if (closing === undefined || mayEnd(body, file) || !analysis.runsOnServer(call)) return;
  if ([...descendants(file)].some((each) => isListener(each) && ENDS.test(each.getText()))) return;
  report({
    at: event,
    basis: call,
    message:
      "Nothing ends the process after this: whatever is still open keeps it until it is killed",
    confidence: "possible",
    related: [{ ...placeOf(closing.expression), message: "closed, and that is all" }],
  });
}

const LISTENS = /\.listen\(|\bserve\(/;
const ENDS = /\bprocess\s*\.\s*(exit|kill|exitCode|reallyExit)\b|\bexit\(/;
const CLOSES = /^(close|stop|destroy|shutdown)$/;

/** What is closed and waited for: who does so means to do more than to take no more requests. */
function closedIn(body: ts.Node, file: ts.SourceFile, depth = 0): ts.CallExpression | undefined {
  for (const each of [body, ...descendants(body)]) {
    const call = ts.isAwaitExpression(each) ? unwrap(each.expression) : each;
    if (!ts.isCallExpression(call)) continue;
    if (call !== each && CLOSES.test(calledName(call.expression)?.text ?? "")) return call;
    const inner = ts.isIdentifier(call.expression)
      ? bodyOf(call.expression, file)?.body
      : undefined;
    const found = inner === undefined || depth > 2 ? undefined : closedIn(inner, file, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** It ends the process, or a function does that it calls, or one from elsewhere may. */
function mayEnd(body: ts.Node, file: ts.SourceFile, depth = 0): boolean {
  if (ENDS.test(body.getText())) return true;
  return [body, ...descendants(body)].some((each) => {
    if (!ts.isCallExpression(each) || !ts.isIdentifier(each.expression)) return false;
    const inner = bodyOf(each.expression, file)?.body;
    return inner === undefined || depth > 2 || mayEnd(inner, file, depth + 1);
  });
}

/** Another listener of the process may end it. */
function isListener(node: ts.Node): node is ts.CallExpression {
  return (
    ts.isCallExpression(node) &&
    /^(on|once|addListener)$/.test(calledName(node.expression)?.text ?? "") &&
    isProcess(node)
  );
}
