/** Where a value comes from: the reads of stored rows that it is, is a part of, or was computed from. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { type Access, entityKey, isRead, isWrite } from "../data/access.ts";
import { propertyOf } from "../data/literals.ts";
import { accessOf } from "../data/read.ts";
import { argumentFor } from "../options.ts";
import { callsOf, mentionsOf } from "../references.ts";
import { bodyOfCalled } from "../sinks.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  unwrap,
} from "../syntax.ts";
import { localDeclaration } from "../time-values.ts";
import { type Resource, resourceOf } from "./resources.ts";

export interface Origin {
  /** The read of the store; undefined for what was handed in or read from another service. */
  readonly access: Access | undefined;
  /** The call of another service that answered. */
  readonly resource: Resource | undefined;
  /** The read, the call of the own function that reads, or the name that was handed in. */
  readonly at: ts.Node;
  /** Members taken on the way from there to the value, in order: `project`, `_count`, `users`. */
  readonly path: readonly string[];
  /** Own functions entered to find the read, the one in the asked code first. */
  readonly via: readonly ts.CallExpression[];
  /** Calls of functions that are not known, through which the value went. */
  readonly unknowns: number;
  /** A row or rows were searched for on the way: `list.find(…)`, `set.has(…)`. */
  readonly isSearched: boolean;
  /** For a value that was handed in: its type's name. */
  readonly typeName?: string;
}

const MAX_DEPTH = 14;
const MAX_ORIGINS = 12;

interface Walk {
  readonly analysis: Analysis;
  readonly seen: Set<ts.Node>;
  readonly found: Origin[];
  /** How deep own functions have been entered, and callers been asked. */
  readonly entered: number;
  readonly asksCallers: boolean;
}

type Trail = Pick<Origin, "path" | "via" | "unknowns" | "isSearched">;

const START: Trail = { path: [], via: [], unknowns: 0, isSearched: false };

const memories = new WeakMap<Analysis, Map<ts.Node, readonly Origin[]>>();

/** As `originsOf`, but what a parameter holds stays open. */
export function originsWithin(value: ts.Expression, analysis: Analysis): readonly Origin[] {
  const walk: Walk = { analysis, seen: new Set(), found: [], entered: 0, asksCallers: false };
  follow(value, START, walk, 0);
  return walk.found;
}

/** The reads that a value comes from; several when branches or computations join. */
export function originsOf(value: ts.Expression, analysis: Analysis): readonly Origin[] {
  let memory = memories.get(analysis);
  if (memory === undefined) {
    memory = new Map();
    memories.set(analysis, memory);
  }
  const known = memory.get(value);
  if (known !== undefined) return known;
  const walk: Walk = { analysis, seen: new Set(), found: [], entered: 0, asksCallers: true };
  follow(value, START, walk, 0);
  memory.set(value, walk.found);
  return walk.found;
}

/** Entities that a value can be about: what was read, and the relations taken from it. */
export function entityKeysOf(origin: Origin): readonly string[] {
  const keys = origin.path.filter((name) => !CONTAINERS.test(name)).map(entityKey);
  if (origin.access?.entity !== undefined) keys.unshift(origin.access.entity.key);
  if (origin.resource !== undefined) keys.unshift(origin.resource.key);
  if (origin.typeName !== undefined) keys.push(entityKey(origin.typeName));
  return keys;
}

/** Members that hold rows and are no entities. */
const CONTAINERS =
  /^(data|rows|row|length|size|result|results|items|docs|documents|records|body|value|values|right|left|ok|payload|count|total|totalCount|_count|rowCount|id|_id|input|ctx|args|params|command|options|opts|req|request|context|this)$/;

function follow(value: ts.Expression, trail: Trail, walk: Walk, depth: number): void {
  const at = unwrap(value);
  if (depth > MAX_DEPTH || walk.found.length >= MAX_ORIGINS || walk.seen.has(at)) return;
  walk.seen.add(at);
  const go = (next: ts.Expression | undefined, to: Trail = trail): void => {
    if (next !== undefined) follow(next, to, walk, depth + 1);
  };
  if (ts.isAwaitExpression(at) || ts.isSpreadElement(at) || ts.isYieldExpression(at)) {
    go(at.expression);
    return;
  }
  if (ts.isTaggedTemplateExpression(at)) {
    const access = accessOf(at, walk.analysis);
    if (access !== undefined && !isWrite(access)) add(access, at, trail, walk);
    return;
  }
  if (ts.isCallExpression(at)) {
    followCall(at, trail, walk, depth);
    return;
  }
  if (ts.isPropertyAccessExpression(at)) {
    go(at.expression, { ...trail, path: [at.name.text, ...trail.path] });
    return;
  }
  if (ts.isElementAccessExpression(at)) {
    go(at.expression);
    return;
  }
  if (ts.isIdentifier(at)) {
    followName(at, trail, walk, depth);
    return;
  }
  if (at.kind === ts.SyntaxKind.ThisKeyword) {
    handedIn(at, trail, walk);
    return;
  }
  if (ts.isBinaryExpression(at)) {
    if (at.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      go(at.right);
      return;
    }
    go(at.left);
    go(at.right);
    return;
  }
  if (ts.isConditionalExpression(at)) {
    go(at.whenTrue);
    go(at.whenFalse);
    return;
  }
  if (ts.isPrefixUnaryExpression(at)) {
    go(at.operand);
    return;
  }
  if (ts.isNewExpression(at)) {
    for (const each of at.arguments ?? []) go(each);
    return;
  }
  if (ts.isArrayLiteralExpression(at)) {
    for (const each of at.elements) go(each);
    return;
  }
  if (ts.isTemplateExpression(at)) {
    for (const span of at.templateSpans) go(span.expression);
    return;
  }
  if (ts.isObjectLiteralExpression(at)) {
    const [member, ...rest] = trail.path;
    const named = propertyOf(at, member ?? "");
    if (named !== undefined) {
      go(named, { ...trail, path: rest });
      return;
    }
    for (const each of at.properties) {
      if (ts.isPropertyAssignment(each)) go(each.initializer);
      else if (ts.isShorthandPropertyAssignment(each)) go(each.name);
      else if (ts.isSpreadAssignment(each)) go(each.expression);
    }
  }
}

/** Methods that answer with a part of what they are called on, or a test of it. */
const PARTS =
  /^(find|findLast|findIndex|filter|some|every|map|flatMap|reduce|at|pop|shift|slice|sort|toSorted|reverse|toReversed|includes|indexOf|has|get|keys|values|entries|join|concat|flat|then|catch|finally|lean|exec|toObject|toJSON|get|all|execute|single|maybeSingle|throwOnError|first|toArray|next|hasNext|unwrap|unwrapOr|getOrElse|valueOf|toString|trim|toLowerCase|toUpperCase|toNumber|plus|minus|add|sub)$/;
const SEARCHES = /^(find|findLast|findIndex|filter|some|every|includes|indexOf|has|get)$/;
/** Functions that answer with what they are given in another form. */
const FORMS =
  /^(from|fromEntries|entries|keys|values|Number|String|Boolean|BigInt|parseInt|parseFloat|parse|stringify|groupBy|keyBy|uniq|uniqBy|compact|first|head|last|flatten|sortBy|orderBy|structuredClone|cloneDeep|clone|max|min|maxBy|isEmpty|isNil|assign|merge|omit|pick|all|allSettled|race|resolve|freeze|trunc|floor|round|abs|get|map|filter|find|some|size|sum|sumBy)$/;

function followCall(call: ts.CallExpression, trail: Trail, walk: Walk, depth: number): void {
  const { analysis } = walk;
  const access = accessOf(call, analysis);
  const name = calledName(call.expression)?.text ?? "";
  if (access !== undefined && access.certainty !== "name") {
    // A raw query may read, an upsert gives the row that was there, an update tells how many there were.
    if (isRead(access) || /^(query|upsert|update|update-many)$/.test(access.operation))
      add(access, call, trail, walk);
    return;
  }
  const callee = unwrap(call.expression);
  const body = bodyOfCalled(call, analysis);
  if (body !== undefined && walk.entered < 3) {
    const before = walk.found.length;
    const inner: Walk = { ...walk, entered: walk.entered + 1 };
    const to = { ...trail, via: [...trail.via, call] };
    for (const each of returnedBy(body)) follow(each, to, inner, depth + 1);
    if (walk.found.length > before) return;
  }
  if (access !== undefined) {
    if (isRead(access) || access.operation === "upsert") add(access, call, trail, walk);
    return;
  }
  const resource = resourceOf(call, analysis);
  if (resource !== undefined) {
    if (resource.action === "read")
      walk.found.push({ ...trail, access: undefined, resource, at: call });
    return;
  }
  const receiver = ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
  if (receiver !== undefined && WRAPS.test(name) && WRAPPERS.test(receiver.getText())) {
    for (const each of argumentsOf(call)) follow(each, trail, walk, depth + 1);
    return;
  }
  const argument = argumentsOf(call);
  const isPart =
    PARTS.test(name) && (!FORMS.test(name) || (body === undefined && !isPlainName(receiver)));
  if (receiver !== undefined && isPart)
    follow(receiver, SEARCHES.test(name) ? { ...trail, isSearched: true } : trail, walk, depth + 1);
  else if (FORMS.test(name) && (receiver === undefined || isPlainName(receiver))) {
    for (const each of argument) follow(each, trail, walk, depth + 1);
  } else {
    // Builders end in any method, so that the read is found further in.
    if (receiver !== undefined) follow(receiver, trail, walk, depth + 1);
    const to = { ...trail, unknowns: trail.unknowns + 1 };
    for (const each of argument) follow(each, to, walk, depth + 1);
  }
}

/** `O.some(row)`, `E.right(row)`: what is there, in an option or a result. */
const WRAPPERS = /^(O|E|TE|TO|T|Option|Either|TaskEither|TaskOption|Result|Maybe|Some|Ok)$/;
const WRAPS = /^(some|right|ok|just|of|success|fromNullable)$/i;

function argumentsOf(call: ts.CallExpression): readonly ts.Expression[] {
  return call.arguments.filter((each) => !isFunctionNode(unwrap(each)));
}

/** Owners of functions, not of values. */
function isPlainName(node: ts.Expression | undefined): boolean {
  return (
    node !== undefined &&
    /^(Array|Object|Promise|Number|JSON|Math|_|lodash|R|fp)$/.test(node.getText())
  );
}

/** What the code of a function hands back. */
function returnedBy(body: FunctionNode): ts.Expression[] {
  if (body.body === undefined) return [];
  if (!ts.isBlock(body.body)) return [body.body];
  const found: ts.Expression[] = [];
  for (const node of descendants(body.body, (each) => !isFunctionNode(each))) {
    if (ts.isReturnStatement(node) && node.expression !== undefined) found.push(node.expression);
    // A transaction hands on what its callback returns.
    if (found.length > 8) break;
  }
  return found;
}

function followName(name: ts.Identifier, trail: Trail, walk: Walk, depth: number): void {
  const declaration = localDeclaration(name, walk.analysis);
  if (declaration === undefined) {
    // `{ existing }` of something unresolved.
    return;
  }
  if (ts.isVariableDeclaration(declaration)) {
    followVariable(declaration, trail, walk, depth);
    return;
  }
  if (ts.isBindingElement(declaration)) {
    followBinding(declaration, trail, walk, depth);
    return;
  }
  if (ts.isParameter(declaration)) followParameter(declaration, name, trail, walk, depth);
}

function followVariable(
  declaration: ts.VariableDeclaration,
  trail: Trail,
  walk: Walk,
  depth: number,
): void {
  const list = declaration.parent;
  if (ts.isVariableDeclarationList(list) && ts.isForOfStatement(list.parent)) {
    follow(list.parent.expression, trail, walk, depth + 1);
    return;
  }
  if (declaration.initializer !== undefined)
    follow(declaration.initializer, trail, walk, depth + 1);
  if ((list.flags & ts.NodeFlags.Const) !== 0 || !ts.isIdentifier(declaration.name)) return;
  for (const each of assignedTo(declaration, declaration.name, walk.analysis))
    follow(each, trail, walk, depth + 1);
}

/** The values that a `let` is given after its declaration. */
export function assignedTo(
  declaration: ts.Declaration,
  name: ts.Identifier,
  analysis: Analysis,
): ts.Expression[] {
  const values: ts.Expression[] = [];
  for (const use of mentionsOf(name.getSourceFile(), name.text)) {
    const { parent } = use;
    if (
      ts.isBinaryExpression(parent) &&
      parent.left === use &&
      ASSIGNING.has(parent.operatorToken.kind) &&
      ts.isIdentifier(use) &&
      localDeclaration(use, analysis) === declaration
    )
      values.push(parent.right);
    else if (
      ts.isArrayLiteralExpression(parent) &&
      ts.isBinaryExpression(parent.parent) &&
      parent.parent.left === parent &&
      ts.isIdentifier(use) &&
      localDeclaration(use, analysis) === declaration
    ) {
      // `[a, b] = await Promise.all([…])`
      const element = elementOf(parent.parent.right, parent.elements.indexOf(use));
      values.push(element ?? parent.parent.right);
    }
  }
  return values;
}

const ASSIGNING: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
]);

function followBinding(element: ts.BindingElement, trail: Trail, walk: Walk, depth: number): void {
  const path: string[] = [];
  let at: ts.BindingElement = element;
  for (;;) {
    const pattern = at.parent;
    const holder = pattern.parent;
    if (ts.isObjectBindingPattern(pattern)) {
      const key = at.propertyName ?? at.name;
      if (ts.isIdentifier(key) && at.dotDotDotToken === undefined) path.unshift(key.text);
    }
    if (ts.isBindingElement(holder)) {
      at = holder;
      continue;
    }
    const to = { ...trail, path: [...path, ...trail.path] };
    if (ts.isVariableDeclaration(holder)) {
      const index = ts.isArrayBindingPattern(pattern) ? pattern.elements.indexOf(at) : -1;
      const single =
        index < 0 || holder.initializer === undefined
          ? undefined
          : elementOf(holder.initializer, index);
      if (single !== undefined) follow(single, to, walk, depth + 1);
      else if (holder.initializer !== undefined) follow(holder.initializer, to, walk, depth + 1);
      else if (
        ts.isVariableDeclarationList(holder.parent) &&
        ts.isForOfStatement(holder.parent.parent)
      )
        follow(holder.parent.parent.expression, to, walk, depth + 1);
      return;
    }
    if (ts.isParameter(holder)) {
      const name = at.name;
      followParameter(holder, ts.isIdentifier(name) ? name : holder.name, to, walk, depth);
    }
    return;
  }
}

/** The element of `await Promise.all([a, b])` at an index. */
function elementOf(expression: ts.Expression, index: number): ts.Expression | undefined {
  let at = unwrap(expression);
  if (ts.isAwaitExpression(at)) at = unwrap(at.expression);
  if (!ts.isCallExpression(at)) return undefined;
  const name = calledName(at.expression)?.text ?? "";
  if (!/^(all|allSettled|\$transaction|batch)$/.test(name)) return undefined;
  const [first] = at.arguments;
  const list = first === undefined ? undefined : unwrap(first);
  if (list === undefined || !ts.isArrayLiteralExpression(list)) return undefined;
  return list.elements[index];
}

const ITERATING =
  /^(map|filter|find|findLast|some|every|forEach|flatMap|sort|toSorted|findIndex|then|tap|partition|groupBy|each)$/;

function followParameter(
  parameter: ts.ParameterDeclaration,
  name: ts.Node,
  trail: Trail,
  walk: Walk,
  depth: number,
): void {
  const owner = parameter.parent;
  if (!isFunctionNode(owner)) return;
  const call = owner.parent;
  if (ts.isCallExpression(call) && call.arguments.some((each) => each === owner)) {
    const method = calledName(call.expression)?.text ?? "";
    const callee = unwrap(call.expression);
    const index = owner.parameters.indexOf(parameter);
    if (
      ts.isPropertyAccessExpression(callee) &&
      (method === "reduce" ? index === 1 : index === 0 && ITERATING.test(method))
    )
      follow(callee.expression, trail, walk, depth + 1);
    else handedIn(name, trail, walk);
    return;
  }
  handedIn(name, trail, walk);
  if (walk.entered > 0 || trail.via.length > 0) {
    followInto(parameter, owner, trail, walk, depth);
    return;
  }
  if (!walk.asksCallers) return;
  // Read in one function, decided upon in the next.
  const calls = callsOf(owner, walk.analysis);
  if (calls.length === 0 || calls.length > 4) return;
  for (const caller of calls) {
    const given = argumentFor(caller, owner, parameter.name.getText());
    const argument = given ?? caller.arguments?.[owner.parameters.indexOf(parameter)];
    if (argument === undefined) continue;
    follow(argument, trail, { ...walk, entered: walk.entered + 1 }, depth + 1);
  }
}

/** A parameter of an own function that was entered stands for what the entering call gives. */
function followInto(
  parameter: ts.ParameterDeclaration,
  owner: FunctionNode,
  trail: Trail,
  walk: Walk,
  depth: number,
): void {
  const call = trail.via.at(-1);
  if (call === undefined || bodyOfCalled(call, walk.analysis) !== owner) return;
  const argument = call.arguments[owner.parameters.indexOf(parameter)];
  if (argument !== undefined) follow(argument, trail, walk, depth + 1);
}

function handedIn(at: ts.Node, trail: Trail, walk: Walk): void {
  const name = ts.isIdentifier(at) ? at.text : "this";
  const isMember = trail.path[0] === name;
  const type =
    ts.isIdentifier(at) && trail.path.length === 0 ? typeNameOf(at, walk.analysis) : undefined;
  walk.found.push({
    access: undefined,
    resource: undefined,
    at,
    path: isMember ? trail.path : [name, ...trail.path],
    via: trail.via,
    unknowns: trail.unknowns,
    isSearched: trail.isSearched,
    ...(type === undefined ? {} : { typeName: type }),
  });
}

function typeNameOf(at: ts.Identifier, analysis: Analysis): string | undefined {
  const type = analysis.checker.getTypeAtLocation(at);
  const parts = type.isUnion() ? type.types : [type];
  for (const part of parts) {
    const name = (part.aliasSymbol ?? part.getSymbol())?.name;
    if (name !== undefined && name !== "__type" && name !== "Array" && name !== "Promise")
      return name;
  }
  return undefined;
}

function add(access: Access, at: ts.Node, trail: Trail, walk: Walk): void {
  walk.found.push({
    access,
    resource: undefined,
    at: trail.via[0] ?? at,
    path: trail.path,
    via: trail.via,
    unknowns: trail.unknowns,
    isSearched: trail.isSearched,
  });
}

/** The outermost function around a node, or the file: what runs as one piece of code. */
export function unitOf(node: ts.Node): FunctionNode | ts.SourceFile {
  let unit: FunctionNode | undefined = enclosingFunction(node);
  if (unit === undefined) return node.getSourceFile();
  for (const at of ancestors(unit)) {
    if (ts.isClassLike(at)) break;
    if (isFunctionNode(at)) unit = at;
  }
  return unit;
}
