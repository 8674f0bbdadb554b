/** From a name in the code to the declaration it stands for. */
import { ts } from "ts-morph";
import { unwrap } from "./syntax.ts";

/** The symbol behind imports, re-exports and `export =` aliases. */
export function resolvedSymbol(checker: ts.TypeChecker, node: ts.Node): ts.Symbol | undefined {
  const { parent } = node;
  const symbol =
    parent !== undefined && ts.isShorthandPropertyAssignment(parent) && parent.name === node
      ? checker.getShorthandAssignmentValueSymbol(parent)
      : checker.getSymbolAtLocation(node);
  if (symbol === undefined) return undefined;
  return (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
}

/** The node that carries the name of an expression: `b` in `a.b`, the identifier itself otherwise. */
export function nameNode(expression: ts.Node): ts.Node {
  const target = ts.isExpression(expression) ? unwrap(expression) : expression;
  return ts.isPropertyAccessExpression(target) ? target.name : target;
}

/**
 * The declaration an expression names. A destructured or `const` alias is followed to what it
 * stands for (`const { get } = axios`, `const post = client.post`); undefined when unresolved.
 */
export function declarationOf(
  checker: ts.TypeChecker,
  node: ts.Node,
  depth = 0,
): ts.Declaration | undefined {
  const symbol = resolvedSymbol(checker, nameNode(node));
  const declaration = symbol?.valueDeclaration ?? symbol?.declarations?.[0];
  if (declaration === undefined || depth > 4) return declaration;
  if (ts.isBindingElement(declaration)) {
    const bound = boundProperty(checker, declaration);
    return bound === undefined ? declaration : (memberFunction(checker, bound, depth) ?? bound);
  }
  const member = memberFunction(checker, declaration, depth);
  if (member !== undefined) return member;
  if (
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer !== undefined &&
    (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0
  ) {
    const initializer = unwrap(declaration.initializer);
    if (ts.isIdentifier(initializer) || ts.isPropertyAccessExpression(initializer)) {
      return declarationOf(checker, initializer, depth + 1) ?? declaration;
    }
  }
  return declaration;
}

/** The function that a member of an object stands for: `export default { find }`, `{ find: findOrder }`. */
function memberFunction(
  checker: ts.TypeChecker,
  declaration: ts.Declaration,
  depth: number,
): ts.Declaration | undefined {
  const value = ts.isShorthandPropertyAssignment(declaration)
    ? declaration.name
    : ts.isPropertyAssignment(declaration)
      ? unwrap(declaration.initializer)
      : undefined;
  if (value === undefined || !ts.isIdentifier(value)) return undefined;
  const found = declarationOf(checker, value, depth + 1);
  if (found === undefined) return undefined;
  if (ts.isFunctionLike(found)) return found;
  const held = ts.isVariableDeclaration(found) ? found.initializer : undefined;
  const target = held === undefined ? undefined : unwrap(held);
  return target !== undefined && (ts.isArrowFunction(target) || ts.isFunctionExpression(target))
    ? found
    : undefined;
}

/** The property that a destructured name is taken from; undefined for array patterns, rest and unresolved values. */
export function boundProperty(
  checker: ts.TypeChecker,
  element: ts.BindingElement,
): ts.Declaration | undefined {
  if (element.dotDotDotToken !== undefined || !ts.isObjectBindingPattern(element.parent))
    return undefined;
  const key = element.propertyName ?? element.name;
  if (!ts.isIdentifier(key)) return undefined;
  const property = checker.getTypeAtLocation(element.parent).getProperty(key.text);
  return property?.valueDeclaration ?? property?.declarations?.[0];
}
