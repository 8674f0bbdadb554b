/** Finds the members that calls name by what is declared of their receivers: the types of arguments are not asked for. */
import { ts } from "ts-morph";
import { unwrap } from "../../rules/kit/syntax.ts";
import type { Answers } from "./answers.ts";

/** The declarations of the method that is accessed, of those that take the arguments given; undefined when it takes a type to tell. */
export type Chains = (
  access: ts.PropertyAccessExpression,
  given?: readonly ts.Expression[],
) => readonly ts.Declaration[] | undefined;

/** Longer chains of aliases are left to the checker. */
const MAX_ALIASES = 4;

/** The declarations that show the members of a value: a class, an interface, or the parts of an intersection. */
type Owner = readonly Shape[];
type Shape = ts.ClassDeclaration | ts.InterfaceDeclaration | ts.TypeLiteralNode;

/** The answers hold for one checker; what `answers` keeps outlives it. */
export function createChains(checker: ts.TypeChecker, answers: Answers): Chains {
  const owners = new Map<ts.Expression, Owner | undefined>();

  function ownerOf(expression: ts.Expression): Owner | undefined {
    const value = unwrap(expression);
    if (owners.has(value)) return owners.get(value);
    const found = ts.isCallExpression(value)
      ? ofResult(value)
      : isPath(value)
        ? ofPath(value)
        : undefined;
    owners.set(value, found);
    return found;
  }

  function ofResult(call: ts.CallExpression): Owner | undefined {
    const callee = unwrap(call.expression);
    if (!ts.isPropertyAccessExpression(callee)) return undefined;
    const owner = ownerOf(callee.expression);
    const members = owner === undefined ? undefined : membersNamed(owner, callee.name.text);
    const fitting = members?.filter((each) => takes(each, call.arguments)) ?? [];
    const [first, ...others] = fitting.map((each) => ofResultType(each, owner));
    return others.every((each) => isSame(each, first)) ? first : undefined;
  }

  /** Where a value gets its type is asked once: what stands in other files outlives an edit of this one. */
  function ofPath(value: ts.Expression): Owner | undefined {
    const name = ts.isPropertyAccessExpression(value) ? value.name : value;
    const declaration = aimOf(checker.getSymbolAtLocation(name))?.valueDeclaration;
    const find = () => ownerOfType(checker.getTypeAtLocation(value));
    if (declaration === undefined || !hasOneType(declaration)) return find();
    const { type } = declaration;
    if (type === undefined) return kept(declaration, find);
    return ts.isTypeReferenceNode(type) ? (ofTypeNode(type, undefined, 0) ?? find()) : find();
  }

  function kept(node: ts.Node, find: () => Owner | undefined): Owner | undefined {
    return answers.about("owner", node, find, (found) => found ?? []);
  }

  function ownerOfType(type: ts.Type): Owner | undefined {
    const parts = type.isIntersection() ? type.types : [type];
    const shapes = parts.map((each) => (isClassItself(each) ? undefined : shapeOf(each.symbol)));
    return shapes.every((each) => each !== undefined) ? shapes : undefined;
  }

  /** The methods that go by a name; undefined when it is not sure that these are all. */
  function membersNamed(owner: Owner, name: string): readonly Method[] | undefined {
    const found = owner.flatMap((shape) => propertyOf(shape, name)?.declarations ?? []);
    return found.length > 0 && found.every(isMethod) ? found : undefined;
  }

  function propertyOf(shape: Shape, name: string): ts.Symbol | undefined {
    if (ts.isTypeLiteralNode(shape)) return checker.getTypeFromTypeNode(shape).getProperty(name);
    const symbol = shape.name === undefined ? undefined : checker.getSymbolAtLocation(shape.name);
    return symbol && checker.getDeclaredTypeOfSymbol(symbol).getProperty(name);
  }

  function ofResultType({ type }: Method, owner: Owner | undefined): Owner | undefined {
    return type === undefined ? undefined : ofTypeNode(type, owner, 0);
  }

  function ofTypeNode(
    type: ts.TypeNode,
    owner: Owner | undefined,
    aliases: number,
  ): Owner | undefined {
    if (type.kind === ts.SyntaxKind.ThisType) return owner;
    if (!ts.isTypeReferenceNode(type) || aliases > MAX_ALIASES) return undefined;
    const symbol = aimOf(checker.getSymbolAtLocation(type.typeName));
    const alias = symbol?.declarations?.find(ts.isTypeAliasDeclaration);
    if (symbol === undefined || alias === undefined) {
      const shape = shapeOf(symbol);
      return shape === undefined ? undefined : [shape];
    }
    const followed = ofTypeNode(alias.type, undefined, aliases + 1);
    if (followed !== undefined || (alias.typeParameters?.length ?? 0) > 0) return followed;
    return kept(alias, () => ownerOfType(checker.getDeclaredTypeOfSymbol(symbol)));
  }

  function aimOf(symbol: ts.Symbol | undefined): ts.Symbol | undefined {
    return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0
      ? checker.getAliasedSymbol(symbol)
      : symbol;
  }

  return (access, given) => {
    const owner = ownerOf(access.expression);
    const members = owner === undefined ? undefined : membersNamed(owner, access.name.text);
    return given === undefined ? members : members?.filter((each) => takes(each, given));
  };
}

/** Only what is declared once has the members that its declaration shows. */
function shapeOf(symbol: ts.Symbol | undefined): Shape | undefined {
  const [only, ...others] = symbol?.declarations ?? [];
  if (only === undefined || others.length > 0) return undefined;
  return ts.isInterfaceDeclaration(only) ||
    ts.isClassDeclaration(only) ||
    ts.isTypeLiteralNode(only)
    ? only
    : undefined;
}

/** `Order` as a value: its members are the static ones, which may go by the names of others. */
function isClassItself(type: ts.Type): boolean {
  const declaration = type.symbol?.valueDeclaration;
  const { objectFlags } = type as ts.ObjectType;
  return (
    declaration !== undefined &&
    ts.isClassLike(declaration) &&
    (objectFlags & ts.ObjectFlags.Anonymous) !== 0
  );
}

function isSame(one: Owner | undefined, other: Owner | undefined): boolean {
  return one?.length === other?.length && one?.every((each, at) => each === other?.[at]) === true;
}

/** A value that never has another type than where it is declared. */
function hasOneType(
  declaration: ts.Declaration,
): declaration is ts.VariableDeclaration | ts.ParameterDeclaration | ts.PropertyDeclaration {
  return (
    ts.isParameter(declaration) ||
    ts.isPropertyDeclaration(declaration) ||
    (ts.isVariableDeclaration(declaration) &&
      ts.isIdentifier(declaration.name) &&
      (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0)
  );
}

/** `db`, `this.db`, `services.db`: values whose type no argument decides. */
function isPath(node: ts.Expression): boolean {
  if (ts.isIdentifier(node) || node.kind === ts.SyntaxKind.ThisKeyword) return true;
  return ts.isPropertyAccessExpression(node) && isPath(node.expression);
}

type Method = ts.MethodDeclaration | ts.MethodSignature;

function isMethod(node: ts.Declaration): node is Method {
  return ts.isMethodDeclaration(node) || ts.isMethodSignature(node);
}

/** Whether a call gives a method as many arguments as it takes. */
function takes({ parameters }: Method, given: readonly ts.Expression[]): boolean {
  if (given.some(ts.isSpreadElement)) return true;
  const takesRest = parameters.at(-1)?.dotDotDotToken !== undefined;
  const needed = parameters.filter(
    (each) =>
      each.questionToken === undefined &&
      each.initializer === undefined &&
      each.dotDotDotToken === undefined,
  );
  return given.length >= needed.length && (takesRest || given.length <= parameters.length);
}
