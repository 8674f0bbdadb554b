/** Exports and synchronisations that read what lies between two times, although rows appear late with an earlier time. */
import { ts } from "ts-morph";
import type { Place } from "../../kit/rule.ts";
import { descendants, enclosingFunction, outer, placeOf } from "../../kit/syntax.ts";
import { wordsOf } from "../../kit/words.ts";
import { isWritingTimeName } from "./order.ts";

export interface Window extends Place {
  readonly column: string;
}

const JOBS: ReadonlySet<string> = new Set(
  "export exports sync synchronize synchronise integration integrations replicate replication mirror incremental delta".split(
    " ",
  ),
);
/** ClickHouse parameters, positions and substitutions: `{from: DateTime}`, `$1`, `${from}`. */
const VALUE = "(?:\\{\\s*(\\w+)\\s*:|\\$\\d|\\?|\\$\\{|:(\\w+))";
const FROM = new RegExp(`(?:\\w+\\.)?["\`]?(\\w+)["\`]?\\s*>=?\\s*${VALUE}`, "g");

/** The window of a statement in a function that hands rows on; a margin that is read again answers it. */
export function windowIn(
  node: ts.TemplateExpression | ts.NoSubstitutionTemplateLiteral,
): Window | undefined {
  const text = node.getText();
  if (!/\bselect\b/i.test(text) || !/\bwhere\b/i.test(text) || !isHandedOn(node)) return undefined;
  for (const match of text.matchAll(FROM)) {
    const [all, column] = match;
    if (column === undefined || !isWritingTime(column)) continue;
    if (!new RegExp(`\\b${column}\\b["\`]?\\s*<=?\\s*${VALUE}`).test(text)) continue;
    if (
      /[-+]\s*(interval\b|\$\{)/i.test(
        text.slice(match.index, match.index + 120).split("\n")[0] ?? "",
      )
    )
      continue;
    const { file, start } = placeOf(node);
    return { file, start: start + match.index, end: start + match.index + all.length, column };
  }
  return undefined;
}

/** Windows of the same file, in source order. */
export function windowsOf(file: ts.SourceFile): Window[] {
  return [...descendants(file)].flatMap((node) => {
    if (!ts.isTemplateExpression(node) && !ts.isNoSubstitutionTemplateLiteral(node)) return [];
    const window = windowIn(node);
    return window === undefined ? [] : [window];
  });
}

function isWritingTime(column: string): boolean {
  return isWritingTimeName(column) || /^(start|event)_?(time|ts)$/i.test(column);
}

function isHandedOn(node: ts.Node): boolean {
  const body = enclosingFunction(node);
  if (body === undefined) return false;
  const home = body.name ?? outer(body);
  const name = ts.isVariableDeclaration(home)
    ? home.name.getText()
    : ts.isIdentifier(home)
      ? home.text
      : "";
  return wordsOf(name).some((word) => JOBS.has(word));
}
