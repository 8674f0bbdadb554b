/** The helper files of the patterns, brought beside the file that a fix is for: written once, imported from then on. */
import texts from "premise:templates";
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import type { Fix, TextEdit } from "./rule.ts";
import { type Named, withImport } from "./scaffold.ts";

/** The local name of an export of the pattern's helper file, with the import and, where it is missing, the file. */
export function withTemplate(
  file: ts.SourceFile,
  pattern: string,
  exported: string,
  analysis: Analysis,
): Named {
  const place = placeFor(file, pattern);
  const { name, edits } = withImport(file, `./${pattern}${endingIn(file, analysis)}`, exported);
  return { name, edits: [...edits, ...creation(place, pattern, analysis)] };
}

/** Brings the helper file alone: how the code comes to use it is more than an edit. None where the file is there. */
export function templateFixes(
  file: ts.SourceFile,
  pattern: string,
  title: string,
  analysis: Analysis,
): readonly Fix[] {
  const place = placeFor(file, pattern);
  if (analysis.hasFile(place)) return [];
  return [
    {
      title,
      safety: "review",
      isScaffold: true,
      edits: () => creation(place, pattern, analysis),
    },
  ];
}

function creation(place: string, pattern: string, analysis: Analysis): readonly TextEdit[] {
  const text = texts[pattern];
  if (text === undefined) throw new Error(`the pattern ${pattern} has no template`);
  return analysis.hasFile(place) ? [] : [{ file: place, start: 0, end: 0, text }];
}

function placeFor({ fileName }: ts.SourceFile, pattern: string): string {
  const folder = fileName.slice(0, fileName.lastIndexOf("/"));
  const kind = /\.([cm])ts$/.exec(fileName)?.[1] ?? "";
  return `${folder}/${pattern}.${kind}ts`;
}

/** What relative imports end in: as the file has it, else `.js` where Node.js would want it. */
function endingIn(file: ts.SourceFile, analysis: Analysis): string {
  const kind = /\.([cm])ts$/.exec(file.fileName)?.[1];
  const relative = file.statements.flatMap((each) =>
    ts.isImportDeclaration(each) && ts.isStringLiteral(each.moduleSpecifier)
      ? [each.moduleSpecifier.text].filter((text) => text.startsWith("."))
      : [],
  );
  const written = relative.map((text) => /\.[cm]?[jt]s$/.exec(text)?.[0]).find(Boolean);
  if (written !== undefined)
    return written.endsWith("ts") ? `.${kind ?? ""}ts` : `.${kind ?? ""}js`;
  if (relative.length > 0) return "";
  return kind === undefined && !isNative(file, analysis) ? "" : `.${kind ?? ""}js`;
}

/** An ES module that no bundler or framework puts together: Node.js looks for the very file that an import names. */
function isNative(file: ts.SourceFile, analysis: Analysis): boolean {
  const { isEsm, dependencies } = analysis.packageOf(file);
  return isEsm && !BUNDLERS.some((name) => dependencies.has(name));
}

const BUNDLERS = ["next", "vite", "webpack", "esbuild", "tsup", "tsx", "nitropack", "nuxt"];
