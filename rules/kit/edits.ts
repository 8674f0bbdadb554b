/** Builds text edits; the tree is never manipulated. */
import { ts } from "ts-morph";
import type { TextEdit } from "./rule.ts";
import { propertyName } from "./syntax.ts";

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
  if (old !== undefined) return replaceNode(old, `${name}: ${value}`);
  const last = literal.properties.at(-1);
  if (last === undefined) return replaceNode(literal, `{ ${name}: ${value} }`);
  const { hasTrailingComma } = literal.properties;
  const end = hasTrailingComma ? literal.properties.end : last.getEnd();
  const comma = hasTrailingComma ? "," : "";
  if (lineOf(file, literal.getStart(file)) !== lineOf(file, last.getStart(file))) {
    const indent = indentAt(file, last.getStart(file));
    return insertAt(
      file,
      end,
      `${hasTrailingComma ? "" : ","}${lineBreakOf(file)}${indent}${name}: ${value}${comma}`,
    );
  }
  const added = insertAt(file, end, `${hasTrailingComma ? " " : ", "}${name}: ${value}${comma}`);
  return widthAt(file, end) + added.text.length <= MAX_WIDTH
    ? added
    : spread(literal, `${name}: ${value}`);
}

/** A literal in one line, written with a line for each property and a further one. */
function spread(literal: ts.ObjectLiteralExpression, further: string): TextEdit {
  const file = literal.getSourceFile();
  const eol = lineBreakOf(file);
  const indent = indentAt(file, literal.getStart(file));
  const step = /^\t/m.test(file.text)
    ? "\t"
    : /^ {4}\S/m.test(file.text) && !/^ {2}\S/m.test(file.text)
      ? "    "
      : "  ";
  const lines = [...literal.properties.map((each) => each.getText(file)), further].map(
    (each) => `${indent}${step}${each},`,
  );
  return replaceNode(literal, `{${eol}${lines.join(eol)}${eol}${indent}}`);
}

/** Formatters of this language break lines here or sooner. */
const MAX_WIDTH = 100;

function lineOf(file: ts.SourceFile, offset: number): number {
  return file.getLineAndCharacterOfPosition(offset).line;
}

/** Length of the line that holds an offset. */
function widthAt(file: ts.SourceFile, offset: number): number {
  const from = file.text.lastIndexOf("\n", offset - 1) + 1;
  return endOfLine(file, offset) - from;
}

/**
 * Sets the argument at an index to a text; arguments left out before it become `undefined`.
 * With `shift` an argument that stands there moves one place back.
 */
export function withArgument(
  call: ts.CallExpression | ts.NewExpression,
  index: number,
  text: string,
  shift = false,
): TextEdit {
  const file = call.getSourceFile();
  const present = call.arguments ?? [];
  const at = present[index];
  if (at !== undefined && shift) return insertAt(file, at.getStart(file), `${text}, `);
  if (at !== undefined) return replaceNode(at, text);
  const fill = [...Array(Math.max(0, index - present.length)).fill("undefined"), text].join(", ");
  const last = present.at(-1);
  const end = last?.getEnd() ?? call.getEnd() - 1;
  return insertAt(file, end, last === undefined ? fill : `, ${fill}`);
}

export interface Constant {
  readonly name: string;
  /** Nothing when the file has the constant already. */
  readonly edits: readonly TextEdit[];
}

/**
 * A module-level constant below the imports, with a comment that asks for the measured value.
 * One of that name and the form of a constant is used again; another thing of that name makes a numbered one.
 */
export function withConstant(
  file: ts.SourceFile,
  wanted: string,
  value: string,
  comment: string,
): Constant {
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}_${n}`;
    const known = topLevelConstant(file, name);
    if (known !== undefined) return { name, edits: [] };
    if (new RegExp(`\\b${name}\\b`).test(file.text)) continue;
    const eol = lineBreakOf(file);
    const text = `// ${comment}${eol}const ${name} = ${value};${eol}`;
    const anchor = lastImport(file);
    if (anchor === undefined) {
      const first = file.statements[0];
      const at = first === undefined ? file.end : startOfLeadingComments(file, first);
      return { name, edits: [insertAt(file, at, `${text}${eol}`)] };
    }
    return {
      name,
      edits: [
        insertAt(
          file,
          endOfLine(file, anchor.getEnd()),
          `${eol}${eol}${text.slice(0, -eol.length)}`,
        ),
      ],
    };
  }
}

function topLevelConstant(file: ts.SourceFile, name: string): ts.VariableDeclaration | undefined {
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const each of statement.declarationList.declarations) {
      if (
        ts.isIdentifier(each.name) &&
        each.name.text === name &&
        each.initializer !== undefined &&
        ts.isNumericLiteral(each.initializer)
      ) {
        return each;
      }
    }
  }
  return undefined;
}

function lastImport(file: ts.SourceFile): ts.Statement | undefined {
  let found: ts.Statement | undefined;
  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement) || ts.isImportEqualsDeclaration(statement))
      found = statement;
  }
  return found;
}

/** Directives such as "use server" must stay first. */
function startOfLeadingComments(file: ts.SourceFile, first: ts.Statement): number {
  const directives = file.statements.filter(
    (each) => ts.isExpressionStatement(each) && ts.isStringLiteral(each.expression),
  );
  const last = directives.at(-1);
  if (last !== undefined) {
    const end = endOfLine(file, last.getEnd());
    return end < file.end ? end + lineBreakOf(file).length : end;
  }
  const shebang = ts.getShebang(file.text);
  const from = shebang === undefined ? 0 : shebang.length + 1;
  const comments = ts.getLeadingCommentRanges(file.text, from) ?? [];
  const own = comments.at(-1);
  // A comment that touches the first statement describes it; one set apart is the file's own.
  if (own !== undefined && /\r?\n\r?\n/.test(file.text.slice(own.end, first.getStart(file)))) {
    return file.text.length - file.text.slice(own.end).replace(/^\s+/, "").length;
  }
  return own === undefined ? first.getStart(file) : (comments[0]?.pos ?? first.getStart(file));
}

function endOfLine(file: ts.SourceFile, offset: number): number {
  const at = file.text.indexOf("\n", offset);
  if (at < 0) return file.text.length;
  return file.text[at - 1] === "\r" ? at - 1 : at;
}
