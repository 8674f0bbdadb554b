/** Listeners for one answer on a connection that many calls share: each call asks, and each adds its own. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  isFunctionNode,
  isNamedFunction,
  unwrap,
} from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";
import type { Lifetime } from "./lifetime.ts";

const SENDS = /^(send|write|emit|publish|postMessage|request|sendUTF|call|enqueue)$/;

/**
 * `new Promise((resolve) => { this.socket.on("message", …); this.socket.send(question); })`: the connection is older
 * than the call that asks through it. Undefined where the function makes it, or asks nothing through it.
 */
export function sharedByCalls(
  call: ts.CallExpression,
  receiver: ts.Expression,
  analysis: Analysis,
): Lifetime | undefined {
  const promise = [...ancestors(call)].find(
    (each) => ts.isNewExpression(each) && each.expression.getText() === "Promise",
  );
  const executor = enclosingFunction(call);
  if (promise === undefined || executor === undefined || executor.parent !== promise)
    return undefined;
  const owner = unwrap(receiver).getText();
  const home = [...ancestors(promise)].find(
    (each) => isFunctionNode(each) && isNamedFunction(each),
  );
  if (home === undefined || ts.isConstructorDeclaration(home) || !asksThrough(owner, home))
    return undefined;
  const at = declaredOutside(unwrap(receiver), home, analysis);
  return at === undefined
    ? undefined
    : { at, message: "there before the call, and after it", certainty: "shape" };
}

function asksThrough(owner: string, home: ts.Node): boolean {
  for (const node of descendants(home)) {
    if (!ts.isCallExpression(node) || !SENDS.test(calledName(node.expression)?.text ?? ""))
      continue;
    const callee = unwrap(node.expression);
    if (ts.isPropertyAccessExpression(callee) && unwrap(callee.expression).getText() === owner)
      return true;
  }
  return false;
}

/** A field that the function does not assign, or a variable around it. */
function declaredOutside(
  receiver: ts.Expression,
  home: ts.Node,
  analysis: Analysis,
): ts.Node | undefined {
  if (ts.isPropertyAccessExpression(receiver)) {
    if (receiver.expression.kind !== ts.SyntaxKind.ThisKeyword) return undefined;
    const assigns = new RegExp(`this\\.${receiver.name.text}\\s*(\\?\\?)?=[^=]`);
    return assigns.test(home.getText()) ? undefined : receiver.name;
  }
  if (!ts.isIdentifier(receiver)) return undefined;
  const declaration = localDeclaration(receiver, analysis);
  if (declaration === undefined || [...ancestors(declaration)].includes(home)) return undefined;
  return ts.isVariableDeclaration(declaration) || ts.isParameter(declaration)
    ? declaration
    : undefined;
}
