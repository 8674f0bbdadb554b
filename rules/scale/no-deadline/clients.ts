/** Where a call's client comes from: the module's own default instance, a creating call, or out of sight. */
import { ts } from "ts-morph";
import type { Analysis, NameUse } from "../../kit/analysis.ts";
import { optionState } from "../../kit/options.ts";
import { boundProperty, resolvedSymbol } from "../../kit/symbols.ts";
import { descendants, functionOf, isFunctionNode, unwrap } from "../../kit/syntax.ts";
import { type CallFacts, factsOfDeclaration } from "../../kit/tags.ts";

type Creation = ts.CallExpression | ts.NewExpression;

export type Client =
  | { readonly kind: "created"; readonly creation: Creation; readonly facts: CallFacts }
  /** The package's default instance; the declaration stands in the catalog. */
  | { readonly kind: "shared"; readonly declaration: ts.Declaration }
  | { readonly kind: "unknown" };

const UNKNOWN: Client = { kind: "unknown" };

/** The client a call is made on: `client` in `client.get()`, `axios` in `axios()`. */
export function clientOf(call: ts.CallExpression, analysis: Analysis): Client {
  const callee = unwrap(call.expression);
  if (ts.isPropertyAccessExpression(callee)) return clientFrom(callee.expression, analysis);
  return clientFrom(callee, analysis);
}

/** The client that an expression stands for. */
export function clientFrom(expression: ts.Expression, analysis: Analysis, depth = 0): Client {
  if (depth > 6) return UNKNOWN;
  const target = unwrap(expression);
  const next = (node: ts.Expression): Client => clientFrom(node, analysis, depth + 1);
  if (ts.isAwaitExpression(target)) return next(target.expression);
  if (ts.isConditionalExpression(target)) {
    const left = next(target.whenTrue);
    return left.kind === "unknown" ? next(target.whenFalse) : left;
  }
  if (ts.isBinaryExpression(target)) {
    const left = next(target.left);
    return left.kind === "unknown" ? next(target.right) : left;
  }
  if (ts.isCallExpression(target) || ts.isNewExpression(target)) {
    const facts = analysis.factsOf(target);
    if (facts?.creates !== undefined) return { kind: "created", creation: target, facts };
    const made = analysis.declarationOf(target.expression);
    const factory = made === undefined ? undefined : functionOf(made);
    const returned = factory === undefined ? UNKNOWN : fromReturns(factory, next);
    return returned.kind === "unknown" ? fromClosures(target, next) : returned;
  }
  const symbol = resolvedSymbol(
    analysis.checker,
    ts.isPropertyAccessExpression(target) ? target.name : target,
  );
  const declaration = symbol?.valueDeclaration ?? symbol?.declarations?.[0];
  if (declaration === undefined) return UNKNOWN;
  if (declaration.getSourceFile().isDeclarationFile) {
    // `const send = client.post`: a method without its client.
    const isMethod =
      ts.isPropertyAccessExpression(target) &&
      factsOfDeclaration(declaration)?.remote !== undefined;
    return isMethod ? next(target.expression) : { kind: "shared", declaration };
  }
  if (ts.isBindingElement(declaration)) return destructured(declaration, analysis, next);
  if (ts.isVariableDeclaration(declaration) || ts.isPropertyAssignment(declaration)) {
    return declaration.initializer === undefined
      ? fromAssignments(declaration, analysis, next)
      : next(declaration.initializer);
  }
  if (ts.isPropertyDeclaration(declaration)) {
    return declaration.initializer === undefined
      ? fromAssignments(declaration, analysis, next)
      : next(declaration.initializer);
  }
  if (ts.isGetAccessorDeclaration(declaration)) return fromReturns(declaration, next);
  return UNKNOWN;
}

/** `const { get } = client`: a method's client; any other member is followed no further. */
function destructured(
  element: ts.BindingElement,
  analysis: Analysis,
  next: (node: ts.Expression) => Client,
): Client {
  const holder = element.parent.parent;
  const member = boundProperty(analysis.checker, element);
  if (
    !ts.isVariableDeclaration(holder) ||
    holder.initializer === undefined ||
    member === undefined ||
    factsOfDeclaration(member)?.remote === undefined
  )
    return UNKNOWN;
  return next(holder.initializer);
}

/**
 * True when the function called is a value that the enclosing function was given (`options.fetch(url)`): its type
 * says what it is called with, its giver decides what it does.
 */
export function isHandedIn(callee: ts.Expression, analysis: Analysis, depth = 0): boolean {
  const target = unwrap(callee);
  const isMember = ts.isPropertyAccessExpression(target);
  if (depth > 4 || !(isMember || ts.isIdentifier(target))) return false;
  const symbol = resolvedSymbol(analysis.checker, isMember ? target.name : target);
  const declaration = symbol?.valueDeclaration;
  if (declaration === undefined || declaration.getSourceFile().isDeclarationFile) return false;
  if (ts.isParameter(declaration)) return declaration.initializer === undefined;
  if (isMember) return isHandedIn(target.expression, analysis, depth + 1);
  const at = ts.isBindingElement(declaration) ? rootOf(declaration) : declaration;
  if (at === undefined) return false;
  if (ts.isParameter(at)) return true;
  return (
    ts.isVariableDeclaration(at) &&
    at.initializer !== undefined &&
    isHandedIn(at.initializer, analysis, depth + 1)
  );
}

/** The parameter or variable that a destructured name is taken from; undefined when the name has a default. */
function rootOf(
  element: ts.BindingElement,
): ts.ParameterDeclaration | ts.VariableDeclaration | undefined {
  let at: ts.BindingElement | ts.ParameterDeclaration | ts.VariableDeclaration = element;
  while (ts.isBindingElement(at)) {
    if (at.initializer !== undefined) return undefined;
    at = at.parent.parent;
  }
  return at;
}

function fromReturns(factory: ts.Node, next: (node: ts.Expression) => Client): Client {
  if (ts.isArrowFunction(factory) && !ts.isBlock(factory.body)) return next(factory.body);
  for (const node of descendants(factory, (each) => !isFunctionNode(each))) {
    if (!ts.isReturnStatement(node) || node.expression === undefined) continue;
    const found = next(node.expression);
    if (found.kind !== "unknown") return found;
  }
  return UNKNOWN;
}

/** `getOrCreate(cache, key, () => new Agent(…))`: what a closure makes for the function it is passed to. */
function fromClosures(
  call: ts.CallExpression | ts.NewExpression,
  next: (node: ts.Expression) => Client,
): Client {
  for (const argument of call.arguments ?? []) {
    if (!ts.isArrowFunction(argument) && !ts.isFunctionExpression(argument)) continue;
    const found = fromReturns(argument, next);
    if (found.kind === "created") return found;
  }
  return UNKNOWN;
}

/** `this.http = axios.create(…)` in a constructor or set-up method. */
function fromAssignments(
  holder: ts.Declaration,
  analysis: Analysis,
  next: (node: ts.Expression) => Client,
): Client {
  for (const use of analysis.referencesTo(holder)) {
    const access =
      ts.isPropertyAccessExpression(use.parent) && use.parent.name === use ? use.parent : use;
    const assignment = access.parent;
    if (
      ts.isBinaryExpression(assignment) &&
      assignment.left === access &&
      (assignment.operatorToken.kind === ts.SyntaxKind.EqualsToken ||
        assignment.operatorToken.kind === ts.SyntaxKind.QuestionQuestionEqualsToken)
    ) {
      const found = next(assignment.right);
      if (found.kind !== "unknown") return found;
    }
  }
  return UNKNOWN;
}

/** The variable, property or member that holds what a creating call returns; undefined when nothing named does. */
export function holderOf(
  creation: Creation,
): ts.VariableDeclaration | ts.PropertyDeclaration | undefined {
  let at: ts.Node = creation;
  while (
    ts.isExpression(at.parent) &&
    (unwrap(at.parent) === creation ||
      ts.isAwaitExpression(at.parent) ||
      (ts.isConditionalExpression(at.parent) && at.parent.condition !== at) ||
      ts.isBinaryExpression(at.parent))
  ) {
    if (
      ts.isBinaryExpression(at.parent) &&
      at.parent.left !== at &&
      at.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
    )
      break;
    at = at.parent;
  }
  const { parent } = at;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent)) return parent;
  return undefined;
}

/** The declaration assigned to in `this.http = axios.create()`. */
export function assignedHolder(creation: Creation, analysis: Analysis): ts.Declaration | undefined {
  const holder = holderOf(creation);
  if (holder !== undefined) return holder;
  const { parent } = creation;
  if (!ts.isBinaryExpression(parent) || parent.right !== creation) return undefined;
  const left = unwrap(parent.left);
  const symbol = resolvedSymbol(
    analysis.checker,
    ts.isPropertyAccessExpression(left) ? left.name : left,
  );
  return symbol?.valueDeclaration;
}

/** The expression around a use of a holder: `this.http` for the name `http`. */
export function accessOf(use: NameUse): ts.Expression {
  return ts.isPropertyAccessExpression(use.parent) && use.parent.name === use
    ? use.parent
    : (use as ts.Identifier);
}

/** True when the holder gets a deadline after creation: `defaults.timeout = …`, or a request interceptor that sets one. */
export function isBoundedLater(uses: readonly NameUse[]): boolean {
  return uses.some((use) => {
    const access = accessOf(use).parent;
    if (!ts.isPropertyAccessExpression(access)) return false;
    if (access.name.text === "defaults") {
      const option = access.parent;
      return (
        ts.isPropertyAccessExpression(option) &&
        (option.name.text === "timeout" || option.name.text === "signal")
      );
    }
    if (access.name.text !== "interceptors") return false;
    const request = access.parent;
    if (!ts.isPropertyAccessExpression(request) || request.name.text !== "request") return false;
    const call = request.parent.parent;
    return ts.isCallExpression(call) && /\b(timeout|signal)\b/.test(call.getText());
  });
}

/** Whether the options of a creating call bound its calls: true, false, or undefined when that is out of sight. */
export function isCreationBounded(
  creation: Creation,
  facts: CallFacts,
  analysis: Analysis,
  names: readonly string[] = ["timeout", "signal", "dispatcher", "adapter"],
): boolean | undefined {
  const parameter = facts.creates?.parameter;
  if (parameter === undefined) return undefined;
  const { parameters } = facts.declaration as Partial<ts.SignatureDeclaration>;
  const index =
    parameters?.findIndex((each) => ts.isIdentifier(each.name) && each.name.text === parameter) ??
    -1;
  const options = creation.arguments?.[index];
  let open = false;
  for (const name of names) {
    const state = optionState(options, [name], analysis);
    if (state.kind === "present") return true;
    if (state.kind !== "absent") open = true;
  }
  return open ? undefined : false;
}
