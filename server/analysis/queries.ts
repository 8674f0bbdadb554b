/** Answers what rules ask: facts of calls, declarations, references and contexts, over one state of the program. */
import { ts } from "ts-morph";
import type {
  Analysis,
  EntitySchema,
  NameUse,
  PackageInfo,
  Reach,
} from "../../rules/kit/analysis.ts";
import { entityKey } from "../../rules/kit/data/access.ts";
import { type Context, type Guard, SERVER_CONTEXTS } from "../../rules/kit/rule.ts";
import { declarationOf } from "../../rules/kit/symbols.ts";
import { calledName, outer, unwrap } from "../../rules/kit/syntax.ts";
import { type CallFacts, factsOfDeclaration } from "../../rules/kit/tags.ts";
import type { DeployedStore, DeployedUnit, TopologyOfNode } from "../../rules/kit/topology.ts";
import type { Answers } from "./answers.ts";
import { CATALOG_ROOT } from "./catalog.ts";
import { createChains } from "./chains.ts";
import type { ReachGraph } from "./contexts/graph.ts";
import type { Selection } from "./contexts/selection.ts";
import { unitNameAt } from "./contexts/units.ts";
import type { ClosedProgram } from "./program.ts";
import { createReceivers, memberAccessed } from "./receivers.ts";
import { createReferences, filesNaming, forEachIdentifier, type Sight } from "./references.ts";
import { createStrays } from "./strays.ts";
import type { Workspace } from "./workspace.ts";

type Call = ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression;

export interface QueryParts {
  readonly workspace: Workspace;
  readonly program: ClosedProgram;
  readonly selection: Selection;
  readonly graph: ReachGraph;
  /** Answers of earlier programs that still hold. */
  readonly answers: Answers;
  /** Names of tagged declarations; a call by any other name has no facts. */
  readonly taggedNames: TaggedNames;
  readonly isOwnFunction: (name: string) => boolean;
  readonly guarded: (rule: string, guard: Guard) => void;
  readonly schemas: Schemas;
  /** `name` is that of the top-level unit around the node. */
  readonly topologyOf: (path: string, name: string) => TopologyOfNode;
  readonly units: () => readonly DeployedUnit[];
  readonly stores: () => readonly DeployedStore[];
  /** Paths of the files whose code runs in a unit. */
  readonly filesOf: (unit: DeployedUnit) => Iterable<string>;
}

/** The entities that the repository's schemas declare. */
export interface Schemas {
  /** The entity of that key whose schema is nearest to a file, by the name as written if several share the key. */
  find(key: string, near: string, written?: string): EntitySchema | undefined;
}

/** Which names carry facts, in the catalog and in the user's own code. */
export interface TaggedNames {
  /** Whether a call of that name with so many arguments can have facts. */
  has(name: string, argumentCount: number): boolean;
  /** Names of declarations that carry `@mark <word>`. */
  marked(word: string): Iterable<string>;
}

const SERVER: ReadonlySet<Context> = new Set(SERVER_CONTEXTS);

/** A declaration by which something is called, with how the search for it went. */
export interface Sighted {
  readonly declaration: ts.Declaration;
  readonly sight: Sight;
}

/** An analysis that also tells how it came by its references. */
export interface Queries extends Analysis {
  /** How the search for what `callersOf` and `referencesTo` answer from went. */
  sightOf(declaration: ts.Declaration): Sight;
  sightsOfFunction(declaration: ts.Declaration): readonly Sighted[];
  /** Paths of the files whose code runs in a unit, loaded or not. */
  pathsOf(unit: DeployedUnit): Iterable<string>;
}

/** The answers hold until the next edit; make a new one then. */
export function createAnalysis(parts: QueryParts): Queries {
  const { program, workspace, selection, graph } = parts;
  const checker = program.checker();
  const facts = new Map<ts.Declaration, CallFacts | undefined>();
  const receivers = createReceivers(checker, program.isLibrary);
  const chains = createChains(checker, parts.answers);
  const references = createReferences(program, checker, receivers, parts.answers);
  const reaches = new Map<string, Reach>();

  function factsOfDeclared(declaration: ts.Declaration): CallFacts | undefined {
    if (!facts.has(declaration)) facts.set(declaration, factsOfDeclaration(declaration));
    return facts.get(declaration);
  }

  function factsOf(call: Call): CallFacts | undefined {
    const callee = ts.isTaggedTemplateExpression(call) ? call.tag : call.expression;
    const name = calledName(callee);
    // Most names tell at once.
    const isTagged = name === undefined || parts.taggedNames.has(name.text, argumentCountOf(call));
    if (!isTagged && ts.isPropertyAccessExpression(name.parent)) return undefined;
    return parts.answers.about(
      "facts",
      call,
      () => (isTagged || isAlias(name) ? factsOfCallee(call, callee, name) : undefined),
      (found) => (found === undefined ? [] : [found.declaration]),
    );
  }

  function factsOfCallee(
    call: Call,
    callee: ts.Expression,
    name: NameUse | undefined,
  ): CallFacts | undefined {
    const target = unwrap(callee);
    if (ts.isPropertyAccessExpression(target)) {
      const member = memberAccessed(target, receivers);
      if (member === "elsewhere") return undefined;
      if (member !== undefined && ts.isFunctionLike(member)) return factsOfDeclared(member);
      const members = chains(target, ts.isTaggedTemplateExpression(call) ? [] : call.arguments);
      const [only] = members ?? [];
      if (only !== undefined && members?.every((each) => factsOfDeclared(each) === undefined))
        return undefined;
      if (only !== undefined && members?.length === 1) return factsOfDeclared(only);
    }
    // The callee's own declarations are cheap to find; only overloads and callable values need the arguments checked.
    const declared = name === undefined ? [] : declarationsOf(callee);
    if (name !== undefined && declared.length === 0) return undefined;
    const [only] = declared;
    const single = declared.length === 1 && only !== undefined ? functionOf(only) : undefined;
    if (single !== undefined) return factsOfDeclared(single);
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

  /** The declaration that an expression names; what scopes tell of a member costs no type query. */
  function declared(node: ts.Node): ts.Declaration | undefined {
    const target = ts.isExpression(node) ? unwrap(node) : node;
    if (ts.isPropertyAccessExpression(target)) {
      const receiver = receivers(target.expression);
      if (receiver === "untyped") return undefined;
      const member = receiver === undefined ? undefined : memberAccessed(target, receivers);
      if (member !== undefined && member !== "elsewhere" && ts.isMethodDeclaration(member))
        return member;
      const [first] = chains(target) ?? [];
      if (first !== undefined) return first;
    }
    return declarationOf(checker, node);
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
  function isAlias(name: NameUse): boolean {
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

  /** By its own name, and by the names of members it is put under: `export default { find }`. */
  function sightsOfFunction(declaration: ts.Declaration): readonly Sighted[] {
    const bearer = nameBearer(declaration);
    const own = { declaration: bearer, sight: references.sightOf(bearer) };
    const members = own.sight.uses.flatMap((use) => memberHolding(use) ?? []);
    return [
      own,
      ...members.map((each) => ({ declaration: each, sight: references.sightOf(each) })),
    ];
  }

  const analysis: Queries = {
    checker,
    typeFlagsOf: (node) =>
      parts.answers.about(
        "flags",
        node,
        () => checker.getTypeAtLocation(node).flags,
        () => [],
      ),
    factsOf,
    referencesTo: references.to,
    straysOf: createStrays(selection, references),
    sightOf: references.sightOf,
    sightsOfFunction,
    pathsOf: parts.filesOf,
    isOwnFunction: parts.isOwnFunction,
    isElsewhere: (access) => memberAccessed(access, receivers) === "elsewhere",
    declarationOf: (node) =>
      parts.answers.about(
        "declaration",
        node,
        () => declared(node),
        (found) => (found === undefined ? [] : [found]),
      ),
    hasFile: (path) => program.sourceFile(path) !== undefined,
    callersOf(declaration) {
      return sightsOfFunction(declaration).flatMap(({ sight }) =>
        sight.uses.flatMap((identifier) => callBy(identifier) ?? []),
      );
    },
    callsTagged(word) {
      const found: (ts.CallExpression | ts.NewExpression)[] = [];
      for (const name of parts.taggedNames.marked(word)) {
        for (const file of filesNaming(program, name)) {
          forEachIdentifier(file, name, file, (identifier) => {
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
    schemaOf: (key, near) =>
      parts.schemas.find(key, near.getSourceFile().fileName, nameWritten(near, key)),
    units: parts.units,
    stores: parts.stores,
    codeOf: (unit) => [...parts.filesOf(unit)].flatMap((path) => program.sourceFile(path) ?? []),
    topologyOf: (node) => parts.topologyOf(node.getSourceFile().fileName, unitNameAt(node)),
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
    // Scripts are found file by file: one that loads a barrel says little of code that a server loads too.
    const isLoadedByServer = [...graph.reached(path, "").contexts].some((each) => SERVER.has(each));
    const isPage = outside.has("browser");
    // What pages load, tools load too when they take the whole package.
    // Whoever installs a published package runs it where they like.
    if (isPage && selection.isPublished(path)) return { contexts: new Set(["library"]), path: [] };
    if (isPage) return { contexts: new Set(["browser"]), path: [] };
    if (outside.size > 0 && !isLoadedByServer) return { contexts: outside, path: [] };
    return { contexts: new Set(["library"]), path: [] };
  }

  return analysis;
}

/** The function that a declaration is, or that a constant without a type of its own is given. */
function functionOf(declaration: ts.Declaration): ts.Declaration | undefined {
  if (ts.isFunctionLike(declaration)) return declaration;
  if (!ts.isVariableDeclaration(declaration) || declaration.type !== undefined) return undefined;
  const { initializer } = declaration;
  const value = initializer === undefined ? undefined : unwrap(initializer);
  return value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value))
    ? value
    : undefined;
}

/** The name at a node when it is the entity's. */
function nameWritten(node: ts.Node, key: string): string | undefined {
  const target = ts.isPropertyAccessExpression(node) ? node.name : node;
  const text = ts.isIdentifier(target) || ts.isStringLiteralLike(target) ? target.text : undefined;
  return text !== undefined && entityKey(text) === key ? text : undefined;
}

/** Infinity when the source does not tell. */
function argumentCountOf(call: Call): number {
  if (ts.isTaggedTemplateExpression(call) || call.arguments?.some(ts.isSpreadElement))
    return Number.POSITIVE_INFINITY;
  return call.arguments?.length ?? 0;
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
      message: `loaded by \`${unit}\``,
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

/** The member of a named, returned or exported object that a name is the value of. */
function memberHolding(use: NameUse): ts.Declaration | undefined {
  const member = use.parent;
  const isHeld =
    (ts.isShorthandPropertyAssignment(member) && member.name === use) ||
    (ts.isPropertyAssignment(member) && member.initializer === use);
  if (!isHeld) return undefined;
  const holder = outer(member.parent);
  const isNamed =
    ts.isVariableDeclaration(holder) ||
    ts.isPropertyDeclaration(holder) ||
    ts.isExportAssignment(holder) ||
    ts.isReturnStatement(holder);
  return isNamed ? member : undefined;
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

function isFunctionLike(node: ts.Expression): boolean {
  const target = unwrap(node);
  return ts.isFunctionExpression(target) || ts.isArrowFunction(target);
}
