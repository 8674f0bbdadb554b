/** Reads migrations written in TypeScript: SQL in texts, and the calls of TypeORM, Sequelize, Knex, Kysely and MongoDB. */
import { ts } from "ts-morph";
import { literalText, propertyName, unwrap } from "../../../../rules/kit/syntax.ts";
import type { DdlChange, DdlKey } from "../ddl.ts";
import { changesIn } from "../sql.ts";
import { blueprintChanges, kyselyChanges } from "./builders.ts";
import { typeIn } from "./decorators.ts";
import type { Reading } from "./reading.ts";
import { attributesIn } from "./sequelize.ts";
import {
  type CallChain,
  chainOf,
  elementsOf,
  isOn,
  isTrue,
  objectIn,
  placeIn,
  type Step,
  textOf,
  textsIn,
  valueAt,
} from "./trees.ts";

export const MIGRATIONS =
  /\bcreate\s+(?:table|unique)\b|\balter\s+table\b|\b(?:createTable|alterTable|createIndex|addIndex|addConstraint|createUniqueConstraint|createPrimaryKey|addColumn)\b/i;

const SQL = /^\s*(?:--[^\n]*\n\s*)*(?:create|alter|drop|rename)\b/i;

export function readMigrations(file: ts.SourceFile, into: Reading): void {
  const done = new Set<ts.Node>();
  const visit = (node: ts.Node): void => {
    if (isUndoing(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node))
      into.changes.push(...sqlIn(node, file));
    else if (ts.isCallExpression(node)) {
      const chain = chainOf(node, file);
      // The inner calls of a chain begin in the same way.
      if (chain !== undefined && !done.has(chain.callee)) {
        done.add(chain.callee);
        into.changes.push(...changesBy(chain, node, file));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
}

/** What takes a migration back again. */
function isUndoing(node: ts.Node): boolean {
  const isNamed =
    ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isVariableDeclaration(node);
  const name = isNamed ? node.name : undefined;
  return name !== undefined && ts.isIdentifier(name) && name.text === "down";
}

function sqlIn(
  node: ts.StringLiteralLike | ts.TemplateExpression,
  file: ts.SourceFile,
): DdlChange[] {
  const source = unescaped(file.text.slice(node.getStart(file) + 1, node.getEnd() - 1));
  if (!SQL.test(source)) return [];
  const text = ts.isTemplateExpression(node) ? withoutHoles(node, source, file) : source;
  return changesIn(text, { file: file.fileName, offset: node.getStart(file) + 1 });
}

/** As written, with blanks for escapes: anything else would move the positions. They stand outside of quotes. */
function unescaped(text: string): string {
  const open = new Set<string>();
  return text.replace(/\\["'`nrt]/g, (found) => {
    const sign = found.charAt(1);
    if (/\w/.test(sign)) return "  ";
    if (open.delete(sign)) return `${sign} `;
    open.add(sign);
    return ` ${sign}`;
  });
}

/** Substitutions become names of the same length that no table has. */
function withoutHoles(
  { templateSpans, head }: ts.TemplateExpression,
  source: string,
  file: ts.SourceFile,
): string {
  const start = head.getStart(file) + 1;
  let text = source;
  for (const { expression } of templateSpans) {
    const from = expression.getFullStart() - start - 2;
    const to = expression.getEnd() - start + 1;
    text = text.slice(0, from) + HOLE.repeat(to - from) + text.slice(to);
  }
  return text;
}

const HOLE = "_";

function changesBy(
  chain: CallChain,
  node: ts.CallExpression,
  file: ts.SourceFile,
): readonly DdlChange[] {
  const [first, second] = chain.args;
  const table = literalText(first);
  if (table === undefined)
    return chain.name === "createTable" ? tableObject(objectIn(optionsOf(first)), file) : [];
  if (chain.name === "collection") return collectionKeys(table, chain.steps);
  if (isFunction(second)) return blueprintChanges(chain.name, table, second, first, file);
  const kysely = kyselyChanges(chain, table, first, file);
  if (kysely !== undefined) return kysely;
  switch (chain.name) {
    case "createTable":
      return created(table, first, second, file);
    case "createIndex":
    case "createUniqueConstraint":
    case "addIndex":
    case "addConstraint":
      return keyAdded(chain, table, node, file);
    case "createPrimaryKey":
      return [
        { kind: "add-key", table, key: keyWith(node, file, textsIn(second), undefined, true) },
      ];
    case "addColumn":
      return columnAdded(chain, table, node, file);
    case "dropIndex":
    case "dropUniqueConstraint":
    case "removeIndex":
    case "removeConstraint": {
      const name = literalText(second) ?? textOf(objectIn(second), "name");
      return name === undefined
        ? [{ kind: "unknown", table }]
        : [{ kind: "drop-key", table, name }];
    }
    case "dropColumn":
    case "removeColumn": {
      const column = literalText(second);
      return column === undefined ? [] : [{ kind: "drop-column", table, column }];
    }
    case "dropTable":
      return [{ kind: "drop-table", table }];
    case "renameTable": {
      const to = literalText(second);
      return to === undefined ? [] : [{ kind: "rename-table", table, to }];
    }
    case "renameColumn": {
      const column = literalText(second);
      const to = literalText(chain.args[2]);
      return column === undefined || to === undefined
        ? []
        : [{ kind: "rename-column", table, column, to }];
    }
    default:
      return [];
  }
}

function isFunction(node: ts.Expression | undefined): node is ts.ArrowFunction {
  return node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node));
}

/** `queryInterface.createTable("users", { email: {…} })`. */
function created(
  table: string,
  at: ts.Expression | undefined,
  definition: ts.Expression | undefined,
  file: ts.SourceFile,
): readonly DdlChange[] {
  const object = objectIn(definition);
  if (object === undefined || at === undefined) return [];
  const { fields, uniques, isComplete, takes } = attributesIn(object, file);
  return [
    {
      kind: "create",
      table,
      place: placeIn(file, at),
      columns: fields,
      keys: uniques.map(({ fields: columns, place }) => ({
        name: undefined,
        columns,
        isPrimary: false,
        isPartial: false,
        place,
      })),
      isComplete: isComplete && takes.length === 0,
    },
  ];
}

/** `("users", new TableIndex({…}))`, `("users", ["email"], { unique: true })`, `("users", { fields, type: "unique" })`. */
function keyAdded(
  { name, args }: CallChain,
  table: string,
  node: ts.CallExpression,
  file: ts.SourceFile,
): readonly DdlChange[] {
  const [, second, third] = args;
  const options = objectIn(optionsOf(second)) ?? objectIn(third);
  const isUnique =
    name === "createUniqueConstraint" ||
    ["isUnique", "unique"].some((key) => isTrue(valueAt(options, key))) ||
    /^(?:unique|primary key)$/i.test(textOf(options, "type") ?? "");
  if (!isUnique) return [];
  const columns =
    textsIn(second) ?? textsIn(valueAt(options, "columnNames") ?? valueAt(options, "fields"));
  const key = keyWith(node, file, columns, textOf(options, "name"), false);
  const isPartial = valueAt(options, "where") !== undefined;
  return [{ kind: "add-key", table, key: { ...key, isPartial } }];
}

/** The options of `new TableIndex({…})`, or the object itself. */
function optionsOf(node: ts.Expression | undefined): ts.Expression | undefined {
  const target = node === undefined ? undefined : unwrap(node);
  return target !== undefined && ts.isNewExpression(target) ? target.arguments?.[0] : target;
}

function columnAdded(
  { args }: CallChain,
  table: string,
  node: ts.CallExpression,
  file: ts.SourceFile,
): readonly DdlChange[] {
  const [, second, third] = args;
  const options = objectIn(optionsOf(second)) ?? objectIn(third);
  const name = literalText(second) ?? textOf(options, "name");
  if (name === undefined) return [];
  const type = typeIn(valueAt(options, "type") ?? third) ?? "unknown";
  const isUnique = ["isUnique", "unique"].some((key) => isOn(valueAt(options, key)));
  const key = keyWith(node, file, [name], undefined, false);
  return [
    { kind: "add-column", table, column: { name, type, place: key.place } },
    ...(isUnique ? [{ kind: "add-key" as const, table, key }] : []),
  ];
}

/** `db.collection("users").createIndex({ a: 1 }, { unique: true })`. */
function collectionKeys(table: string, steps: readonly Step[]): readonly DdlChange[] {
  return steps.flatMap(({ name, args, place }): DdlChange[] => {
    const options = objectIn(args[1]);
    if (name !== "createIndex" || !isTrue(valueAt(options, "unique"))) return [];
    const columns = objectIn(args[0])?.properties.flatMap((property) =>
      property.name === undefined ? [] : (propertyName(property.name) ?? []),
    );
    const isPartial = valueAt(options, "partialFilterExpression") !== undefined;
    const key: DdlKey = { name: undefined, columns, isPrimary: false, isPartial, place };
    return [{ kind: "add-key", table, key }];
  });
}

/** `queryRunner.createTable(new Table({…}))`. */
function tableObject(
  table: ts.ObjectLiteralExpression | undefined,
  file: ts.SourceFile,
): readonly DdlChange[] {
  const title = valueAt(table, "name");
  const name = literalText(title);
  if (title === undefined || name === undefined) return [];
  const columns = elementsOf(valueAt(table, "columns"))?.map(objectIn);
  const keys = ["uniques", "indices"].flatMap((key) =>
    (elementsOf(valueAt(table, key)) ?? []).flatMap((item): DdlKey[] => {
      const options = objectIn(optionsOf(item));
      if (key === "indices" && !isTrue(valueAt(options, "isUnique"))) return [];
      const found = keyWith(
        item,
        file,
        textsIn(valueAt(options, "columnNames")),
        textOf(options, "name"),
        false,
      );
      return [{ ...found, isPartial: valueAt(options, "where") !== undefined }];
    }),
  );
  const primary: string[] = [];
  const fields = (columns ?? []).flatMap((column) => {
    const at = valueAt(column, "name");
    const columnName = literalText(at);
    if (column === undefined || at === undefined || columnName === undefined) return [];
    if (isTrue(valueAt(column, "isPrimary"))) primary.push(columnName);
    if (isTrue(valueAt(column, "isUnique")))
      keys.push(keyWith(column, file, [columnName], undefined, false));
    const type = typeIn(valueAt(column, "type")) ?? "unknown";
    return [{ name: columnName, type, place: placeIn(file, at) }];
  });
  if (primary.length > 0) keys.unshift(keyWith(title, file, primary, undefined, true));
  return [
    {
      kind: "create",
      table: name,
      place: placeIn(file, title),
      columns: fields,
      keys,
      isComplete: columns !== undefined && fields.length === columns.length,
    },
  ];
}

function keyWith(
  node: ts.Node,
  file: ts.SourceFile,
  columns: readonly string[] | undefined,
  name: string | undefined,
  isPrimary: boolean,
): DdlKey {
  return { name, columns, isPrimary, isPartial: false, place: placeIn(file, node) };
}
