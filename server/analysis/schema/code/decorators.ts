/** Decorators and the types that they and their properties state. */
import { ts } from "ts-morph";
import type { FieldType } from "../../../../rules/kit/analysis.ts";
import { literalText, unwrap } from "../../../../rules/kit/syntax.ts";
import { typeNamed } from "../types.ts";
import { elementsOf, lastNameOf, returnedBy, valueAt } from "./trees.ts";

export interface Decorated {
  readonly name: string;
  readonly args: readonly ts.Expression[];
  /** The last object among the arguments. */
  readonly options: ts.ObjectLiteralExpression | undefined;
  readonly node: ts.Decorator;
}

export function decoratorsOf(node: ts.HasDecorators): Decorated[] {
  return (ts.getDecorators(node) ?? []).flatMap((decorator) => {
    const target = unwrap(decorator.expression);
    const isCall = ts.isCallExpression(target);
    const name = lastNameOf(isCall ? target.expression : target);
    if (name === undefined) return [];
    const args = isCall ? [...target.arguments] : [];
    const options = args.map(unwrap).findLast(ts.isObjectLiteralExpression);
    return [{ name, args, options, node: decorator }];
  });
}

const RELATION =
  /^(?:ManyToOne|OneToMany|OneToOne|ManyToMany|BelongsTo|HasMany|HasOne|BelongsToMany|Embedded|RelationId)$/;

export function isRelation({ name }: Decorated): boolean {
  return RELATION.test(name);
}

/** What a property holds, by the decorator's own words, else by the type that TypeScript is told. */
export function typeOfProperty(
  decorator: Decorated,
  member: ts.PropertyDeclaration | ts.GetAccessorDeclaration,
): FieldType {
  const { name, args, options } = decorator;
  if (/^(?:CreateDate|UpdateDate|DeleteDate|DateTime)Column$/.test(name)) return "time";
  if (name === "VersionColumn") return "number";
  if (name === "Enum") return "text";
  const array = valueAt(options, "array");
  if (array?.kind === ts.SyntaxKind.TrueKeyword) return "list";
  return (
    typeIn(valueAt(options, "type") ?? valueAt(options, "columnType")) ??
    args.map(typeIn).find((each) => each !== undefined) ??
    typeOfNode(member.type) ??
    "unknown"
  );
}

/** `"varchar"`, `String`, `DataType.STRING(20)`, `Schema.Types.ObjectId`, `() => Date`, `[String]`. */
export function typeIn(node: ts.Expression | undefined): FieldType | undefined {
  const returned = returnedBy(node);
  if (returned === undefined) return undefined;
  if (elementsOf(returned) !== undefined) return "list";
  const text = literalText(returned);
  if (text !== undefined) return typeNamed(text.replace(/\(.*$/, "").replace(/\s.*$/, ""));
  if (ts.isCallExpression(returned)) return typeIn(returned.expression);
  const name = lastNameOf(returned);
  return name === undefined ? undefined : typeNamed(name.replace(/Type$/, ""));
}

/** What a value of a type is to a schema; undefined when its name alone does not tell. */
export function typeOfNode(node: ts.TypeNode | undefined): FieldType | undefined {
  if (node === undefined) return undefined;
  if (ts.isParenthesizedTypeNode(node)) return typeOfNode(node.type);
  if (ts.isArrayTypeNode(node) || ts.isTupleTypeNode(node)) return "list";
  if (ts.isUnionTypeNode(node)) {
    const types = new Set(node.types.filter((each) => !isNothing(each)).map(typeOfNode));
    const [only] = types;
    return types.size === 1 ? only : undefined;
  }
  if (ts.isLiteralTypeNode(node)) {
    if (ts.isStringLiteralLike(node.literal)) return "text";
    return ts.isNumericLiteral(node.literal) ? "number" : "boolean";
  }
  if (ts.isTypeLiteralNode(node)) return "json";
  if (ts.isTypeReferenceNode(node)) {
    if (!ts.isIdentifier(node.typeName)) return undefined;
    const name = node.typeName.text;
    if (name === "Record") return "json";
    if (name === "Array" || name === "Set") return "list";
    // Wrappers of one type: `Relation<User>`, `Opt<number>`, `Promise<…>`.
    const [inner] = node.typeArguments ?? [];
    return /^(?:Date|String|Number|Boolean)$/.test(name) ? typeNamed(name) : typeOfNode(inner);
  }
  if (node.kind === ts.SyntaxKind.StringKeyword) return "text";
  if (node.kind === ts.SyntaxKind.BooleanKeyword) return "boolean";
  const isNumber =
    node.kind === ts.SyntaxKind.NumberKeyword || node.kind === ts.SyntaxKind.BigIntKeyword;
  return isNumber ? "number" : undefined;
}

function isNothing(node: ts.TypeNode): boolean {
  return (
    node.kind === ts.SyntaxKind.UndefinedKeyword ||
    (ts.isLiteralTypeNode(node) && node.literal.kind === ts.SyntaxKind.NullKeyword)
  );
}
