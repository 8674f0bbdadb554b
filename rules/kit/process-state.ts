/**
 * Collections that live in the memory of one process, with everything the code does to them:
 * where they grow, shrink, are measured, read, and where they leave sight.
 */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import { entryAt, entryOfArgument, usesOf as functionUses } from "./entries.ts";
import {
  isMadePerUse,
  isModuleVariable,
  processWideInstance,
  runsOncePerProcess,
} from "./process-lifetime.ts";
import { isMention, mentionsOf, refersTo, usesOf } from "./references.ts";
import { routesTo } from "./routes.ts";
import type { Evidence } from "./rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  isUndefined,
  outer,
  unwrap,
} from "./syntax.ts";

export type StateDeclaration = ts.VariableDeclaration | ts.PropertyDeclaration;
export type StateShape = "map" | "set" | "array" | "record";

export type UseKind =
  /** May add an entry: `set`, `add`, `push`, `x[k] = v`, `x = [...x, v]`. */
  | "grow"
  /** Takes entries out: `delete`, `shift`, `pop`, `splice`, `delete x[k]`. */
  | "remove"
  /** Empties or replaces the collection: `clear`, `length = 0`, `x = []`. */
  | "reset"
  /** Reads how many there are: `size`, `length`, `Object.keys(x).length`. */
  | "size"
  /** Asks for one entry: `get`, `has`, `x[k]`, `includes`. */
  | "lookup"
  /** Goes through all entries. */
  | "iterate"
  | "read"
  /** Leaves sight: returned, stored elsewhere, handed to unknown code. */
  | "escape";

export interface StateUse {
  readonly kind: UseKind;
  /** The whole operation: the call, assignment or `delete`. */
  readonly node: ts.Node;
  /** The expression that stands for the collection there, for example `this.queue`. */
  readonly receiver: ts.Expression;
  /** The operation is on one element, as in `map.get(key).push(value)`. */
  readonly inner: boolean;
  readonly key?: ts.Expression;
  readonly value?: ts.Expression;
  /** The new value keeps the old one and adds to it: `set(k, [...old, v])`. */
  readonly appends: boolean;
  readonly within: FunctionNode | undefined;
}

export interface ProcessState {
  readonly declaration: StateDeclaration;
  readonly name: ts.Identifier | ts.PrivateIdentifier;
  readonly shape: StateShape;
  /** `new Map()`, `[]`, `{}`. */
  readonly creation: ts.Expression;
  /** The class that holds it; undefined for variables. */
  readonly holder: ts.ClassLikeDeclaration | undefined;
  readonly isStatic: boolean;
  /** Code outside the file or the class can reach it. */
  readonly isOpen: boolean;
  /** The collection is one of a fixed set, `{ users: [], orders: [] }`: only the elements can grow. */
  readonly isFixed: boolean;
  /** The package of a collection that is no plain one (`lru-cache`), or `own` for a class of the project. */
  readonly maker: string | undefined;
  readonly uses: readonly StateUse[];
}

const caches = new WeakMap<Analysis, Map<StateDeclaration, ProcessState | undefined>>();

/** The collection that a variable or field declares; undefined for anything else and for locals of functions that end. */
export function processState(
  declaration: StateDeclaration,
  analysis: Analysis,
): ProcessState | undefined {
  const cache = caches.get(analysis) ?? new Map<StateDeclaration, ProcessState | undefined>();
  caches.set(analysis, cache);
  if (cache.has(declaration)) return cache.get(declaration);
  const found = collect(declaration, analysis);
  cache.set(declaration, found);
  return found;
}

/** Why the collection lives as long as the process; undefined when nothing in sight shows it. */
export function lifetimeOf(
  state: ProcessState,
  analysis: Analysis,
): Evidence | "module" | undefined {
  if (state.holder === undefined) {
    if (isModuleVariable(state.declaration)) return "module";
    return runsOncePerProcess(state.declaration, analysis) ? "module" : undefined;
  }
  return state.isStatic ? "module" : processWideInstance(state.holder, analysis);
}

/** A class or factory that nobody in sight uses: it may well be made once per process. */
export function isMadeOutOfSight(state: ProcessState, analysis: Analysis): boolean {
  if (state.holder !== undefined && isMadePerUse(state.holder)) return false;
  return isUsedOutOfSight(state.holder ?? factoryOf(state), analysis);
}

/** The function in which a variable lives on, for callers that nobody sees. */
export function isKeptOutOfSight(declaration: ts.VariableDeclaration, analysis: Analysis): boolean {
  return isUsedOutOfSight(factoryAround(declaration), analysis);
}

function isUsedOutOfSight(maker: ts.Node | undefined, analysis: Analysis): boolean {
  if (maker === undefined) return false;
  // `export default async (app) => …` has no name that somebody could call it by here.
  if (ts.isExportAssignment(maker)) return true;
  return !usesOf(maker as ts.Declaration, analysis).some((use) => {
    const user = outer(use);
    return (
      (ts.isNewExpression(user) || ts.isCallExpression(user)) && unwrap(user.expression) === use
    );
  });
}

function factoryOf(state: ProcessState): ts.Node | undefined {
  return factoryAround(state.declaration);
}

function factoryAround(declaration: StateDeclaration): ts.Node | undefined {
  for (let at: ts.Node | undefined = declaration.parent; at !== undefined; at = at.parent)
    if (
      ts.isFunctionDeclaration(at) ||
      ts.isExportAssignment(at) ||
      (ts.isVariableDeclaration(at) && at !== declaration)
    )
      return at;
  return undefined;
}

/** Uses outside the collection's own file or class, for collections that others can reach. */
export function outsideUses(state: ProcessState, analysis: Analysis): readonly StateUse[] {
  if (!state.isOpen) return [];
  const home: ts.Node = state.holder ?? state.declaration.getSourceFile();
  const uses: StateUse[] = [];
  for (const name of analysis.referencesTo(state.declaration)) {
    if (home === name.getSourceFile() || [...ancestors(name)].includes(home)) continue;
    const expression =
      ts.isPropertyAccessExpression(name.parent) && name.parent.name === name ? name.parent : name;
    if (!isMention(expression)) continue;
    readUse(expression, { shape: state.shape, inner: false, depth: 0 }, analysis, uses);
  }
  return uses;
}

export interface Made {
  readonly shape: StateShape;
  readonly creation: ts.Expression;
  readonly isFixed: boolean;
  readonly maker: string | undefined;
}

/** What an initialiser creates, by its syntax; undefined for anything but an in-process collection. */
export function madeBy(initializer: ts.Expression, depth = 0): Made | undefined {
  const target = unwrap(initializer);
  if (depth > 3) return undefined;
  if (ts.isNewExpression(target)) return ofNew(target);
  if (ts.isArrayLiteralExpression(target))
    return target.elements.length === 0 ? plain("array", target) : undefined;
  if (ts.isObjectLiteralExpression(target)) return ofLiteral(target);
  if (ts.isCallExpression(target)) {
    const callee = target.expression.getText();
    if (callee === "Object.create" && target.arguments.length === 1) return plain("record", target);
    // `singleton("cache", () => new Map())`
    const factory = target.arguments.map((each) => unwrap(each)).find(ts.isArrowFunction);
    if (
      factory !== undefined &&
      /singleton|once\b|lazy|global/i.test(callee) &&
      !ts.isBlock(factory.body)
    ) {
      return madeBy(factory.body, depth + 1);
    }
    return undefined;
  }
  if (ts.isBinaryExpression(target)) {
    // `globalThis.cache ??= new Map()`, `globalThis.cache ?? new Map()`
    const { kind } = target.operatorToken;
    if (
      kind === ts.SyntaxKind.QuestionQuestionToken ||
      kind === ts.SyntaxKind.BarBarToken ||
      kind === ts.SyntaxKind.QuestionQuestionEqualsToken ||
      kind === ts.SyntaxKind.BarBarEqualsToken
    ) {
      return isOnGlobal(target.left) ? madeBy(target.right, depth + 1) : undefined;
    }
    // `globalForCache.cache ?? (globalForCache.cache = new Map())`
    if (kind === ts.SyntaxKind.EqualsToken && isOnGlobal(target.left))
      return madeBy(target.right, depth + 1);
  }
  return undefined;
}

function plain(shape: StateShape, creation: ts.Expression): Made {
  return { shape, creation, isFixed: false, maker: undefined };
}

/** Packages whose caches and sets live in the memory of the process, by the name of their class. */
const MAKERS: Readonly<Record<string, string>> = {
  LRUCache: "lru-cache",
  LRU: "lru-cache",
  LruCache: "lru-cache",
  LRUMap: "lru_map",
  QuickLRU: "quick-lru",
  NodeCache: "node-cache",
  TTLCache: "@isaacs/ttlcache",
  ExpiryMap: "expiry-map",
  TTLMap: "ttl-map",
  LRUSet: "lru-set",
};

function ofNew(target: ts.NewExpression): Made | undefined {
  const name = calledName(target.expression)?.text ?? "";
  if (ts.isIdentifier(unwrap(target.expression))) {
    if (name === "Map") return plain("map", target);
    if (name === "Set") return plain("set", target);
    if (name === "Array")
      return (target.arguments ?? []).length === 0 ? plain("array", target) : undefined;
  }
  const maker = Object.hasOwn(MAKERS, name) ? MAKERS[name] : undefined;
  return maker === undefined
    ? undefined
    : { shape: name === "LRUSet" ? "set" : "map", creation: target, isFixed: false, maker };
}

/** `globalThis.x`, or `x` of a variable that is another name for `globalThis`. */
function isOnGlobal(node: ts.Expression): boolean {
  let root = unwrap(node);
  while (ts.isPropertyAccessExpression(root) || ts.isElementAccessExpression(root))
    root = unwrap(root.expression);
  if (!ts.isIdentifier(root)) return false;
  if (/^global(This)?$/.test(root.text)) return true;
  return /^global|^g$/i.test(root.text) && root !== unwrap(node);
}

function ofLiteral(literal: ts.ObjectLiteralExpression): Made | undefined {
  if (literal.properties.length === 0) return plain("record", literal);
  const isEach = literal.properties.every((property) => {
    if (!ts.isPropertyAssignment(property)) return false;
    const made = madeBy(property.initializer, 3);
    return made !== undefined && made.shape !== "record";
  });
  return isEach ? { ...plain("record", literal), isFixed: true } : undefined;
}

function collect(declaration: StateDeclaration, analysis: Analysis): ProcessState | undefined {
  const { name } = declaration;
  if (!ts.isIdentifier(name) && !ts.isPrivateIdentifier(name)) return undefined;
  if (ts.isVariableDeclaration(declaration)) return ofVariable(declaration, name, analysis);
  return ofField(declaration, name, analysis);
}

function ofVariable(
  declaration: ts.VariableDeclaration,
  name: ts.Identifier | ts.PrivateIdentifier,
  analysis: Analysis,
): ProcessState | undefined {
  const { initializer } = declaration;
  const made =
    initializer === undefined ? undefined : (madeBy(initializer) ?? ownMade(initializer, analysis));
  if (made === undefined || !ts.isIdentifier(name)) return undefined;
  const home = enclosingFunction(declaration);
  // A local lives on only in functions that outlast its own; loops and blocks make many.
  if (home !== undefined && declaration.parent.parent.parent !== home.body) return undefined;
  const file = declaration.getSourceFile();
  const uses: StateUse[] = [];
  let isOpen = isExportedVariable(declaration);
  for (const identifier of mentionsOf(file, name.text)) {
    if (identifier === name) continue;
    if (ts.isExportSpecifier(identifier.parent)) {
      isOpen = true;
      continue;
    }
    if (!isMention(identifier) || !refersTo(identifier, declaration, analysis)) continue;
    readUse(identifier, { shape: made.shape, inner: false, depth: 0 }, analysis, uses);
  }
  if (
    home !== undefined &&
    !uses.some((use) => use.kind === "grow" && outlives(use.node, home, analysis))
  )
    return undefined;
  return {
    declaration,
    name,
    ...made,
    holder: undefined,
    isStatic: false,
    isOpen: isOpen && home === undefined,
    uses,
  };
}

/** Code of the home function's own functions that runs after it: they are handed back to its caller, or registered for requests and messages. */
export function outlives(node: ts.Node, home: FunctionNode, analysis: Analysis): boolean {
  const returned = returnedBy(home);
  for (
    let at = enclosingFunction(node);
    at !== undefined && at !== home;
    at = enclosingFunction(at)
  ) {
    const { name } = at;
    const holder = ts.isVariableDeclaration(outer(at))
      ? (outer(at) as ts.VariableDeclaration).name
      : name;
    const text = holder !== undefined && ts.isIdentifier(holder) ? holder.text : undefined;
    if (returned.some((value) => isPartOf(value, at as FunctionNode, text))) return true;
    if (isRegistered(at, home, analysis)) return true;
  }
  return false;
}

/** The value is, holds or wraps the function, or names it. */
function isPartOf(value: ts.Expression, fn: FunctionNode, name: string | undefined): boolean {
  if (fn.pos >= value.pos && fn.end <= value.end) return true;
  if (name === undefined) return false;
  if (ts.isIdentifier(value)) return value.text === name;
  if (ts.isCallExpression(value) || ts.isNewExpression(value))
    return (value.arguments ?? []).some((each) => isPartOf(unwrap(each), fn, name));
  if (!ts.isObjectLiteralExpression(value)) return false;
  return value.properties.some(
    (each) =>
      (ts.isShorthandPropertyAssignment(each) && each.name.text === name) ||
      (ts.isPropertyAssignment(each) && isPartOf(unwrap(each.initializer), fn, name)),
  );
}

/** `router.get("/start", (req, res) => …)` in a function that runs for no request itself. */
function isRegistered(fn: FunctionNode, home: FunctionNode, analysis: Analysis): boolean {
  const entry =
    entryAt(fn, analysis) ??
    namesOf(fn)
      .map((use) => entryOfArgument(use, analysis))
      .find((each) => each !== undefined);
  const isEntry = entry !== undefined && /^(request|consumer)$/.test(entry.context);
  if (!isEntry && !isHook(fn)) return false;
  return routesTo(home, analysis).length === 0;

  function namesOf(node: FunctionNode): readonly ts.Node[] {
    return enclosingFunction(node) === home ? functionUses(node, analysis) : [];
  }
}

/** `app.addHook("onRequest", async (request) => …)`, `app.use((req, res, next) => …)`: asked with every request. */
function isHook(fn: FunctionNode): boolean {
  const call = outer(fn);
  return (
    ts.isCallExpression(call) &&
    ts.isPropertyAccessExpression(call.expression) &&
    (call.expression.name.text === "addHook" ||
      (call.expression.name.text === "use" && fn.parameters.length > 1))
  );
}

/** Every value that a function gives back, choices taken apart. */
function returnedBy(home: FunctionNode): readonly ts.Expression[] {
  const { body } = home;
  if (body === undefined) return [];
  if (!ts.isBlock(body)) return choicesOf(body);
  const values: ts.Expression[] = [];
  for (const node of descendants(body, (each) => !isFunctionNode(each)))
    if (ts.isReturnStatement(node) && node.expression !== undefined)
      values.push(...choicesOf(node.expression));
  return values;
}

function choicesOf(value: ts.Expression): readonly ts.Expression[] {
  const target = unwrap(value);
  return ts.isConditionalExpression(target)
    ? [...choicesOf(target.whenTrue), ...choicesOf(target.whenFalse)]
    : [target];
}

function ofField(
  declaration: ts.PropertyDeclaration,
  name: ts.Identifier | ts.PrivateIdentifier,
  analysis: Analysis,
): ProcessState | undefined {
  const holder = declaration.parent;
  const isStatic = hasModifier(declaration, ts.SyntaxKind.StaticKeyword);
  const assigned =
    declaration.initializer === undefined && !isStatic
      ? assignedInConstructor(holder, name.text)
      : declaration.initializer;
  const made =
    assigned === undefined ? undefined : (madeBy(assigned) ?? ownMade(assigned, analysis));
  if (made === undefined) return undefined;
  const uses: StateUse[] = [];
  for (const identifier of mentionsOf(declaration.getSourceFile(), name.text)) {
    const access = identifier.parent;
    if (identifier.pos < holder.pos || identifier.end > holder.end) continue;
    if (ts.isBindingElement(access) && isDestructuredFromThis(access)) {
      followName(access.name, { shape: made.shape, inner: false, depth: 1 }, analysis, uses);
      continue;
    }
    if (!ts.isPropertyAccessExpression(access) || access.name !== identifier) continue;
    if (!isOwner(unwrap(access.expression), holder, isStatic)) continue;
    readUse(access, { shape: made.shape, inner: false, depth: 0 }, analysis, uses);
  }
  const isCreation = (use: StateUse): boolean =>
    use.kind === "reset" &&
    ts.isBinaryExpression(use.node) &&
    unwrap(use.node.right) === made.creation;
  const isHidden =
    ts.isPrivateIdentifier(name) || hasModifier(declaration, ts.SyntaxKind.PrivateKeyword);
  return {
    declaration,
    name,
    ...made,
    holder,
    isStatic,
    isOpen: !isHidden,
    uses: uses.filter((use) => !isCreation(use)),
  };
}

function hasModifier(node: ts.PropertyDeclaration, kind: ts.SyntaxKind): boolean {
  return node.modifiers?.some((each) => each.kind === kind) ?? false;
}

function isOwner(
  receiver: ts.Expression,
  holder: ts.ClassLikeDeclaration,
  isStatic: boolean,
): boolean {
  if (receiver.kind === ts.SyntaxKind.ThisKeyword) return true;
  if (!ts.isIdentifier(receiver)) return false;
  return (
    receiver.text === (isStatic ? holder.name?.text : undefined) ||
    /^(self|that|_this)$/.test(receiver.text)
  );
}

function isDestructuredFromThis(element: ts.BindingElement): boolean {
  const holder = element.parent.parent;
  return (
    element.dotDotDotToken === undefined &&
    ts.isVariableDeclaration(holder) &&
    holder.initializer?.kind === ts.SyntaxKind.ThisKeyword
  );
}

function assignedInConstructor(
  holder: ts.ClassLikeDeclaration,
  name: string,
): ts.Expression | undefined {
  const body = holder.members.find(ts.isConstructorDeclaration)?.body;
  for (const statement of body?.statements ?? []) {
    if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression))
      continue;
    const { left, right, operatorToken } = statement.expression;
    if (operatorToken.kind !== ts.SyntaxKind.EqualsToken || !ts.isPropertyAccessExpression(left))
      continue;
    if (left.expression.kind === ts.SyntaxKind.ThisKeyword && left.name.text === name) return right;
  }
  return undefined;
}

function isExportedVariable(declaration: ts.VariableDeclaration): boolean {
  const statement = declaration.parent.parent;
  return (
    ts.isVariableStatement(statement) &&
    (statement.modifiers?.some((each) => each.kind === ts.SyntaxKind.ExportKeyword) ?? false)
  );
}

interface Reading {
  readonly shape: StateShape;
  readonly inner: boolean;
  /** How many names and calls were followed. */
  readonly depth: number;
  readonly key?: ts.Expression;
}

/** `new TtlCache()` of a class of the project that is itself a collection: it can be asked and told. */
function ownMade(initializer: ts.Expression, analysis: Analysis): Made | undefined {
  const target = unwrap(initializer);
  if (!ts.isNewExpression(target) || !ts.isIdentifier(target.expression)) return undefined;
  const declared = analysis.declarationOf(target.expression);
  if (declared === undefined || !ts.isClassLike(declared)) return undefined;
  if (declared.getSourceFile().isDeclarationFile) return undefined;
  const names = new Set(
    declared.members.flatMap((each) =>
      ts.isMethodDeclaration(each) && ts.isIdentifier(each.name) ? [each.name.text] : [],
    ),
  );
  const isAsked = names.has("get") || names.has("has");
  const isTold = names.has("set") || names.has("add");
  const holds = declared.members.some(
    (each) =>
      ts.isPropertyDeclaration(each) &&
      each.initializer !== undefined &&
      madeBy(each.initializer) !== undefined &&
      !/\bPromise</.test(each.type?.getText() ?? each.initializer.getText()),
  );
  if (!isAsked || !isTold || !holds) return undefined;
  const shape = names.has("set") ? "map" : "set";
  return { shape, creation: target, isFixed: false, maker: "own" };
}

const GROWING = new Set(["set", "add", "push", "unshift", "getOrInsert", "getOrInsertComputed"]);
const REMOVING = new Set(["delete", "del", "take", "shift", "pop", "splice"]);
const LOOKUP = new Set([
  "get",
  "has",
  "includes",
  "indexOf",
  "lastIndexOf",
  "find",
  "findIndex",
  "findLast",
  "some",
  "at",
  "hasOwnProperty",
  "peek",
]);
const ITERATING = new Set([
  "forEach",
  "keys",
  "values",
  "entries",
  "map",
  "filter",
  "flatMap",
  "reduce",
  "every",
  "join",
  "slice",
  "concat",
  "flat",
  "toSorted",
  "toReversed",
]);
const IN_PLACE = new Set(["sort", "reverse", "fill", "copyWithin"]);
const COPYING =
  /^(Object\.(keys|values|entries|freeze|getOwnPropertyNames)|Array\.(from|isArray)|JSON\.stringify|structuredClone|Promise\.(all|allSettled|race|any)|Math\.(max|min)|String|Boolean|Number|expect)$/;
const LOGGING =
  /^(console|(this\.)?#?_?log(ger)?)\b|\b(logger|log)\.(debug|info|warn|error|trace|log|verbose)$/i;
const MAX_DEPTH = 3;

/** Reads what is done with an expression that stands for the collection, or for one of its elements. */
function readUse(
  expression: ts.Expression,
  reading: Reading,
  analysis: Analysis,
  uses: StateUse[],
): void {
  const { inner, shape, depth } = reading;
  const note = (kind: UseKind, node: ts.Node, more: Partial<StateUse> = {}): void => {
    if (inner && (kind === "escape" || kind === "lookup" || kind === "iterate")) return;
    const key = more.key ?? (inner ? reading.key : undefined);
    uses.push({
      kind,
      node,
      receiver: expression,
      inner,
      appends: false,
      ...more,
      ...(key === undefined ? {} : { key }),
      within: enclosingFunction(node),
    });
  };
  const element = (read: ts.Expression, key: ts.Expression | undefined): void => {
    readUse(
      read,
      { shape, inner: true, depth, ...(key === undefined ? {} : { key }) },
      analysis,
      uses,
    );
  };

  let at: ts.Node = expression;
  for (;;) {
    const parent: ts.Node = at.parent;
    if (
      ts.isParenthesizedExpression(parent) ||
      ts.isAsExpression(parent) ||
      ts.isSatisfiesExpression(parent) ||
      ts.isNonNullExpression(parent) ||
      ts.isTypeAssertionExpression(parent) ||
      ts.isAwaitExpression(parent)
    ) {
      at = parent;
      continue;
    }
    if (ts.isConditionalExpression(parent) && parent.condition !== at) {
      at = parent;
      continue;
    }
    if (ts.isBinaryExpression(parent)) {
      const { kind } = parent.operatorToken;
      const flows =
        kind === ts.SyntaxKind.QuestionQuestionToken ||
        kind === ts.SyntaxKind.BarBarToken ||
        (kind === ts.SyntaxKind.AmpersandAmpersandToken && parent.right === at);
      if (flows) {
        at = parent;
        continue;
      }
    }
    break;
  }
  const { parent } = at;

  if (ts.isPropertyAccessExpression(parent) && parent.expression === at) {
    const name = parent.name.text;
    const call = parent.parent;
    if (ts.isCallExpression(call) && call.expression === parent) {
      readCall(name, call);
      return;
    }
    if (name === "size" || name === "length") {
      if (isAssigned(parent)) note("reset", parent.parent);
      else note("size", parent);
      return;
    }
    if (!inner && shape === "record") element(parent, undefined);
    else note("read", parent);
    return;
  }
  if (ts.isElementAccessExpression(parent) && parent.expression === at) {
    readIndex(parent);
    return;
  }
  if (ts.isBinaryExpression(parent)) {
    const { operatorToken, left, right } = parent;
    if (operatorToken.kind === ts.SyntaxKind.InKeyword) note("lookup", parent, { key: left });
    else if (left === at && operatorToken.kind === ts.SyntaxKind.EqualsToken && !inner)
      readReplacement(parent, right);
    else if (right === at && isAssignment(parent)) {
      if (!inner && !isSelf(left)) note("escape", parent);
    } else note("read", parent);
    return;
  }
  if (ts.isDeleteExpression(parent)) {
    note("remove", parent);
    return;
  }
  if (
    ts.isForOfStatement(parent) ||
    ts.isForInStatement(parent) ||
    ts.isSpreadElement(parent) ||
    ts.isSpreadAssignment(parent)
  ) {
    note("iterate", parent);
    return;
  }
  if (ts.isVariableDeclaration(parent) && parent.initializer === at) {
    if (depth < MAX_DEPTH) followName(parent.name, reading, analysis, uses);
    else note("escape", parent);
    return;
  }
  if (ts.isParameter(parent) && parent.initializer === at) {
    followName(parent.name, reading, analysis, uses);
    return;
  }
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) {
    readArgument(parent);
    return;
  }
  if (
    ts.isReturnStatement(parent) ||
    ts.isArrowFunction(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isShorthandPropertyAssignment(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isYieldExpression(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isExportAssignment(parent)
  ) {
    note("escape", parent);
    return;
  }
  note("read", parent);

  function readCall(name: string, call: ts.CallExpression): void {
    const [first, second] = call.arguments;
    if (shape === "record" && !inner) {
      note(
        name === "hasOwnProperty" ? "lookup" : "read",
        call,
        first === undefined ? {} : { key: first },
      );
      return;
    }
    if (GROWING.has(name)) {
      const isKeyed = name === "set" || name.startsWith("getOrInsert");
      const value = isKeyed ? second : first;
      const key = isKeyed || name === "add" ? first : undefined;
      note("grow", call, {
        ...(value === undefined ? {} : { value }),
        ...(key === undefined ? {} : { key }),
        appends: value !== undefined && isAppending(value),
      });
    } else if (name === "splice") {
      if (call.arguments.length > 2) note("grow", call);
      note("remove", call);
    } else if (REMOVING.has(name))
      note("remove", call, isKeyed(name) && first !== undefined ? { key: first } : {});
    else if (name === "clear" || name === "flushAll") note("reset", call);
    else if (LOOKUP.has(name)) {
      note("lookup", call, first === undefined ? {} : { key: first });
      if (!inner && (name === "get" || name === "find" || name === "at")) element(call, first);
    } else if (ITERATING.has(name) || IN_PLACE.has(name)) note("iterate", call);
    else note("read", call);
  }

  function isKeyed(name: string): boolean {
    return name === "delete" || name === "del" || name === "take";
  }

  function readIndex(access: ts.ElementAccessExpression): void {
    const key = access.argumentExpression;
    let top: ts.Node = access;
    while (
      ts.isParenthesizedExpression(top.parent) ||
      ts.isNonNullExpression(top.parent) ||
      ts.isAsExpression(top.parent)
    )
      top = top.parent;
    const user = top.parent;
    if (ts.isBinaryExpression(user) && user.left === top && isAssignment(user)) {
      if (shape === "array" && !inner) note("read", user);
      else if (isNothing(user.right)) note("remove", user, { key });
      else note("grow", user, { key, value: user.right, appends: isAppending(user.right) });
      if (user.operatorToken.kind !== ts.SyntaxKind.EqualsToken && !inner) element(access, key);
      return;
    }
    if (ts.isPrefixUnaryExpression(user) || ts.isPostfixUnaryExpression(user)) {
      const counts =
        user.operator === ts.SyntaxKind.PlusPlusToken ||
        user.operator === ts.SyntaxKind.MinusMinusToken;
      note(counts && shape !== "array" ? "grow" : "lookup", user, { key });
      return;
    }
    if (ts.isDeleteExpression(user)) {
      note("remove", user, { key });
      return;
    }
    note("lookup", access, { key });
    if (!inner) element(access, key);
  }

  function readReplacement(assignment: ts.BinaryExpression, value: ts.Expression): void {
    const target = unwrap(value);
    const own = expression.getText();
    const keeps =
      (ts.isArrayLiteralExpression(target) &&
        target.elements.length > 1 &&
        target.elements.some(
          (each) => ts.isSpreadElement(each) && each.expression.getText() === own,
        )) ||
      (ts.isObjectLiteralExpression(target) &&
        target.properties.some(
          (each) => ts.isSpreadAssignment(each) && each.expression.getText() === own,
        )) ||
      (ts.isCallExpression(target) && target.expression.getText() === `${own}.concat`);
    note(keeps ? "grow" : "reset", assignment, { value });
  }

  function readArgument(call: ts.CallExpression | ts.NewExpression): void {
    const callee = call.expression.getText();
    if (call.expression === at) {
      note("read", call);
      return;
    }
    if (ts.isNewExpression(call) && /^(Map|Set|Array)$/.test(callee)) {
      note("iterate", call);
      return;
    }
    if (COPYING.test(callee) || LOGGING.test(callee)) {
      const isCount =
        ts.isPropertyAccessExpression(call.parent) && call.parent.name.text === "length";
      note(isCount ? "size" : "iterate", isCount ? call.parent : call);
      return;
    }
    if (/hasOwnProperty\.call$|Object\.hasOwn$|Reflect\.has$/.test(callee)) {
      const key = call.arguments?.[1];
      note("lookup", call, key === undefined ? {} : { key });
      return;
    }
    if (callee === "Reflect.deleteProperty") {
      const key = call.arguments?.[1];
      note("remove", call, key === undefined ? {} : { key });
      return;
    }
    // `list.push(...)` is read above; here the collection is an argument of a method of something else.
    const method = calledName(call.expression);
    if (inner && method !== undefined && (GROWING.has(method.text) || LOOKUP.has(method.text)))
      return;
    const index = call.arguments?.indexOf(at as ts.Expression) ?? -1;
    const declared = depth < MAX_DEPTH && index >= 0 ? calleeOf(call, analysis) : undefined;
    const parameter = declared?.parameters[index];
    if (parameter === undefined || parameter.dotDotDotToken !== undefined) {
      note("escape", call);
      return;
    }
    followName(parameter.name, reading, analysis, uses);
  }

  function isSelf(left: ts.Expression): boolean {
    return left.getText() === expression.getText();
  }
}

function calleeOf(
  call: ts.CallExpression | ts.NewExpression,
  analysis: Analysis,
): FunctionNode | undefined {
  let declared: ts.Node | undefined = analysis.declarationOf(call.expression);
  if (
    declared !== undefined &&
    ts.isVariableDeclaration(declared) &&
    declared.initializer !== undefined
  ) {
    declared = unwrap(declared.initializer);
  }
  if (declared === undefined || !isFunctionNode(declared) || declared.body === undefined)
    return undefined;
  return declared.getSourceFile().isDeclarationFile ? undefined : declared;
}

/** Continues at every mention of a local name that the collection (or an element) was given. */
function followName(
  name: ts.BindingName,
  reading: Reading,
  analysis: Analysis,
  uses: StateUse[],
): void {
  if (!ts.isIdentifier(name)) return;
  const declaration = name.parent;
  const home = enclosingFunction(name) ?? name.getSourceFile();
  const next = { ...reading, depth: reading.depth + 1 };
  for (const mention of mentionsOf(name.getSourceFile(), name.text)) {
    if (mention === name || mention.pos < home.pos || mention.end > home.end || !isMention(mention))
      continue;
    if (
      !ts.isVariableDeclaration(declaration) &&
      !ts.isParameter(declaration) &&
      !ts.isBindingElement(declaration)
    )
      continue;
    if (refersTo(mention as ts.Identifier, declaration, analysis))
      readUse(mention, next, analysis, uses);
  }
}

/** `x[k] = undefined`: the value goes, though the key stays. */
function isNothing(value: ts.Expression): boolean {
  const target = unwrap(value);
  return target.kind === ts.SyntaxKind.NullKeyword || isUndefined(target);
}

/** `[...old, v]`, `old.concat(v)`, `{ ...old, k: v }`: what was there is kept. */
function isAppending(value: ts.Expression): boolean {
  const target = unwrap(value);
  if (ts.isArrayLiteralExpression(target)) {
    return target.elements.length > 1 && target.elements.some((each) => ts.isSpreadElement(each));
  }
  return ts.isCallExpression(target) && calledName(target.expression)?.text === "concat";
}

function isAssignment(node: ts.BinaryExpression): boolean {
  const { kind } = node.operatorToken;
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

function isAssigned(node: ts.Expression): boolean {
  return (
    ts.isBinaryExpression(node.parent) && node.parent.left === node && isAssignment(node.parent)
  );
}
