/** Questions about trees that have no parents: what is called with what. */
import { ts } from "ts-morph";
import type { Place } from "../../../../rules/kit/rule.ts";
import { literalText, propertyName, unwrap } from "../../../../rules/kit/syntax.ts";

export interface Step {
  readonly name: string;
  readonly args: readonly ts.Expression[];
  /** From the name of the method to the end of its call. */
  readonly place: Place;
}

/** `text("email").notNull().unique()`: a call and the calls on its result. */
export interface CallChain {
  /** `text`, `t.text`, `schema.table`. */
  readonly callee: ts.Expression;
  /** The last name of the callee. */
  readonly name: string;
  readonly args: readonly ts.Expression[];
  /** Of the first call. */
  readonly typeArguments: readonly ts.TypeNode[];
  readonly steps: readonly Step[];
}

/** Undefined for what does not begin with a call of a name. */
export function chainOf(expression: ts.Expression, file: ts.SourceFile): CallChain | undefined {
  const steps: Step[] = [];
  let at = unwrap(expression);
  for (;;) {
    if (!ts.isCallExpression(at)) return undefined;
    const callee: ts.Expression = unwrap(at.expression);
    if (ts.isPropertyAccessExpression(callee)) {
      const receiver: ts.Expression = unwrap(callee.expression);
      if (ts.isCallExpression(receiver)) {
        const place = placeBetween(callee.name, at, file);
        steps.unshift({ name: callee.name.text, args: [...at.arguments], place });
        at = receiver;
        continue;
      }
    }
    const name = lastNameOf(callee);
    if (name === undefined) return undefined;
    const typeArguments = at.typeArguments ?? [];
    return { callee, name, args: [...at.arguments], typeArguments, steps };
  }
}

/** `a`, `b.a`, `this.a` → `a`. */
export function lastNameOf(expression: ts.Expression | undefined): string | undefined {
  if (expression === undefined) return undefined;
  const target = unwrap(expression);
  if (ts.isIdentifier(target)) return target.text;
  return ts.isPropertyAccessExpression(target) ? target.name.text : undefined;
}

export function placeIn(file: ts.SourceFile, node: ts.Node): Place {
  return { file: file.fileName, start: node.getStart(file), end: node.getEnd() };
}

function placeBetween(first: ts.Node, last: ts.Node, file: ts.SourceFile): Place {
  return { file: file.fileName, start: first.getStart(file), end: last.getEnd() };
}

/** The object that an argument is, or that a function given there returns. */
export function objectIn(node: ts.Expression | undefined): ts.ObjectLiteralExpression | undefined {
  const returned = returnedBy(node);
  return returned !== undefined && ts.isObjectLiteralExpression(returned) ? returned : undefined;
}

/** The expression itself, or what a function that has no other statement returns. */
export function returnedBy(node: ts.Expression | undefined): ts.Expression | undefined {
  if (node === undefined) return undefined;
  const target = unwrap(node);
  if (!ts.isArrowFunction(target) && !ts.isFunctionExpression(target)) return target;
  if (!ts.isBlock(target.body)) return unwrap(target.body);
  const last = target.body.statements.at(-1);
  return last !== undefined && ts.isReturnStatement(last) && last.expression !== undefined
    ? unwrap(last.expression)
    : undefined;
}

export function valueAt(
  object: ts.ObjectLiteralExpression | undefined,
  name: string,
): ts.Expression | undefined {
  for (const property of object?.properties ?? []) {
    if (ts.isPropertyAssignment(property) && propertyName(property.name) === name)
      return unwrap(property.initializer);
    if (ts.isShorthandPropertyAssignment(property) && property.name.text === name)
      return property.name;
  }
  return undefined;
}

export function textOf(
  object: ts.ObjectLiteralExpression | undefined,
  name: string,
): string | undefined {
  return literalText(valueAt(object, name));
}

export function isTrue(node: ts.Expression | undefined): boolean {
  return node?.kind === ts.SyntaxKind.TrueKeyword;
}

/** A value that could switch something on: anything that is there and is not `false` or `undefined`. */
export function isOn(node: ts.Expression | undefined): boolean {
  if (node === undefined || node.kind === ts.SyntaxKind.FalseKeyword) return false;
  return !(ts.isIdentifier(node) && node.text === "undefined");
}

export function elementsOf(node: ts.Expression | undefined): readonly ts.Expression[] | undefined {
  const target = node === undefined ? undefined : unwrap(node);
  return target !== undefined && ts.isArrayLiteralExpression(target)
    ? target.elements.map(unwrap)
    : undefined;
}

/** `["a", "b"]`, `"a"`; undefined when a part is no text. */
export function textsIn(node: ts.Expression | undefined): string[] | undefined {
  const single = literalText(node);
  if (single !== undefined) return [single];
  const texts = elementsOf(node)?.map(literalText);
  if (texts === undefined || texts.length === 0) return undefined;
  return texts.every((each) => each !== undefined)
    ? texts.flatMap((each) => each ?? [])
    : undefined;
}

/** Every node below one, itself first, in source order. */
export function* nodesIn(node: ts.Node): Generator<ts.Node> {
  const open = [node];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    yield at;
    const children: ts.Node[] = [];
    ts.forEachChild(at, (child) => {
      children.push(child);
    });
    for (const child of children.reverse()) open.push(child);
  }
}

/** The variables that a file declares with a value, at any depth. */
export function* variablesIn(
  file: ts.SourceFile,
): Generator<{ readonly name: ts.Identifier; readonly value: ts.Expression }> {
  for (const node of nodesIn(file))
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
      yield { name: node.name, value: unwrap(node.initializer) };
}
