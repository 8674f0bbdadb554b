/** Loops that turn pages until there is none left, and where each page is kept. */
import { ts } from "ts-morph";
import {
  calledName,
  descendants,
  enclosingFunction,
  isFunctionNode,
  type Loop,
  unwrap,
} from "./syntax.ts";

export interface KeptPages {
  /** `rows.push(...page.items)`: what makes the list longer with each turn. */
  readonly at: ts.Node;
  readonly list: ts.Identifier;
  /** What a turn waits for. */
  readonly awaited: readonly ts.AwaitExpression[];
}

/**
 * A loop that asks for one page after the other and keeps what all of them held; undefined where something ends it
 * early, counts, or empties the list on the way.
 */
export function keptPages(loop: Loop): KeptPages | undefined {
  const body = loop.statement;
  const inside = [...descendants(body, (each) => !isFunctionNode(each))];
  const awaited = inside.filter(ts.isAwaitExpression);
  if (awaited.length === 0) return undefined;
  const home = enclosingFunction(loop);
  if (home === undefined) return undefined;
  for (const node of inside) {
    const list = grown(node);
    if (list === undefined || isDeclaredIn(list.text, body)) continue;
    if (isCounted(list.text, loop, inside) || isEmptied(list.text, inside)) return undefined;
    return { at: node, list, awaited };
  }
  return undefined;
}

/** `rows.push(...more)`, `rows = rows.concat(more)`, `rows = [...rows, ...more]`: the list that got longer. */
function grown(node: ts.Node): ts.Identifier | undefined {
  if (ts.isCallExpression(node) && calledName(node.expression)?.text === "push") {
    const callee = unwrap(node.expression);
    const list = ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : undefined;
    const isMany = node.arguments.some(ts.isSpreadElement);
    return isMany && list !== undefined && ts.isIdentifier(list) ? list : undefined;
  }
  if (
    !ts.isBinaryExpression(node) ||
    node.operatorToken.kind !== ts.SyntaxKind.EqualsToken ||
    !ts.isIdentifier(node.left)
  )
    return undefined;
  const list = node.left;
  const value = unwrap(node.right);
  const isOf = (each: ts.Expression | undefined): boolean =>
    each !== undefined && ts.isIdentifier(each) && each.text === list.text;
  if (ts.isCallExpression(value)) {
    const callee = unwrap(value.expression);
    const isJoin = ts.isPropertyAccessExpression(callee) && callee.name.text === "concat";
    return isJoin && isOf(unwrap(callee.expression)) ? list : undefined;
  }
  if (!ts.isArrayLiteralExpression(value)) return undefined;
  const spread = value.elements.filter(ts.isSpreadElement);
  return spread.length > 1 && spread.some((each) => isOf(unwrap(each.expression)))
    ? list
    : undefined;
}

function isDeclaredIn(name: string, body: ts.Node): boolean {
  return [...descendants(body, (each) => !isFunctionNode(each))].some(
    (each) =>
      ts.isVariableDeclaration(each) && ts.isIdentifier(each.name) && each.name.text === name,
  );
}

/** Something that ends the loop compares sizes, and it is neither a short page nor the number of all there are. */
function isCounted(list: string, loop: Loop, inside: readonly ts.Node[]): boolean {
  const ends = inside.flatMap((node) =>
    ts.isIfStatement(node) && /\b(break|return|throw)\b/.test(node.thenStatement.getText())
      ? [node.expression]
      : [],
  );
  const goesOn = ts.isForStatement(loop) ? loop.condition : loop.expression;
  return [...ends, ...(goesOn === undefined ? [] : [goesOn])].some((each) =>
    [each, ...descendants(each)].some(
      (node) =>
        ts.isBinaryExpression(node) &&
        /^[<>]=?$/.test(node.operatorToken.getText()) &&
        isCap([node.left.getText(), node.right.getText()], list),
    ),
  );
}

function isCap(sides: readonly string[], list: string): boolean {
  if (sides.some((side) => /total|count|(?<!max\w*)pages$/i.test(side))) return false;
  // A short page, or an empty one, is the last.
  return (
    sides.some((side) => side === `${list}.length`) || !sides.some((side) => /\.length$/.test(side))
  );
}

/** `rows.length = 0`, `rows = []`, `rows.splice(0)`: handed on and begun anew. */
function isEmptied(list: string, inside: readonly ts.Node[]): boolean {
  const text = new RegExp(
    `^${list}\\s*=\\s*\\[\\]$|^${list}\\.length\\s*=|^${list}\\.(splice|shift|pop)\\(`,
  );
  return inside.some((node) => text.test(node.getText()));
}
