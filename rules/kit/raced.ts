/** A handler behind a write for the failure that the loser of a race gets. */
import { ts } from "ts-morph";
import { withCatch, withCatchAround } from "./chained.ts";
import { indentAt, lineBreakOf, stepOf } from "./edits.ts";
import { bracesAll, maxWidthOf } from "./habits.ts";
import { importsOf } from "./imports.ts";
import type { TextEdit } from "./rule.ts";
import { enclosingStatement } from "./syntax.ts";

/** What the loser of the race does, written at an indentation. */
export interface Consequence {
  readonly isLong: boolean;
  readonly textAt: (indent: string) => string;
}

export function inline(text: string): Consequence {
  return { isLong: false, textAt: () => text };
}

/** Text that stood at another indentation. */
export function shiftedFrom(from: string, text: string): Consequence {
  return {
    isLong: text.includes("\n"),
    textAt: (to) =>
      text
        .split("\n")
        .map((line, index) =>
          index > 0 && line.startsWith(from) ? to + line.slice(from.length) : line,
        )
        .join("\n"),
  };
}

/** `.catch((error: unknown) => { if (test) consequence; throw error; })` behind the write. */
export function withHandler(node: ts.Node, test: string, consequence: Consequence): TextEdit {
  const file = node.getSourceFile();
  const statement = enclosingStatement(node);
  const base = baseOf(node);
  const semicolon = statement.getText(file).endsWith(";") ? ";" : "";
  return withCatch(node, base, (indent) => handlerText(file, indent, test, consequence, semicolon));
}

/** The indentation of the line that a write begins on; a branch of a condition stands behind its sign. */
function baseOf(node: ts.Node): string {
  const file = node.getSourceFile();
  const start = node.getStart(file);
  const indent = indentAt(file, start);
  const line = file.text.slice(file.text.lastIndexOf("\n", start) + 1, start);
  return /^\s*[?:] /.test(line) ? indent + stepOf(file) : indent;
}

/** The same behind a write whose arguments are edited, too. */
export function withHandlerAround(
  node: ts.Node,
  test: string,
  consequence: Consequence,
  within: readonly TextEdit[],
): readonly TextEdit[] {
  const file = node.getSourceFile();
  const statement = enclosingStatement(node);
  const semicolon = statement.getText(file).endsWith(";") ? ";" : "";
  return withCatchAround(
    node,
    baseOf(node),
    (indent) => handlerText(file, indent, test, consequence, semicolon),
    within,
  );
}

/** A branch at an indentation, in braces where the file puts each branch into them or a line would be too long. */
export function branch(
  file: ts.SourceFile,
  indent: string,
  test: string,
  { isLong, textAt }: Consequence,
): string {
  const short = `if (${test}) ${textAt(indent)}`;
  if (!isLong && indent.length + short.length <= maxWidthOf(file) && !bracesAll(file)) return short;
  const eol = lineBreakOf(file);
  const inner = indent + stepOf(file);
  return `if (${test}) {${eol}${inner}${textAt(inner)}${eol}${indent}}`;
}

/** The handler alone, at the indentation of its closing brace. */
export function handlerText(
  file: ts.SourceFile,
  base: string,
  test: string,
  consequence: Consequence,
  semicolon: string,
): string {
  const eol = lineBreakOf(file);
  const inner = base + stepOf(file);
  return [
    "(error: unknown) => {",
    inner + branch(file, inner, test, consequence),
    `${inner}throw error${semicolon}`,
    `${base}}`,
  ].join(eol);
}

/** How the failure of a Prisma client is known, in a file that may name its class or not. */
export function isPrismaError(file: ts.SourceFile, code: string): string {
  const imported = importsOf(file).get("Prisma");
  return imported !== undefined &&
    /prisma/i.test(imported.specifier) &&
    !isTypeAlone(file, "Prisma")
    ? `error instanceof Prisma.PrismaClientKnownRequestError && error.code === "${code}"`
    : coded(`"${code}"`);
}

/** How a failure with a code is known whatever its class. */
export function coded(code: string): string {
  return `error instanceof Error && "code" in error && error.code === ${code}`;
}

/** `import type { Name }`, which leaves no value behind. */
function isTypeAlone(file: ts.SourceFile, name: string): boolean {
  return file.statements.some((each) => {
    if (!ts.isImportDeclaration(each)) return false;
    const bindings = each.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) return false;
    return bindings.elements.some(
      (element) =>
        element.name.text === name &&
        (element.isTypeOnly || each.importClause?.isTypeOnly === true),
    );
  });
}
