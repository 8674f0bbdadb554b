/** Adds what a repair needs to a file: an import, a helper function. Each is added once. */
import { ts } from "ts-morph";
import { insertAt, lineBreakOf } from "./edits.ts";
import { importsOf } from "./imports.ts";
import type { TextEdit } from "./rule.ts";

export interface Named {
  /** What the thing is called in the file. */
  readonly name: string;
  readonly edits: readonly TextEdit[];
}

/** The local name of an export, imported when the file does not import it yet; `exported` is `default` for that one. */
export function withImport(
  file: ts.SourceFile,
  wanted: string,
  exported: string,
  local = exported,
): Named {
  const specifier = asWritten(file, wanted);
  for (const [name, found] of importsOf(file))
    if (found.specifier === specifier && found.name === exported) return { name, edits: [] };
  const joined = exported === "default" ? undefined : withName(file, specifier, exported, local);
  if (joined !== undefined) return { name: local, edits: [joined] };
  const quote = /from '|require\('/.test(file.text) ? "'" : '"';
  const imports = file.statements.filter(ts.isImportDeclaration);
  const isBare = imports.length > 0 && !imports.some((each) => each.getText(file).endsWith(";"));
  const end = isBare ? "" : ";";
  const clause =
    exported === "default"
      ? local
      : exported === local
        ? `{ ${local} }`
        : `{ ${exported} as ${local} }`;
  const line = `import ${clause} from ${quote}${specifier}${quote}${end}`;
  const eol = lineBreakOf(file);
  const place = placeOfImport(imports, specifier);
  if (place !== undefined) {
    const { beside, isAbove } = place;
    return isAbove
      ? { name: local, edits: [insertAt(file, beside.getStart(file), `${line}${eol}`)] }
      : { name: local, edits: [insertAt(file, beside.getEnd(), `${eol}${line}`)] };
  }
  // Behind directives such as "use server", which must come first.
  const directive = file.statements.findLast(
    (each, index) =>
      ts.isExpressionStatement(each) && ts.isStringLiteral(each.expression) && index < 2,
  );
  if (directive !== undefined)
    return { name: local, edits: [insertAt(file, directive.getEnd(), `${eol}${line}`)] };
  const at = file.statements[0]?.getFullStart() ?? 0;
  return { name: local, edits: [insertAt(file, at, `${line}${eol}${eol}`)] };
}

/** A module of Node.js without its prefix where the file writes all others so. */
function asWritten(file: ts.SourceFile, specifier: string): string {
  if (!specifier.startsWith("node:")) return specifier;
  const written = [...importsOf(file).values()].map((each) => each.specifier);
  const bare = specifier.slice("node:".length);
  if (written.includes(bare)) return bare;
  const isPrefixed = written.some((each) => each.startsWith("node:"));
  return !isPrefixed && written.some((each) => PLATFORM.test(each)) ? bare : specifier;
}

const PLATFORM =
  /^(node:.+|(assert|async_hooks|buffer|child_process|cluster|crypto|dns|events|fs|http2?|https|net|os|path|perf_hooks|process|querystring|readline|stream|timers|tls|url|util|v8|vm|worker_threads|zlib)(\/promises)?)$/;

/** The import that a new one stands beside: the last of its kind, so that groups stay together; else where its kind is expected. */
function placeOfImport(
  imports: readonly ts.ImportDeclaration[],
  specifier: string,
): { readonly beside: ts.ImportDeclaration; readonly isAbove: boolean } | undefined {
  const kind = kindOf(specifier);
  const sorted = placeInOrder(
    imports.filter((each) => kindOfImport(each) === kind),
    specifier,
  );
  if (sorted !== undefined) return sorted;
  const alike = imports.findLast((each) => kindOfImport(each) === kind);
  const before = alike ?? imports.findLast((each) => kindOfImport(each) < kind);
  if (before !== undefined) return { beside: before, isAbove: false };
  const [first] = imports;
  // A comment above the first import may be the file's own.
  return first === undefined ? undefined : { beside: first, isAbove: true };
}

/** Among imports that stand in the order of their modules; undefined where they do not. */
function placeInOrder(
  alike: readonly ts.ImportDeclaration[],
  specifier: string,
): { readonly beside: ts.ImportDeclaration; readonly isAbove: boolean } | undefined {
  const named = alike.map((each) => ({
    each,
    module: ts.isStringLiteral(each.moduleSpecifier) ? each.moduleSpecifier.text : "",
  }));
  if (named.length < 2) return undefined;
  const isSorted = named.every(
    ({ module }, at) => at === 0 || !isBefore(module, named[at - 1]?.module ?? ""),
  );
  if (!isSorted) return undefined;
  const next = named.find(({ module }) => isBefore(specifier, module));
  // A comment above the first import may be the file's own.
  if (next === undefined || next === named[0]) return undefined;
  const before = named[named.indexOf(next) - 1];
  return before && { beside: before.each, isAbove: false };
}

/** As tools sort: capitals count as small letters, `@` comes first. */
function isBefore(one: string, other: string): boolean {
  return one.toLowerCase() < other.toLowerCase();
}

/** Modules of the platform, of packages, of the project, in the order in which most files have them. */
function kindOf(specifier: string): 0 | 1 | 2 {
  if (PLATFORM.test(specifier)) return 0;
  return /^(\.|@\/|~|#)/.test(specifier) ? 2 : 1;
}

function kindOfImport({ moduleSpecifier }: ts.ImportDeclaration): 0 | 1 | 2 {
  return kindOf(ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : "");
}

/** Several exports of one module under their own names, in one import where none is there yet. */
export function withImports(
  file: ts.SourceFile,
  specifier: string,
  names: readonly string[],
): readonly TextEdit[] {
  const isKnown = [...importsOf(file).values()].some((each) => each.specifier === specifier);
  const groups = isKnown ? names : [names.join(", ")];
  return groups.flatMap((each) => withImport(file, specifier, each).edits);
}

/** `import { a, b } from "x"` for `import { a } from "x"`. */
function withName(
  file: ts.SourceFile,
  specifier: string,
  exported: string,
  local: string,
): TextEdit | undefined {
  for (const each of file.statements) {
    if (!ts.isImportDeclaration(each) || !ts.isStringLiteral(each.moduleSpecifier)) continue;
    const bindings = each.importClause?.namedBindings;
    if (each.moduleSpecifier.text !== specifier || bindings === undefined) continue;
    if (each.importClause?.isTypeOnly === true || !ts.isNamedImports(bindings)) continue;
    const last = bindings.elements.at(-1);
    if (last === undefined) continue;
    const name = exported === local ? exported : `${exported} as ${local}`;
    return insertAt(file, last.getEnd(), `, ${name}`);
  }
  return undefined;
}

/** Appends a function to the end of the file, unless one of that name is declared or imported. `lines` stand at column one. */
export function withFunction(file: ts.SourceFile, name: string, lines: readonly string[]): Named {
  const isThere =
    importsOf(file).has(name) ||
    file.statements.some((each) => ts.isFunctionDeclaration(each) && each.name?.text === name);
  if (isThere) return { name, edits: [] };
  const eol = lineBreakOf(file);
  const gap = file.text.endsWith("\n") ? "" : eol;
  return {
    name,
    edits: [insertAt(file, file.text.length, `${gap}${eol}${lines.join(eol)}${eol}`)],
  };
}
