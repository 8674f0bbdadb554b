/** Whether code counts what it takes in, or something around it does. */
import { ts } from "ts-morph";
import { ancestors, descendants, isFunctionNode } from "../../kit/syntax.ts";

const SIZE = /size|length|bytes|limit|max/i;

/** A comparison of a size, a limit among options, or a parser in front that has one. */
export function hasSizeLimit(at: ts.Node): boolean {
  const home = [...ancestors(at)].findLast(isFunctionNode) ?? at.getSourceFile();
  for (const node of descendants(home)) {
    if (ts.isBinaryExpression(node) && /^[<>]=?$/.test(node.operatorToken.getText())) {
      const sides = [node.left.getText(), node.right.getText()];
      // An empty body is not a large one.
      if (sides.some((side) => SIZE.test(side)) && !sides.some((side) => /^[01]$/.test(side)))
        return true;
    }
    if (
      (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) &&
      /^(max\w*(size|length|bytes)|limit|sizeLimit|highWaterMark|maxBytes)$/i.test(
        node.name.getText(),
      )
    )
      return true;
    if (
      ts.isCallExpression(node) &&
      /(check|validate|assert|enforce|limit|ensure)\w*(size|length|bytes|body)/i.test(
        node.expression.getText(),
      )
    )
      return true;
    if (ts.isStringLiteralLike(node) && /^(content-length|range)$/i.test(node.text)) return true;
  }
  return /MAX_\w*(SIZE|BYTES|LENGTH)|sizeLimit|bodyLimit/.test(at.getSourceFile().text);
}
