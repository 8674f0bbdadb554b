/** Tells from syntax and scopes what a receiver is, so that most member calls cost no type query. */
import { ts } from "ts-morph";
import { unwrap } from "../../rules/kit/syntax.ts";

/**
 * `untyped`: the value comes from an unresolved import, so that nothing is known of its members;
 * `library`: something of the ECMAScript library; otherwise the class of the repository or catalog it is an instance of.
 */
export type Receiver = "untyped" | "library" | ts.ClassDeclaration;

/** Undefined whenever it takes a type to tell. The answers hold for one checker. */
export type Receivers = (expression: ts.Expression) => Receiver | undefined;

/** Chains and aliases longer than this are left to the checker. */
const MAX_STEPS = 12;
/** Methods that lists have, whatever else has them. */
const LIST_METHODS = new Set([
  "every",
  "filter",
  "find",
  "flatMap",
  "forEach",
  "map",
  "reduce",
  "some",
]);
/** Methods of arrays that give an array again. */
const TO_ARRAY = new Set([
  "concat",
  "filter",
  "flat",
  "flatMap",
  "map",
  "slice",
  "sort",
  "reverse",
]);

export function createReceivers(
  checker: ts.TypeChecker,
  isLibrary: (file: ts.SourceFile) => boolean,
): Receivers {
  const ofSymbols = new Map<ts.Symbol, Receiver | undefined>();

  function ofExpression(node: ts.Expression, steps: number): Receiver | undefined {
    if (steps > MAX_STEPS) return undefined;
    const next = steps + 1;
    if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node))
      return ofExpression(node.expression, next);
    if (ts.isSatisfiesExpression(node)) return ofExpression(node.expression, next);
    if (ts.isAsExpression(node) || ts.isTypeAssertionExpression(node))
      return ts.isConstTypeReference(node.type)
        ? ofExpression(node.expression, next)
        : ofType(node.type);
    if (ts.isAwaitExpression(node)) return untyped(ofExpression(node.expression, next));
    if (ts.isIdentifier(node)) return ofSymbol(checker.getSymbolAtLocation(node), next);
    if (ts.isElementAccessExpression(node)) return untyped(ofExpression(node.expression, next));
    if (ts.isPropertyAccessExpression(node)) {
      if (node.expression.kind === ts.SyntaxKind.ThisKeyword) return ofOwnMember(node, next);
      return untyped(ofExpression(node.expression, next));
    }
    if (ts.isNewExpression(node)) return ofInstance(node, next);
    if (ts.isCallExpression(node)) return ofCall(node, next);
    if (ts.isTaggedTemplateExpression(node)) return untyped(ofExpression(node.tag, next));
    if (ts.isArrayLiteralExpression(node) || ts.isStringLiteralLike(node)) return "library";
    if (ts.isTemplateExpression(node) || ts.isRegularExpressionLiteral(node)) return "library";
    return undefined;
  }

  function ofCall(node: ts.CallExpression, steps: number): Receiver | undefined {
    const callee = node.expression;
    if (callee.kind === ts.SyntaxKind.ImportKeyword || callee.kind === ts.SyntaxKind.SuperKeyword)
      return undefined;
    const known = ofExpression(callee, steps);
    if (known === "untyped") return "untyped";
    if (!ts.isPropertyAccessExpression(callee)) return undefined;
    const isArray =
      TO_ARRAY.has(callee.name.text) && ofExpression(callee.expression, steps) === "library";
    return isArray ? "library" : undefined;
  }

  function ofInstance(node: ts.NewExpression, steps: number): Receiver | undefined {
    if (!ts.isIdentifier(node.expression)) return untyped(ofExpression(node.expression, steps));
    const symbol = resolved(checker.getSymbolAtLocation(node.expression));
    if (symbol === "untyped") return "untyped";
    // `new Proxy(x, …)` is typed like x.
    if (symbol === undefined || symbol.name === "Proxy") return undefined;
    const instance = classOf(symbol);
    return instance ?? untyped(ofSymbol(symbol, steps));
  }

  /** What values of a class or interface are, by the symbol of its name. */
  function classOf(symbol: ts.Symbol): Receiver | undefined {
    const declarations = symbol.declarations ?? [];
    if (declarations.length === 0) return undefined;
    const isOfLibrary = declarations.every(
      (each) => !ts.isTypeAliasDeclaration(each) && isLibrary(each.getSourceFile()),
    );
    if (isOfLibrary) return "library";
    const [only] = declarations;
    return declarations.length === 1 && only !== undefined && ts.isClassDeclaration(only)
      ? only
      : undefined;
  }

  /** `this.x` of a class, by the declared type or the initial value of the member. */
  function ofOwnMember(node: ts.PropertyAccessExpression, steps: number): Receiver | undefined {
    const owner = classOfThis(node);
    const member = owner === undefined ? undefined : memberNamed(owner, node.name.text);
    return member === undefined ? undefined : ofDeclaration(member, steps);
  }

  function ofSymbol(symbol: ts.Symbol | undefined, steps: number): Receiver | undefined {
    const target = resolved(symbol);
    if (target === undefined || target === "untyped") return target;
    if (ofSymbols.has(target)) return ofSymbols.get(target);
    // A value defined by itself ends here.
    ofSymbols.set(target, undefined);
    const declaration = target.valueDeclaration;
    const found = declaration === undefined ? undefined : ofDeclaration(declaration, steps);
    ofSymbols.set(target, found);
    return found;
  }

  function ofDeclaration(declaration: ts.Declaration, steps: number): Receiver | undefined {
    if (
      ts.isVariableDeclaration(declaration) ||
      ts.isParameter(declaration) ||
      ts.isPropertyDeclaration(declaration)
    ) {
      if (declaration.type !== undefined) return ofType(declaration.type);
      if (declaration.initializer !== undefined)
        return ofExpression(declaration.initializer, steps);
      if (!ts.isVariableDeclaration(declaration)) return undefined;
      const loop = declaration.parent.parent;
      return ts.isForOfStatement(loop) ? untyped(ofExpression(loop.expression, steps)) : undefined;
    }
    if (ts.isBindingElement(declaration) && declaration.dotDotDotToken === undefined) {
      const holder = declaration.parent.parent;
      return untyped(ofDeclaration(holder, steps));
    }
    return undefined;
  }

  function ofType(node: ts.TypeNode): Receiver | undefined {
    if (ts.isParenthesizedTypeNode(node)) return ofType(node.type);
    if (ts.isArrayTypeNode(node) || ts.isTupleTypeNode(node)) return "library";
    if (ts.isTypeOperatorNode(node))
      return node.operator === ts.SyntaxKind.ReadonlyKeyword ? ofType(node.type) : undefined;
    if (ts.isUnionTypeNode(node)) {
      const rest = node.types.filter((each) => !isNothing(each));
      return rest.length === 1 && rest[0] !== undefined ? ofType(rest[0]) : undefined;
    }
    if (node.kind === ts.SyntaxKind.AnyKeyword) return "untyped";
    if (!ts.isTypeReferenceNode(node)) return isPrimitive(node) ? "library" : undefined;
    const { typeName } = node;
    if (!ts.isIdentifier(typeName)) {
      let root: ts.EntityName = typeName;
      while (ts.isQualifiedName(root)) root = root.left;
      return resolved(checker.getSymbolAtLocation(root)) === "untyped" ? "untyped" : undefined;
    }
    const symbol = resolved(checker.getSymbolAtLocation(typeName));
    return symbol === undefined || symbol === "untyped" ? symbol : classOf(symbol);
  }

  /** Through imports; `untyped` when the import leads nowhere. */
  function resolved(symbol: ts.Symbol | undefined): ts.Symbol | "untyped" | undefined {
    if (symbol === undefined || (symbol.flags & ts.SymbolFlags.Alias) === 0) return symbol;
    const target = checker.getAliasedSymbol(symbol);
    return checker.isUnknownSymbol(target) ? "untyped" : target;
  }

  return (expression) => ofExpression(expression, 0);
}

/** What a member access names: `elsewhere` is a member of no class that is in sight, undefined needs a type query. */
export function memberAccessed(
  access: ts.PropertyAccessExpression,
  receivers: Receivers,
): ts.Declaration | "elsewhere" | undefined {
  const receiver = receivers(access.expression);
  if (receiver === undefined)
    return LIST_METHODS.has(access.name.text) && isAwaited(access.expression)
      ? "elsewhere"
      : undefined;
  if (receiver === "untyped" || receiver === "library") return "elsewhere";
  const member = memberNamed(receiver, access.name.text);
  const isStatic =
    member !== undefined && (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static) !== 0;
  return isStatic ? undefined : member;
}

/** What was waited for and has the methods of lists is a list: the type of a query may take the checker far. */
function isAwaited(receiver: ts.Expression): boolean {
  const value = unwrap(receiver);
  if (ts.isAwaitExpression(value)) {
    const awaited = unwrap(value.expression);
    return !ts.isCallExpression(awaited) || awaited.expression.kind !== ts.SyntaxKind.ImportKeyword;
  }
  if (!ts.isIdentifier(value)) return false;
  const initializer = constantNamed(value);
  return initializer !== undefined && isAwaited(initializer);
}

/** The only value of a constant of the same function or file; scopes are looked through by name. */
function constantNamed(name: ts.Identifier): ts.Expression | undefined {
  for (let at: ts.Node | undefined = name.parent; at !== undefined; at = at.parent) {
    const { locals } = at as { readonly locals?: ReadonlyMap<string, ts.Symbol> };
    const declaration = locals?.get(name.text)?.valueDeclaration;
    if (declaration === undefined) continue;
    return ts.isVariableDeclaration(declaration) &&
      ts.isIdentifier(declaration.name) &&
      (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0
      ? declaration.initializer
      : undefined;
  }
  return undefined;
}

/** The only member of a class that is declared under a name, parameter properties included. */
function memberNamed(
  owner: ts.ClassLikeDeclaration,
  name: string,
): ts.ClassElement | ts.ParameterDeclaration | undefined {
  const members = owner.members.flatMap(
    (member): readonly (ts.ClassElement | ts.ParameterDeclaration)[] =>
      ts.isConstructorDeclaration(member)
        ? member.parameters.filter((each) => ts.isParameterPropertyDeclaration(each, member))
        : [member],
  );
  const found = members.filter(
    (member) =>
      member.name !== undefined &&
      (ts.isIdentifier(member.name) || ts.isPrivateIdentifier(member.name)) &&
      member.name.text === name,
  );
  return found.length === 1 ? found[0] : undefined;
}

/** The class whose instance (or self, in static code) `this` is at a node; undefined when a function has a `this` of its own. */
function classOfThis(node: ts.Node): ts.ClassLikeDeclaration | undefined {
  for (let at = node.parent; at !== undefined; at = at.parent) {
    if (ts.isClassLike(at)) return at;
    if (ts.isFunctionLike(at) && !ts.isArrowFunction(at) && !ts.isClassLike(at.parent))
      return undefined;
  }
  return undefined;
}

/** Members, results and elements of something untyped are untyped; of anything else it takes a type to tell. */
function untyped(receiver: Receiver | undefined): Receiver | undefined {
  return receiver === "untyped" ? receiver : undefined;
}

function isNothing(node: ts.TypeNode): boolean {
  return (
    node.kind === ts.SyntaxKind.UndefinedKeyword ||
    (ts.isLiteralTypeNode(node) && node.literal.kind === ts.SyntaxKind.NullKeyword)
  );
}

function isPrimitive({ kind }: ts.TypeNode): boolean {
  return (
    kind === ts.SyntaxKind.StringKeyword ||
    kind === ts.SyntaxKind.NumberKeyword ||
    kind === ts.SyntaxKind.BooleanKeyword
  );
}
