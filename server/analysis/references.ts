/** Finds the identifiers that stand for a declaration, looking only where its name can be seen. */
import { ts } from "ts-morph";
import type { NameUse } from "../../rules/kit/analysis.ts";
import { resolvedSymbol } from "../../rules/kit/symbols.ts";
import type { Answers } from "./answers.ts";
import type { ClosedProgram } from "./program.ts";
import { memberAccessed, type Receivers } from "./receivers.ts";

/** What a search went by. */
export interface Sight {
  readonly uses: readonly NameUse[];
  /** The names that stand for the declaration somewhere, `default` and `export=` among them. */
  readonly names: ReadonlySet<string>;
  /** Who can name it: code of its own file, of files that import that one in some way, or any. */
  readonly from: "file" | "importers" | "anywhere";
}

export interface References {
  /** Every identifier in loaded files that resolves to the declaration, its own name excluded. */
  to(declaration: ts.Declaration): readonly NameUse[];
  sightOf(declaration: ts.Declaration): Sight;
  /** The modules from which what a module exports can be imported: itself and those that re-export. */
  offering(path: string): ReadonlySet<string>;
  /** Whether a name somewhere that nothing resolves, or a text, may stand for a member. */
  mayName(member: ts.Declaration): boolean;
}

/** The answers hold until the next edit. */
export function createReferences(
  program: ClosedProgram,
  checker: ts.TypeChecker,
  receivers: Receivers,
  answers: Answers,
): References {
  const known = new Map<ts.Declaration, Sight>();
  const importers = new Map<string, ReadonlySet<string>>();
  const perFile = new Map<string, readonly ts.SourceFile[]>();
  let all: readonly ts.SourceFile[] | undefined;

  /** The modules from which an export of a module can be imported: itself and those that re-export. */
  function modulesOffering(path: string): ReadonlySet<string> {
    const found = new Set([path]);
    for (const each of found)
      for (const importer of program.importersOf(each))
        if (!found.has(importer) && passesOn(program, importer, each)) found.add(importer);
    return found;
  }

  /** The files that a thing of a file can get to. */
  function importersOf(path: string): ReadonlySet<string> {
    let found = importers.get(path);
    if (found === undefined) {
      const all = new Set([path]);
      for (const each of all) for (const importer of program.importersOf(each)) all.add(importer);
      found = all;
      importers.set(path, found);
    }
    return found;
  }

  /** Of all files in their order, those that may name what a file declares. */
  function filesWithin(
    path: string,
    within: ReadonlySet<string> | undefined,
  ): readonly ts.SourceFile[] {
    all ??= [...filesOf(program)];
    if (within === undefined) return all;
    const before = perFile.get(path);
    if (before !== undefined) return before;
    const found = all.filter((each) => within.has(each.fileName));
    perFile.set(path, found);
    return found;
  }

  function search(declaration: ts.Declaration): Sight {
    const found = new Set<NameUse>();
    const own = declaration.getSourceFile();
    const name = ts.getNameOfDeclaration(declaration);
    const symbol = name === undefined ? undefined : checker.getSymbolAtLocation(name);
    const text = name !== undefined && isNameUse(name) ? name.text : undefined;
    const isFree = isMember(declaration) || ts.isEnumMember(declaration);
    const names = isFree ? new Set<string>() : exportedNames(checker, own, symbol, declaration);
    const scope = isFree ? privateScope(declaration) : scopeOf(declaration, names.size > 0);
    if (scope !== undefined) {
      if (text !== undefined) collect(own, text, scope);
      return { uses: [...found], names, from: "file" };
    }
    if (text !== undefined) names.add(text);
    const isModule =
      program.knows(own.fileName) && ts.isExternalModule(own) && !isAmbient(declaration);
    // An export is named only where a module is imported that offers it.
    const offering = isModule && !isFree ? modulesOffering(own.fileName) : undefined;
    const sees = (file: ts.SourceFile): boolean =>
      file === own ||
      offering === undefined ||
      program.importsOf(file.fileName).some((path) => offering.has(path));
    const within = isModule ? importersOf(own.fileName) : undefined;
    const files = filesWithin(own.fileName, within);
    // Imports and re-exports may give it further names, which others may import again.
    for (const each of names) {
      for (const file of files) {
        const isNamed = each === "default" || each === "export=" || mentions(file, each);
        if (!isNamed || !sees(file)) continue;
        if (each !== "default" && each !== "export=") collect(file, each);
        if (file !== own)
          for (const rename of renamesOf(file, each))
            if (resolvesTo(rename.node)) follow(file, rename);
      }
    }
    return { uses: [...found], names, from: isModule ? "importers" : "anywhere" };

    function follow(file: ts.SourceFile, { to, isExport }: Rename): void {
      if (isExport || renamesOf(file, to).some((each) => each.isExport)) names.add(to);
      else if (!names.has(to)) collect(file, to);
    }

    function collect(file: ts.SourceFile, word: string, within: ts.Node = file): void {
      forEachIdentifier(file, word, within, (identifier) => {
        if (identifier !== name && resolvesTo(identifier)) found.add(identifier);
      });
    }

    function resolvesTo(node: ts.Node): boolean {
      const { parent } = node;
      if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
        const member = memberAccessed(parent, receivers);
        if (member !== undefined) return member === declaration;
      }
      return targetsOf(node).includes(declaration);
    }
  }

  function targetsOf(node: ts.Node): readonly ts.Declaration[] {
    return answers.about(
      "targets",
      node,
      () => resolvedSymbol(checker, node)?.declarations ?? [],
      (found) => found,
    );
  }

  /** Somebody said that its type is `any`; what comes from packages out of sight is no class of ours. */
  function isAnything(receiver: ts.Expression): boolean {
    const at = ts.isNonNullExpression(receiver) || ts.isParenthesizedExpression(receiver);
    if (at) return isAnything(receiver.expression);
    if (ts.isAsExpression(receiver)) return receiver.type.kind === ts.SyntaxKind.AnyKeyword;
    if (!ts.isIdentifier(receiver)) return false;
    const declared = checker.getSymbolAtLocation(receiver)?.valueDeclaration;
    if (declared === undefined) return false;
    if (!ts.isVariableDeclaration(declared) && !ts.isParameter(declared)) return false;
    if (declared.type !== undefined) return declared.type.kind === ts.SyntaxKind.AnyKeyword;
    return declared.initializer !== undefined && ts.isAsExpression(declared.initializer)
      ? isAnything(declared.initializer)
      : false;
  }

  function sightOf(declaration: ts.Declaration): Sight {
    const before = known.get(declaration);
    if (before !== undefined) return before;
    const found = search(declaration);
    known.set(declaration, found);
    return found;
  }

  function mayName(member: ts.Declaration): boolean {
    const name = ts.getNameOfDeclaration(member);
    if (name === undefined || !isNameUse(name)) return true;
    if (ts.isPrivateIdentifier(name)) return false;
    const word = new RegExp(`(["'\`])${name.text.replaceAll("$", "\\$&")}\\1`);
    return filesNaming(program, name.text).some((file) => {
      if (word.test(file.text)) return true;
      let isOpen = false;
      forEachIdentifier(file, name.text, file, (identifier) => {
        const access = identifier.parent;
        if (!ts.isPropertyAccessExpression(access) || access.name !== identifier) return;
        const member = memberAccessed(access, receivers);
        if (member === "elsewhere") isOpen ||= isAnything(access.expression);
        else if (member === undefined && targetsOf(identifier).length === 0) isOpen = true;
      });
      return isOpen;
    });
  }

  return {
    sightOf,
    to: (declaration) => sightOf(declaration).uses,
    offering: modulesOffering,
    mayName,
  };
}

function* filesOf(program: ClosedProgram): Generator<ts.SourceFile> {
  for (const path of program.paths()) {
    const file = program.sourceFile(path);
    if (file !== undefined) yield file;
  }
}

/** The files in which a name occurs. */
export function filesNaming(program: ClosedProgram, name: string): ts.SourceFile[] {
  return [...filesOf(program)].filter((file) => mentions(file, name));
}

/** Visits identifiers of a text without walking the tree: positions come from the file's text. */
export function forEachIdentifier(
  file: ts.SourceFile,
  name: string,
  within: ts.Node,
  visit: (identifier: NameUse) => void,
): void {
  const { text } = file;
  for (
    let at = text.indexOf(name, within.pos);
    at >= 0 && at < within.end;
    at = text.indexOf(name, at + name.length)
  ) {
    if (isPart(text, at - 1) || isPart(text, at + name.length)) continue;
    const node = identifierAt(within, at);
    if (node !== undefined && node.text === name && node.getStart(file) === at) visit(node);
  }
}

/** Whether a text has a name as a whole word; comments and strings count. */
export function namesWord(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
    if (!isPart(text, at - 1) && !isPart(text, at + name.length)) return true;
  return false;
}

function isPart(text: string, at: number): boolean {
  return (
    at >= 0 && at < text.length && ts.isIdentifierPart(text.charCodeAt(at), ts.ScriptTarget.ESNext)
  );
}

function identifierAt(within: ts.Node, position: number): NameUse | undefined {
  let at = within;
  for (;;) {
    const child: ts.Node | undefined = ts.forEachChild(at, (each) =>
      each.pos <= position && position < each.end ? each : undefined,
    );
    if (child === undefined) return isNameUse(at) ? at : undefined;
    at = child;
  }
}

function isNameUse(node: ts.Node): node is NameUse {
  return ts.isIdentifier(node) || ts.isPrivateIdentifier(node);
}

function mentions(file: ts.SourceFile, name: string): boolean {
  // The parser's own table of identifier texts; absent from the public type.
  const table = (file as unknown as { identifiers?: ReadonlyMap<string, string> }).identifiers;
  return table?.has(name) ?? file.text.includes(name);
}

/** The names under which a module exports a declaration, `default` and `export=` among them. */
function exportedNames(
  checker: ts.TypeChecker,
  file: ts.SourceFile,
  symbol: ts.Symbol | undefined,
  declaration: ts.Declaration,
): Set<string> {
  const names = new Set<string>();
  checker.getSymbolAtLocation(file)?.exports?.forEach((each, name) => {
    const target =
      (each.flags & ts.SymbolFlags.Alias) === 0 ? each : checker.getAliasedSymbol(each);
    if (target === symbol || target.declarations?.includes(declaration))
      names.add(ts.unescapeLeadingUnderscores(name));
  });
  return names;
}

/** The part of its file that alone can name a declaration; undefined when other files may. */
function scopeOf(declaration: ts.Declaration, isExported: boolean): ts.Node | undefined {
  for (let at: ts.Node = declaration.parent; at !== undefined; at = at.parent) {
    if (ts.isFunctionLike(at)) return at;
    if (ts.isModuleBlock(at)) return undefined;
    if (ts.isSourceFile(at)) return isExported || !ts.isExternalModule(at) ? undefined : at;
  }
  return undefined;
}

/** The class that alone can name a member. */
function privateScope(declaration: ts.Declaration): ts.Node | undefined {
  const isHidden =
    (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Private) !== 0 ||
    ((ts.isMethodDeclaration(declaration) || ts.isPropertyDeclaration(declaration)) &&
      ts.isPrivateIdentifier(declaration.name));
  if (!isHidden) return undefined;
  for (let at: ts.Node = declaration.parent; at !== undefined; at = at.parent)
    if (ts.isClassLike(at)) return at;
  return undefined;
}

/** Declared for all files (`declare global`) or for another module. */
function isAmbient(declaration: ts.Declaration): boolean {
  for (let at: ts.Node = declaration.parent; at !== undefined; at = at.parent)
    if (
      ts.isModuleDeclaration(at) &&
      (ts.isStringLiteral(at.name) || (at.flags & ts.NodeFlags.GlobalAugmentation) !== 0)
    )
      return true;
  return false;
}

/** Reached through a value of its owner, so that its name is not bound in any scope. */
function isMember(declaration: ts.Declaration): boolean {
  return (
    ts.isClassElement(declaration) ||
    ts.isTypeElement(declaration) ||
    ts.isObjectLiteralElement(declaration) ||
    (ts.isParameter(declaration) &&
      ts.isParameterPropertyDeclaration(declaration, declaration.parent))
  );
}

/** Whether a module exports again what it has from another. */
function passesOn(program: ClosedProgram, path: string, from: string): boolean {
  const file = program.sourceFile(path);
  if (file === undefined) return false;
  return [...passedOn(file)].some((specifier) => program.resolve(specifier, path) === from);
}

const passed = new WeakMap<ts.SourceFile, ReadonlySet<string>>();

/** Specifiers of the modules whose things a file exports again, directly or after importing them. */
function passedOn(file: ts.SourceFile): ReadonlySet<string> {
  const known = passed.get(file);
  if (known !== undefined) return known;
  const found = new Set<string>();
  const imported = new Map<string, string>();
  const exported: string[] = [];
  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      const { text } = statement.moduleSpecifier;
      const clause = statement.importClause;
      const bindings = clause?.namedBindings;
      if (clause?.name !== undefined) imported.set(clause.name.text, text);
      if (bindings !== undefined && ts.isNamespaceImport(bindings))
        imported.set(bindings.name.text, text);
      if (bindings !== undefined && ts.isNamedImports(bindings))
        for (const { name } of bindings.elements) imported.set(name.text, text);
    } else if (ts.isExportDeclaration(statement)) {
      const { moduleSpecifier, exportClause } = statement;
      if (moduleSpecifier !== undefined) {
        if (ts.isStringLiteral(moduleSpecifier)) found.add(moduleSpecifier.text);
      } else if (exportClause !== undefined && ts.isNamedExports(exportClause))
        for (const { propertyName, name } of exportClause.elements)
          exported.push((propertyName ?? name).text);
    } else if (ts.isExportAssignment(statement) && ts.isIdentifier(statement.expression))
      exported.push(statement.expression.text);
  }
  for (const name of exported) {
    const specifier = imported.get(name);
    if (specifier !== undefined) found.add(specifier);
  }
  passed.set(file, found);
  return found;
}

/** An import or export that gives a thing another name in its file, or to those who import it from there. */
interface Rename {
  readonly to: string;
  readonly isExport: boolean;
  readonly node: ts.Node;
}

const renames = new WeakMap<ts.SourceFile, ReadonlyMap<string, readonly Rename[]>>();

function renamesOf(file: ts.SourceFile, name: string): readonly Rename[] {
  let known = renames.get(file);
  if (known === undefined) {
    known = readRenames(file);
    renames.set(file, known);
  }
  return known.get(name) ?? [];
}

function readRenames(file: ts.SourceFile): ReadonlyMap<string, readonly Rename[]> {
  const found = new Map<string, Rename[]>();
  const add = (from: string, to: string, node: ts.Node, isExport: boolean): void => {
    const list = found.get(from) ?? [];
    list.push({ to, node, isExport });
    found.set(from, list);
  };
  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement)) {
      const clause = statement.importClause;
      if (clause?.name !== undefined) add("default", clause.name.text, clause.name, false);
      const named = clause?.namedBindings;
      if (named !== undefined && ts.isNamedImports(named))
        for (const { propertyName, name } of named.elements)
          if (propertyName !== undefined) add(propertyName.text, name.text, name, false);
    } else if (ts.isExportDeclaration(statement)) {
      const clause = statement.exportClause;
      if (clause !== undefined && ts.isNamedExports(clause))
        for (const { propertyName, name } of clause.elements)
          add((propertyName ?? name).text, name.text, name, true);
    } else if (ts.isExportAssignment(statement) && ts.isIdentifier(statement.expression)) {
      const to = statement.isExportEquals === true ? "export=" : "default";
      add(statement.expression.text, to, statement.expression, true);
    }
  }
  return found;
}
