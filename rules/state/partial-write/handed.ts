/** Clients that a caller hands over inside an object, and whether they are those of a transaction. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { transactionAround } from "../../kit/data/transactions.ts";
import {
  ancestors,
  type FunctionNode,
  isFunctionNode,
  propertyName,
  unwrap,
} from "../../kit/syntax.ts";

/** `({ prisma }) => …` and `params.prisma`, typed as the client of a transaction or called with one. */
export function isHandedInside(root: ts.Expression, analysis: Analysis): boolean {
  const member = memberOf(root, analysis);
  if (member === undefined) return false;
  const { parameter, name } = member;
  if (/Transaction/.test(typeOf(parameter, name, analysis))) return true;
  const own = parameter.parent;
  if (!isFunctionNode(own)) return false;
  const index = (own as FunctionNode).parameters.indexOf(parameter);
  return analysis
    .callersOf(own)
    .some((call) => givesHandle(call, call.arguments?.[index], name, analysis));
}

interface Member {
  readonly parameter: ts.ParameterDeclaration;
  readonly name: string;
}

function memberOf(root: ts.Expression, analysis: Analysis): Member | undefined {
  if (ts.isPropertyAccessExpression(root)) {
    const owner = unwrap(root.expression);
    const declaration = ts.isIdentifier(owner) ? analysis.declarationOf(owner) : undefined;
    return declaration !== undefined && ts.isParameter(declaration)
      ? { parameter: declaration, name: root.name.text }
      : undefined;
  }
  // The name itself: what it is taken from has a declaration of its own.
  const declaration = analysis.checker.getSymbolAtLocation(root)?.valueDeclaration;
  if (declaration === undefined || !ts.isBindingElement(declaration)) return undefined;
  const parameter = [...ancestors(declaration)].find((at) => !isPattern(at));
  if (parameter === undefined || !ts.isParameter(parameter)) return undefined;
  const name = declaration.propertyName ?? declaration.name;
  return ts.isIdentifier(name) ? { parameter, name: name.text } : undefined;
}

function isPattern(node: ts.Node): boolean {
  return ts.isObjectBindingPattern(node) || ts.isBindingElement(node);
}

/** As it is written, since a transaction's client has no name of its own where nothing is installed. */
function typeOf(parameter: ts.ParameterDeclaration, name: string, analysis: Analysis): string {
  const property = analysis.checker.getTypeAtLocation(parameter).getProperty(name);
  const declared = property?.declarations?.[0];
  return declared !== undefined && ts.isPropertySignature(declared)
    ? (declared.type?.getText() ?? "")
    : "";
}

/** `open({ prisma })` and `open({ prisma: tx })` in a transaction's callback. */
function givesHandle(
  call: ts.Node,
  argument: ts.Expression | undefined,
  name: string,
  analysis: Analysis,
): boolean {
  const literal = argument === undefined ? undefined : unwrap(argument);
  if (literal === undefined || !ts.isObjectLiteralExpression(literal)) return false;
  const handle = transactionAround(call, analysis)?.handle;
  if (handle === undefined) return false;
  const property = literal.properties.find(
    (each) => each.name !== undefined && propertyName(each.name) === name,
  );
  const value =
    property === undefined
      ? undefined
      : ts.isShorthandPropertyAssignment(property)
        ? property.name
        : ts.isPropertyAssignment(property)
          ? unwrap(property.initializer)
          : undefined;
  return (
    value !== undefined && ts.isIdentifier(handle.name) && value.getText() === handle.name.text
  );
}
