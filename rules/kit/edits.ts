/** Builds text edits; the tree is never manipulated. */
import { ts } from "ts-morph";
import { habitsOf, maxWidthOf } from "./habits.ts";
import type { TextEdit } from "./rule.ts";
import { enclosingFunction, isUndefined, propertyName } from "./syntax.ts";

/** The line break a file uses. */
export function lineBreakOf(file: ts.SourceFile): string {
  return file.text.includes("\r\n") ? "\r\n" : "\n";
}

export function insertAt(file: ts.SourceFile, offset: number, text: string): TextEdit {
  return { file: file.fileName, start: offset, end: offset, text };
}

export function replaceNode(node: ts.Node, text: string): TextEdit {
  const file = node.getSourceFile();
  return { file: file.fileName, start: node.getStart(file), end: node.getEnd(), text };
}

/** White space at the start of the line that holds an offset. */
export function indentAt(file: ts.SourceFile, offset: number): string {
  const line = file.text.lastIndexOf("\n", offset - 1) + 1;
  return /^[ \t]*/.exec(file.text.slice(line, offset))?.[0] ?? "";
}

/** One step of indentation as the file has it. */
export function stepOf(file: ts.SourceFile): string {
  if (/^\t/m.test(file.text)) return "\t";
  return /^ {4}\S/m.test(file.text) && !/^ {2}\S/m.test(file.text) ? "    " : "  ";
}

/** Adds `name: value` as the last property of an object literal, in the literal's own layout; replaces a property of that name. */
export function withProperty(
  literal: ts.ObjectLiteralExpression,
  name: string,
  value: string,
): TextEdit {
  const file = literal.getSourceFile();
  const old = literal.properties.find(
    (each) => each.name !== undefined && propertyName(each.name) === name,
  );
  const text = `${name}: ${value}`;
  const start = literal.getStart(file);
  const last = literal.properties.at(-1);
  if (last === undefined)
    return replaceNode(literal, literalOf(file, start, [text], literal.getWidth(file)));
  const isOneLine = lineOf(file, start) === lineOf(file, literal.getEnd());
  if (old !== undefined) {
    const isTooLong = widthAt(file, start) - old.getWidth(file) + text.length > maxWidthOf(file);
    if (!isOneLine || !isTooLong || hasComment(literal)) return replaceNode(old, text);
    const texts = literal.properties.map((each) => (each === old ? text : each.getText(file)));
    return replaceNode(literal, overLines(file, start, texts));
  }
  const { hasTrailingComma } = literal.properties;
  const end = hasTrailingComma ? literal.properties.end : last.getEnd();
  const comma = hasTrailingComma ? "," : "";
  if (lineOf(file, literal.getStart(file)) !== lineOf(file, last.getStart(file))) {
    const indent = indentAt(file, last.getStart(file));
    // A comment behind the last property stays with it.
    const behind = ts.getTrailingCommentRanges(file.text, end)?.at(-1)?.end ?? end;
    return {
      file: file.fileName,
      start: end,
      end: behind,
      text: `${hasTrailingComma ? "" : ","}${file.text.slice(end, behind)}${lineBreakOf(file)}${indent}${text}${comma}`,
    };
  }
  const added = insertAt(file, end, `${hasTrailingComma ? " " : ", "}${text}${comma}`);
  return widthAt(file, end) + added.text.length <= maxWidthOf(file) || hasComment(literal)
    ? added
    : replaceNode(
        literal,
        overLines(file, start, [...literal.properties.map((each) => each.getText(file)), text]),
      );
}

/**
 * An object literal of these properties, over several lines when it would make the line at `offset` too long;
 * `replaced` is the length of the text it stands for.
 */
export function literalOf(
  file: ts.SourceFile,
  offset: number,
  properties: readonly string[],
  replaced = 0,
): string {
  const inline = `{ ${properties.join(", ")} }`;
  return widthAt(file, offset) - replaced + inline.length + 2 <= maxWidthOf(file)
    ? inline
    : overLines(file, offset, properties);
}

function overLines(file: ts.SourceFile, offset: number, properties: readonly string[]): string {
  const eol = lineBreakOf(file);
  const indent = indentAt(file, offset);
  const step = stepOf(file);
  const lines = properties.map((each) => `${indent}${step}${each}`);
  const comma = habitsOf(file).hasTrailingCommas ? "," : "";
  return `{${eol}${lines.join(`,${eol}`)}${comma}${eol}${indent}}`;
}

/** True for comments between the properties of a literal, which a rewritten one would lose. */
function hasComment(literal: ts.ObjectLiteralExpression): boolean {
  const { text } = literal.getSourceFile();
  return [...literal.properties, literal.properties].some(
    ({ pos, end }) =>
      ts.getLeadingCommentRanges(text, pos) !== undefined ||
      ts.getTrailingCommentRanges(text, pos) !== undefined ||
      ts.getTrailingCommentRanges(text, end) !== undefined,
  );
}

function lineOf(file: ts.SourceFile, offset: number): number {
  return file.getLineAndCharacterOfPosition(offset).line;
}

/** Length of the line that holds an offset. */
function widthAt(file: ts.SourceFile, offset: number): number {
  const from = file.text.lastIndexOf("\n", offset - 1) + 1;
  return endOfLine(file, offset) - from;
}

/**
 * Adds an argument at an index: a literal of these properties. Arguments left out before it become `undefined`;
 * one that stands there and is no `undefined` moves one place back.
 */
export function withOptions(
  call: ts.CallExpression | ts.NewExpression,
  index: number,
  properties: readonly string[],
): TextEdit {
  const file = call.getSourceFile();
  const present = call.arguments ?? [];
  const stands = present[index];
  const first = present[0];
  // Arguments that stand on lines of their own stay so.
  const isBroken =
    first !== undefined &&
    lineOf(file, first.getStart(file)) !== lineOf(file, call.expression.getEnd());
  const offset = (stands ?? present.at(-1))?.getStart(file) ?? call.getEnd() - 1;
  const indent = indentAt(file, offset);
  const gap = isBroken ? `,${lineBreakOf(file)}${indent}` : ", ";
  const old = isBroken ? widthAt(file, offset) - indent.length : 0;
  if (stands !== undefined && isUndefined(stands))
    return replaceNode(stands, literalOf(file, offset, properties, isBroken ? old : 9));
  const literal = literalOf(file, offset, properties, old);
  if (stands !== undefined) return insertAt(file, offset, literal + gap);
  const fill = [...Array(Math.max(0, index - present.length)).fill("undefined"), literal].join(gap);
  const last = present.at(-1);
  return last === undefined
    ? insertAt(file, offset, fill)
    : insertAt(file, last.getEnd(), gap + fill);
}

export interface Constant {
  readonly name: string;
  /** Nothing when the file has the constant already. */
  readonly edits: readonly TextEdit[];
}

/**
 * A module-level constant below the imports, with a comment where its name does not say what it means.
 * One of that name and the form of a constant is used again; another thing of that name makes a numbered one.
 * It stands above `user`, the node that is going to read it.
 */
export function withConstant(
  file: ts.SourceFile,
  wanted: string,
  value: string,
  comment: string | undefined,
  user?: ts.Node,
): Constant {
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}_${n}`;
    const known = topLevelConstant(file, name);
    if (known !== undefined && isSetBefore(known, user)) return { name, edits: [] };
    if (isImported(file, name)) return { name, edits: [] };
    if (new RegExp(`\\b${name}\\b`).test(file.text)) continue;
    const eol = lineBreakOf(file);
    const anchor = lastOpening(file, user);
    const above = comment === undefined ? "" : `// ${comment}${eol}`;
    const text = `${above}const ${name} = ${value}${semicolonIn(file, anchor)}`;
    if (anchor !== undefined) {
      const at = endOfLine(file, anchor.getEnd());
      const rest = /^(\r?\n)*/.exec(file.text.slice(at))?.[0] ?? "";
      const isApart = rest.length > eol.length || at + rest.length >= file.end;
      return { name, edits: [insertAt(file, at, `${eol}${eol}${text}${isApart ? "" : eol}`)] };
    }
    const first = file.statements[0];
    const at = first === undefined ? file.end : startOfOwnComments(file, first);
    return { name, edits: [insertAt(file, at, `${text}${eol}${eol}`)] };
  }
}

/** A semicolon, unless the file goes without them and the statement below the anchor cannot be taken for a continuation. */
function semicolonIn(file: ts.SourceFile, anchor: ts.Statement | undefined): string {
  const ended = file.statements.filter(
    (each) =>
      ts.isImportDeclaration(each) ||
      ts.isVariableStatement(each) ||
      ts.isExpressionStatement(each),
  );
  const isBare = ended.length > 0 && !ended.some((each) => each.getText(file).endsWith(";"));
  const next = file.statements[anchor === undefined ? 0 : file.statements.indexOf(anchor) + 1];
  return isBare && !/^[([`+\-/]/.test(next?.getText(file) ?? "") ? "" : ";";
}

function isImported(file: ts.SourceFile, name: string): boolean {
  return file.statements.some((each) => {
    if (!ts.isImportDeclaration(each)) return false;
    const named = each.importClause?.namedBindings;
    return (
      named !== undefined &&
      ts.isNamedImports(named) &&
      named.elements.some((element) => element.name.text === name)
    );
  });
}

/** False when the code that runs on loading would read the constant before its declaration. */
function isSetBefore(constant: ts.VariableDeclaration, user: ts.Node | undefined): boolean {
  return (
    user === undefined ||
    constant.getEnd() <= user.getStart() ||
    enclosingFunction(user) !== undefined
  );
}

function topLevelConstant(file: ts.SourceFile, name: string): ts.VariableDeclaration | undefined {
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const each of statement.declarationList.declarations) {
      if (
        ts.isIdentifier(each.name) &&
        each.name.text === name &&
        each.initializer !== undefined &&
        isNumeric(each.initializer)
      ) {
        return each;
      }
    }
  }
  return undefined;
}

/** `10_000`, `10 * SECOND_IN_MS` */
function isNumeric(node: ts.Expression): boolean {
  if (ts.isBinaryExpression(node)) return isNumeric(node.left) && isNumeric(node.right);
  return (
    ts.isNumericLiteral(node) || (ts.isIdentifier(node) && /^[A-Z][A-Z0-9_]*$/.test(node.text))
  );
}

/** The last import, `require` or directive (`"use server"` must stay first) above the statement of `user`. */
function lastOpening(file: ts.SourceFile, user: ts.Node | undefined): ts.Statement | undefined {
  const limit = user?.getStart(file) ?? file.end;
  return file.statements.findLast(
    (each) =>
      each.getEnd() <= limit &&
      (ts.isImportDeclaration(each) ||
        ts.isImportEqualsDeclaration(each) ||
        (ts.isExpressionStatement(each) && ts.isStringLiteral(each.expression)) ||
        isRequire(each)),
  );
}

function isRequire(statement: ts.Statement): boolean {
  if (!ts.isVariableStatement(statement)) return false;
  return statement.declarationList.declarations.every((each) => {
    const value = each.initializer;
    const from =
      value !== undefined && ts.isPropertyAccessExpression(value) ? value.expression : value;
    return (
      from !== undefined &&
      ts.isCallExpression(from) &&
      ts.isIdentifier(from.expression) &&
      from.expression.text === "require"
    );
  });
}

/** Where a statement and the comments that touch it begin; a comment set apart is the file's own. */
function startOfOwnComments(file: ts.SourceFile, first: ts.Statement): number {
  const from = ts.getShebang(file.text)?.length ?? 0;
  let start = first.getStart(file);
  for (const comment of (ts.getLeadingCommentRanges(file.text, from) ?? []).reverse()) {
    if (/\n\s*?\n/.test(file.text.slice(comment.end, start))) break;
    start = comment.pos;
  }
  return start;
}

function endOfLine(file: ts.SourceFile, offset: number): number {
  const at = file.text.indexOf("\n", offset);
  if (at < 0) return file.text.length;
  return file.text[at - 1] === "\r" ? at - 1 : at;
}
