/** What a runner of background tasks allows them: it ends a task that takes longer, and nobody but the task waits. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { calledName, type FunctionNode, outer, propertyName } from "../../kit/syntax.ts";

/** A task that may run longer than this holds its place as a call without a deadline does; seconds. */
const LONGEST_S = 120;

/** `task({ maxDuration: 60, run: async () => … })`: the limit that is short enough to be the deadline of each call. */
export function shortLimitOf(run: FunctionNode, analysis: Analysis): ts.Node | undefined {
  const limit = limitAt(ts.isMethodDeclaration(run) ? run : outer(run), analysis);
  return limit !== undefined && ts.isNumericLiteral(limit) && Number(limit.text) <= LONGEST_S
    ? limit
    : undefined;
}

/** The limit of the task whose `run` stands at a node, however long it is. */
export function limitAt(run: ts.Node, analysis: Analysis): ts.Expression | undefined {
  if (!ts.isMethodDeclaration(run) && !ts.isPropertyAssignment(run)) return undefined;
  if (run.name.getText() !== "run" || !ts.isObjectLiteralExpression(run.parent)) return undefined;
  const call = outer(run.parent);
  if (!ts.isCallExpression(call) || !/task$/i.test(calledName(call.expression)?.text ?? ""))
    return undefined;
  const own = durationIn(run.parent);
  if (own !== undefined) return own;
  const { directory } = analysis.packageOf(call.getSourceFile());
  return analysis
    .callsTagged("task-config")
    .filter((each) => analysis.packageOf(each.getSourceFile()).directory === directory)
    .map((each) => durationIn(each.arguments?.[0]))
    .find((each) => each !== undefined);
}

/** `inngest.createFunction({ id, timeouts: { finish: "5m" } }, …)` */
export function finishOf(creation: ts.Node): ts.Expression | undefined {
  const options = ts.isCallExpression(creation) ? creation.arguments[0] : undefined;
  const timeouts = options === undefined ? undefined : propertyOf(options, "timeouts");
  return timeouts === undefined ? undefined : propertyOf(timeouts, "finish");
}

function durationIn(options: ts.Expression | undefined): ts.Expression | undefined {
  return options === undefined ? undefined : propertyOf(options, "maxDuration");
}

function propertyOf(options: ts.Expression, name: string): ts.Expression | undefined {
  if (!ts.isObjectLiteralExpression(options)) return undefined;
  return options.properties.find(
    (each): each is ts.PropertyAssignment =>
      ts.isPropertyAssignment(each) && propertyName(each.name) === name,
  )?.initializer;
}
