/** Functions that hand out what they made: a router, a client, an object of functions that others call. */
import { ts } from "ts-morph";
import { nameOf } from "./functions.ts";
import { enclosingFunction, type FunctionNode, isFunctionNode, unwrap } from "./syntax.ts";

/** `function send() { … } return { send, ping: () => send("ping") }`: the function is named in what is handed out. */
export function isNamedInReturn(fn: FunctionNode, factory: FunctionNode): boolean {
  const name = nameOf(fn);
  if (name === "" || factory.body === undefined || !ts.isBlock(factory.body)) return false;
  const isMember = ts.isMethodDeclaration(fn) || ts.isPropertyAssignment(fn.parent);
  if (isMember || enclosingFunction(fn) !== factory) return false;
  return factory.body.statements.some(
    (each) =>
      ts.isReturnStatement(each) &&
      each.expression !== undefined &&
      isHandle(unwrap(each.expression), name) &&
      new RegExp(`\\b${name}\\b`).test(each.expression.getText()),
  );
}

function isHandle(value: ts.Expression, name: string): boolean {
  return isFunctionNode(value) || ts.isObjectLiteralExpression(value) || value.getText() === name;
}
