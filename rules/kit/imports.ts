/** From a name to the package it is imported from, read from the file's own import statements. */
import { ts } from "ts-morph";
import { unwrap } from "./syntax.ts";

export interface Imported {
  readonly specifier: string;
  /** The exported name; `default` and `*` for default and namespace imports. */
  readonly name: string;
}

const tables = new WeakMap<ts.SourceFile, ReadonlyMap<string, Imported>>();

/** The import that a plain name or a member of a namespace (`async.queue`) stands for; a local of the same name is not looked for. */
export function importOf(expression: ts.Expression): Imported | undefined {
  const target = unwrap(expression);
  const table = importsOf(target.getSourceFile());
  if (ts.isIdentifier(target)) return table.get(target.text);
  if (!ts.isPropertyAccessExpression(target) || !ts.isIdentifier(target.expression))
    return undefined;
  const owner = table.get(target.expression.text);
  if (owner === undefined || (owner.name !== "*" && owner.name !== "default")) return undefined;
  return { specifier: owner.specifier, name: target.name.text };
}

/** Local name → import, for every `import` and `const x = require("…")` at the top of the file. */
export function importsOf(file: ts.SourceFile): ReadonlyMap<string, Imported> {
  const known = tables.get(file);
  if (known !== undefined) return known;
  const found = new Map<string, Imported>();
  tables.set(file, found);
  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      const specifier = statement.moduleSpecifier.text;
      const clause = statement.importClause;
      if (clause?.name !== undefined) found.set(clause.name.text, { specifier, name: "default" });
      const named = clause?.namedBindings;
      if (named === undefined) continue;
      if (ts.isNamespaceImport(named)) found.set(named.name.text, { specifier, name: "*" });
      else {
        for (const element of named.elements) {
          found.set(element.name.text, {
            specifier,
            name: (element.propertyName ?? element.name).text,
          });
        }
      }
    } else if (
      ts.isImportEqualsDeclaration(statement) &&
      ts.isExternalModuleReference(statement.moduleReference) &&
      ts.isStringLiteral(statement.moduleReference.expression)
    ) {
      found.set(statement.name.text, {
        specifier: statement.moduleReference.expression.text,
        name: "*",
      });
    } else if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        const specifier = initializer === undefined ? undefined : requiredModule(initializer);
        if (specifier === undefined) continue;
        if (ts.isIdentifier(name)) found.set(name.text, { specifier, name: "*" });
        else if (ts.isObjectBindingPattern(name)) {
          for (const element of name.elements) {
            const key = element.propertyName ?? element.name;
            if (ts.isIdentifier(element.name) && ts.isIdentifier(key)) {
              found.set(element.name.text, { specifier, name: key.text });
            }
          }
        }
      }
    }
  }
  return found;
}

function requiredModule(initializer: ts.Expression): string | undefined {
  const call = unwrap(initializer);
  if (
    !ts.isCallExpression(call) ||
    !ts.isIdentifier(call.expression) ||
    call.expression.text !== "require"
  )
    return undefined;
  const [argument] = call.arguments;
  return argument !== undefined && ts.isStringLiteralLike(argument) ? argument.text : undefined;
}
