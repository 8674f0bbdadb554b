/** Repairs for statements that belong together: one transaction around them, serializable where what was read decides. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { type Access, isRead } from "../data/access.ts";
import { chainOf, stepNamed } from "../data/chain.ts";
import { isSqlite } from "../data/dialect.ts";
import { accessOf } from "../data/read.ts";
import { type Transaction, transactionAround } from "../data/transactions.ts";
import { indentAt, insertAt, lineBreakOf, replaceNode, stepOf, withProperty } from "../edits.ts";
import { effectsWithin } from "../effects/summary.ts";
import { habitsOf } from "../habits.ts";
import { hasLongTemplate } from "../layout.ts";
import { type Consequence, handlerText, isPrismaError } from "../raced.ts";
import { mentionsOf } from "../references.ts";
import type { Fix, TextEdit } from "../rule.ts";
import { ancestors, calledName, descendants, isFunctionNode, outer, unwrap } from "../syntax.ts";
import { refusalNear } from "./refusal.ts";

/** How a client is asked for serializable isolation. */
type Dialect = "prisma" | "drizzle" | "typeorm" | "knex";

const TITLE = "Make both one serializable transaction";

/**
 * Undefined where the client has no such option, or what lies between read and write must not wait for a lock.
 * Of two at once the database fails one: it is refused as the function refuses elsewhere, or people have to say what it hears.
 */
export function serialiseFix(read: Access, write: ts.Node, analysis: Analysis): Fix | undefined {
  const dialect = dialectOf(read.client);
  if (dialect === undefined) return undefined;
  const open = {
    title: `${TITLE}; the loser fails and can try again`,
    isUnfinished: true,
  } as const;
  const transaction = transactionAround(write, analysis);
  if (transaction !== undefined) {
    const edit = isWithin(read.anchor, transaction.body)
      ? isolated(transaction, dialect)
      : undefined;
    return edit === undefined ? undefined : { ...open, safety: "review", edits: () => [edit] };
  }
  // The callback's parameter has a type only where the client's call resolves.
  if (read.certainty !== "resolved") return undefined;
  if (dialect !== "prisma" && dialect !== "drizzle") return undefined;
  const span = spanOf(read, write, analysis);
  if (span === undefined) return undefined;
  const level = dialect === "prisma" ? `"Serializable"` : `"serializable"`;
  const refusal = dialect === "prisma" ? refusalNear(write, AT_ONCE, analysis) : undefined;
  // A `return` from the handler is one from the function only where nothing follows.
  const isHeard = refusal?.isThrow === true || (span.isRest && span.returns);
  // A `catch` inside may have put the failure into other words before the handler sees it.
  const isReworded = span.statements.some((each) =>
    [each, ...descendants(each)].some(ts.isTryStatement),
  );
  if (refusal === undefined || !isHeard || isReworded)
    return { ...open, safety: "review", edits: () => wrapped(span, dialect, { level }) };
  return {
    title: `${TITLE}; refuse the loser as a conflict`,
    safety: "review",
    edits: () => [
      ...refusal.edits,
      ...wrapped(span, dialect, { level, code: "P2034", told: refusal.told }),
    ],
  };
}

const AT_ONCE = "Another request was faster, please try again";

/** The row stays locked from the read to the write, so that of two at once one waits; undefined where the client cannot ask for that. */
export function lockFix(read: Access, write: ts.Node, analysis: Analysis): Fix | undefined {
  if (read.client !== "drizzle" || read.certainty !== "resolved") return undefined;
  if (read.operation === "count" || read.operation === "aggregate" || isSqlite(read, analysis))
    return undefined;
  if (!ts.isCallExpression(read.anchor)) return undefined;
  const chain = chainOf(read.anchor);
  const isPlain =
    stepNamed(chain, "select") !== undefined && stepNamed(chain, ...SHARED) === undefined;
  if (!isPlain) return undefined;
  const transaction = transactionAround(write, analysis);
  const lock = insertAt(read.node.getSourceFile(), read.node.getEnd(), lockText(read.node));
  const title = "Lock the row from the read to the write; nobody loses";
  if (transaction !== undefined)
    return isWithin(read.anchor, transaction.body)
      ? { title, safety: "review", edits: () => [lock] }
      : undefined;
  const span = spanOf(read, write, analysis);
  return span === undefined
    ? undefined
    : { title, safety: "review", edits: () => wrapped(span, "drizzle", undefined, [lock]) };
}

/** Steps behind which no row of one table is left to lock. */
const SHARED = [
  "leftJoin",
  "rightJoin",
  "fullJoin",
  "innerJoin",
  "groupBy",
  "union",
  "for",
] as const;

/** On a line of its own where the other steps stand so. */
function lockText(read: ts.Expression): string {
  const file = read.getSourceFile();
  const text = read.getText(file);
  const step = /\n([ \t]*)\.[^\n]*$/.exec(text);
  return step === null ? `.for("update")` : `${lineBreakOf(file)}${step[1]}.for("update")`;
}

/** One transaction around two writes and what lies between; undefined where they cannot move into a callback. */
export function transactionFix(
  first: Access,
  second: ts.Node,
  analysis: Analysis,
): Fix | undefined {
  const dialect = dialectOf(first.client);
  if (first.certainty !== "resolved" || (dialect !== "prisma" && dialect !== "drizzle"))
    return undefined;
  if (isSqlite(first, analysis) && dialect === "drizzle") return undefined;
  const span = widestOf(first, second, analysis);
  if (span === undefined || span.roots.length < 2) return undefined;
  return {
    title: `Write ${span.roots.length > 2 ? "all of them" : "both"} in one transaction`,
    safety: "review",
    edits: () => wrapped(span, dialect, undefined),
  };
}

function dialectOf(client: string): Dialect | undefined {
  return client === "prisma" || client === "drizzle" || client === "typeorm" || client === "knex"
    ? client
    : undefined;
}

function isWithin(node: ts.Node, root: ts.Node): boolean {
  return (
    node.getSourceFile() === root.getSourceFile() && node.pos >= root.pos && node.end <= root.end
  );
}

/** Asks an existing transaction for more isolation. */
function isolated({ opener, body }: Transaction, dialect: Dialect): TextEdit | undefined {
  if (!ts.isCallExpression(opener)) return undefined;
  const file = opener.getSourceFile();
  const index = opener.arguments.indexOf(body as ts.Node as ts.Expression);
  if (index < 0) return undefined;
  if (dialect === "typeorm")
    return index === 0 ? insertAt(file, body.getStart(file), `"SERIALIZABLE", `) : undefined;
  const level = dialect === "prisma" ? `"Serializable"` : `"serializable"`;
  const options = opener.arguments[index + 1];
  // Somebody chose a level.
  if (options !== undefined && /isolationLevel/.test(options.getText())) return undefined;
  if (options === undefined) return insertAt(file, body.getEnd(), `, { isolationLevel: ${level} }`);
  const literal = unwrap(options);
  return ts.isObjectLiteralExpression(literal)
    ? withProperty(literal, "isolationLevel", level)
    : undefined;
}

interface Wrapping {
  readonly statements: readonly ts.Statement[];
  /** The client's own text: `prisma`, `this.prisma`. */
  readonly root: string;
  readonly roots: readonly ts.Node[];
  /** Names declared inside that are used behind. */
  readonly names: readonly string[];
  readonly isReassigned: boolean;
  /** The statements are the rest of the function, so that what they return may be returned. */
  readonly isRest: boolean;
  readonly returns: boolean;
}

const MAX_LINES = 50;

/** So much code in between holds locks for reasons that nobody sees; parts that run side by side share no transaction. */
function isTooLong(span: readonly ts.Statement[]): boolean {
  const lines = span.reduce((sum, each) => sum + each.getText().split("\n").length, 0);
  return (
    lines > MAX_LINES || span.some((each) => /\bPromise\.(all|allSettled)\(/.test(each.getText()))
  );
}

/** `Promise.all(list.map(async (each) => { … }))`: a transaction, and a connection, for each at once. */
function isOneOfMany(block: ts.Block): boolean {
  const owner = block.parent;
  if (!ts.isArrowFunction(owner) && !ts.isFunctionExpression(owner)) return false;
  const map = outer(owner);
  if (!ts.isCallExpression(map) || calledName(map.expression)?.text !== "map") return false;
  return ts.isCallExpression(outer(map));
}

/** A `catch` that only writes down would drop the first write with the second. */
function isSwallowed(block: ts.Block): boolean {
  for (const at of ancestors(block)) {
    if (isFunctionNode(at)) return false;
    if (ts.isCatchClause(at)) return true;
    if (!ts.isTryStatement(at) || at.catchClause === undefined) continue;
    return !/\b(throw|return|reject|next)\b/.test(at.catchClause.block.getText());
  }
  return false;
}

/** Writes that follow at once belong to the same change: half of it in a transaction would be half a repair. */
function widestOf(first: Access, second: ts.Node, analysis: Analysis): Wrapping | undefined {
  const statements = commonBlock(first.anchor, second)?.statements ?? [];
  const to = statements.findIndex((each) => isWithin(second, each));
  const text = first.root.getText();
  let span = spanOf(first, second, analysis);
  for (const each of statements.slice(to + 1)) {
    const write = [...descendants(each)].find((node) => isWriteOf(node, text, analysis));
    const wider = write === undefined ? undefined : spanOf(first, write, analysis);
    if (wider === undefined) break;
    span = wider;
  }
  return span;
}

function isWriteOf(node: ts.Node, client: string, analysis: Analysis): boolean {
  if (!ts.isCallExpression(node)) return false;
  const access = accessOf(node, analysis);
  return access !== undefined && !isRead(access) && access.root.getText() === client;
}

/** The statements from the read to the write, when they can move into a callback. */
function spanOf(read: Access, write: ts.Node, analysis: Analysis): Wrapping | undefined {
  const block = commonBlock(read.anchor, write);
  if (block === undefined) return undefined;
  const { statements } = block;
  const from = statements.findIndex((each) => isWithin(read.anchor, each));
  const to = statements.findIndex((each) => isWithin(write, each));
  if (from < 0 || to < from) return undefined;
  const owner = block.parent;
  const isBody = isFunctionNode(owner) && owner.body === block;
  const isRest = isBody && to === statements.length - 1;
  const span = statements.slice(from, to + 1);
  if (isTooLong(span) || isOneOfMany(block) || isSwallowed(block)) return undefined;
  // What a call hands out may be a transaction already, in which none can begin.
  if ([read.root, ...descendants(read.root)].some(ts.isCallExpression)) return undefined;
  const text = read.root.getText();
  const roots: ts.Node[] = [];
  let returns = false;
  for (const statement of span) {
    if (hasLongTemplate(statement)) return undefined;
    for (const node of [statement, ...descendants(statement)]) {
      if (ts.isCallExpression(node) || ts.isTaggedTemplateExpression(node)) {
        const access = accessOf(node, analysis);
        if (access !== undefined && access.root.getText() === text) roots.push(access.root);
      }
      // After a failed statement most databases refuse the rest of the transaction: nothing is left to catch.
      if (ts.isTryStatement(node) && !isPassedOn(node)) return undefined;
      if (ts.isAwaitExpression(node) && !isOfClient(node, text, analysis)) return undefined;
      if (node !== statement && leaves(node, statement)) {
        if (!ts.isReturnStatement(node) || !isRest) return undefined;
        returns = true;
      }
    }
    if (ts.isReturnStatement(statement)) {
      if (!isRest) return undefined;
      returns = true;
    }
    // Whoever waits for another service inside a transaction keeps its locks meanwhile.
    const isWaiting = effectsWithin(statement, analysis).some(
      ({ effect }) => effect.target !== "database" && effect.certainty !== "name",
    );
    if (isWaiting) return undefined;
  }
  const rest = statements.slice(to + 1);
  const names = declaredIn(span).filter((name) =>
    mentionsOf(block.getSourceFile(), name).some((use) => rest.some((each) => isWithin(use, each))),
  );
  const isReassigned = span.some(
    (each) =>
      ts.isVariableStatement(each) &&
      (each.declarationList.flags & ts.NodeFlags.Const) === 0 &&
      declaredIn([each]).some((name) => names.includes(name)),
  );
  const first = span[0];
  if (first === undefined || isFunctionOpen(first)) return undefined;
  return {
    statements: span,
    root: text,
    roots: [...new Set(roots)],
    names,
    isReassigned,
    isRest,
    returns,
  };
}

/** What fails leaves the transaction: the `catch` only puts it into other words. */
function isPassedOn({ catchClause, finallyBlock }: ts.TryStatement): boolean {
  if (catchClause === undefined || finallyBlock !== undefined) return false;
  const { statements } = catchClause.block;
  const last = statements.at(-1);
  return (
    last !== undefined &&
    ts.isThrowStatement(last) &&
    ![...descendants(catchClause.block)].some(
      (each) => ts.isAwaitExpression(each) || ts.isReturnStatement(each),
    )
  );
}

/** Waits for the client itself: whatever else is waited for holds the transaction open, or has a connection of its own. */
function isOfClient(wait: ts.AwaitExpression, client: string, analysis: Analysis): boolean {
  return [wait.expression, ...descendants(wait.expression)].some((node) => {
    if (!ts.isCallExpression(node) && !ts.isTaggedTemplateExpression(node)) return false;
    return accessOf(node, analysis)?.root.getText() === client;
  });
}

/** `return`, `break` and `continue` that leave the statement, those of inner functions excluded. */
function leaves(node: ts.Node, statement: ts.Node): boolean {
  if (!ts.isReturnStatement(node) && !ts.isBreakStatement(node) && !ts.isContinueStatement(node))
    return false;
  for (const at of ancestors(node, statement)) {
    if (isFunctionNode(at)) return false;
    if (!ts.isReturnStatement(node) && ts.isIterationStatement(at, false)) return false;
  }
  return true;
}

/** A generator's `yield` cannot move into a callback. */
function isFunctionOpen(statement: ts.Statement): boolean {
  for (const at of ancestors(statement))
    if (isFunctionNode(at)) return "asteriskToken" in at && at.asteriskToken !== undefined;
  return true;
}

function commonBlock(read: ts.Node, write: ts.Node): ts.Block | undefined {
  for (const at of ancestors(write)) {
    if (ts.isBlock(at) && isWithin(read, at)) return at;
    if (isFunctionNode(at) && !isWithin(read, at)) return undefined;
  }
  return undefined;
}

function declaredIn(statements: readonly ts.Statement[]): string[] {
  const names: string[] = [];
  const add = (name: ts.BindingName): void => {
    if (ts.isIdentifier(name)) names.push(name.text);
    else for (const each of name.elements) if (ts.isBindingElement(each)) add(each.name);
  };
  for (const statement of statements)
    if (ts.isVariableStatement(statement))
      for (const each of statement.declarationList.declarations) add(each.name);
  return names;
}

/** What is asked of the database beside a transaction, and what the one hears that it fails for it. */
interface Isolation {
  readonly level: string;
  readonly code?: string;
  readonly told?: Consequence;
}

function wrapped(
  span: Wrapping,
  dialect: "prisma" | "drizzle",
  isolation: Isolation | undefined,
  within: readonly TextEdit[] = [],
): TextEdit[] {
  const [first] = span.statements;
  const last = span.statements.at(-1);
  if (first === undefined || last === undefined) return [];
  const file = first.getSourceFile();
  const start = first.getStart(file);
  const end = last.getEnd();
  const eol = lineBreakOf(file);
  const base = indentAt(file, start);
  const step = stepOf(file);
  const { told, code } = isolation ?? {};
  const depth = told !== undefined ? 3 : isolation !== undefined ? 2 : 1;
  const inner = base + step.repeat(depth);
  const handle = /\btx\b/.test(file.text.slice(start, end)) ? "transaction" : "tx";
  const names = span.isRest ? [] : span.names;
  const handedOut = heldBy(last, names);
  const changes = [...within, ...span.roots.map((root) => replaceNode(root, handle))];
  if (handedOut !== undefined) changes.push(handedOut.edit);
  let text = file.text.slice(start, end);
  for (const each of changes.sort((one, other) => other.start - one.start))
    text = text.slice(0, each.start - start) + each.text + text.slice(each.end - start);
  // What stood on a line of its own behind the `=` moves up to the `return`.
  if (handedOut?.wasBelow === true) {
    const at = text.lastIndexOf(RETURNS);
    text = text.slice(0, at) + text.slice(at).replaceAll(`\n${step}`, "\n");
  }
  const semicolon = last.getText(file).endsWith(";") || last.getText(file).endsWith("}") ? ";" : "";
  const body = text
    .split(/\r?\n/)
    .map((line) => (line === "" ? line : step.repeat(depth) + line))
    .join(eol);
  const held = handedOut?.name ?? (names.length === 1 ? names[0] : `{ ${names.join(", ")} }`);
  const keyword = span.isReassigned ? "let" : "const";
  const opening =
    span.isRest && span.returns
      ? "return await "
      : names.length > 0
        ? `${keyword} ${held} = await `
        : "await ";
  const handsOut =
    names.length > 0 && handedOut === undefined ? `${eol}${inner}return ${held}${semicolon}` : "";
  const called = dialect === "prisma" ? "$transaction" : "transaction";
  const comma = habitsOf(file).hasArgumentCommas ? "," : "";
  const outerStep = base + step.repeat(depth - 1);
  const callback = `async (${handle}) => {${eol}${base}${body}${handsOut}${eol}${outerStep}}`;
  const options = `{ isolationLevel: ${isolation?.level} }`;
  const call =
    isolation === undefined
      ? `.${called}(${callback})`
      : [`.${called}(`, `${outerStep}${callback},`, `${outerStep}${options}${comma}`].join(eol) +
        `${eol}${base}${step.repeat(depth - 2)})`;
  const chain =
    told === undefined || code === undefined
      ? call
      : `${eol}${base}${step}${call}${eol}${base}${step}.catch(${handlerText(file, base + step, isPrismaError(file, code), told, semicolon)})`;
  return [{ file: file.fileName, start, end, text: `${opening}${span.root}${chain}${semicolon}` }];
}

const RETURNS = "return ";

/** `const row = await insert` at the end, where nothing else is used later: the callback returns what is waited for. */
function heldBy(
  last: ts.Statement,
  names: readonly string[],
): { readonly name: string; readonly edit: TextEdit; readonly wasBelow: boolean } | undefined {
  if (names.length === 0 || !ts.isVariableStatement(last)) return undefined;
  const [declaration, ...others] = last.declarationList.declarations;
  if (declaration?.initializer === undefined || others.length > 0) return undefined;
  const waited = unwrap(declaration.initializer);
  if (waited !== declaration.initializer || !ts.isAwaitExpression(waited)) return undefined;
  const declared = declaredIn([last]);
  if (!names.every((name) => declared.includes(name))) return undefined;
  const file = last.getSourceFile();
  const type = declaration.type === undefined ? "" : `: ${declaration.type.getText(file)}`;
  return {
    name: declaration.name.getText(file) + type,
    edit: {
      file: file.fileName,
      start: last.getStart(file),
      end: waited.expression.getStart(file),
      text: RETURNS,
    },
    wasBelow: file.text.slice(declaration.name.getEnd(), waited.getStart(file)).includes("\n"),
  };
}
