/** Lays out code that a fix writes or moves: the file's own indentation, and templates left as they are. */
import { ts } from "ts-morph";
import { lineBreakOf, stepOf } from "./edits.ts";
import { descendants } from "./syntax.ts";

/** Lines written with steps of two spaces, as text that stands behind `base`. */
export function laidOut(file: ts.SourceFile, base: string, lines: readonly string[]): string {
  const step = stepOf(file);
  return lines
    .map((line) => line.replace(/^(?: {2})+/, (white) => step.repeat(white.length / 2)))
    .join(`${lineBreakOf(file)}${base}`);
}

/** The text of a node whose lines were indented by `from` and are to be by `to`; lines inside a template stay. */
export function moved(node: ts.Node, from: string, to: string): string {
  const file = node.getSourceFile();
  const start = node.getStart(file);
  if (from === to) return node.getText(file);
  const kept = [node, ...descendants(node)].filter(
    (each) =>
      ts.isNoSubstitutionTemplateLiteral(each) ||
      ts.isTemplateHead(each) ||
      ts.isTemplateMiddleOrTemplateTail(each),
  );
  let at = start;
  return node
    .getText(file)
    .split("\n")
    .map((line) => {
      const offset = at;
      at += line.length + 1;
      if (offset === start || !line.startsWith(from) || line.trim() === "") return line;
      const isKept = kept.some((each) => each.getStart(file) < offset && offset < each.getEnd());
      return isKept ? line : to + line.slice(from.length);
    })
    .join("\n");
}

/** True for a template of several lines, whose white space belongs to its text. */
export function hasLongTemplate(node: ts.Node): boolean {
  const file = node.getSourceFile();
  return [node, ...descendants(node)].some(
    (each) =>
      (ts.isNoSubstitutionTemplateLiteral(each) ||
        ts.isTemplateHead(each) ||
        ts.isTemplateMiddleOrTemplateTail(each)) &&
      each.getText(file).includes("\n"),
  );
}
