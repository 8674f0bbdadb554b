/** The top-level units of a file (functions, classes, variables, module code) and the names each one uses. */
import { ts } from "ts-morph";
import { foldersOf } from "./folders.ts";
import { type Marks, marksOf, NO_MARKS } from "./marks.ts";

/** An imported or re-exported thing: the specifier and the name there; `*` is the namespace. */
export interface Binding {
  readonly specifier: string;
  readonly name: string;
}

export interface Unit {
  /** The declared name; `default` for an unnamed default export; empty for module-level code. */
  readonly name: string;
  /** Module-scope names and imports that the unit's code mentions. */
  readonly uses: readonly string[];
  /** Specifiers of dynamic imports. */
  readonly loads: readonly string[];
  /** Texts of code that loads a module by a path it makes up: packages and folders may be among them. */
  readonly folders: readonly string[];
  /** What its own form tells of who calls it. */
  readonly marks: Marks;
}

export interface FileUnits {
  readonly units: readonly Unit[];
  readonly imports: ReadonlyMap<string, Binding>;
  /** Exported name → local name. */
  readonly exports: ReadonlyMap<string, string>;
  /** Exported name → thing of another file. */
  readonly reexports: ReadonlyMap<string, Binding>;
  /** Specifiers of `export * from`. */
  readonly stars: readonly string[];
  /** Specifiers whose module code runs when this file is loaded. */
  readonly runs: readonly string[];
  /** Names by which a member access can get to a function of this file. */
  readonly functions: ReadonlySet<string>;
  /** Equal surfaces mean that names in other files still lead to the same units here. */
  readonly surface: string;
  /** Equal signatures mean that nothing another file can see of this one's edges changed. */
  readonly signature: string;
}

/** Reads the units of a file from its syntax tree. */
export function unitsOf(file: ts.SourceFile): FileUnits {
  const imports = new Map<string, Binding>();
  const exports = new Map<string, string>();
  const reexports = new Map<string, Binding>();
  const stars: string[] = [];
  const runs: string[] = [];
  const parts: { name: string; node: ts.Node }[] = [];

  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement)) readImport(statement, imports, runs);
    else if (ts.isImportEqualsDeclaration(statement)) readImportEquals(statement, imports, runs);
    else if (ts.isExportDeclaration(statement))
      readExport(statement, exports, reexports, stars, runs);
    else if (ts.isExportAssignment(statement)) {
      if (ts.isIdentifier(statement.expression)) exports.set("default", statement.expression.text);
      else {
        parts.push({ name: "default", node: statement });
        exports.set("default", "default");
      }
    } else
      for (const part of partsOf(statement)) {
        parts.push(part);
        if (isExported(statement))
          exports.set(isDefault(statement) ? "default" : part.name, part.name);
      }
  }

  const local = new Set(parts.map((part) => part.name));
  const functions = new Set([...local, ...exports.keys(), ...reexports.keys()]);
  const merged = new Map<string, Collected>();
  merged.set("", collected());
  for (const part of parts) {
    const into = merged.get(part.name) ?? collected();
    merged.set(part.name, into);
    for (const text of foldersOf(part.node, file.text)) into.folders.add(text);
    collect(
      part.node,
      (name) => {
        if (imports.has(name) || local.has(name)) into.uses.add(name);
      },
      (specifier) => into.loads.add(specifier),
      (name) => functions.add(name),
    );
  }
  const marks = new Map<string, Marks>();
  for (const { name, node } of parts) {
    const found = marksOf(name, node);
    const isConsuming = found.isConsuming || marks.get(name)?.isConsuming === true;
    marks.set(name, { ...found, isConsuming });
  }
  const units = [...merged].map(([name, { uses, loads, folders }]) => ({
    name,
    uses: [...uses],
    loads: [...loads],
    folders: [...folders],
    marks: marks.get(name) ?? NO_MARKS,
  }));
  const surface = JSON.stringify([
    [...merged.keys()],
    [...imports],
    [...exports],
    [...reexports],
    stars,
  ]);
  const signature = JSON.stringify([surface, units, runs]);
  return { units, imports, exports, reexports, stars, runs, functions, surface, signature };
}

interface Collected {
  readonly uses: Set<string>;
  readonly loads: Set<string>;
  readonly folders: Set<string>;
}

function collected(): Collected {
  return { uses: new Set(), loads: new Set(), folders: new Set() };
}

/** The unit that the code at a node belongs to; empty for module-level code. */
export function unitNameAt(node: ts.Node): string {
  let at = node;
  let declaration: ts.VariableDeclaration | undefined;
  while (at.parent !== undefined && !ts.isSourceFile(at.parent)) {
    if (ts.isVariableDeclaration(at)) declaration = at;
    at = at.parent;
  }
  if (ts.isVariableStatement(at))
    return declaration === undefined ? "" : nameOfBinding(declaration.name);
  if (ts.isExportAssignment(at)) return "default";
  if (ts.isFunctionDeclaration(at) || ts.isClassDeclaration(at) || ts.isEnumDeclaration(at)) {
    return at.name?.text ?? "default";
  }
  return "";
}

function partsOf(statement: ts.Statement): { name: string; node: ts.Node }[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap((declaration) => {
      const names = namesOfBinding(declaration.name);
      return (names.length === 0 ? [""] : names).map((name) => ({ name, node: declaration }));
    });
  }
  if (
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement)
  ) {
    return [{ name: statement.name?.text ?? "default", node: statement }];
  }
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return [];
  return [{ name: "", node: statement }];
}

function nameOfBinding(name: ts.BindingName): string {
  return namesOfBinding(name)[0] ?? "";
}

function namesOfBinding(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) =>
    ts.isOmittedExpression(element) ? [] : namesOfBinding(element.name),
  );
}

function modifiersOf(statement: ts.Statement): readonly ts.ModifierLike[] {
  return ts.canHaveModifiers(statement) ? (statement.modifiers ?? []) : [];
}
function isExported(statement: ts.Statement): boolean {
  return modifiersOf(statement).some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword);
}
function isDefault(statement: ts.Statement): boolean {
  return modifiersOf(statement).some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword);
}

function readImport(
  statement: ts.ImportDeclaration,
  imports: Map<string, Binding>,
  runs: string[],
): void {
  if (!ts.isStringLiteral(statement.moduleSpecifier)) return;
  const specifier = statement.moduleSpecifier.text;
  const clause = statement.importClause;
  if (clause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return;
  runs.push(specifier);
  if (clause?.name !== undefined) imports.set(clause.name.text, { specifier, name: "default" });
  const named = clause?.namedBindings;
  if (named === undefined) return;
  if (ts.isNamespaceImport(named)) imports.set(named.name.text, { specifier, name: "*" });
  else
    for (const element of named.elements) {
      if (!element.isTypeOnly)
        imports.set(element.name.text, {
          specifier,
          name: (element.propertyName ?? element.name).text,
        });
    }
}

function readImportEquals(
  statement: ts.ImportEqualsDeclaration,
  imports: Map<string, Binding>,
  runs: string[],
): void {
  const { moduleReference } = statement;
  if (
    !ts.isExternalModuleReference(moduleReference) ||
    !ts.isStringLiteral(moduleReference.expression)
  )
    return;
  imports.set(statement.name.text, { specifier: moduleReference.expression.text, name: "*" });
  runs.push(moduleReference.expression.text);
}

function readExport(
  statement: ts.ExportDeclaration,
  exports: Map<string, string>,
  reexports: Map<string, Binding>,
  stars: string[],
  runs: string[],
): void {
  if (statement.isTypeOnly) return;
  const specifier = statement.moduleSpecifier;
  const from =
    specifier !== undefined && ts.isStringLiteral(specifier) ? specifier.text : undefined;
  if (from !== undefined) runs.push(from);
  const clause = statement.exportClause;
  if (clause === undefined) {
    if (from !== undefined) stars.push(from);
  } else if (ts.isNamespaceExport(clause)) {
    if (from !== undefined) reexports.set(clause.name.text, { specifier: from, name: "*" });
  } else
    for (const element of clause.elements) {
      const name = (element.propertyName ?? element.name).text;
      if (from === undefined) exports.set(element.name.text, name);
      else reexports.set(element.name.text, { specifier: from, name });
    }
}

/**
 * Names in value position, and the types of constructor parameters and properties: an injected
 * service is reached through its type. Other types are passed over.
 */
function collect(
  root: ts.Node,
  use: (name: string) => void,
  load: (specifier: string) => void,
  declare: (name: string) => void,
): void {
  // Trees know their parents only once they are bound.
  let parent = root;
  let grandparent = root;
  const isNamespace = ts.isModuleDeclaration(root);
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      use(node.text);
      return;
    }
    const name = nameOfFunction(node, isNamespace);
    if (name !== undefined) declare(name);
    if (ts.isPropertyAccessExpression(node)) {
      visit(node.expression);
      return;
    }
    if (ts.isPropertyAssignment(node)) {
      if (ts.isComputedPropertyName(node.name)) visit(node.name);
      visit(node.initializer);
      return;
    }
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) {
      if (
        ts.isTypeReferenceNode(node) &&
        isInjected(parent, grandparent) &&
        ts.isIdentifier(node.typeName)
      )
        use(node.typeName.text);
      return;
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const argument = node.arguments[0];
      if (argument !== undefined && ts.isStringLiteralLike(argument)) load(argument.text);
    }
    const above = grandparent;
    grandparent = parent;
    parent = node;
    ts.forEachChild(node, visit);
    parent = grandparent;
    grandparent = above;
  };
  ts.forEachChild(root, visit);
}

/** The name of a member, or of anything in a namespace, that is a function or may hold one. */
function nameOfFunction(node: ts.Node, isNamespace: boolean): string | undefined {
  switch (node.kind) {
    case ts.SyntaxKind.MethodDeclaration:
    case ts.SyntaxKind.PropertyDeclaration:
    case ts.SyntaxKind.GetAccessor:
    case ts.SyntaxKind.SetAccessor:
    case ts.SyntaxKind.ShorthandPropertyAssignment:
      return textOfName((node as ts.NamedDeclaration).name);
    case ts.SyntaxKind.PropertyAssignment: {
      const { name, initializer } = node as ts.PropertyAssignment;
      return NO_FUNCTIONS.has(initializer.kind) ? undefined : textOfName(name);
    }
    case ts.SyntaxKind.FunctionDeclaration:
    case ts.SyntaxKind.VariableDeclaration:
      return isNamespace ? textOfName((node as ts.NamedDeclaration).name) : undefined;
    default:
      return undefined;
  }
}

/** Initial values that are certainly no functions and wrap none. */
const NO_FUNCTIONS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PropertyAccessExpression,
  ts.SyntaxKind.ObjectLiteralExpression,
  ts.SyntaxKind.ArrayLiteralExpression,
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.NoSubstitutionTemplateLiteral,
  ts.SyntaxKind.TemplateExpression,
  ts.SyntaxKind.NumericLiteral,
  ts.SyntaxKind.TrueKeyword,
  ts.SyntaxKind.FalseKeyword,
  ts.SyntaxKind.NullKeyword,
  ts.SyntaxKind.BinaryExpression,
  ts.SyntaxKind.ConditionalExpression,
]);

function textOfName(name: ts.DeclarationName | undefined): string | undefined {
  if (name === undefined) return undefined;
  const given = ts.isComputedPropertyName(name) ? name.expression : name;
  return ts.isIdentifier(given) || ts.isPrivateIdentifier(given) || ts.isStringLiteralLike(given)
    ? given.text
    : undefined;
}

function isInjected(owner: ts.Node, outer: ts.Node): boolean {
  return (
    ts.isPropertyDeclaration(owner) || (ts.isParameter(owner) && ts.isConstructorDeclaration(outer))
  );
}
