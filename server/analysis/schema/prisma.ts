/** Turns a parsed Prisma schema, of one file or several, into entities. */
import type { FieldType, UniqueKey } from "../../../rules/kit/analysis.ts";
import { type Declared, declare, type FieldParts } from "./entity.ts";
import type { PslAttribute, PslBlock, PslField, PslFile, Span } from "./psl.ts";

export interface PrismaFile {
  /** Absolute. */
  readonly path: string;
  readonly parsed: PslFile;
}

/** The names that a schema gives to things other than scalars. */
export interface PrismaNames {
  readonly models: ReadonlySet<string>;
  readonly enums: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
}

export function prismaEntities(files: readonly PrismaFile[]): Declared[] {
  const names = prismaNames(files);
  return files.flatMap(({ path, parsed }) =>
    parsed.blocks.filter(isModel).map((block) => entityOf(block, path, names)),
  );
}

export function prismaNames(files: readonly PrismaFile[]): PrismaNames {
  const blocks = files.flatMap(({ parsed }) => parsed.blocks);
  const namesOf = (test: (block: PslBlock) => boolean): ReadonlySet<string> =>
    new Set(blocks.filter(test).map(({ name }) => name));
  return {
    models: namesOf(isModel),
    enums: namesOf(({ kind }) => kind === "enum"),
    types: namesOf(({ kind }) => kind === "type"),
  };
}

export function isModel({ kind }: PslBlock): boolean {
  return kind === "model" || kind === "view";
}

/** `@map("…")` and `@@map("…")`. */
export function mappedName(attributes: readonly PslAttribute[]): string | undefined {
  const map = attributes.find(({ name }) => name === "map");
  const value = argumentOf(map, "name")?.value;
  return value?.kind === "text" ? value.text : undefined;
}

function entityOf(block: PslBlock, path: string, names: PrismaNames): Declared {
  const placeOf = ({ start, end }: Span) => ({ file: path, start, end });
  const uniques: UniqueKey[] = [];
  let isPartial = false;
  const addKey = (fields: readonly string[], attribute: PslAttribute): void => {
    // An index over some of the rows rejects less than it seems to.
    if (attribute.args.some(({ key }) => key === "where")) isPartial = true;
    else if (fields.length > 0) uniques.push({ fields, place: placeOf(attribute.at) });
  };
  for (const field of block.fields)
    for (const attribute of field.attributes) if (isKey(attribute)) addKey([field.name], attribute);
  for (const attribute of block.attributes)
    if (isKey(attribute)) addKey(fieldsNamed(attribute), attribute);
  // Keys come before what maps the model to its table.
  const other = block.attributes.find((each) => !isKey(each));
  const end = other?.at ?? block.close;
  const indexes = block.attributes
    .filter(({ name, args }) => name === "index" && args.length === 1)
    .map((each) => ({ fields: fieldsNamed(each), place: placeOf(each.at) }));
  return declare({
    name: block.name,
    otherNames: [mappedName(block.attributes)],
    source: "prisma",
    place: placeOf(block.at),
    fields: block.fields.map(
      (field): FieldParts => ({
        name: field.name,
        column: mappedName(field.attributes),
        type: typeOf(field, names),
        isUpdateTime: field.attributes.some(({ name }) => name === "updatedAt"),
        place: placeOf(field.at),
      }),
    ),
    uniques,
    isComplete: block.isWhole && !isPartial,
    ...(end === undefined
      ? {}
      : { end: { ...placeOf(end), isAttribute: other !== undefined, indexes } }),
  });
}

function isKey({ name }: PslAttribute): boolean {
  return name === "id" || name === "unique";
}

/** `@@unique([a, b(sort: Desc)])`, `@@id(fields: [a, b])`. */
function fieldsNamed(attribute: PslAttribute): string[] {
  const list = argumentOf(attribute, "fields")?.value;
  return (list?.items ?? []).flatMap(({ value }) =>
    value.kind === "name" || value.kind === "call" ? [value.text] : [],
  );
}

/** An argument by its name, or the first when none is named so. */
function argumentOf(attribute: PslAttribute | undefined, key: string) {
  return (
    attribute?.args.find((argument) => argument.key === key) ??
    attribute?.args.find((argument) => argument.key === undefined)
  );
}

const SCALARS: ReadonlyMap<string, FieldType> = new Map([
  ["String", "text"],
  ["Boolean", "boolean"],
  ["Int", "number"],
  ["BigInt", "number"],
  ["Float", "number"],
  ["Decimal", "number"],
  ["DateTime", "time"],
  ["Json", "json"],
]);

function typeOf({ type, isList }: PslField, names: PrismaNames): FieldType {
  if (names.models.has(type)) return "relation";
  if (isList) return "list";
  if (names.enums.has(type)) return "text";
  return names.types.has(type) ? "json" : (SCALARS.get(type) ?? "unknown");
}
