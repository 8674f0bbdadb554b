/** The functions around a piece of code, by the names people know them by. */
import { ts } from "ts-morph";
import { ancestors, type FunctionNode, isFunctionNode } from "./syntax.ts";

/** The nearest function with a name of its own. */
export function namedFunction(node: ts.Node): FunctionNode | undefined {
  for (const at of ancestors(node)) if (isFunctionNode(at) && nameOf(at) !== "") return at;
  return undefined;
}

export function nameOf(node: FunctionNode): string {
  if (ts.isConstructorDeclaration(node)) return "constructor";
  const named =
    node.name ??
    (ts.isVariableDeclaration(node.parent) ||
    ts.isPropertyDeclaration(node.parent) ||
    ts.isPropertyAssignment(node.parent)
      ? node.parent.name
      : undefined);
  return named !== undefined && (ts.isIdentifier(named) || ts.isPrivateIdentifier(named))
    ? named.text.replace(/^[#_]+/, "")
    : "";
}

export function isWithin(node: ts.Node, root: ts.Node): boolean {
  return (
    node.getSourceFile() === root.getSourceFile() && node.pos >= root.pos && node.end <= root.end
  );
}
