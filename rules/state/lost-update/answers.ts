/** What the loser of a race hears whose write finds the row changed: what the function says when it refuses. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { indentAt, insertAt, lineBreakOf, replaceNode } from "../../kit/edits.ts";
import { type Refusal, refusalNear } from "../../kit/flow/refusal.ts";
import { branch, inline, isPrismaError, shiftedFrom, withHandlerAround } from "../../kit/raced.ts";
import type { Fix, TextEdit } from "../../kit/rule.ts";
import { calledName, enclosingStatement, unwrap } from "../../kit/syntax.ts";

/** A write of Prisma that asks for what was read. */
export interface Compared {
  readonly write: ts.CallExpression;
  readonly title: string;
  /** What is written, in words. */
  readonly what: string;
  readonly edits: () => readonly TextEdit[];
  /** Edits of the read. */
  readonly before: readonly TextEdit[];
  /** `updateMany` would write the same. */
  readonly isCountable: boolean;
  /** `update` takes further conditions beside the unique ones. */
  readonly takesMore: boolean;
}

/** The comparison with an answer for the loser: `given`, or what the function says elsewhere. */
export function answered(
  compared: Compared,
  given: ts.Statement | undefined,
  analysis: Analysis,
): Fix | undefined {
  const { write, title, takesMore } = compared;
  const plain = (): TextEdit[] => [...compared.before, ...compared.edits()];
  if (takesMore && isSentAgain(write, analysis))
    return {
      title: `${title}; the loser fails and is sent again`,
      safety: "review",
      edits: plain,
    };
  const known =
    given === undefined ? refusalNear(write, messageOf(compared), analysis) : asGiven(given);
  const refusal = known ?? bareRefusal(compared);
  const edits = countedEdits(compared, refusal) ?? caughtEdits(compared, refusal);
  if (edits !== undefined)
    return {
      title: `${title}; ${given === undefined ? "refuse the loser as a conflict" : "answer the loser as the check does"}`,
      safety: "review",
      // Where the file has classes for its failures, none of which fits, people choose one.
      ...(known === undefined && hasOwnErrors(write.getSourceFile()) ? { isUnfinished: true } : {}),
      edits: () => [...compared.before, ...refusal.edits, ...edits()],
    };
  if (!takesMore) return undefined;
  return {
    title: `${title}; the loser fails with P2025`,
    safety: "review",
    isUnfinished: true,
    edits: plain,
  };
}

function messageOf({ what }: Compared): string {
  return `The ${what} was changed in the meantime, please try again`;
}

function hasOwnErrors(file: ts.SourceFile): boolean {
  return /\bthrow new (?!Error\b)\w+/.test(file.text);
}

/** Where nothing in the file refuses. */
function bareRefusal(compared: Compared): Refusal {
  const end = enclosingStatement(compared.write).getText().endsWith(";") ? ";" : "";
  const told = inline(`throw new Error("${messageOf(compared)}")${end}`);
  return { told, isThrow: true, edits: [] };
}

function asGiven(statement: ts.Statement): Refusal {
  const file = statement.getSourceFile();
  const told = shiftedFrom(indentAt(file, statement.getStart(file)), statement.getText(file));
  return { told, isThrow: ts.isThrowStatement(statement), edits: [] };
}

/** Queues and senders of webhooks repeat what failed. */
function isSentAgain(write: ts.Node, analysis: Analysis): boolean {
  const { contexts } = analysis.reach(write);
  if (/webhook/i.test(write.getSourceFile().fileName)) return true;
  return (
    (contexts.has("consumer") || contexts.has("job")) &&
    !contexts.has("request") &&
    !contexts.has("library")
  );
}

/** `const { count } = await client.row.updateMany(…)`, and the refusal where none was. */
function countedEdits(
  { write, isCountable, edits }: Compared,
  { told }: Refusal,
): (() => readonly TextEdit[]) | undefined {
  const statement = enclosingStatement(write);
  const name = calledName(write.expression);
  if (!isCountable || name === undefined || !ts.isExpressionStatement(statement)) return undefined;
  const waited = unwrap(statement.expression);
  if (!ts.isAwaitExpression(waited) || unwrap(waited.expression) !== write) return undefined;
  const file = write.getSourceFile();
  const indent = indentAt(file, statement.getStart(file));
  const isTaken = /\bcount\b/.test(statement.parent.getText(file));
  const held = isTaken ? "updated" : "count";
  const eol = lineBreakOf(file);
  return () => [
    insertAt(file, statement.getStart(file), `const { ${isTaken ? `count: ${held}` : held} } = `),
    replaceNode(name, "updateMany"),
    ...edits(),
    insertAt(
      file,
      statement.getEnd(),
      `${eol}${indent}${branch(file, indent, `${held} === 0`, told)}`,
    ),
  ];
}

/** A `catch` behind the write that knows the failure. */
function caughtEdits(
  { write, takesMore, edits }: Compared,
  { told, isThrow }: Refusal,
): (() => readonly TextEdit[]) | undefined {
  if (!takesMore) return undefined;
  const file = write.getSourceFile();
  const test = isPrismaError(file, "P2025");
  if (isThrow) return () => withHandlerAround(write, test, told, edits());
  const statement = enclosingStatement(write);
  const name = ts.isVariableStatement(statement) ? nameGiven(statement, write) : undefined;
  if (name === undefined) return undefined;
  const end = statement.getText(file).endsWith(";") ? ";" : "";
  const indent = indentAt(file, statement.getStart(file));
  return () => [
    ...withHandlerAround(write, test, inline(`return null${end}`), edits()),
    insertAt(
      file,
      statement.getEnd(),
      `${lineBreakOf(file)}${indent}${branch(file, indent, `${name} === null`, told)}`,
    ),
  ];
}

/** `const row = await write` */
function nameGiven(statement: ts.VariableStatement, write: ts.Node): string | undefined {
  const [declaration, ...others] = statement.declarationList.declarations;
  if (declaration?.initializer === undefined || others.length > 0) return undefined;
  const waited = unwrap(declaration.initializer);
  if (!ts.isAwaitExpression(waited) || unwrap(waited.expression) !== write) return undefined;
  return ts.isIdentifier(declaration.name) ? declaration.name.text : undefined;
}
