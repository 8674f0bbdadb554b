/** Fits edits to the file they go into: its quotes, and semicolons or none. */
import { ts } from "ts-morph";
import { fitted } from "./fitting.ts";
import type { TextEdit } from "./rule.ts";

/** The edits in the style of their files, long lines broken; an edit of a file that is no script, or inside a text, stays as it is. */
export function inFileStyle(
  edits: readonly TextEdit[],
  fileAt: (path: string) => ts.SourceFile | undefined,
): readonly TextEdit[] {
  const styled = quoted(edits, fileAt);
  return [...new Set(styled.map((each) => each.file))].flatMap((path) => {
    const own = styled.filter((each) => each.file === path);
    const file = fileAt(path);
    return file === undefined ? own : fitted(own, file);
  });
}

function quoted(
  edits: readonly TextEdit[],
  fileAt: (path: string) => ts.SourceFile | undefined,
): readonly TextEdit[] {
  return edits.map((edit) => {
    const file = fileAt(edit.file);
    if (file === undefined || !/[";]/.test(edit.text)) return edit;
    const isSingle = edit.text.includes('"') && usesSingleQuotes(file);
    const isBare =
      /;\s*$/m.test(edit.text) && !edit.text.includes("`") && isWithoutSemicolons(file);
    if ((!isSingle && !isBare) || isInText(file, edit.start)) return edit;
    const text = isSingle ? withSingleQuotes(edit.text) : edit.text;
    return { ...edit, text: isBare ? withoutSemicolons(text, file.text.slice(edit.end)) : text };
  });
}

/** Semicolons at the ends of lines go, except before a line that would be taken for a continuation. */
function withoutSemicolons(text: string, behind: string): string {
  const whole = text + (/^\s*([([`+-]|\/(?![/*]))/.test(behind) ? "\n(" : "");
  const bare = whole.replace(/;(?=[ \t]*(?:\r?\n(?!\s*[([`+\-/])|$))/g, "");
  return bare.slice(0, bare.length - (whole.length - text.length));
}

/** No statement at the top of the file ends with one, and some could. */
function isWithoutSemicolons(file: ts.SourceFile): boolean {
  const ended = file.statements.filter(
    (each) =>
      ts.isImportDeclaration(each) ||
      ts.isVariableStatement(each) ||
      ts.isExpressionStatement(each),
  );
  return ended.length > 0 && !ended.some((each) => each.getText(file).endsWith(";"));
}

/** Comments, templates and single-quoted texts are matched first, so that quotes in them stay. */
const TEXTS =
  /\/\/.*|\/\*[\s\S]*?\*\/|`(?:\\[\s\S]|[^`\\])*`|'(?:\\.|[^'\\\n])*'|"((?:[^"\\\n']|\\[^"'])*)"|"(?:\\.|[^"\\\n])*"/g;

/** A template within a template has quotes of its own, which the pattern would take for ours. */
const NESTED = /\$\{[^}]*`/;

function withSingleQuotes(text: string): string {
  if (NESTED.test(text)) return text;
  return text.replace(TEXTS, (whole, inner: string | undefined) =>
    inner === undefined ? whole : `'${inner}'`,
  );
}

/** By the imports, which every formatter writes alike. */
function usesSingleQuotes(file: ts.SourceFile): boolean {
  let single = 0;
  let double = 0;
  for (const each of file.statements) {
    if (!ts.isImportDeclaration(each)) continue;
    if (file.text[each.moduleSpecifier.getStart(file)] === "'") single++;
    else double++;
  }
  return single > double;
}

/** True strictly inside a string or template: SQL has quotes of its own. */
function isInText(file: ts.SourceFile, offset: number): boolean {
  let node: ts.Node = file;
  for (;;) {
    const inner: ts.Node | undefined = ts.forEachChild(node, (each) =>
      each.getStart(file) < offset && offset < each.getEnd() ? each : undefined,
    );
    if (inner === undefined) break;
    node = inner;
  }
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateExpression(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddleOrTemplateTail(node) ||
    ts.isJsxText(node)
  );
}
