/** Answers what rules ask: facts of calls, declarations, references and contexts, over one state of the program. */
import { ts } from "ts-morph";
import type { Analysis, NameUse, PackageInfo, Reach } from "../../rules/kit/analysis.ts";
import { type Context, type Guard, SERVER_CONTEXTS } from "../../rules/kit/rule.ts";
import { declarationOf, resolvedSymbol } from "../../rules/kit/symbols.ts";
import { calledName, unwrap } from "../../rules/kit/syntax.ts";
import { type CallFacts, factsOfDeclaration } from "../../rules/kit/tags.ts";
import { CATALOG_ROOT } from "./catalog.ts";
import type { ReachGraph } from "./contexts/graph.ts";
import type { Selection } from "./contexts/selection.ts";
import { unitNameAt } from "./contexts/units.ts";
import type { ClosedProgram } from "./program.ts";
import type { Workspace } from "./workspace.ts";

type Call = ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression;

export interface QueryParts {
  readonly workspace: Workspace;
  readonly program: ClosedProgram;
  readonly selection: Selection;
  readonly graph: ReachGraph;
  /** Names of tagged declarations; a call by any other name has no facts. */
  readonly taggedNames: TaggedNames;
  readonly guarded: (rule: string, guard: Guard) => void;
}

/** Which names carry facts, in the catalog and in the user's own code. */
export interface TaggedNames {
  has(name: string): boolean;
  /** Names of declarations that carry `@mark <word>`. */
  marked(word: string): Iterable<string>;
}

const SERVER: ReadonlySet<Context> = new Set(SERVER_CONTEXTS);

/** The answers hold until the next edit; make a new one then. */
export function createAnalysis(parts: QueryParts): Analysis {
  const { program, workspace, selection, graph } = parts;
  const checker = program.checker();
  const facts = new Map<ts.Declaration, CallFacts | undefined>();
  const references = new Map<ts.Declaration, readonly NameUse[]>();
  const reaches = new Map<string, Reach>();

  function factsOfDeclared(declaration: ts.Declaration): CallFacts | undefined {
    if (!facts.has(declaration)) facts.set(declaration, factsOfDeclaration(declaration));
    return facts.get(declaration);
  }

  function factsOf(call: Call): CallFacts | undefined {
    const callee = ts.isTaggedTemplateExpression(call) ? call.tag : call.expression;
    const name = calledName(callee);
    if (name !== undefined && !mayHaveFacts(name)) return undefined;
    // The callee's own declarations are cheap to find; only overloads and callable values need the arguments checked.
    const declared = name === undefined ? [] : declarationsOf(callee);
    if (name !== undefined && declared.length === 0) return undefined;
    const [only] = declared;
    if (only !== undefined && declared.length === 1 && ts.isFunctionLike(only))
      return factsOfDeclared(only);
    const isFunction = only !== undefined && declared.every(ts.isFunctionLike);
    const candidates = isFunction ? declared : signaturesOf(call, callee);
    if (!candidates.some((each) => factsOfDeclared(each) !== undefined)) return undefined;
    if (candidates.length === 1 && candidates[0] !== undefined)
      return factsOfDeclared(candidates[0]);
    const resolved = checker.getResolvedSignature(call)?.declaration;
    // Conditional callees of unlike signatures (`secure ? https : http`) resolve to none.
    if (resolved === undefined || ts.isJSDocSignature(resolved))
      return candidates.map(factsOfDeclared).find((each) => each !== undefined);
    return factsOfDeclared(resolved);
  }

  /** The declarations of what a callee names, a followed `const` alias included. */
  function declarationsOf(callee: ts.Expression): readonly ts.Declaration[] {
    const declaration = declarationOf(checker, callee);
    const name = declaration === undefined ? undefined : ts.getNameOfDeclaration(declaration);
    const symbol = name === undefined ? undefined : checker.getSymbolAtLocation(name);
    return symbol?.declarations ?? (declaration === undefined ? [] : [declaration]);
  }

  function signaturesOf(call: Call, callee: ts.Expression): readonly ts.Declaration[] {
    const type = checker.getTypeAtLocation(callee);
    const signatures = ts.isNewExpression(call)
      ? type.getConstructSignatures()
      : type.getCallSignatures();
    return signatures.flatMap((each) => {
      const { declaration } = each as { declaration?: ts.SignatureDeclaration | ts.JSDocSignature };
      return declaration === undefined || ts.isJSDocSignature(declaration) ? [] : [declaration];
    });
  }

  /** A local alias (`const send = client.post`) may go by any name, so names that are not properties are looked up once. */
  function mayHaveFacts(name: ts.Identifier | ts.PrivateIdentifier): boolean {
    if (parts.taggedNames.has(name.text)) return true;
    if (ts.isPropertyAccessExpression(name.parent)) return false;
    const symbol = checker.getSymbolAtLocation(name);
    if (symbol === undefined) return false;
    if ((symbol.flags & ts.SymbolFlags.Alias) !== 0) return true;
    const declaration = symbol.valueDeclaration;
    return (
      declaration !== undefined &&
      (ts.isBindingElement(declaration) ||
        ts.isParameter(declaration) ||
        (ts.isVariableDeclaration(declaration) &&
          (declaration.initializer === undefined || !isFunctionLike(declaration.initializer))))
    );
  }

  function filesNaming(name: string): ts.SourceFile[] {
    const found: ts.SourceFile[] = [];
    for (const path of program.paths()) {
      const file = program.sourceFile(path);
      if (file !== undefined && mentions(file, name)) found.push(file);
    }
    return found;
  }

  function referencesTo(declaration: ts.Declaration): readonly NameUse[] {
    const known = references.get(declaration);
    if (known !== undefined) return known;
    const name = ts.getNameOfDeclaration(declaration);
    const found: NameUse[] = [];
    references.set(declaration, found);
    const isDefault = isDefaultExport(declaration);
    if (name === undefined && !isDefault) return found;
    const text =
      name !== undefined && (ts.isIdentifier(name) || ts.isPrivateIdentifier(name))
        ? name.text
        : undefined;
    const symbol = name === undefined ? undefined : checker.getSymbolAtLocation(name);
    const names = new Set<string>(text === undefined ? [] : [text]);
    const own = declaration.getSourceFile();
    // Another file may import it under a name of its own.
    for (const path of program.paths()) {
      const file = program.sourceFile(path);
      if (file === undefined) continue;
      if (file !== own)
        for (const alias of importedAliases(file)) {
          if (
            (alias.imported === text || (alias.imported === "default" && alias.local !== text)) &&
            resolvesTo(alias.node)
          ) {
            names.add(alias.local);
          }
        }
    }
    for (const each of names) {
      for (const file of filesNaming(each)) {
        forEachIdentifier(file, each, (identifier) => {
          if (identifier !== name && resolvesTo(identifier)) found.push(identifier);
        });
      }
    }
    return found;

    function resolvesTo(node: ts.Node): boolean {
      const target = resolvedSymbol(checker, node);
      if (target === undefined) return false;
      if (target === symbol || target.valueDeclaration === declaration) return true;
      return target.declarations?.includes(declaration) ?? false;
    }
  }

  const analysis: Analysis = {
    checker,
    factsOf,
    referencesTo,
    declarationOf: (node) => declarationOf(checker, node),
    callersOf(declaration) {
      return referencesTo(nameBearer(declaration)).flatMap((identifier) => {
        const call = callBy(identifier);
        return call === undefined ? [] : [call];
      });
    },
    callsTagged(word) {
      const found: (ts.CallExpression | ts.NewExpression)[] = [];
      for (const name of parts.taggedNames.marked(word)) {
        for (const file of filesNaming(name)) {
          forEachIdentifier(file, name, (identifier) => {
            const call = callBy(identifier);
            if (call !== undefined && factsOf(call)?.has.has(word)) found.push(call);
          });
        }
      }
      return found;
    },
    reach(node) {
      const path = node.getSourceFile().fileName;
      const unit = unitNameAt(node);
      const key = `${path}#${unit}`;
      let found = reaches.get(key);
      if (found === undefined) {
        found = reachOf(path, unit);
        reaches.set(key, found);
      }
      return found;
    },
    runsOnServer(node) {
      for (const context of analysis.reach(node).contexts) if (SERVER.has(context)) return true;
      return false;
    },
    packageOf: (file): PackageInfo => workspace.packageOf(file.fileName),
    guarded: parts.guarded,
  };

  function reachOf(path: string, unit: string): Reach {
    const reached = graph.reached(path, unit);
    if (reached.contexts.size > 0) {
      return {
        contexts: reached.contexts,
        path: reached.path.slice(0, -1).flatMap((step) => {
          const at = step.lastIndexOf("#");
          const place = placeOfUnit(program.sourceFile(step.slice(0, at)), step.slice(at + 1));
          return place === undefined ? [] : [place];
        }),
      };
    }
    const role = selection.entry(path)?.role;
    if (role?.server) return { contexts: new Set(["library"]), path: [] };
    const outside = selection.outsideContexts(path);
    if (outside.size > 0) return { contexts: outside, path: [] };
    return { contexts: new Set(["library"]), path: [] };
  }

  return analysis;
}

/** True for files of the catalog: their declarations are knowledge, not code under review. */
export function isCatalogFile(file: ts.SourceFile): boolean {
  return file.fileName.startsWith(CATALOG_ROOT);
}

function placeOfUnit(file: ts.SourceFile | undefined, unit: string) {
  if (file === undefined) return undefined;
  for (const statement of file.statements) {
    const name = unit === "" ? undefined : declaredName(statement, unit);
    if (name === undefined) continue;
    return {
      file: file.fileName,
      start: name.getStart(file),
      end: name.getEnd(),
      message: `reached from ${unit}`,
    };
  }
  return undefined;
}

function declaredName(statement: ts.Statement, unit: string): ts.Node | undefined {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.find(
      (each) => ts.isIdentifier(each.name) && each.name.text === unit,
    )?.name;
  }
  if (
    (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) &&
    statement.name?.text === unit
  ) {
    return statement.name;
  }
  return undefined;
}

/** The call made through a name: `f()`, `a.f()`, `new F()`, `this.f()`. */
function callBy(identifier: NameUse): ts.CallExpression | ts.NewExpression | undefined {
  let callee: ts.Node = identifier;
  if (ts.isPropertyAccessExpression(callee.parent) && callee.parent.name === callee)
    callee = callee.parent;
  while (ts.isParenthesizedExpression(callee.parent) || ts.isNonNullExpression(callee.parent))
    callee = callee.parent;
  const call = callee.parent;
  if ((ts.isCallExpression(call) || ts.isNewExpression(call)) && call.expression === callee)
    return call;
  return undefined;
}

/** A function expression is referred to by the variable, property or member that holds it. */
function nameBearer(declaration: ts.Declaration): ts.Declaration {
  const at: ts.Node = declaration;
  while (ts.isFunctionExpression(at) || ts.isArrowFunction(at)) {
    let holder: ts.Node = at.parent;
    while (ts.isExpression(holder) && unwrap(holder) === at) holder = holder.parent;
    if (
      ts.isVariableDeclaration(holder) ||
      ts.isPropertyDeclaration(holder) ||
      ts.isPropertyAssignment(holder) ||
      ts.isExportAssignment(holder)
    ) {
      return holder;
    }
    return declaration;
  }
  return declaration;
}

function isDefaultExport(declaration: ts.Declaration): boolean {
  if (ts.isExportAssignment(declaration)) return true;
  const modifiers = ts.canHaveModifiers(declaration) ? declaration.modifiers : undefined;
  return modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword) ?? false;
}

interface Alias {
  readonly imported: string;
  readonly local: string;
  readonly node: ts.Identifier;
}

const aliases = new WeakMap<ts.SourceFile, readonly Alias[]>();

/** Imports whose local name differs from the exported one, default imports included. */
function importedAliases(file: ts.SourceFile): readonly Alias[] {
  const known = aliases.get(file);
  if (known !== undefined) return known;
  const found: Alias[] = [];
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const clause = statement.importClause;
    if (clause?.name !== undefined)
      found.push({ imported: "default", local: clause.name.text, node: clause.name });
    const named = clause?.namedBindings;
    if (named === undefined || !ts.isNamedImports(named)) continue;
    for (const element of named.elements) {
      if (element.propertyName === undefined || !ts.isIdentifier(element.propertyName)) continue;
      found.push({
        imported: element.propertyName.text,
        local: element.name.text,
        node: element.name,
      });
    }
  }
  aliases.set(file, found);
  return found;
}

function isFunctionLike(node: ts.Expression): boolean {
  const target = unwrap(node);
  return ts.isFunctionExpression(target) || ts.isArrowFunction(target);
}

function mentions(file: ts.SourceFile, name: string): boolean {
  // The parser's own table of identifier texts; absent from the public type.
  const table = (file as unknown as { identifiers?: ReadonlyMap<string, string> }).identifiers;
  return table?.has(name) ?? file.text.includes(name);
}

/** Visits identifiers of a text without walking the tree: positions come from the file's text. */
function forEachIdentifier(
  file: ts.SourceFile,
  name: string,
  visit: (identifier: NameUse) => void,
): void {
  for (let at = file.text.indexOf(name); at >= 0; at = file.text.indexOf(name, at + name.length)) {
    const node = identifierAt(file, at);
    if (node !== undefined && node.text === name && node.getStart(file) === at) visit(node);
  }
}

function identifierAt(file: ts.SourceFile, position: number): NameUse | undefined {
  let at: ts.Node = file;
  for (;;) {
    const child: ts.Node | undefined = ts.forEachChild(at, (each) =>
      each.pos <= position && position < each.end ? each : undefined,
    );
    if (child === undefined)
      return ts.isIdentifier(at) || ts.isPrivateIdentifier(at) ? at : undefined;
    at = child;
  }
}
