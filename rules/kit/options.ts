/** Is an option given? Follows options objects through variables, spreads, parameters and factories. */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import {
  ancestors,
  descendants,
  enclosingFunction,
  type FunctionNode,
  functionOf,
  isCallback,
  isFunctionNode,
  isUndefined,
  propertyName,
  unwrap,
} from "./syntax.ts";

/**
 * What is known of an option. `parameter` means that the callers of the enclosing function decide,
 * by the property `path` of that parameter (the parameter itself when empty). Unresolved is `unknown`.
 */
export type OptionState =
  | { readonly kind: "present"; readonly at: ts.Node }
  | { readonly kind: "absent" }
  | { readonly kind: "unknown" }
  | {
      readonly kind: "parameter";
      readonly parameter: ts.ParameterDeclaration;
      readonly path: readonly string[];
      /** The expression that reads the parameter, for fixes, and the part of `path` that lies below it. */
      readonly at: ts.Expression;
      readonly below: readonly string[];
    };

const ABSENT: OptionState = { kind: "absent" };
const UNKNOWN: OptionState = { kind: "unknown" };
const MAX_DEPTH = 6;
/** Values that cannot carry an option at all. */
const PRIMITIVE =
  ts.TypeFlags.Undefined |
  ts.TypeFlags.Null |
  ts.TypeFlags.StringLike |
  ts.TypeFlags.NumberLike |
  ts.TypeFlags.BooleanLike;

/** The state of `path` (for example `["timeout", "request"]`) in an options expression; absent when there is no expression. */
export function optionState(
  options: ts.Expression | undefined,
  path: readonly string[],
  analysis: Analysis,
  depth = 0,
): OptionState {
  const [name, ...rest] = path;
  if (options === undefined) return ABSENT;
  if (name === undefined) return valueState(options, analysis, depth);
  if (depth > MAX_DEPTH) return UNKNOWN;
  const target = unwrap(options);
  const next = (node: ts.Expression | undefined): OptionState =>
    optionState(node, path, analysis, depth + 1);
  if (isUndefined(target) || target.kind === ts.SyntaxKind.NullKeyword) return ABSENT;
  if (ts.isObjectLiteralExpression(target)) return inLiteral(target, name, rest, analysis, depth);
  if (ts.isConditionalExpression(target))
    return either(next(target.whenTrue), next(target.whenFalse));
  if (ts.isBinaryExpression(target)) {
    const operator = target.operatorToken.kind;
    if (operator === ts.SyntaxKind.AmpersandAmpersandToken) return next(target.right);
    if (
      operator === ts.SyntaxKind.BarBarToken ||
      operator === ts.SyntaxKind.QuestionQuestionToken
    ) {
      return either(next(target.left), next(target.right));
    }
  }
  if (ts.isCallExpression(target) && isObjectAssign(target)) {
    return target.arguments.reduce<OptionState>((known, each) => either(known, next(each)), ABSENT);
  }
  if (ts.isCallExpression(target)) {
    const made = ofFactory(target, path, analysis, depth);
    if (made !== undefined) return made;
  }
  if (ts.isIdentifier(target)) {
    const found = ofVariable(target, path, analysis, depth);
    if (found !== undefined) return found;
  }
  const bound = ofParameter(target, path, analysis);
  if (bound !== undefined) return bound;
  return byType(target, name, analysis);
}

/** The state of a value that is itself the option: `undefined`, `null`, `0` and `Infinity` count as not given. */
export function valueState(value: ts.Expression, analysis: Analysis, depth = 0): OptionState {
  const target = unwrap(value);
  if (depth > MAX_DEPTH) return UNKNOWN;
  if (
    isUndefined(target) ||
    target.kind === ts.SyntaxKind.NullKeyword ||
    target.kind === ts.SyntaxKind.FalseKeyword
  )
    return ABSENT;
  if (ts.isNumericLiteral(target))
    return Number(target.text) === 0 ? ABSENT : { kind: "present", at: target };
  if (ts.isIdentifier(target) && target.text === "Infinity") return ABSENT;
  if (ts.isConditionalExpression(target)) {
    return either(
      valueState(target.whenTrue, analysis, depth + 1),
      valueState(target.whenFalse, analysis, depth + 1),
    );
  }
  if (ts.isBinaryExpression(target)) {
    const operator = target.operatorToken.kind;
    if (
      operator === ts.SyntaxKind.BarBarToken ||
      operator === ts.SyntaxKind.QuestionQuestionToken
    ) {
      const left = valueState(target.left, analysis, depth + 1);
      const right = valueState(target.right, analysis, depth + 1);
      if (left.kind === "present" || right.kind === "present")
        return { kind: "present", at: target };
      return left.kind === "absent" ? right : left;
    }
    if (operator === ts.SyntaxKind.AmpersandAmpersandToken)
      return valueState(target.right, analysis, depth + 1);
  }
  const bound = ofParameter(target, [], analysis);
  if (bound !== undefined) return bound;
  if (ts.isIdentifier(target)) {
    const taken = valueDeclarationOf(target, analysis);
    if (taken !== undefined && ts.isBindingElement(taken) && mayBeUndefined(target, analysis)) {
      const found = ofDestructured(taken, [], analysis, depth);
      if (found !== undefined) return found;
    }
    const variable = variableOf(target, analysis);
    if (variable?.initializer !== undefined && isConst(variable))
      return valueState(variable.initializer, analysis, depth + 1);
  }
  return { kind: "present", at: target };
}

/** What the callers of a function pass for a parameter-held option; `at` is the call. */
export interface CallerState {
  readonly call: ts.CallExpression | ts.NewExpression;
  readonly state: OptionState;
}

/** The state of a parameter-held option at every known call of its function, callers' own parameters followed. */
export function statesAtCallers(
  state: Extract<OptionState, { kind: "parameter" }>,
  analysis: Analysis,
  depth = 0,
): readonly CallerState[] {
  const owner = state.parameter.parent;
  if (!isFunctionNode(owner)) return [];
  const index = owner.parameters.indexOf(state.parameter);
  const target = ts.isConstructorDeclaration(owner) ? owner.parent : owner;
  return analysis.callersOf(target).flatMap((call): readonly CallerState[] => {
    if (call.arguments?.some(ts.isSpreadElement)) return [{ call, state: UNKNOWN }];
    const argument = call.arguments?.[index] ?? state.parameter.initializer;
    const found = optionState(argument, state.path, analysis);
    if (found.kind !== "parameter" || depth >= 2) return [{ call, state: found }];
    const above = statesAtCallers(found, analysis, depth + 1);
    return above.length === 0 ? [{ call, state: UNKNOWN }] : above;
  });
}

/** The argument of a call for a parameter of its resolved signature, by name. */
export function argumentFor(
  call: ts.CallExpression | ts.NewExpression,
  declaration: ts.Declaration,
  parameter: string,
): ts.Expression | undefined {
  const index = parameterIndex(declaration, parameter);
  return index < 0 ? undefined : call.arguments?.[index];
}

/** Position of a parameter in a signature; -1 when it has none of that name. */
export function parameterIndex(declaration: ts.Declaration, parameter: string): number {
  const { parameters } = declaration as Partial<ts.SignatureDeclaration>;
  return (
    parameters?.findIndex((each) => ts.isIdentifier(each.name) && each.name.text === parameter) ??
    -1
  );
}

function inLiteral(
  literal: ts.ObjectLiteralExpression,
  name: string,
  rest: readonly string[],
  analysis: Analysis,
  depth: number,
): OptionState {
  let found: OptionState = ABSENT;
  for (const property of literal.properties) {
    if (ts.isSpreadAssignment(property)) {
      found = either(found, optionState(property.expression, [name, ...rest], analysis, depth + 1));
    } else if (property.name !== undefined && ts.isComputedPropertyName(property.name)) {
      found = either(found, UNKNOWN);
    } else if (property.name !== undefined && propertyName(property.name) === name) {
      if (ts.isPropertyAssignment(property)) {
        const { initializer } = property;
        // A number where a record is expected (`timeout: 5000` for `timeout.request`) bounds as well.
        const isRecord = ts.isObjectLiteralExpression(unwrap(initializer));
        found =
          rest.length > 0 && isRecord
            ? optionState(initializer, rest, analysis, depth + 1)
            : valueState(initializer, analysis, depth + 1);
      } else if (ts.isShorthandPropertyAssignment(property)) {
        found = valueState(property.name, analysis, depth + 1);
      } else found = { kind: "present", at: property };
    }
  }
  return found;
}

function ofVariable(
  name: ts.Identifier,
  path: readonly string[],
  analysis: Analysis,
  depth: number,
): OptionState | undefined {
  const declaration = valueDeclarationOf(name, analysis);
  if (declaration !== undefined && ts.isBindingElement(declaration))
    return ofDestructured(declaration, path, analysis, depth);
  const variable = variableOf(name, analysis);
  if (variable === undefined) return undefined;
  if (isSetLater(variable, path[0] ?? "", analysis)) return { kind: "present", at: name };
  // `config = { ...config, url }`: what a value takes from itself adds nothing.
  if (following.has(variable)) return ABSENT;
  const values = valuesOf(variable, analysis);
  if (values.length === 0) return undefined;
  following.add(variable);
  try {
    return values
      .map((value) => optionState(value, path, analysis, depth + 1))
      .reduce((known, each) => either(known, each));
  } finally {
    following.delete(variable);
  }
}

/** Variables whose values are being looked at. */
const following = new Set<ts.VariableDeclaration>();

/** `const { timeoutMs, ...init } = options`: a property, or what is left of the object. */
function ofDestructured(
  element: ts.BindingElement,
  path: readonly string[],
  analysis: Analysis,
  depth: number,
): OptionState | undefined {
  const holder = element.parent.parent;
  if (
    !ts.isVariableDeclaration(holder) ||
    holder.initializer === undefined ||
    !ts.isObjectBindingPattern(element.parent)
  )
    return undefined;
  if (element.dotDotDotToken !== undefined) {
    const taken = element.parent.elements.some(
      (each) => each !== element && (each.propertyName ?? each.name).getText() === path[0],
    );
    return taken ? ABSENT : optionState(holder.initializer, path, analysis, depth + 1);
  }
  const key = element.propertyName ?? element.name;
  if (!ts.isIdentifier(key) || element.initializer !== undefined) return undefined;
  return optionState(holder.initializer, [key.text, ...path], analysis, depth + 1);
}

/** The initializer of a variable and everything assigned to it later. */
function valuesOf(variable: ts.VariableDeclaration, analysis: Analysis): readonly ts.Expression[] {
  const values = variable.initializer === undefined ? [] : [variable.initializer];
  if (isConst(variable)) return values;
  for (const use of analysis.referencesTo(variable)) {
    const { parent } = use;
    if (
      ts.isBinaryExpression(parent) &&
      parent.left === use &&
      parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
    ) {
      values.push(parent.right);
    }
  }
  return values;
}

/** The project's own function that builds the options: what it returns, its parameters seen through to the arguments. */
function ofFactory(
  call: ts.CallExpression,
  path: readonly string[],
  analysis: Analysis,
  depth: number,
): OptionState | undefined {
  const declaration = analysis.declarationOf(call.expression);
  const factory = declaration === undefined ? undefined : functionOf(declaration);
  return factory && ofReturned(factory, path, analysis, depth, call.arguments);
}

/** The state of `path` in what a function gives back when somebody out of sight calls it; undefined where that is not seen. */
export function returnedState(
  factory: FunctionNode,
  path: readonly string[],
  analysis: Analysis,
): OptionState | undefined {
  return ofReturned(factory, path, analysis, 0, undefined);
}

function ofReturned(
  factory: FunctionNode,
  path: readonly string[],
  analysis: Analysis,
  depth: number,
  given: readonly ts.Expression[] | undefined,
): OptionState | undefined {
  if (factory.body === undefined || factory.asteriskToken !== undefined) return undefined;
  const returned = ts.isBlock(factory.body)
    ? [...descendants(factory.body, (each) => !isFunctionNode(each))].flatMap((node) =>
        ts.isReturnStatement(node) ? [node.expression] : [],
      )
    : [factory.body];
  if (returned.length === 0) return undefined;
  return returned
    .map((value): OptionState => {
      const state = optionState(value, path, analysis, depth + 1);
      if (state.kind !== "parameter" || state.parameter.parent !== factory) return state;
      if (given === undefined) return UNKNOWN;
      return optionState(
        given[factory.parameters.indexOf(state.parameter)],
        state.path,
        analysis,
        depth + 1,
      );
    })
    .reduce((known, each) => either(known, each));
}

/** True when code assigns the option after the declaration, or hands the object to `Object.assign`. */
function isSetLater(
  declaration: ts.VariableDeclaration,
  name: string,
  analysis: Analysis,
): boolean {
  return analysis.referencesTo(declaration).some((identifier) => {
    const access = identifier.parent;
    if (ts.isCallExpression(access))
      return access.arguments[0] === identifier && isObjectAssign(access);
    if (!ts.isPropertyAccessExpression(access) || access.name.text !== name) return false;
    const { parent } = access;
    return (
      ts.isBinaryExpression(parent) &&
      parent.left === access &&
      parent.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
      parent.operatorToken.kind <= ts.SyntaxKind.LastAssignment
    );
  });
}

/** The variable that a name stands for, here or behind an import; an alias (`const signal = options.signal`) is itself. */
function variableOf(name: ts.Identifier, analysis: Analysis): ts.VariableDeclaration | undefined {
  const own = valueDeclarationOf(name, analysis);
  const declaration = own ?? analysis.declarationOf(name);
  return declaration !== undefined && ts.isVariableDeclaration(declaration)
    ? declaration
    : undefined;
}

/** What a name in value position was declared as, `{ signal }` included. */
function valueDeclarationOf(name: ts.Identifier, analysis: Analysis): ts.Declaration | undefined {
  const { checker } = analysis;
  const symbol = ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name);
  return symbol?.valueDeclaration;
}

/** A parameter (or a property of one) that may be left out by callers; undefined for anything else. */
function ofParameter(
  target: ts.Expression,
  path: readonly string[],
  analysis: Analysis,
): OptionState | undefined {
  const own: string[] = [];
  let at = target;
  while (ts.isPropertyAccessExpression(at) && at.expression.kind !== ts.SyntaxKind.ThisKeyword) {
    own.unshift(at.name.text);
    at = unwrap(at.expression);
  }
  if (!ts.isIdentifier(at)) return undefined;
  const declaration = valueDeclarationOf(at, analysis);
  if (declaration === undefined) return undefined;
  const full = [...own, ...path];
  if (ts.isParameter(declaration)) {
    if (full.length === 0 && isAlwaysGiven(declaration)) return undefined;
    if (path.length === 0 && own.length > 0 && !mayBeUndefined(target, analysis)) return undefined;
    if (!isFunctionNode(declaration.parent) || isCallback(declaration.parent)) return UNKNOWN;
    return { kind: "parameter", parameter: declaration, path: full, at: target, below: path };
  }
  if (ts.isBindingElement(declaration) && declaration.initializer === undefined) {
    const parameter = [...ancestors(declaration)].find(ts.isParameter);
    const inner = ts.isIdentifier(declaration.propertyName ?? declaration.name)
      ? ((declaration.propertyName ?? declaration.name) as ts.Identifier).text
      : undefined;
    if (parameter === undefined || inner === undefined || declaration.parent.parent !== parameter)
      return undefined;
    if (
      enclosingFunction(declaration) !== parameter.parent &&
      parameter.parent !== declaration.parent.parent.parent
    )
      return undefined;
    if (!isFunctionNode(parameter.parent) || isCallback(parameter.parent)) return UNKNOWN;
    if (declaration.dotDotDotToken !== undefined)
      return { kind: "parameter", parameter, path: full, at: target, below: path };
    if (full.length === 0 && !mayBeUndefined(target, analysis)) return undefined;
    return { kind: "parameter", parameter, path: [inner, ...full], at: target, below: path };
  }
  return undefined;
}

function isAlwaysGiven(parameter: ts.ParameterDeclaration): boolean {
  if (parameter.initializer !== undefined) return !isUndefined(unwrap(parameter.initializer));
  if (parameter.questionToken !== undefined) return false;
  return (
    parameter.type !== undefined &&
    !/\b(undefined|null|any|unknown)\b/.test(parameter.type.getText())
  );
}

/** True when the type of an expression has `undefined` or `null` among its members, or is open. */
export function mayBeUndefined(node: ts.Expression, analysis: Analysis): boolean {
  const type = analysis.checker.getTypeAtLocation(node);
  if ((type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Undefined)) !== 0)
    return true;
  return (
    type.isUnion() &&
    type.types.some((each) => (each.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)) !== 0)
  );
}

/** A closed object type without the property cannot carry the option; every open or unresolved type may. */
function byType(node: ts.Expression, name: string, analysis: Analysis): OptionState {
  const { checker } = analysis;
  const type = checker.getTypeAtLocation(node);
  const parts = type.isUnion() ? type.types : [type];
  for (const part of parts) {
    if ((part.flags & PRIMITIVE) !== 0) continue;
    if ((part.flags & ts.TypeFlags.Object) === 0) return UNKNOWN;
    if (part.getProperty(name) !== undefined || part.getStringIndexType() !== undefined)
      return UNKNOWN;
    if (part.getProperties().length === 0) return UNKNOWN;
  }
  return ABSENT;
}

/** One of two sources decides: a given option wins, an unresolved one may be given. */
function either(a: OptionState, b: OptionState): OptionState {
  if (a.kind === "present") return a;
  if (b.kind === "present") return b;
  if (a.kind === "unknown" || b.kind === "unknown") return UNKNOWN;
  return a.kind === "parameter" ? a : b;
}

function isObjectAssign(call: ts.CallExpression): boolean {
  return (
    ts.isPropertyAccessExpression(call.expression) && call.expression.getText() === "Object.assign"
  );
}

function isConst(declaration: ts.VariableDeclaration): boolean {
  return (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
}
