/** Values that are computed from a stored one: sums, lists with an element more or less, objects with a key changed. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { assignedTo } from "../../kit/flow/origins.ts";
import { mentionsOf } from "../../kit/references.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import { calledName, descendants, propertyName, unwrap } from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";

/** `state` is what follows upon a stored state. */
export type CompositionKind = "number" | "list" | "object" | "state";

export interface Composition {
  readonly kind: CompositionKind;
  /** The field whose stored value goes in. */
  readonly field: string;
  /** The row it is taken from. */
  readonly row: ts.Expression;
  /** The expression that computes: `row.amount - x`, `[...row.labels, label]`. */
  readonly node: ts.Node;
  /** The stored value as it is written there: `row.amount`. */
  readonly base: ts.Expression;
  /** What is added or taken away, when the whole value is one sum. */
  readonly operator?: "+" | "-" | "*" | "/";
  readonly operand?: ts.Expression;
}

export interface Member {
  readonly field: string;
  readonly row: ts.Expression;
  readonly base: ts.Expression;
}

const ARITHMETIC: ReadonlyMap<ts.SyntaxKind, "+" | "-" | "*" | "/"> = new Map([
  [ts.SyntaxKind.PlusToken, "+"],
  [ts.SyntaxKind.MinusToken, "-"],
  [ts.SyntaxKind.AsteriskToken, "*"],
  [ts.SyntaxKind.SlashToken, "/"],
] as const);
const COMPOUND: ReadonlyMap<ts.SyntaxKind, "+" | "-" | "*" | "/"> = new Map([
  [ts.SyntaxKind.PlusEqualsToken, "+"],
  [ts.SyntaxKind.MinusEqualsToken, "-"],
  [ts.SyntaxKind.AsteriskEqualsToken, "*"],
  [ts.SyntaxKind.SlashEqualsToken, "/"],
] as const);
const DECIMAL: Readonly<Record<string, "+" | "-" | "*" | "/">> = {
  plus: "+",
  add: "+",
  minus: "-",
  sub: "-",
  subtract: "-",
  times: "*",
  mul: "*",
  div: "/",
};
/** Names of numbers, for sums whose types do not resolve. */
const NUMERIC =
  /count|total|amount|balance|usage|used|quantity|qty|stock|credit|point|score|version|revision|attempt|retr|number|num\b|sum|limit|spent|paid|earning|price|cost|size|length|remaining|available|reserved|views|clicks|likes|votes|tokens|minutes|seconds|hours|days|index|order|position|level|rate|hits|sales|leads/i;

/** Names that differ in spelling alone: `used_count`, `usedCount`. */
export function isSameField(a: string, b: string): boolean {
  const plain = (name: string): string => name.replace(/[_-]/g, "").toLowerCase();
  return plain(a) === plain(b);
}

/** How a value is computed from the stored value of a field; undefined when it is not. */
export function compositionOf(
  value: ts.Expression,
  wanted: string,
  analysis: Analysis,
  depth = 0,
): Composition | undefined {
  const at = unwrap(value);
  if (depth > 8) return undefined;
  const within = (next: ts.Expression | undefined): Composition | undefined =>
    next === undefined ? undefined : compositionOf(next, wanted, analysis, depth + 1);
  if (ts.isBinaryExpression(at)) {
    const operator = ARITHMETIC.get(at.operatorToken.kind);
    if (operator !== undefined) {
      const found = sumOf(at, operator, wanted, analysis);
      return found ?? whole(within(at.left)) ?? whole(within(at.right));
    }
    if (isChoice(at)) return within(at.left) ?? within(at.right);
    return undefined;
  }
  if (ts.isConditionalExpression(at)) return within(at.whenTrue) ?? within(at.whenFalse);
  if (ts.isAwaitExpression(at)) return within(at.expression);
  if (ts.isArrayLiteralExpression(at)) return listOf(at, wanted, analysis, depth);
  if (ts.isObjectLiteralExpression(at))
    return objectOf(at, wanted, analysis) ?? nestedOf(at, wanted, analysis, depth);
  if (ts.isCallExpression(at)) return ofCall(at, wanted, analysis, depth);
  if (ts.isNewExpression(at)) return within(at.arguments?.[0]);
  if (ts.isIdentifier(at)) return ofName(at, wanted, analysis, depth);
  if (ts.isElementAccessExpression(at)) return lookedUp(at, wanted, analysis);
  return undefined;
}

function isChoice(node: ts.BinaryExpression): boolean {
  const { kind } = node.operatorToken;
  return kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken;
}

/** A part of a larger computation: what is added is no longer the whole change. */
function whole(found: Composition | undefined): Composition | undefined {
  if (found === undefined) return undefined;
  const { operator: _, operand: __, ...rest } = found;
  return rest;
}

function sumOf(
  at: ts.BinaryExpression,
  operator: "+" | "-" | "*" | "/",
  wanted: string,
  analysis: Analysis,
): Composition | undefined {
  const left = wantedMember(at.left, wanted, analysis);
  const right = wantedMember(at.right, wanted, analysis);
  // Only then: the type of a part can take the types of a whole query.
  if (left === undefined && right === undefined) return undefined;
  if (operator === "+" && (isText(at.left, analysis) || isText(at.right, analysis)))
    return undefined;
  const isNumeric = (member: Member, other: ts.Expression): boolean =>
    operator !== "+" ||
    ts.isNumericLiteral(unwrap(other)) ||
    NUMERIC.test(member.field) ||
    isNumber(member.base, analysis) ||
    isNumber(other, analysis);
  if (left !== undefined && isNumeric(left, at.right))
    return { kind: "number", ...left, node: at, operator, operand: at.right };
  if (right !== undefined && operator !== "-" && operator !== "/" && isNumeric(right, at.left))
    return { kind: "number", ...right, node: at, operator, operand: at.left };
  if (right !== undefined && (operator === "-" || operator === "/"))
    return { kind: "number", ...right, node: at };
  return undefined;
}

function isText(node: ts.Expression, analysis: Analysis): boolean {
  const at = unwrap(node);
  if (ts.isStringLiteralLike(at) || ts.isTemplateExpression(at)) return true;
  if (ts.isBinaryExpression(at)) return isText(at.left, analysis) || isText(at.right, analysis);
  return (analysis.typeFlagsOf(at) & ts.TypeFlags.StringLike) !== 0;
}

function isNumber(node: ts.Expression, analysis: Analysis): boolean {
  const flags = analysis.typeFlagsOf(unwrap(node));
  return (flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike)) !== 0;
}

/** `row.amount`, `row?.items ?? []`, `Number(row.total)`, a name taken out of the row. */
export function memberOf(node: ts.Expression, analysis: Analysis, depth = 0): Member | undefined {
  const at = unwrap(node);
  if (depth > 6) return undefined;
  if (ts.isPropertyAccessExpression(at)) {
    if (at.expression.kind === ts.SyntaxKind.ThisKeyword) return undefined;
    return { field: at.name.text, row: at.expression, base: at };
  }
  if (ts.isAwaitExpression(at)) return memberOf(at.expression, analysis, depth + 1);
  if (ts.isBinaryExpression(at) && isChoice(at)) return memberOf(at.left, analysis, depth + 1);
  if (ts.isConditionalExpression(at))
    return (
      memberOf(at.whenTrue, analysis, depth + 1) ?? memberOf(at.whenFalse, analysis, depth + 1)
    );
  if (ts.isNewExpression(at)) {
    const [first] = at.arguments ?? [];
    return first === undefined ? undefined : memberOf(first, analysis, depth + 1);
  }
  if (ts.isCallExpression(at)) {
    const name = calledName(at.expression)?.text ?? "";
    const callee = unwrap(at.expression);
    const isCopy = /^(slice|toObject|toJSON|toNumber|valueOf|map|filter|toString)$/.test(name);
    if (isCopy && ts.isPropertyAccessExpression(callee))
      return memberOf(callee.expression, analysis, depth + 1);
    if (
      /^(Number|BigInt|parseInt|parseFloat|parse|Decimal|structuredClone|cloneDeep|from|stringify)$/.test(
        name,
      )
    ) {
      const [first] = at.arguments;
      return first === undefined ? undefined : memberOf(first, analysis, depth + 1);
    }
    return undefined;
  }
  if (!ts.isIdentifier(at)) return undefined;
  const declaration = localDeclaration(at, analysis);
  if (declaration === undefined) return undefined;
  if (ts.isBindingElement(declaration)) {
    const holder = declaration.parent.parent;
    const key = declaration.propertyName ?? declaration.name;
    if (
      ts.isVariableDeclaration(holder) &&
      holder.initializer !== undefined &&
      ts.isObjectBindingPattern(declaration.parent) &&
      ts.isIdentifier(key)
    )
      return { field: key.text, row: holder.initializer, base: at };
    return undefined;
  }
  if (ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined) {
    const found = memberOf(declaration.initializer, analysis, depth + 1);
    return found === undefined ? undefined : found;
  }
  return undefined;
}

function wantedMember(node: ts.Expression, wanted: string, analysis: Analysis): Member | undefined {
  const found = memberOf(node, analysis);
  return found !== undefined && isSameField(found.field, wanted) ? found : undefined;
}

function listOf(
  at: ts.ArrayLiteralExpression,
  wanted: string,
  analysis: Analysis,
  depth: number,
): Composition | undefined {
  for (const each of at.elements) {
    if (!ts.isSpreadElement(each)) continue;
    const inner = unwrap(each.expression);
    const found = spreadMember(inner, wanted, analysis, depth);
    if (found === undefined) continue;
    // `[...row.items]` alone is a copy.
    const isCopy = at.elements.length === 1 && unwrap(each.expression) === unwrap(found.base);
    if (!isCopy) return { kind: "list", ...found, node: at };
  }
  return undefined;
}

/** The stored list in `...row.items`, `...new Set([...row.items, x])`, `...row.items.filter(…)`. */
function spreadMember(
  node: ts.Expression,
  wanted: string,
  analysis: Analysis,
  depth: number,
): Member | undefined {
  const direct = wantedMember(node, wanted, analysis);
  if (direct !== undefined) return direct;
  const inner = compositionOf(node, wanted, analysis, depth + 1);
  return inner?.kind === "list" ? inner : undefined;
}

function objectOf(
  at: ts.ObjectLiteralExpression,
  wanted: string,
  analysis: Analysis,
): Composition | undefined {
  if (at.properties.length < 2) return undefined;
  for (const each of at.properties) {
    if (!ts.isSpreadAssignment(each)) continue;
    const found = wantedMember(each.expression, wanted, analysis);
    if (found !== undefined) return { kind: "object", ...found, node: at };
  }
  return undefined;
}

/** `payload: { entries: [...row.payload.entries, entry] }`: a part of what the field holds. */
function nestedOf(
  at: ts.ObjectLiteralExpression,
  wanted: string,
  analysis: Analysis,
  depth: number,
): Composition | undefined {
  for (const each of at.properties) {
    const name = each.name === undefined ? undefined : propertyName(each.name);
    if (name === undefined) continue;
    const value = ts.isPropertyAssignment(each)
      ? each.initializer
      : ts.isShorthandPropertyAssignment(each)
        ? each.name
        : undefined;
    if (value === undefined) continue;
    const part = compositionOf(value, name, analysis, depth + 1);
    const holder = part === undefined ? undefined : memberOf(part.row, analysis);
    if (part === undefined || holder === undefined || !isSameField(holder.field, wanted)) continue;
    return whole({ ...part, kind: "object", field: holder.field, row: holder.row });
  }
  return undefined;
}

function ofCall(
  at: ts.CallExpression,
  wanted: string,
  analysis: Analysis,
  depth: number,
): Composition | undefined {
  const name = calledName(at.expression)?.text ?? "";
  const callee = unwrap(at.expression);
  const receiver = ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
  const [first] = at.arguments;
  const decimal = DECIMAL[name];
  if (decimal !== undefined && receiver !== undefined && first !== undefined) {
    const member = wantedMember(receiver, wanted, analysis);
    if (member !== undefined)
      return { kind: "number", ...member, node: at, operator: decimal, operand: first };
  }
  if (receiver !== undefined && /^(concat|filter|toSpliced|with|map)$/.test(name)) {
    const member = wantedMember(receiver, wanted, analysis);
    if (member !== undefined) return { kind: "list", ...member, node: at };
  }
  // `[...new Set([...row.tags, ...more])].filter(…)`
  if (receiver !== undefined && LISTED.test(name)) {
    const inner = compositionOf(receiver, wanted, analysis, depth + 1);
    if (inner?.kind === "list") return inner;
  }
  if (/^(assign|merge|mergeWith|deepmerge|deepMerge|defaultsDeep|defaults|extend)$/.test(name)) {
    for (const each of at.arguments) {
      const member = wantedMember(each, wanted, analysis);
      if (member !== undefined) return { kind: "object", ...member, node: at };
    }
  }
  if (/^(union|uniq|without|difference|unionBy|uniqBy|compact|append|prepend)$/.test(name)) {
    for (const each of at.arguments) {
      const member = wantedMember(each, wanted, analysis);
      if (member !== undefined) return { kind: "list", ...member, node: at };
    }
  }
  const made = madeOf(at, wanted, analysis);
  if (made !== undefined) return made;
  if (
    /^(max|min|round|floor|ceil|abs|trunc|stringify|from|String|Number|toFixed|uniq|sort|slice|join)$/.test(
      name,
    )
  ) {
    for (const each of receiver === undefined ? at.arguments : [...at.arguments, receiver]) {
      const found = compositionOf(each, wanted, analysis, depth + 1);
      if (found !== undefined) return whole(found);
    }
  }
  return undefined;
}

/** Methods of a list that give another one. */
const LISTED = /^(concat|filter|toSpliced|with|map|slice|sort|toSorted|reverse|toReversed|flat)$/;
/** Fields that say how far something has come. */
const STATE = /(status|state|stage|phase|step)$/i;

/** `applyPatch(row.tiles, patch)`, `next(row.status, event)`: what a function of the project makes of a stored value. */
function madeOf(
  call: ts.CallExpression,
  wanted: string,
  analysis: Analysis,
): Composition | undefined {
  for (const [index, argument] of call.arguments.entries()) {
    const member = wantedMember(argument, wanted, analysis);
    if (member === undefined) continue;
    const body = bodyOfCalled(call, analysis);
    const parameter = body?.parameters[index]?.name;
    if (body?.body === undefined || parameter === undefined || !ts.isIdentifier(parameter))
      return undefined;
    const kind = kindOfUse(parameter, body.body, wanted);
    return kind === undefined ? undefined : { kind, ...member, node: call };
  }
  return undefined;
}

/** What the body of a function makes of a parameter, where it can be seen: the rest may hand it on as it is. */
function kindOfUse(
  parameter: ts.Identifier,
  body: ts.Node,
  wanted: string,
): CompositionKind | undefined {
  if (body.end - body.pos > 3000) return undefined;
  for (const use of descendants(body)) {
    if (!ts.isIdentifier(use) || use.text !== parameter.text) continue;
    const at = outerOf(use);
    const { parent } = at;
    if (ts.isSpreadAssignment(parent)) return "object";
    if (ts.isSpreadElement(parent) && ts.isArrayLiteralExpression(parent.parent)) return "list";
    // A product is the same amount in another unit.
    if (ts.isBinaryExpression(parent) && /^[-+]$/.test(parent.operatorToken.getText())) {
      const other = unwrap(parent.left === at ? parent.right : parent.left);
      if (ts.isNumericLiteral(other) || (ts.isIdentifier(other) && NUMERIC.test(wanted)))
        return "number";
    }
    if (
      ts.isPropertyAccessExpression(parent) &&
      parent.expression === at &&
      ts.isCallExpression(parent.parent) &&
      /^(concat|filter|toSpliced|with|push|unshift|splice)$/.test(parent.name.text)
    )
      return "list";
    if (!STATE.test(wanted)) continue;
    if (ts.isElementAccessExpression(parent) && parent.argumentExpression === at) return "state";
    if (ts.isSwitchStatement(parent)) return "state";
  }
  return undefined;
}

function outerOf(node: ts.Expression): ts.Expression {
  let at = node;
  while (
    ts.isParenthesizedExpression(at.parent) ||
    ts.isAsExpression(at.parent) ||
    ts.isNonNullExpression(at.parent) ||
    (ts.isBinaryExpression(at.parent) && isChoice(at.parent))
  )
    at = at.parent;
  return at;
}

/** `TRANSITIONS[row.status][event]` */
function lookedUp(
  at: ts.ElementAccessExpression,
  wanted: string,
  analysis: Analysis,
): Composition | undefined {
  if (!STATE.test(wanted)) return undefined;
  for (let each: ts.Expression = at; ts.isElementAccessExpression(each); ) {
    const member = wantedMember(each.argumentExpression, wanted, analysis);
    if (member !== undefined) return { kind: "state", ...member, node: at };
    each = unwrap(each.expression);
  }
  return undefined;
}

/** A local name: what it is initialised with, given later, or changed in place. */
function ofName(
  at: ts.Identifier,
  wanted: string,
  analysis: Analysis,
  depth: number,
): Composition | undefined {
  const declaration = localDeclaration(at, analysis);
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return undefined;
  const { initializer } = declaration;
  const isConst = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  const member =
    initializer === undefined ? undefined : wantedMember(initializer, wanted, analysis);
  if (member !== undefined) {
    const change = changeOf(at, declaration, analysis);
    if (change !== undefined) return { ...change, ...member };
  }
  const direct =
    initializer === undefined ? undefined : compositionOf(initializer, wanted, analysis, depth + 1);
  if (direct !== undefined) return direct;
  // `let labels = [...row.labels]; labels = [...labels, label]`
  if (!isConst) {
    for (const each of assignedTo(declaration, at, analysis)) {
      const found = compositionOf(each, wanted, analysis, depth + 1);
      if (found !== undefined) return found;
    }
  }
  // `const copy = [...row.labels]; copy.push(label)`
  const copied =
    initializer === undefined ? undefined : copiedMember(initializer, wanted, analysis);
  if (copied === undefined) return undefined;
  const change = changeOf(at, declaration, analysis);
  if (change !== undefined) return { ...change, ...copied };
  // `let copy = [...row.labels]; copy = copy.filter(…)`
  const again = isConst
    ? undefined
    : assignedTo(declaration, at, analysis).find((each) =>
        new RegExp(`\\b${at.text}\\b`).test(each.getText()),
      );
  return again === undefined ? undefined : { kind: "list", ...copied, node: again };
}

function copiedMember(node: ts.Expression, wanted: string, analysis: Analysis): Member | undefined {
  const at = unwrap(node);
  if (ts.isConditionalExpression(at))
    return (
      copiedMember(at.whenTrue, wanted, analysis) ?? copiedMember(at.whenFalse, wanted, analysis)
    );
  if (ts.isArrayLiteralExpression(at) && at.elements.length > 0) {
    const [first] = at.elements;
    return first !== undefined && ts.isSpreadElement(first)
      ? (wantedMember(first.expression, wanted, analysis) ??
          copiedMember(first.expression, wanted, analysis))
      : undefined;
  }
  if (ts.isObjectLiteralExpression(at) && at.properties.length > 0) {
    const [first] = at.properties;
    return first !== undefined && ts.isSpreadAssignment(first)
      ? wantedMember(first.expression, wanted, analysis)
      : undefined;
  }
  if (ts.isNewExpression(at)) {
    const [first] = at.arguments ?? [];
    return first === undefined
      ? undefined
      : (wantedMember(first, wanted, analysis) ?? copiedMember(first, wanted, analysis));
  }
  if (ts.isIdentifier(at)) {
    const declaration = localDeclaration(at, analysis);
    return declaration !== undefined &&
      ts.isVariableDeclaration(declaration) &&
      declaration.initializer !== undefined
      ? (wantedMember(declaration.initializer, wanted, analysis) ??
          copiedMember(declaration.initializer, wanted, analysis))
      : undefined;
  }
  return undefined;
}

const MUTATORS = /^(push|unshift|splice|pop|shift|add|delete|set|sort|reverse|fill)$/;

/** How a local name is changed in place after its declaration; undefined when it is not. */
function changeOf(
  name: ts.Identifier,
  declaration: ts.VariableDeclaration,
  analysis: Analysis,
): Pick<Composition, "kind" | "node"> | undefined {
  for (const use of mentionsOf(name.getSourceFile(), name.text)) {
    // First what the place tells: what a name of a member means can take the types of a whole query.
    const found = changeAt(use);
    if (found === undefined || !ts.isIdentifier(use)) continue;
    if (localDeclaration(use, analysis) === declaration) return found;
  }
  return undefined;
}

/** `x += 1`, `x++`, `x.push(e)`, `x.key = v`, `x[key] = v`, `delete x.key` where `use` is x. */
export function changeAt(
  use: ts.Expression,
): Pick<Composition, "kind" | "node" | "operator" | "operand"> | undefined {
  const { parent } = use;
  if (ts.isBinaryExpression(parent) && parent.left === use) {
    const operator = COMPOUND.get(parent.operatorToken.kind);
    if (operator !== undefined)
      return { kind: "number", node: parent, operator, operand: parent.right };
  }
  if (
    (ts.isPostfixUnaryExpression(parent) || ts.isPrefixUnaryExpression(parent)) &&
    (parent.operator === ts.SyntaxKind.PlusPlusToken ||
      parent.operator === ts.SyntaxKind.MinusMinusToken)
  )
    return { kind: "number", node: parent };
  if (
    (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) &&
    parent.expression === use
  ) {
    const above = parent.parent;
    if (
      ts.isPropertyAccessExpression(parent) &&
      ts.isCallExpression(above) &&
      above.expression === parent
    )
      return MUTATORS.test(parent.name.text) ? { kind: "list", node: above } : undefined;
    if (
      ts.isBinaryExpression(above) &&
      above.left === parent &&
      above.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
      above.operatorToken.kind <= ts.SyntaxKind.LastAssignment
    )
      return { kind: "object", node: above };
    if (ts.isDeleteExpression(above)) return { kind: "object", node: above };
  }
  return undefined;
}
