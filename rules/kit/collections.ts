/** How many elements a list can have, and where they come from. */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import type { Access } from "./data/access.ts";
import { accessIn } from "./data/read.ts";
import { bodyOfCalled } from "./sinks.ts";
import {
  ancestors,
  bindingHolder,
  calledName,
  enclosingFunction,
  type FunctionNode,
  isCallback,
  isFunctionNode,
  unwrap,
} from "./syntax.ts";
import { isUnseenWork } from "./unseen.ts";

export type Origin = "literal" | "query" | "request" | "remote" | "parameter" | "unknown";

export interface Collection {
  /** `small`: the code fixes or bounds the number; `open`: the world decides it; `unknown`: nobody can tell from here. */
  readonly size: "small" | "open" | "unknown";
  readonly origin: Origin;
  /** Where the elements come from: the query, the parameter, the literal. */
  readonly at: ts.Node;
  readonly access?: Access;
  /** For what callers send: its schema stands in this file and sets no limit. */
  readonly isSeen?: true;
}

/** A bound up to this is somebody's decision that the list is small. */
const SMALL = 200;

/** Follows names, conversions and one level of own functions to where a list begins. */
export function collectionOf(expression: ts.Expression, analysis: Analysis): Collection {
  return follow(expression, analysis, 0, new Set());
}

/** Methods whose result has at most as many elements. */
const KEEPS =
  /^(map|filter|sort|toSorted|reverse|toReversed|values|keys|entries|flat|concat|splice|toSpliced|unique|uniq|uniqBy|sortBy|orderBy|compact|shuffle|with|slice|data|rows|items|toArray|all|lean|exec|execute)$/;
/** Functions that pass on the elements of their first argument. */
const PASSES =
  /^(from|values|keys|entries|uniq|uniqBy|sortBy|orderBy|compact|shuffle|filter|map|flatten|flat|toArray|isArray|omitBy|pickBy|groupBy|keyBy|parse|structuredClone|cloneDeep|allSettled|all)$/;
const CHUNKS = /^(chunk|paginate|split(In|Into|By|Every))|^batch(ed|es)?$|(chunks|batches)$/i;

function follow(
  expression: ts.Expression,
  analysis: Analysis,
  depth: number,
  seen: Set<ts.Node>,
): Collection {
  const at = unwrap(expression);
  const unknown: Collection = { size: "unknown", origin: "unknown", at };
  if (depth > 14 || seen.has(at)) return unknown;
  seen.add(at);
  const next = (each: ts.Expression): Collection => follow(each, analysis, depth + 1, seen);
  if (ts.isArrayLiteralExpression(at)) return ofLiteral(at, next);
  if (ts.isAwaitExpression(at)) return next(at.expression);
  if (ts.isObjectLiteralExpression(at)) {
    const length = lengthIn(at);
    return length === undefined ? { size: "small", origin: "literal", at } : counted(length, next);
  }
  if (ts.isConditionalExpression(at)) return wider(next(at.whenTrue), next(at.whenFalse));
  if (ts.isBinaryExpression(at)) {
    const { kind } = at.operatorToken;
    const isChoice =
      kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken;
    return isChoice ? wider(next(at.left), next(at.right)) : unknown;
  }
  if (ts.isNewExpression(at)) {
    const [argument] = at.arguments ?? [];
    if (argument !== undefined && at.expression.getText() === "Array")
      return counted(argument, next);
    return argument === undefined ? unknown : next(argument);
  }
  if (ts.isCallExpression(at)) return ofCall(at, analysis, next);
  if (ts.isIdentifier(at)) return ofName(at, analysis, next);
  if (ts.isPropertyAccessExpression(at)) return ofProperty(at, analysis, next);
  return unknown;
}

/** `{ length: pages }` */
function lengthIn(literal: ts.ObjectLiteralExpression): ts.Expression | undefined {
  const [only] = literal.properties;
  if (literal.properties.length !== 1 || only?.name?.getText() !== "length") return undefined;
  if (ts.isShorthandPropertyAssignment(only)) return only.name;
  return ts.isPropertyAssignment(only) ? only.initializer : undefined;
}

/** As many elements as a number says: small when it is, or has a cap; open when it was counted somewhere. */
function counted(length: ts.Expression, next: (each: ts.Expression) => Collection): Collection {
  const at = unwrap(length);
  if (ts.isNumericLiteral(at))
    return { size: Number(at.text) <= SMALL ? "small" : "unknown", origin: "literal", at };
  if (ts.isCallExpression(at)) {
    const name = calledName(at.expression)?.text ?? "";
    const [first] = at.arguments;
    if (/^(min|clamp)$/.test(name)) return { size: "small", origin: "unknown", at };
    if (/^(ceil|floor|round|trunc|max|Number|parseInt)$/.test(name) && first !== undefined)
      return counted(at.arguments[1] ?? first, next);
    if (
      ts.isPropertyAccessExpression(at.expression) &&
      at.expression.expression.getText() === "Math"
    )
      return { size: "unknown", origin: "unknown", at };
  }
  // `total / size`, `pages - 1`: as many as there are.
  if (ts.isBinaryExpression(at)) return counted(at.left, next);
  if (ts.isPropertyAccessExpression(at) && at.name.text === "length") return next(at.expression);
  if (CHOSEN.test(calledName(at)?.text ?? "")) return { size: "unknown", origin: "unknown", at };
  const held = next(at);
  if (held.origin !== "query") return held;
  return isCounted(held)
    ? { size: "open", origin: "query", at: held.at }
    : { size: "unknown", origin: "unknown", at };
}

/** How many there are in a store, as opposed to a number that a row holds. */
function isCounted({ access, at }: Collection): boolean {
  if (access?.operation === "count") return true;
  return ts.isCallExpression(at) && COUNTS.test(calledName(at.expression)?.text ?? "");
}

const COUNTS = /^(count|total)(?![a-z])|(Count|Total)s?(?![a-z])/;
/** Numbers that somebody sets. */
const CHOSEN = /concurren|workers?|parallel|limit/i;

function ofLiteral(
  at: ts.ArrayLiteralExpression,
  next: (each: ts.Expression) => Collection,
): Collection {
  let found: Collection = { size: "small", origin: "literal", at };
  for (const element of at.elements)
    if (ts.isSpreadElement(element)) found = wider(found, next(element.expression));
  return found;
}

/** The larger of two: open before unknown before small. */
function wider(a: Collection, b: Collection): Collection {
  const rank = { small: 0, unknown: 1, open: 2 } as const;
  return rank[b.size] > rank[a.size] ? b : a;
}

function ofCall(
  at: ts.CallExpression,
  analysis: Analysis,
  next: (each: ts.Expression) => Collection,
): Collection {
  const access = accessIn(at, analysis);
  if (access !== undefined && access.certainty !== "name") return ofAccess(access, next);
  const callee = unwrap(at.expression);
  const name = calledName(callee)?.text ?? "";
  const [first] = at.arguments;
  if (first !== undefined && ts.isIdentifier(callee) && /^(Array|range|times)$/.test(name))
    return counted(at.arguments[1] ?? first, next);
  if (CHUNKS.test(name))
    return first !== undefined && isText(first, analysis)
      ? { size: "unknown", origin: "parameter", at }
      : { size: "small", origin: "unknown", at };
  if (ts.isPropertyAccessExpression(callee)) {
    if (name === "slice" && isSmallNumber(at.arguments[1], analysis))
      return { size: "small", origin: "unknown", at };
    if (/^(split|matchAll|match)$/.test(name)) return { size: "unknown", origin: "unknown", at };
    const owner = unwrap(callee.expression);
    if (ts.isIdentifier(owner) && owner.text === "Math") return counted(at, next);
    const isNamespace =
      ts.isIdentifier(owner) && /^(Object|Array|Map|Promise|_|lodash|R|JSON)$/.test(owner.text);
    if (isNamespace)
      return first !== undefined && PASSES.test(name)
        ? next(first)
        : { size: "unknown", origin: "unknown", at };
    if (KEEPS.test(name)) return next(owner);
    // A schema lets through as many rows as it was given; what callers send it may cut.
    if (/^(safeParse|parse)(Async)?$/.test(name) && first !== undefined) {
      const given = next(first);
      if (given.origin === "query") return given;
    }
  } else if (PASSES.test(name) && first !== undefined) return next(first);
  // What a caller sent, unread so far: `await request.json()`.
  if (name === "json" && /^(req|request|[\w.]+\.req(uest)?)$/.test(ownerText(callee)))
    return { size: "open", origin: "request", at };
  if (analysis.factsOf(at)?.remote !== undefined)
    return isPageOf(at)
      ? { size: "small", origin: "remote", at }
      : { size: "open", origin: "remote", at };
  const body = bodyOfCalled(at, analysis) ?? wrappedBody(at, name, analysis);
  const returned = body === undefined ? [] : returnsOf(body);
  if (returned.length > 0) return returned.map(next).reduce(wider);
  if (access !== undefined) return { size: "unknown", origin: "query", at, access };
  return { size: "unknown", origin: isUnseenWork(at, analysis) ? "query" : "unknown", at };
}

/** `cache(async () => …)` called by the name that holds it, and `cache.through(key, async () => …)`: what the inner function gives. */
function wrappedBody(
  call: ts.CallExpression,
  name: string,
  analysis: Analysis,
): FunctionNode | undefined {
  if (WRAPS.test(name)) return innerFunction(call);
  const declaration = analysis.declarationOf(call.expression);
  const held =
    declaration !== undefined && ts.isVariableDeclaration(declaration)
      ? declaration.initializer
      : undefined;
  const maker = held === undefined ? undefined : unwrap(held);
  return maker !== undefined && ts.isCallExpression(maker) ? innerFunction(maker) : undefined;
}

const WRAPS =
  /cache|memo|^with[A-Z]|^(retry|swr|remember|getOrSet|wrap|once|instrument\w*|trace\w*|span)$/i;

function innerFunction({ arguments: given }: ts.CallExpression): FunctionNode | undefined {
  const functions = given.map((each): ts.Node => unwrap(each)).filter(isFunctionNode);
  return functions.length === 1 ? functions[0] : undefined;
}

/** The parts of a text are as many as the text is long, and nobody chose how long. */
function isText(given: ts.Expression, analysis: Analysis): boolean {
  return (analysis.checker.getTypeAtLocation(given).flags & ts.TypeFlags.StringLike) !== 0;
}

function ownerText(callee: ts.Expression): string {
  return ts.isPropertyAccessExpression(callee) ? callee.expression.getText() : "";
}

/** `list({ customer, limit: 100 })`: the other side was told how many at most. */
function isPageOf(call: ts.CallExpression): boolean {
  return call.arguments.some((argument) => {
    const options = unwrap(argument);
    if (!ts.isObjectLiteralExpression(options)) return false;
    return options.properties.some(
      (each) =>
        ts.isPropertyAssignment(each) &&
        /^(limit|per_?page|page_?size|max_?results|top|first|MaxKeys)$/i.test(
          each.name.getText(),
        ) &&
        ts.isNumericLiteral(unwrap(each.initializer)) &&
        Number(unwrap(each.initializer).getText()) <= SMALL,
    );
  });
}

function ofAccess(access: Access, next: (each: ts.Expression) => Collection): Collection {
  const { limit, where, anchor } = access;
  const at = anchor;
  if (limit === 1) return { size: "small", origin: "query", at, access };
  if (limit !== undefined) {
    const isFixed = ts.isNumericLiteral(unwrap(limit));
    const size = isFixed && Number(unwrap(limit).getText()) > SMALL ? "unknown" : "small";
    return { size, origin: "query", at, access };
  }
  // As many rows as ids were given.
  const ids = where?.conditions.find((each) => each.comparator === "in")?.value;
  if (ids !== undefined) {
    const given = next(ids);
    if (given.size === "small") return { ...given, at, access };
  }
  // Rows that callers name, by one kind of id or by another: as many as they send.
  const named = alternativesOf(where?.node).map(next);
  if (named.length > 0 && named.every((each) => each.origin === "request"))
    return {
      size: named.every((each) => each.size === "small") ? "small" : "open",
      origin: "request",
      at,
    };
  return { size: "open", origin: "query", at, access };
}

/** The lists of `OR: [{ id: { in: ids } }, …]` or `...(ids.length > 0 ? { id: { in: ids } } : { key: { in: keys } })`; none where an alternative names no rows. */
function alternativesOf(where: ts.Node | undefined): readonly ts.Expression[] {
  if (where === undefined || !ts.isObjectLiteralExpression(where)) return [];
  for (const each of where.properties) {
    const either = ts.isSpreadAssignment(each)
      ? each.expression
      : ts.isPropertyAssignment(each) && each.name.getText() === "OR"
        ? each.initializer
        : undefined;
    if (either === undefined) continue;
    const lists = alternativesIn(either).map(listNamedBy);
    if (lists.every((list) => list !== undefined)) return lists;
  }
  return [];
}

function alternativesIn(expression: ts.Expression): readonly ts.Expression[] {
  const at = unwrap(expression);
  if (ts.isArrayLiteralExpression(at)) return at.elements.flatMap(alternativesIn);
  if (ts.isSpreadElement(at)) return alternativesIn(at.expression);
  if (ts.isConditionalExpression(at))
    return [...alternativesIn(at.whenTrue), ...alternativesIn(at.whenFalse)];
  return [at];
}

/** `{ id: { in: ids } }` */
function listNamedBy(alternative: ts.Expression): ts.Expression | undefined {
  if (!ts.isObjectLiteralExpression(alternative)) return undefined;
  for (const field of alternative.properties) {
    if (!ts.isPropertyAssignment(field)) continue;
    const test = unwrap(field.initializer);
    if (!ts.isObjectLiteralExpression(test)) continue;
    for (const each of test.properties) {
      if (each.name?.getText() !== "in") continue;
      if (ts.isPropertyAssignment(each)) return each.initializer;
      if (ts.isShorthandPropertyAssignment(each)) return each.name;
    }
  }
  return undefined;
}

function returnsOf(body: FunctionNode): readonly ts.Expression[] {
  if (body.body === undefined) return [];
  if (!ts.isBlock(body.body)) return [body.body];
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression !== undefined) found.push(node.expression);
    if (!isFunctionNode(node)) ts.forEachChild(node, visit);
  };
  ts.forEachChild(body.body, visit);
  return found.slice(0, 4);
}

function isSmallNumber(expression: ts.Expression | undefined, analysis: Analysis): boolean {
  if (expression === undefined) return false;
  const at = unwrap(expression);
  if (ts.isNumericLiteral(at)) return Number(at.text) <= SMALL;
  // `slice(i, i + BATCH)` and `slice(0, MAX)`.
  if (ts.isBinaryExpression(at)) return true;
  const declaration = analysis.declarationOf(at);
  return (
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer !== undefined &&
    ts.isNumericLiteral(unwrap(declaration.initializer))
  );
}

function ofName(
  at: ts.Identifier,
  analysis: Analysis,
  next: (each: ts.Expression) => Collection,
): Collection {
  const unknown: Collection = { size: "unknown", origin: "unknown", at };
  const symbol = analysis.checker.getSymbolAtLocation(at);
  const declaration = symbol?.valueDeclaration;
  const imported = declaration ?? analysis.declarationOf(at);
  if (imported !== undefined && ts.isEnumDeclaration(imported))
    return { size: "small", origin: "literal", at: imported };
  if (declaration === undefined) {
    return /^[A-Z][A-Z0-9_]+$/.test(at.text) ? { size: "small", origin: "literal", at } : unknown;
  }
  if (ts.isParameter(declaration)) return ofParameter(declaration, at);
  if (ts.isBindingElement(declaration)) return ofBinding(declaration, at, next);
  if (!ts.isVariableDeclaration(declaration)) return unknown;
  const loop = declaration.parent.parent;
  if (ts.isForOfStatement(loop)) return ofElement(loop, at, next);
  if (declaration.initializer === undefined) return unknown;
  const held = [declaration.initializer, ...givenLater(declaration, analysis)]
    .map(next)
    .reduce(wider);
  const isFilled = held.origin === "literal" && isGrown(declaration, at, analysis);
  return isFilled ? { size: "unknown", origin: "unknown", at: declaration } : held;
}

/** What else a `let` is given: `let rows = []; rows = await load()`. */
function givenLater(
  declaration: ts.VariableDeclaration,
  analysis: Analysis,
): readonly ts.Expression[] {
  if ((ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0) return [];
  return analysis
    .referencesTo(declaration)
    .flatMap(({ parent }) =>
      ts.isBinaryExpression(parent) &&
      parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isIdentifier(parent.left)
        ? [parent.right]
        : [],
    );
}

/** The element of a list of lists: `for (const batch of chunk(rows, 50))`. */
function ofElement(
  loop: ts.ForOfStatement,
  at: ts.Identifier,
  next: (each: ts.Expression) => Collection,
): Collection {
  const isBatch = /batch|chunk|page|slice|part/i.test(at.text);
  const over = unwrap(loop.expression);
  if (
    isBatch ||
    (ts.isCallExpression(over) && CHUNKS.test(calledName(over.expression)?.text ?? ""))
  )
    return { size: "small", origin: "unknown", at: over };
  const list = next(loop.expression);
  return { size: "unknown", origin: list.origin, at };
}

/** `const list = []` that a loop pushes into is as long as what the loop goes over. */
function isGrown(
  declaration: ts.VariableDeclaration,
  at: ts.Identifier,
  analysis: Analysis,
): boolean {
  const initializer =
    declaration.initializer === undefined ? undefined : unwrap(declaration.initializer);
  if (initializer === undefined || !ts.isArrayLiteralExpression(initializer)) return false;
  return analysis.referencesTo(declaration).some((use) => {
    const { parent } = use;
    return (
      use !== at &&
      ts.isPropertyAccessExpression(parent) &&
      /^(push|unshift)$/.test(parent.name.text)
    );
  });
}

function ofBinding(
  declaration: ts.BindingElement,
  at: ts.Identifier,
  next: (each: ts.Expression) => Collection,
): Collection {
  const holder = bindingHolder(declaration);
  if (ts.isParameter(holder)) return ofParameter(holder, at);
  if (!ts.isVariableDeclaration(holder) || holder.initializer === undefined)
    return { size: "unknown", origin: "unknown", at };
  const tuple = tupleElement(declaration, holder.initializer);
  if (tuple !== undefined) return next(tuple);
  if (isRequest(holder.initializer)) return sent(at, at.text);
  const inner = next(holder.initializer);
  // A list inside one row is not as long as the list of rows.
  return inner.access?.limit === 1
    ? { size: "unknown", origin: "query", at, access: inner.access }
    : inner;
}

/** `const [a, b] = await Promise.all([first, second])`. */
function tupleElement(
  element: ts.BindingElement,
  initializer: ts.Expression,
): ts.Expression | undefined {
  if (!ts.isArrayBindingPattern(element.parent)) return undefined;
  let value = unwrap(initializer);
  if (ts.isAwaitExpression(value)) value = unwrap(value.expression);
  if (!ts.isCallExpression(value)) return undefined;
  const list = value.arguments[0];
  return list !== undefined && ts.isArrayLiteralExpression(list)
    ? list.elements[element.parent.elements.indexOf(element)]
    : undefined;
}

/** `req.body`, `await request.json()`, `ctx.input`, `schema.parse(body)`. */
function isRequest(expression: ts.Expression): boolean {
  return /\b(req|request|ctx|c|event)\b\S*\.(body|json|query|input|valid|params|formData)\b|\b(parsedInput|bodyParsed|rawBody)\b|parseRequestBody/.test(
    expression.getText().slice(0, 300),
  );
}

/** What callers send is as long as they like, unless its schema says how long. */
function sent(at: ts.Node, name: string): Collection {
  const text = at.getSourceFile().text;
  const declared = new RegExp(`\\b${name}\\s*:\\s*(?:z|zod|v|Joi|t|yup)\\b`).exec(text);
  if (declared === null) return { size: "open", origin: "request", at };
  const schema = fieldIn(text.slice(declared.index + declared[0].length));
  return /\.(max|length|maxLength|nativeEnum|enum)\(/.test(schema)
    ? { size: "small", origin: "request", at }
    : { size: "open", origin: "request", at, isSeen: true };
}

/** The text up to the end of a field, without the fields of its elements: `.array(z.object({})).max(20)`. */
function fieldIn(rest: string): string {
  let depth = 0;
  let braces = 0;
  let field = "";
  for (const sign of rest.slice(0, MOST)) {
    if ("([{".includes(sign)) depth++;
    else if (")]}".includes(sign)) depth--;
    if (sign === "}") braces--;
    if (depth < 0 || (depth === 0 && /[,;]/.test(sign))) break;
    if (braces === 0) field += sign;
    if (sign === "{") braces++;
  }
  return field;
}

/** No schema of one list is longer, in characters. */
const MOST = 2_000;

function ofParameter(parameter: ts.ParameterDeclaration, at: ts.Identifier): Collection {
  const owner = parameter.parent;
  const isHandler =
    isFunctionNode(owner) &&
    (isCallback(owner) || (ts.getDecorators(parameter)?.length ?? 0) > 0) &&
    /^(input|body|dto|data|payload|parsedInput|ctx|req|request|job)$/.test(at.text);
  const isInput = (ts.getDecorators(parameter) ?? []).some((each) =>
    /^@(Body|Query|Args|Param)\b/.test(each.getText()),
  );
  if (isInput || (isHandler && enclosingFunction(owner) === undefined))
    return { size: "open", origin: "request", at: parameter };
  return { size: "unknown", origin: "parameter", at: parameter };
}

/** `input.ids`, `req.body.items`, `result.rows`, `user.teams`. */
function ofProperty(
  at: ts.PropertyAccessExpression,
  analysis: Analysis,
  next: (each: ts.Expression) => Collection,
): Collection {
  if (isRequest(at)) return sent(at, at.name.text);
  if (/^[A-Z][A-Z0-9_]+$/.test(at.name.text)) return { size: "small", origin: "literal", at };
  const declaration = analysis.declarationOf(at);
  if (declaration !== undefined && ts.isPropertyAssignment(declaration))
    return next(declaration.initializer);
  if (
    declaration !== undefined &&
    ts.isPropertyDeclaration(declaration) &&
    declaration.initializer !== undefined
  ) {
    const held = unwrap(declaration.initializer);
    if (ts.isArrayLiteralExpression(held) && held.elements.length > 0) return next(held);
  }
  const owner = next(at.expression);
  if (
    /^(rows|data|items|results|records|Items|Contents|Messages|docs|hits|nodes|edges)$/.test(
      at.name.text,
    )
  )
    // The `items` of one row are a list of their own.
    return owner.access?.limit === 1 && owner.origin === "query"
      ? { size: "unknown", origin: "query", at, access: owner.access }
      : owner;
  if (owner.origin === "request") return sent(at, at.name.text);
  return {
    size: "unknown",
    origin: owner.origin,
    at,
    ...(owner.access === undefined ? {} : { access: owner.access }),
  };
}

/** What a loop or an array method goes over, and the function or block it runs for each element. */
export interface Iteration {
  readonly over: ts.Expression;
  readonly body: ts.Node;
  readonly element: ts.BindingName | undefined;
}

const EACH = /^(map|forEach|flatMap|filter|some|every|reduce|find)$/;

/** `for (const x of list)`, `for await`, `for (let i = 0; i < list.length; i++)`, `list.map((x) => …)`; undefined for other loops. */
export function iterationOf(node: ts.Node): Iteration | undefined {
  if (ts.isForOfStatement(node)) {
    const { initializer } = node;
    const element = ts.isVariableDeclarationList(initializer)
      ? initializer.declarations[0]?.name
      : undefined;
    return { over: node.expression, body: node.statement, element };
  }
  if (ts.isForStatement(node) || ts.isWhileStatement(node)) return countedLoop(node);
  if (!ts.isCallExpression(node)) return undefined;
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee) || !EACH.test(callee.name.text)) return undefined;
  const [argument] = node.arguments;
  const callback = argument === undefined ? undefined : unwrap(argument);
  if (callback === undefined || !isFunctionNode(callback) || callback.body === undefined)
    return undefined;
  return { over: callee.expression, body: callback.body, element: callback.parameters[0]?.name };
}

/** A loop that counts up to the length of a list; `list[i]` is its element. */
function countedLoop(node: ts.ForStatement | ts.WhileStatement): Iteration | undefined {
  const condition = ts.isForStatement(node) ? node.condition : node.expression;
  if (condition === undefined || !ts.isBinaryExpression(condition)) return undefined;
  if (condition.operatorToken.kind !== ts.SyntaxKind.LessThanToken) return undefined;
  const length = unwrap(condition.right);
  const index = unwrap(condition.left);
  if (!ts.isPropertyAccessExpression(length) || length.name.text !== "length") return undefined;
  return ts.isIdentifier(index)
    ? { over: length.expression, body: node.statement, element: index }
    : undefined;
}

/** What an iteration does for an element stands in a branch that only some elements take. */
export function isSeldom(effect: ts.Node, body: ts.Node): boolean {
  for (const at of ancestors(effect, body))
    if (
      (ts.isIfStatement(at.parent) && at.parent.expression !== at) ||
      (ts.isConditionalExpression(at.parent) && at.parent.condition !== at)
    )
      return true;
  return false;
}

/** The text of a `Promise` combinator: `all`, `allSettled`, `race`, `any`; undefined for other calls. */
export function combinatorOf(call: ts.CallExpression): string | undefined {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const owner = unwrap(callee.expression);
  return ts.isIdentifier(owner) &&
    owner.text === "Promise" &&
    /^(all|allSettled|race|any)$/.test(callee.name.text)
    ? callee.name.text
    : undefined;
}
