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
  specifier: string,
  exported: string,
  local = exported,
): Named {
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
  const last = file.statements.findLast(ts.isImportDeclaration);
  if (last !== undefined)
    return { name: local, edits: [insertAt(file, last.getEnd(), `${eol}${line}`)] };
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
