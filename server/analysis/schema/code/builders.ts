/** Reads what the schema builders of Knex and Kysely do to a table. */
import { ts } from "ts-morph";
import { literalText, unwrap } from "../../../../rules/kit/syntax.ts";
import type { DdlChange, DdlColumn, DdlKey } from "../ddl.ts";
import { typeNamed } from "../types.ts";
import {
  type CallChain,
  chainOf,
  lastNameOf,
  nodesIn,
  objectIn,
  placeIn,
  type Step,
  textOf,
  textsIn,
  valueAt,
} from "./trees.ts";

type Change = Exclude<DdlChange, { kind: "create" }>;

/** Knex: `createTable("users", (t) => { t.string("email").unique(); })`. */
export function blueprintChanges(
  method: string,
  table: string,
  blueprint: ts.ArrowFunction | ts.FunctionExpression,
  at: ts.Expression | undefined,
  file: ts.SourceFile,
): readonly DdlChange[] {
  const parameter = blueprint.parameters[0]?.name;
  const isCreating = /^createTable(?:IfNotExists)?$/.test(method);
  if (!isCreating && !/^(?:alterTable|table)$/.test(method)) return [];
  if (at === undefined || parameter === undefined || !ts.isIdentifier(parameter)) return [];
  const changes: Change[] = [];
  let isComplete = true;
  const done = new Set<ts.Node>();
  for (const node of nodesIn(blueprint.body)) {
    // The table handed to a helper of the repository: what it adds is not in sight.
    const isHandedOn =
      ts.isCallExpression(node) &&
      node.arguments.some((argument) => lastNameOf(argument) === parameter.text);
    if (isHandedOn) isComplete = false;
    const chain = ts.isCallExpression(node) ? chainOf(node, file) : undefined;
    if (chain === undefined || done.has(chain.callee)) continue;
    done.add(chain.callee);
    const callee = chain.callee;
    if (!ts.isPropertyAccessExpression(callee) || lastNameOf(callee.expression) !== parameter.text)
      continue;
    changes.push(...blueprintStep(chain, table, node, file));
  }
  return isCreating ? [collected(table, at, changes, isComplete, file)] : changes;
}

function collected(
  table: string,
  at: ts.Expression,
  changes: readonly Change[],
  isComplete: boolean,
  file: ts.SourceFile,
): DdlChange {
  return {
    kind: "create",
    table,
    place: placeIn(file, at),
    columns: changes.flatMap((each) => (each.kind === "add-column" ? [each.column] : [])),
    keys: changes.flatMap((each) => (each.kind === "add-key" ? [each.key] : [])),
    isComplete: isComplete && !changes.some(({ kind }) => kind === "unknown"),
  };
}

function blueprintStep(
  chain: CallChain,
  table: string,
  node: ts.Node,
  file: ts.SourceFile,
): Change[] {
  const { name, args, steps } = chain;
  const [first, second] = args;
  const place = placeIn(file, node);
  const key = (columns: readonly string[] | undefined, title?: string): DdlKey => ({
    name: title,
    columns,
    isPrimary: name === "primary",
    isPartial: false,
    place,
  });
  if (name === "unique" || name === "primary") {
    const options = objectIn(second);
    const isPartial = valueAt(options, "predicate") !== undefined;
    const found = key(textsIn(first), literalText(second) ?? textOf(options, "indexName"));
    return [{ kind: "add-key", table, key: { ...found, isPartial } }];
  }
  if (name === "dropUnique") {
    const title = literalText(second) ?? `${table}_${(textsIn(first) ?? []).join("_")}_unique`;
    return [{ kind: "drop-key", table, name: title }];
  }
  if (name === "dropPrimary") return [{ kind: "drop-primary", table }];
  const column = literalText(first);
  if (name === "dropColumn" || name === "dropColumns")
    return args.flatMap((argument) => {
      const dropped = literalText(argument);
      return dropped === undefined
        ? []
        : [{ kind: "drop-column" as const, table, column: dropped }];
    });
  const to = literalText(second);
  if (name === "renameColumn")
    return column === undefined || to === undefined
      ? []
      : [{ kind: "rename-column", table, column, to }];
  if (/^(?:index|foreign|check|drop|setNullable|comment|engine|charset)/.test(name)) return [];
  if (name === "timestamps")
    return ["created_at", "updated_at"].map((each) => added(table, each, "time", place));
  const type = typeNamed(name) ?? (name === "specificType" ? typeNamed(to ?? "") : undefined);
  const implied = /^(?:bigI|i)ncrements$/.test(name) ? "id" : undefined;
  const title = column ?? implied;
  if (title === undefined) return [];
  const made = steps.find((step) => step.name === "unique" || step.name === "primary");
  const isPrimary = implied !== undefined || made?.name === "primary";
  const changes: Change[] = [added(table, title, type ?? "unknown", place)];
  if (made !== undefined || isPrimary)
    changes.push({
      kind: "add-key",
      table,
      key: {
        ...key([title], made?.name === "unique" ? `${table}_${title}_unique` : undefined),
        isPrimary,
      },
    });
  return changes;
}

function added(
  table: string,
  name: string,
  type: DdlColumn["type"],
  place: DdlColumn["place"],
): Change {
  return { kind: "add-column", table, column: { name, type, place } };
}

/** Kysely: `createTable("users").addColumn(…)`, `createIndex("n").on("users").columns([…]).unique()`. */
export function kyselyChanges(
  { name, steps }: CallChain,
  title: string,
  at: ts.Expression | undefined,
  file: ts.SourceFile,
): readonly DdlChange[] | undefined {
  if (at === undefined || steps.length === 0) return undefined;
  if (name === "createIndex") return [...indexBy(title, steps)];
  if (name !== "createTable" && name !== "alterTable") return undefined;
  const changes = steps.flatMap((step) => kyselyStep(title, step, file));
  return name === "alterTable" ? changes : [collected(title, at, changes, true, file)];
}

function indexBy(name: string, steps: readonly Step[]): Change[] {
  const step = (word: string): Step | undefined => steps.find((each) => each.name === word);
  const unique = step("unique");
  const table = literalText(step("on")?.args[0]);
  if (unique === undefined || table === undefined) return [];
  const columns = textsIn((step("columns") ?? step("column"))?.args[0]);
  const isPartial = step("where") !== undefined;
  const { place } = unique;
  return [{ kind: "add-key", table, key: { name, columns, isPrimary: false, isPartial, place } }];
}

function kyselyStep(table: string, { name, args, place }: Step, file: ts.SourceFile): Change[] {
  const [first, second, third] = args;
  const title = literalText(first);
  if (title === undefined) return [];
  const key = (
    columns: readonly string[] | undefined,
    isPrimary: boolean,
    label?: string,
  ): Change => ({
    kind: "add-key",
    table,
    key: { name: label, columns, isPrimary, isPartial: false, place },
  });
  switch (name) {
    case "addColumn": {
      const type = typeNamed((literalText(second) ?? "").replace(/\(.*$/, "")) ?? "unknown";
      const column = added(table, title, type, place);
      const flags = third === undefined ? [] : flagsIn(third, file);
      if (flags.includes("primaryKey")) return [column, key([title], true)];
      return flags.includes("unique") ? [column, key([title], false)] : [column];
    }
    case "addUniqueConstraint":
      return [key(textsIn(second), false, title)];
    case "addPrimaryKeyConstraint":
      return [key(textsIn(second), true, title)];
    case "dropConstraint":
      return [{ kind: "drop-key", table, name: title }];
    case "dropColumn":
      return [{ kind: "drop-column", table, column: title }];
    case "renameTo":
      return [{ kind: "rename-table", table, to: title }];
    case "renameColumn": {
      const to = literalText(second);
      return to === undefined ? [] : [{ kind: "rename-column", table, column: title, to }];
    }
    default:
      return [];
  }
}

/** The methods that `(column) => column.primaryKey().notNull()` calls. */
function flagsIn(node: ts.Expression, file: ts.SourceFile): string[] {
  const target = unwrap(node);
  const body = ts.isArrowFunction(target) && !ts.isBlock(target.body) ? target.body : target;
  const chain = chainOf(body, file);
  return chain === undefined ? [] : [chain.name, ...chain.steps.map((step) => step.name)];
}
