/** Writes the declarations of the client that Prisma would generate from a schema, as small as rules need them. */
import { isModel, type PrismaFile, type PrismaNames, prismaNames } from "./prisma.ts";
import type { PslBlock, PslField } from "./psl.ts";

/**
 * Everything that does not depend on the schema stands in the catalog, under `$`: no model can be called that.
 * A row has all its relations, whatever a query asks to include.
 */
export function clientText(files: readonly PrismaFile[]): string {
  const names = prismaNames(files);
  const blocks = files.flatMap(({ parsed }) => parsed.blocks).filter(isFirstOfItsName());
  const models = blocks.filter(isModel).map(({ name }) => name);
  const enums = blocks.filter(({ kind }) => kind === "enum");
  const rows = blocks.filter(({ kind, name }) => kind === "type" || names.models.has(name));
  return [
    `import * as $ from "@prisma/client";`,
    ...rows.map((block) => rowText(block, names)),
    ...enums.map(enumText),
    `export declare namespace $Enums {`,
    `  export { ${enums.map(({ name }) => name).join(", ")} };`,
    `}`,
    `export interface $Models {`,
    ...models.map((name) => `  readonly ${delegateName(name)}: $.Delegate<${name}>;`),
    `}`,
    `export interface $Transaction extends $.RawQueries, $Models {}`,
    `export interface PrismaClient<A = any, B = any, C = any> extends $Models {}`,
    `export declare class PrismaClient<A = any, B = any, C = any> extends $.Client<$Transaction> {}`,
    `export declare namespace Prisma {`,
    `  type TransactionClient = $Transaction;`,
    ...SHARED.map((name) => `  export import ${name} = $.Prisma.${name};`),
    ...models.flatMap((name) => [
      `  type ${name}Delegate<A = any, B = any> = $.Delegate<${name}>;`,
      `  type ${name}GetPayload<A = any, B = any> = ${name};`,
      `  type ${name}Model = ${name};`,
    ]),
    `}`,
    "",
  ].join("\n");
}

/** The names of the namespace `Prisma` as a module of their own. */
export function namespaceText(files: readonly PrismaFile[]): string {
  const models = [...prismaNames(files).models];
  const names = [
    "TransactionClient",
    ...SHARED,
    ...models.flatMap((name) => [`${name}Delegate`, `${name}GetPayload`, `${name}Model`]),
  ];
  return [
    `import { Prisma } from "@prisma/client";`,
    ...names.map((name) => `export import ${name} = Prisma.${name};`),
    "",
  ].join("\n");
}

/** What the namespace of every client holds. */
const SHARED = [
  "PrismaPromise",
  "BatchPayload",
  "JsonValue",
  "JsonObject",
  "JsonArray",
  "InputJsonValue",
  "InputJsonObject",
  "InputJsonArray",
  "PrismaClientOptions",
  "LogLevel",
  "Decimal",
  "JsonNull",
  "DbNull",
  "AnyNull",
  "dmmf",
  "prismaVersion",
  "TransactionIsolationLevel",
  "SortOrder",
  "QueryMode",
  "Sql",
  "empty",
  "sql",
  "join",
  "raw",
  "validator",
  "defineExtension",
  "getExtensionContext",
  "PrismaClientKnownRequestError",
  "PrismaClientUnknownRequestError",
  "PrismaClientRustPanicError",
  "PrismaClientInitializationError",
  "PrismaClientValidationError",
];

/** `URLMap` → `uRLMap`, as the client names it. */
function delegateName(model: string): string {
  return model.charAt(0).toLowerCase() + model.slice(1);
}

function rowText(block: PslBlock, names: PrismaNames): string {
  const fields = block.fields.map((field) => `  ${field.name}: ${typeText(field, names)};`);
  const lists = block.fields.some(({ isList, type }) => isList && names.models.has(type));
  if (lists) fields.push("  _count: { readonly [relation: string]: number };");
  return [`export interface ${block.name} {`, ...fields, "}"].join("\n");
}

const SCALARS: ReadonlyMap<string, string> = new Map([
  ["String", "string"],
  ["Boolean", "boolean"],
  ["Int", "number"],
  ["BigInt", "bigint"],
  ["Float", "number"],
  ["Decimal", "$.Decimal"],
  ["DateTime", "$.DateTime"],
  ["Json", "$.Json"],
  ["Bytes", "$.Bytes"],
]);

function typeText({ type, isList, isOptional }: PslField, names: PrismaNames): string {
  const isNamed = names.models.has(type) || names.enums.has(type) || names.types.has(type);
  const text = isNamed ? type : (SCALARS.get(type) ?? "any");
  if (isList) return `${text}[]`;
  return isOptional ? `${text} | null` : text;
}

function enumText({ name, fields }: PslBlock): string {
  const values = fields.map((field) => `  readonly ${field.name}: ${JSON.stringify(field.name)};`);
  return [
    `export declare const ${name}: {`,
    ...values,
    "};",
    `export type ${name} = (typeof ${name})[keyof typeof ${name}];`,
  ].join("\n");
}

/** Two models of one name would merge into one interface. */
function isFirstOfItsName(): (block: PslBlock) => boolean {
  const seen = new Set<string>();
  return ({ name, kind }) => {
    if (kind === "generator" || kind === "datasource" || seen.has(name)) return false;
    seen.add(name);
    return true;
  };
}
