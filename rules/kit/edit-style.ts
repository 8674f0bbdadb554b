/** Fits edits to the file they go into: the quotes it uses. */
import { ts } from "ts-morph";
import type { TextEdit } from "./rule.ts";

/** The edits with the quotes of their files; an edit of a file that is no script, or inside a text, stays as it is. */
export function inFileStyle(
  edits: readonly TextEdit[],
  fileAt: (path: string) => ts.SourceFile | undefined,
): readonly TextEdit[] {
  return edits.map((edit) => {
    const file = fileAt(edit.file);
    if (file === undefined || !edit.text.includes('"') || !usesSingleQuotes(file)) return edit;
    return isInText(file, edit.start) ? edit : { ...edit, text: withSingleQuotes(edit.text) };
  });
}

/** Comments, templates and single-quoted texts are matched first, so that quotes in them stay. */
const TEXTS =
  /\/\/.*|\/\*[\s\S]*?\*\/|`(?:\\[\s\S]|[^`\\])*`|'(?:\\.|[^'\\\n])*'|"((?:[^"\\\n']|\\[^"'])*)"|"(?:\\.|[^"\\\n])*"/g;

function withSingleQuotes(text: string): string {
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
