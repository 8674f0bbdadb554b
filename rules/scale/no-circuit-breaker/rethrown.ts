/** Limiters that tell "too many" from "store is down" and throw the second on. */
import { ts } from "ts-morph";
import { receiverOf } from "../../kit/data/chain.ts";
import { ancestors, calledName, descendants, isFunctionNode } from "../../kit/syntax.ts";

export interface Rethrown {
  readonly at: ts.Node;
  readonly call: ts.Node;
  readonly name: string;
}

/** `try { await limiter.consume(key) } catch (e) { if (e instanceof TooMany) …; throw e }` */
export function rethrownBy(node: ts.TryStatement): Rethrown | undefined {
  const handler = node.catchClause;
  if (handler === undefined) return undefined;
  const variable = handler.variableDeclaration?.name.getText();
  if (variable === undefined) return undefined;
  const call = limiterCall(node.tryBlock);
  if (call === undefined) return undefined;
  let tells = false;
  let thrown: ts.Node | undefined;
  for (const each of descendants(handler.block, (node) => !isFunctionNode(node))) {
    if (
      ts.isBinaryExpression(each) &&
      each.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword &&
      each.left.getText() === variable
    )
      tells = true;
    if (ts.isThrowStatement(each) && each.expression?.getText() === variable) thrown = each;
  }
  if (!tells || thrown === undefined) return undefined;
  // Thrown on inside the branch for too many requests, it is the answer itself.
  for (const at of ancestors(thrown, handler.block))
    if (
      ts.isIfStatement(at) &&
      isIn(thrown, at.thenStatement) &&
      /instanceof/.test(at.expression.getText()) &&
      !/^!/.test(at.expression.getText())
    )
      return undefined;
  return { at: thrown, call: call.expression, name: receiverOf(call)?.getText() ?? "limiter" };
}

function isIn(node: ts.Node, root: ts.Node): boolean {
  return node.pos >= root.pos && node.end <= root.end;
}

function limiterCall(block: ts.Block): ts.CallExpression | undefined {
  for (const node of descendants(block, (each) => !isFunctionNode(each)))
    if (
      ts.isCallExpression(node) &&
      /^(consume|limit|check|tryConsume|penalty)$/.test(calledName(node.expression)?.text ?? "") &&
      /limit|throttl/i.test(receiverOf(node)?.getText() ?? "")
    )
      return node;
  return undefined;
}
