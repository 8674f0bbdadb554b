/** Reads entities that are classes with decorators: TypeORM, MikroORM, Sequelize, Mongoose. */
import { ts } from "ts-morph";
import type { UniqueKey } from "../../../../rules/kit/analysis.ts";
import { literalText, propertyName, unwrap } from "../../../../rules/kit/syntax.ts";
import type { SchemaSource } from "../entity.ts";
import { type Decorated, decoratorsOf, isRelation, typeOfProperty } from "./decorators.ts";
import type { CodeField, Reading } from "./reading.ts";
import {
  elementsOf,
  isOn,
  isTrue,
  lastNameOf,
  nodesIn,
  placeIn,
  returnedBy,
  textOf,
  textsIn,
  valueAt,
} from "./trees.ts";

export const CLASSES =
  /@(?:Entity|ChildEntity|ViewEntity|Table|Schema|modelOptions|\w*Column|PrimaryKey|Property|Prop|prop)\b/;

/** Classes are entities by one of these; without any they are what entities extend. */
const ENTITY = /^(?:Entity|ChildEntity|ViewEntity|Table|Schema|modelOptions)$/;
const COLUMN = /^(?:\w*Column|PrimaryKey|SerializedPrimaryKey|Property|Enum|Formula|Prop|prop)$/;
const PRIMARY =
  /^(?:PrimaryColumn|PrimaryGeneratedColumn|ObjectIdColumn|PrimaryKey|SerializedPrimaryKey)$/;
/** Base classes of the ORMs themselves: what they add is neither a column of ours nor a key. */
const OWN_BASES = /^(?:BaseEntity|Model|Document|AggregateRoot|EventEmitter|Object)$/;

export function readClasses(file: ts.SourceFile, into: Reading): void {
  const source = sourceIn(file);
  for (const node of nodesIn(file))
    if (ts.isClassDeclaration(node) && node.name !== undefined)
      readClass(node, node.name, file, source, into);
}

function sourceIn(file: ts.SourceFile): SchemaSource {
  const modules = file.statements.flatMap((statement) =>
    ts.isImportDeclaration(statement) ? (literalText(statement.moduleSpecifier) ?? "") : [],
  );
  const has = (pattern: RegExp): boolean => modules.some((name) => pattern.test(name));
  if (has(/mikro-?orm/)) return "mikro-orm";
  if (has(/^sequelize-typescript$/)) return "sequelize";
  return has(/^(?:@nestjs\/mongoose|mongoose|@typegoose\/)/) ? "mongoose" : "typeorm";
}

function readClass(
  node: ts.ClassDeclaration,
  name: ts.Identifier,
  file: ts.SourceFile,
  source: SchemaSource,
  into: Reading,
): void {
  const decorators = decoratorsOf(node);
  const entity = decorators.find((each) => ENTITY.test(each.name));
  const members = node.members.flatMap((member) => {
    const read = memberOf(member, file, source);
    return read === undefined ? [] : [read];
  });
  if (members.length === 0 && entity === undefined) return;
  const keys = decorators.map((each) => classKey(each, file));
  const base = baseOf(node);
  const implied = entity === undefined ? [] : impliedBy(source, entity, name, members, file);
  into.entities.push({
    name: name.text,
    otherNames: entity === undefined ? [] : titlesOf(entity),
    source,
    place: placeIn(file, name),
    fields: [...members.map(({ field }) => field), ...implied.map(({ field }) => field)],
    uniques: [
      ...keysOf([...members, ...implied]),
      ...keys.flatMap((key) => (key === undefined || key === "unknown" ? [] : [key])),
    ],
    isComplete: base !== false && !keys.includes("unknown"),
    takes: base === undefined || base === false ? [] : [base],
    isPiece: entity === undefined,
  });
}

/** The class that is extended; false for one that an expression makes. */
function baseOf(node: ts.ClassDeclaration): string | false | undefined {
  const clause = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
  const base = clause?.types[0]?.expression;
  if (base === undefined) return undefined;
  const name = lastNameOf(base);
  if (name === undefined) return false;
  return OWN_BASES.test(name) ? undefined : name;
}

/** `@Entity("users")`, `@Entity({ name })`, `@Table({ tableName })`, `@Schema({ collection })`. */
function titlesOf({ args, options }: Decorated): (string | undefined)[] {
  return [
    literalText(args[0]),
    ...["name", "tableName", "collection"].map((key) => textOf(options, key)),
  ];
}

interface Member {
  readonly field: CodeField;
  readonly isPrimary: boolean;
  /** Alone, or with all that carry the same name. */
  readonly unique: true | string | undefined;
}

function memberOf(
  member: ts.ClassElement,
  file: ts.SourceFile,
  source: SchemaSource,
): Member | undefined {
  if (!ts.isPropertyDeclaration(member) && !ts.isGetAccessorDeclaration(member)) return undefined;
  const decorators = decoratorsOf(member);
  const column = decorators.find(({ name }) => COLUMN.test(name) && name !== "JoinColumn");
  const relation = decorators.find(isRelation);
  const name = propertyName(member.name);
  const main = column ?? relation;
  if (main === undefined || name === undefined) return undefined;
  const options = decorators.flatMap((each) => each.options ?? []);
  const value = (key: string) =>
    options.map((each) => valueAt(each, key)).find((each) => each !== undefined);
  const type = column === undefined ? "relation" : typeOfProperty(main, member);
  const names = new Set(decorators.map((each) => each.name));
  return {
    field: {
      name,
      column: columnName(decorators),
      type,
      place: placeIn(file, member.name),
      isUpdateTime:
        names.has("UpdateDateColumn") ||
        names.has("UpdatedAt") ||
        (source === "mikro-orm" && type === "time" && value("onUpdate") !== undefined),
      isVersion: names.has("VersionColumn") || isTrue(value("version")),
    },
    isPrimary:
      decorators.some((each) => PRIMARY.test(each.name)) ||
      isTrue(value("primary")) ||
      isTrue(value("primaryKey")),
    unique: uniqueOf(decorators, value("unique"), names),
  };
}

function columnName(decorators: readonly Decorated[]): string | undefined {
  for (const { name, options } of decorators) {
    const text = ["JoinColumn", "Column"].some((each) => name.endsWith(each))
      ? textOf(options, "name")
      : (textOf(options, "fieldName") ?? textOf(options, "joinColumn"));
    if (text !== undefined) return text;
    const field = name === "Column" ? textOf(options, "field") : undefined;
    if (field !== undefined) return field;
  }
  return undefined;
}

function uniqueOf(
  decorators: readonly Decorated[],
  option: ts.Expression | undefined,
  names: ReadonlySet<string>,
): true | string | undefined {
  const title = literalText(option);
  if (title !== undefined) return title;
  if (isOn(option)) return true;
  const named = decorators.find(
    ({ name, options }) =>
      name === "Unique" || (/^[Ii]ndex$/.test(name) && isTrue(valueAt(options, "unique"))),
  );
  if (named !== undefined) return textOf(named.options, "name") ?? true;
  const relation = decorators.find(({ name }) => name === "OneToOne");
  const isOwner = names.has("JoinColumn") || isTrue(valueAt(relation?.options, "owner"));
  return relation !== undefined && isOwner ? true : undefined;
}

function keysOf(members: readonly Member[]): UniqueKey[] {
  const primary = members.filter(({ isPrimary }) => isPrimary);
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    if (member.unique === undefined) continue;
    const group = member.unique === true ? `\n${member.field.name}` : member.unique;
    groups.set(group, [...(groups.get(group) ?? []), member]);
  }
  return [primary, ...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [{ fields: group.map(({ field }) => field.name), place: first.field.place }];
  });
}

/** `@Unique(["a", "b"])`, `@Index("n", ["a"], { unique: true })`, `@index({ a: 1 }, { unique: true })`. */
function classKey(decorator: Decorated, file: ts.SourceFile): UniqueKey | "unknown" | undefined {
  const { name, args, options, node } = decorator;
  if (!/(?:index|unique)\w*$/i.test(name)) return undefined;
  const isIndex = /^index$/i.test(name);
  const isUnique = name === "Unique" || isTrue(valueAt(options, "unique"));
  // A decorator of the repository's own may say anything.
  if (!isIndex && name !== "Unique") return "unknown";
  if (!isUnique) return undefined;
  const isPartial = ["where", "expression", "partialFilterExpression"].some(
    (key) => valueAt(options, key) !== undefined,
  );
  const fields = isPartial ? undefined : fieldsIn(args);
  return fields === undefined ? "unknown" : { fields, place: placeIn(file, node) };
}

function fieldsIn(args: readonly ts.Expression[]): readonly string[] | undefined {
  for (const argument of args) {
    const listed = elementsOf(returnedBy(argument));
    const names = listed?.map((each) => literalText(each) ?? lastNameOf(each));
    if (names?.every((each) => each !== undefined) === true) return names.flatMap((n) => n ?? []);
    const target = unwrap(argument);
    if (!ts.isObjectLiteralExpression(target)) continue;
    const properties = textsIn(valueAt(target, "properties") ?? valueAt(target, "fields"));
    if (properties !== undefined) return properties;
    // `{ email: 1, team: -1 }`
    const keys = target.properties.flatMap((property) =>
      ts.isPropertyAssignment(property) && isDirection(property.initializer)
        ? (propertyName(property.name) ?? [])
        : [],
    );
    if (keys.length > 0) return keys;
  }
  return undefined;
}

function isDirection(node: ts.Expression): boolean {
  return ts.isNumericLiteral(node) || ts.isPrefixUnaryExpression(node);
}

/** What the ORM adds when nobody says so: `_id` of documents, `id` and the times of Sequelize. */
function impliedBy(
  source: SchemaSource,
  entity: Decorated,
  name: ts.Identifier,
  members: readonly Member[],
  file: ts.SourceFile,
): Member[] {
  const place = placeIn(file, name);
  const has = (field: string): boolean => members.some((member) => member.field.name === field);
  const timestamps = valueAt(entity.options, "timestamps");
  const times: Member[] = ["createdAt", "updatedAt"]
    .filter((field) => !has(field))
    .map((field) => ({
      field: { name: field, type: "time", isUpdateTime: field === "updatedAt", place },
      isPrimary: false,
      unique: undefined,
    }));
  const key = (field: string): Member[] => [
    { field: { name: field, type: "text", place }, isPrimary: true, unique: undefined },
  ];
  if (source === "mongoose")
    return [...(has("_id") ? [] : key("_id")), ...(isOn(timestamps) ? times : [])];
  if (source !== "sequelize") return [];
  const hasPrimary = members.some(({ isPrimary }) => isPrimary);
  const isTimed = timestamps === undefined || isOn(timestamps);
  return [...(hasPrimary ? [] : key("id")), ...(isTimed ? times : [])];
}
