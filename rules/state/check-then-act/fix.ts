/** Repairs: a unique key decides and the loser of the race is handled, or one transaction holds check and act. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import type { Access } from "../../kit/data/access.ts";
import { chainOf, stepNamed } from "../../kit/data/chain.ts";
import { isSqlite } from "../../kit/data/dialect.ts";
import { transactionAround } from "../../kit/data/transactions.ts";
import { indentAt, insertAt, lineBreakOf, replaceNode } from "../../kit/edits.ts";
import { exits } from "../../kit/flow/governing.ts";
import { serialiseFix } from "../../kit/flow/serialise.ts";
import { moved } from "../../kit/layout.ts";
import {
  type Consequence,
  coded,
  inline,
  isPrismaError,
  shiftedFrom,
  withHandler,
} from "../../kit/raced.ts";
import type { Fix, TextEdit } from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingStatement,
  unwrap,
} from "../../kit/syntax.ts";
import type { Act } from "./acts.ts";
import { isCreationAlone } from "./alone.ts";
import type { Check } from "./checks.ts";
import type { Uniqueness } from "./uniqueness.ts";
import { equalFields, type Handled, upserted } from "./upsert.ts";

/** Repairs of a row that is made because none was found. */
export function absenceFixes(
  check: Check,
  act: Act,
  uniqueness: Uniqueness | undefined,
  analysis: Analysis,
): Fix[] {
  const read = check.origin.access;
  const insert = act.access;
  if (read === undefined || insert === undefined || act.steps > 0) return [];
  if (check.origin.via.length > 0 || check.assertion !== undefined) return [];
  // The refusal of the second insert may be all that keeps the work behind it from running twice.
  if (/^(update|upsert|save)/.test(read.operation)) return [];
  if (check.isGetOrCreate && !isCreationAlone(check, act, analysis)) return [];
  const handled =
    upserted(check, act, read, insert, uniqueness, analysis) ??
    handledConflict(check, act, read, insert, analysis);
  // A serializable transaction fails for the loser too, and nothing is there to try it again.
  if (handled === undefined) return [];
  const key = keyEdit(read, uniqueness);
  // Without a key that refuses the second, the loser of the race is never told.
  if (uniqueness?.kind !== "covered" && key === undefined) return [];
  const fix: Fix = {
    title:
      key === undefined
        ? handled.title
        : `Add the unique key, which needs a migration; ${lower(handled.title)}`,
    safety: "review",
    edits: () => [...(key === undefined ? [] : [key]), ...handled.edits],
  };
  return [fix];
}

/** Repairs of a limit that is counted against, and of numbers one greater than the last. */
export function countFixes(check: Check, act: Act, analysis: Analysis): Fix[] {
  const read = check.origin.access;
  if (read === undefined || check.origin.via.length > 0 || check.assertion !== undefined) return [];
  return act.steps > 0 ? [] : serialised(read, act, analysis);
}

function serialised(read: Access, act: Act, analysis: Analysis): Fix[] {
  // MySQL lets both read under shared locks, and then both wait for the other.
  if (act.access !== undefined && (isSqlite(act.access, analysis) || isMysql(act.access, analysis)))
    return [];
  const fix = serialiseFix(read, act.node, analysis);
  return fix === undefined ? [] : [fix];
}

function lower(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}

/** `@@unique([a, b])` at the end of the Prisma model that has no such key. */
function keyEdit(read: Access, uniqueness: Uniqueness | undefined): TextEdit | undefined {
  const schema = uniqueness?.schema;
  if (uniqueness?.kind !== "open" || schema?.end === undefined) return undefined;
  if (read.where?.isComplete !== true) return undefined;
  const fields = equalFields(read);
  // Two rows without a value are no repetition to a unique key: it would refuse nothing.
  const isNull = read.where.conditions.some((each) => /\bnull\b/.test(each.node.getText()));
  if (isNull) return undefined;
  const isKnown = fields.every((field) => {
    const found = schema.fields.get(field);
    return found !== undefined && found.type !== "relation" && found.type !== "json";
  });
  if (fields.length === 0 || !isKnown || fields.length !== read.where.conditions.length)
    return undefined;
  const { end, uniques } = schema;
  // A key over more fields says that rows may be alike in these.
  if (uniques.some((each) => fields.every((field) => each.fields.includes(field))))
    return undefined;
  const key = `@@unique([${fields.join(", ")}])`;
  // The key is an index, too.
  const index = end.indexes.find((each) => each.fields.join() === fields.join());
  if (index !== undefined) return { ...index.place, text: key };
  const line = `${key}\n`;
  if (end.isAttribute)
    return { file: end.file, start: end.start, end: end.start, text: `${line}  ` };
  // Behind a line of its kind no empty line is wanted.
  const gap = uniques.some((each) => each.fields.length > 1) ? "" : "\n";
  return {
    file: end.file,
    start: end.start,
    end: end.start,
    text: `${gap}  ${line}`,
  };
}

/** The insert made to bear a conflict, in the way its client and its place allow. */
function handledConflict(
  check: Check,
  act: Act,
  read: Access,
  insert: Access,
  analysis: Analysis,
): Handled | undefined {
  if (ts.isTaggedTemplateExpression(act.node)) return undefined;
  // `repo.save(repo.create(…))` inserts.
  const isSaved = insert.operation === "save" && act.node === insert.anchor;
  if (insert.operation !== "insert" && !isSaved) return undefined;
  const leaving = exitOf(check);
  switch (insert.client) {
    case "drizzle":
      return drizzleHandled(act, insert, leaving, analysis);
    case "knex":
      return knexHandled(act, insert, read, leaving);
    case "mongo":
      return check.isGetOrCreate
        ? mongoHandled(act, read)
        : caught(read, insert, check, leaving, analysis);
    default:
      return caught(read, insert, check, leaving, analysis);
  }
}

/** What the code does when the check finds something: the statements of the branch that leaves. */
interface Leaving {
  readonly text: string;
  readonly statement: ts.Statement;
  /** Behind it nothing is returned from a callback that a `return` would leave. */
  readonly isThrow: boolean;
  /** The found row is used there. */
  readonly usesRow: boolean;
}

function exitOf(check: Check): Leaving | undefined {
  const { condition } = check;
  if (condition === undefined || check.isGetOrCreate) return undefined;
  for (const at of ancestors(condition)) {
    if (!ts.isIfStatement(at)) continue;
    const branch = at.thenStatement;
    if (!exits(branch)) return undefined;
    const statements = ts.isBlock(branch) ? branch.statements : [branch];
    const last = statements.at(-1);
    if (last === undefined) return undefined;
    const name = rowName(check);
    const usesRow =
      name !== undefined &&
      statements.some((each) =>
        [...descendants(each)].some((node) => ts.isIdentifier(node) && node.text === name),
      );
    if (!ts.isThrowStatement(last) && !ts.isReturnStatement(last)) return undefined;
    const file = at.getSourceFile();
    return {
      text: statements.map((each) => each.getText(file)).join("\n"),
      statement: last,
      isThrow: ts.isThrowStatement(last) && statements.length === 1,
      usesRow,
    };
  }
  return undefined;
}

function rowName(check: Check): string | undefined {
  const access = check.origin.access;
  const holder = access === undefined ? undefined : enclosingStatement(access.node);
  if (holder === undefined || !ts.isVariableStatement(holder)) return undefined;
  const [declaration] = holder.declarationList.declarations;
  return declaration !== undefined && ts.isIdentifier(declaration.name)
    ? declaration.name.text
    : undefined;
}

/** `.catch((error) => …)` behind the insert: refuse as the check would, or read what the other made. */
function caught(
  read: Access,
  insert: Access,
  check: Check,
  leaving: Leaving | undefined,
  analysis: Analysis,
): Handled | undefined {
  const file = insert.node.getSourceFile();
  const isDuplicate = duplicateTest(insert, analysis);
  if (isDuplicate === undefined) return undefined;
  const statement = enclosingStatement(insert.node);
  const eol = lineBreakOf(file);
  const base = indentAt(file, statement.getStart(file));
  const semicolon = statement.getText(file).endsWith(";") ? ";" : "";
  const handler = (consequence: Consequence): TextEdit =>
    withHandler(insert.node, isDuplicate, consequence);
  // PostgreSQL runs nothing more in a transaction in which a statement has failed.
  const isAborted =
    (transactionAround(insert.anchor, analysis) !== undefined ||
      /\b(tx|trx)|transaction/i.test(insert.root.getText())) &&
    !isMysql(insert, analysis) &&
    !isSqlite(insert, analysis);
  if (check.isGetOrCreate) {
    if (isAborted) return undefined;
    const isUnused = ts.isExpressionStatement(statement) && isWaitedAlone(statement, insert.node);
    if (isUnused)
      return {
        title: "Let the loser of the race go on without creating",
        edits: [handler(inline(`return${semicolon}`))],
      };
    const again = readAgain(read, insert);
    if (again === undefined) return undefined;
    const from = indentAt(file, read.node.getStart(file));
    return {
      title: "Let the loser of the race read what the winner created",
      edits: [handler(shiftedFrom(from, `return ${again}${semicolon}`))],
    };
  }
  if (leaving === undefined || leaving.usesRow) return undefined;
  if (leaving.isThrow) {
    const from = indentAt(file, leaving.statement.getStart(file));
    return {
      title: "Answer the loser of the race as the check does",
      edits: [
        handler({
          isLong: leaving.text.includes("\n"),
          textAt: (to) => moved(leaving.statement, from, to),
        }),
      ],
    };
  }
  if (isAborted) return undefined;
  if (!isWaitedIn(statement, insert.node)) return undefined;
  const lines = leaving.text.split(/\r?\n/);
  if (lines.length > 1) return undefined;
  const name = declaredName(statement);
  if (name !== undefined)
    return {
      title: "Answer the loser of the race as the check does",
      edits: [
        handler(inline(`return null${semicolon}`)),
        insertAt(file, statement.getEnd(), `${eol}${base}if (${name} === null) ${leaving.text}`),
      ],
    };
  if (!ts.isExpressionStatement(statement)) return undefined;
  const created = "created";
  return {
    title: "Answer the loser of the race as the check does",
    edits: [
      insertAt(file, statement.getStart(file), `const ${created} = `),
      handler(inline(`return null${semicolon}`)),
      insertAt(file, statement.getEnd(), `${eol}${base}if (${created} === null) ${leaving.text}`),
    ],
  };
}

function isWaitedAlone(statement: ts.ExpressionStatement, node: ts.Node): boolean {
  const waited = unwrap(statement.expression);
  return ts.isAwaitExpression(waited) && unwrap(waited.expression) === node;
}

function isWaitedIn(statement: ts.Node, node: ts.Node): boolean {
  if (ts.isExpressionStatement(statement)) return isWaitedAlone(statement, node);
  return declaredName(statement) !== undefined;
}

/** `const row = await insert` */
function declaredName(statement: ts.Node): string | undefined {
  if (!ts.isVariableStatement(statement)) return undefined;
  const [declaration, ...others] = statement.declarationList.declarations;
  if (declaration === undefined || others.length > 0 || !ts.isIdentifier(declaration.name))
    return undefined;
  const { initializer } = declaration;
  return initializer !== undefined && ts.isAwaitExpression(unwrap(initializer))
    ? declaration.name.text
    : undefined;
}

/** The read once more, in the form that finds the row or fails. */
function readAgain(read: Access, insert: Access): string | undefined {
  const call = read.anchor;
  if (!ts.isCallExpression(call) || read.limit !== 1) return undefined;
  const text = read.node.getText();
  if (/\b(select|include)\s*:/.test(text) || /\b(select|include)\s*:/.test(insert.node.getText()))
    return undefined;
  if (text.includes("\n") && text.length > 400) return undefined;
  const name = calledName(call.expression)?.text ?? "";
  if (read.client === "prisma")
    return /^(findUnique|findFirst)$/.test(name)
      ? text.replace(new RegExp(`\\.${name}\\(`), `.${name}OrThrow(`)
      : text;
  if (read.client === "typeorm")
    return /^(findOne|findOneBy)$/.test(name)
      ? text.replace(new RegExp(`\\.${name}\\(`), `.${name}OrFail(`)
      : undefined;
  return undefined;
}

/** How an error is known to tell of a duplicate. */
function duplicateTest(insert: Access, analysis: Analysis): string | undefined {
  const file = insert.anchor.getSourceFile();
  if (insert.client === "prisma") return isPrismaError(file, "P2002");
  if (insert.client === "mongo") return coded("11000");
  const { dependencies } = analysis.packageOf(file);
  // A repository of the project's own stands before the client that the package has; drivers beside it do not count.
  if (insert.client === "own" && dependencies.has("@prisma/client")) return coded(`"P2002"`);
  if (["pg", "postgres", "@neondatabase/serverless"].some((name) => dependencies.has(name)))
    return coded(`"23505"`);
  if (["mysql2", "mysql", "mariadb"].some((name) => dependencies.has(name)))
    return coded(`"ER_DUP_ENTRY"`);
  return isSqlite(insert, analysis) ? coded(`"SQLITE_CONSTRAINT_UNIQUE"`) : undefined;
}

/** `.onConflictDoNothing()`: nothing is returned to the loser. */
function drizzleHandled(
  act: Act,
  insert: Access,
  leaving: Leaving | undefined,
  analysis: Analysis,
): Handled | undefined {
  if (!ts.isCallExpression(act.node) || isMysql(insert, analysis)) return undefined;
  const chain = chainOf(act.node);
  const values = stepNamed(chain, "values")?.call;
  if (values === undefined) return undefined;
  const file = values.getSourceFile();
  const quiet = insertAt(file, values.getEnd(), ".onConflictDoNothing()");
  const statement = enclosingStatement(insert.node);
  const base = indentAt(file, statement.getStart(file));
  const eol = lineBreakOf(file);
  if (leaving === undefined) {
    // What was made is used further on; the loser has no row to go on with.
    if (!ts.isExpressionStatement(statement) || usesOwnValues(values, statement)) return undefined;
    return { title: "Let the loser of the race insert nothing", edits: [quiet] };
  }
  if (leaving.usesRow || leaving.text.includes("\n")) return undefined;
  const [name] = destructured(statement);
  if (name !== undefined && stepNamed(chain, "returning") !== undefined)
    return {
      title: "Insert nothing on a conflict and answer the loser as the check does",
      edits: [
        quiet,
        insertAt(
          file,
          statement.getEnd(),
          `${eol}${base}if (${name} === undefined) ${leaving.text}`,
        ),
      ],
    };
  if (!ts.isExpressionStatement(statement) || stepNamed(chain, "returning") !== undefined)
    return undefined;
  return {
    title: "Insert nothing on a conflict and answer the loser as the check does",
    edits: [
      insertAt(file, statement.getStart(file), "const [created] = "),
      insertAt(file, values.getEnd(), ".onConflictDoNothing().returning()"),
      insertAt(file, statement.getEnd(), `${eol}${base}if (created === undefined) ${leaving.text}`),
    ],
  };
}

function isMysql(insert: Access, analysis: Analysis): boolean {
  const { dependencies } = analysis.packageOf(insert.anchor.getSourceFile());
  return ["mysql2", "@planetscale/database"].some((name) => dependencies.has(name));
}

/** A name given in the same branch goes into the row and is used later: the loser would use one that nobody has. */
function usesOwnValues(values: ts.CallExpression, statement: ts.Node): boolean {
  const branch = statement.parent;
  for (const node of descendants(values)) {
    if (!ts.isIdentifier(node)) continue;
    for (const each of ts.isBlock(branch) ? branch.statements : []) {
      if (each === statement) break;
      if (new RegExp(`\\b${node.text}\\b\\s*=[^=]`).test(each.getText())) return true;
    }
  }
  return false;
}

/** `const [row] = await …` */
function destructured(statement: ts.Node): string[] {
  if (!ts.isVariableStatement(statement)) return [];
  const [declaration] = statement.declarationList.declarations;
  if (declaration === undefined || !ts.isArrayBindingPattern(declaration.name)) return [];
  const [first] = declaration.name.elements;
  return first !== undefined && ts.isBindingElement(first) && ts.isIdentifier(first.name)
    ? [first.name.text]
    : [];
}

/** `.onConflict([…]).ignore()` */
function knexHandled(
  act: Act,
  insert: Access,
  read: Access,
  leaving: Leaving | undefined,
): Handled | undefined {
  if (!ts.isCallExpression(act.node)) return undefined;
  const step = stepNamed(chainOf(act.node), "insert")?.call;
  const fields = equalFields(read);
  if (step === undefined || fields.length === 0) return undefined;
  const statement = enclosingStatement(insert.node);
  if (!ts.isExpressionStatement(statement)) return undefined;
  // Who is told of a row that exists would not hear of the one that came between.
  if (leaving !== undefined && !(isBareReturn(leaving) && isLast(statement))) return undefined;
  const columns = fields.map((field) => `"${field}"`).join(", ");
  return {
    title: "Let the loser of the race insert nothing",
    edits: [
      insertAt(
        step.getSourceFile(),
        step.getEnd(),
        `.onConflict(${fields.length === 1 ? columns : `[${columns}]`}).ignore()`,
      ),
    ],
  };
}

function isBareReturn({ text }: Leaving): boolean {
  return /^return;?$/.test(text);
}

function isLast(statement: ts.Statement): boolean {
  const { parent } = statement;
  return ts.isBlock(parent) && parent.statements.at(-1) === statement;
}

/** `Model.create(values)` becomes an upsert that sets values on insert alone. */
function mongoHandled(act: Act, read: Access): Handled | undefined {
  const call = act.node;
  const filter = ts.isCallExpression(read.anchor) ? read.anchor.arguments[0] : undefined;
  if (!ts.isCallExpression(call) || filter === undefined) return undefined;
  const [values, ...others] = call.arguments;
  const callee = unwrap(call.expression);
  if (values === undefined || others.length > 0) return undefined;
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "create") return undefined;
  if (!ts.isObjectLiteralExpression(unwrap(values)) || read.operation !== "find-one")
    return undefined;
  const model = callee.expression.getText();
  return {
    title: "Insert only where none is; the loser gets what the winner created",
    edits: [
      replaceNode(
        call,
        `${model}.findOneAndUpdate(${filter.getText()}, { $setOnInsert: ${values.getText()} }, { upsert: true, new: true })`,
      ),
    ],
  };
}
