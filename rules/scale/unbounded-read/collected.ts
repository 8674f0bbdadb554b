/** Pieces of a stream that are put together in memory one after the other. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { lastName, receiverOf } from "../../kit/data/chain.ts";
import { calledName, descendants, isFunctionNode, unwrap } from "../../kit/syntax.ts";

const SOURCE =
  /^(req|request|incoming|message|body|Body|stream|readable|file|fileStream|upload|part|raw|nodeReq|payload|input)$|Stream$|Body$/;
const SMALL = /stdout|stderr|stdin|child|proc|spawn|cursor|output|pass_?through|result/i;

/** `req.on("data", (c) => chunks.push(c))`, `for await (const c of req) chunks.push(c)`: the place that keeps. */
export function collected(
  from: ts.CallExpression | ts.ForOfStatement,
  analysis: Analysis,
): ts.Node | undefined {
  const piece = pieceOf(from);
  if (piece === undefined) return undefined;
  const { source, name, body } = piece;
  if (SMALL.test(source.getText()) || !SOURCE.test(lastName(source))) return undefined;
  for (const node of [body, ...descendants(body)]) {
    if (ts.isCallExpression(node) && calledName(node.expression)?.text === "push") {
      const [pushed] = node.arguments;
      const list = receiverOf(node);
      if (pushed !== undefined && list !== undefined && says(pushed, name) && isJoined(list, from))
        return node;
    }
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.PlusEqualsToken &&
      says(node.right, name) &&
      !isCount(node, analysis)
    )
      return node;
  }
  return undefined;
}

function pieceOf(
  from: ts.CallExpression | ts.ForOfStatement,
): { readonly source: ts.Expression; readonly name: string; readonly body: ts.Node } | undefined {
  if (ts.isForOfStatement(from)) {
    const { initializer, statement } = from;
    if (!ts.isVariableDeclarationList(initializer)) return undefined;
    const name = initializer.declarations[0]?.name;
    return name !== undefined && ts.isIdentifier(name)
      ? { source: unwrap(from.expression), name: name.text, body: statement }
      : undefined;
  }
  const [event, listener] = from.arguments;
  const source = receiverOf(from);
  if (event === undefined || listener === undefined || source === undefined) return undefined;
  if (!ts.isStringLiteralLike(event) || event.text !== "data") return undefined;
  const body = unwrap(listener);
  if (!isFunctionNode(body) || body.body === undefined) return undefined;
  const name = body.parameters[0]?.name;
  return name !== undefined && ts.isIdentifier(name)
    ? { source, name: name.text, body: body.body }
    : undefined;
}

function says(expression: ts.Expression, name: string): boolean {
  return new RegExp(`(^|\\W)${name}(\\W|$)`).test(expression.getText());
}

/** `total += chunk.length` keeps a number. */
function isCount(node: ts.BinaryExpression, analysis: Analysis): boolean {
  if (/length|size|byteLength/.test(node.right.getText())) return true;
  const declaration = analysis.declarationOf(node.left);
  return (
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer !== undefined &&
    ts.isNumericLiteral(unwrap(declaration.initializer))
  );
}

/** `Buffer.concat(chunks)`, `chunks.join("")`: the pieces are one thing, not a list of results. */
function isJoined(list: ts.Expression, from: ts.Node): boolean {
  const text = list.getText();
  return new RegExp(`(concat|Blob|from)\\(\\[?\\s*${text}\\b|\\b${text}\\.(join|reduce)\\(`).test(
    from.getSourceFile().text,
  );
}
