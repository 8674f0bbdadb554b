/** Functions that a queue runs for each job, and the failures that they turn into values. */
import { ts } from "ts-morph";
import { nameOfCall } from "../../kit/effects/effect.ts";
import { catchCallback, isLog } from "../../kit/failures.ts";
import { namedFunction, nameOf } from "../../kit/functions.ts";
import { mentionsOf } from "../../kit/references.ts";
import {
  ancestors,
  calledName,
  descendants,
  type FunctionNode,
  isFunctionNode,
  outer,
  unwrap,
} from "../../kit/syntax.ts";

/** `new Worker("orders", process)`, `queue.process(this.process)` with a function that stands elsewhere in the file. */
export function isNamedProcessor(home: FunctionNode): boolean {
  const stripped = nameOf(home);
  if (stripped === "") return false;
  const own = home.name ?? (home.parent as ts.NamedDeclaration).name;
  return mentionsOf(home.getSourceFile(), own?.getText() ?? stripped).some((each) => {
    const member =
      ts.isPropertyAccessExpression(each.parent) && each.parent.name === each ? each.parent : each;
    const bound =
      ts.isPropertyAccessExpression(member.parent) && member.parent.name.text === "bind"
        ? outer(member.parent)
        : member;
    const taker = outer(bound);
    if (ts.isNewExpression(taker))
      return (
        taker.arguments?.[0] !== bound && /^(Worker|Consumer)$/.test(taker.expression.getText())
      );
    if (!ts.isCallExpression(taker) || taker.expression === bound) return false;
    return /(queue|worker|boss|consumer|jobs?)\w*\.(process|consume|work|run)$/i.test(
      taker.expression.getText(),
    );
  });
}

/**
 * `handle(job).catch((error) => { log(error); return error; })` in the processor of a queue, which looks at nothing of
 * what comes back: the job is done, whatever failed.
 */
export function failureAsValue(
  call: ts.CallExpression,
): { readonly at: ts.Node; readonly name: string } | undefined {
  const callee = unwrap(call.expression);
  const handler = catchCallback(call);
  if (handler === undefined || !ts.isPropertyAccessExpression(callee)) return undefined;
  const tried = unwrap(callee.expression);
  const home = namedFunction(call);
  if (!ts.isCallExpression(tried) || home === undefined || !isNamedProcessor(home))
    return undefined;
  if (!givesFailureBack(handler) || /\bthrow\b|instanceof|allSettled/.test(home.getText()))
    return undefined;
  return isHandedBack(call, home) ? { at: callee.name, name: nameOfCall(tried) } : undefined;
}

/** Logs at most, and the value is the error or nothing. */
function givesFailureBack(handler: ts.Block | ts.Expression): boolean {
  const error = ts.isFunctionLike(handler.parent)
    ? handler.parent.parameters[0]?.name.getText()
    : undefined;
  if (!ts.isBlock(handler)) {
    const value = unwrap(handler);
    return value.getText() === error || (ts.isCallExpression(value) && isLog(value));
  }
  for (const each of descendants(handler, (node) => !isFunctionNode(node))) {
    if (ts.isReturnStatement(each) && each.expression !== undefined)
      if (!/^(undefined|null|false)$/.test(each.expression.getText()))
        if (each.expression.getText() !== error) return false;
    if (ts.isCallExpression(each) && !isLog(each)) return false;
  }
  return true;
}

/** Nothing between the call and the end of the processor reads what came of it. */
function isHandedBack(call: ts.Node, home: FunctionNode): boolean {
  let below = call;
  for (const at of ancestors(call, home)) {
    if (ts.isReturnStatement(at) || ts.isExpressionStatement(at)) {
      const own = at.parent?.parent;
      if (own === home) return true;
    } else if (ts.isVariableDeclaration(at) || ts.isIfStatement(at)) return false;
    else if (ts.isCallExpression(at) && at.expression !== below) {
      const name = calledName(at.expression)?.text ?? "";
      if (!/^(map|all)$/.test(name)) return false;
    }
    below = at;
  }
  return true;
}
