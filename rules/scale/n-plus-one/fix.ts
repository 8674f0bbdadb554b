/** One round trip for all elements: a read with `in` and a map, or one statement that writes or deletes them all. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { isAsync } from "../../kit/asynchronous.ts";
import type { Iteration } from "../../kit/collections.ts";
import { type Access, isWrite, sameEntity } from "../../kit/data/access.ts";
import { propertyOf } from "../../kit/data/literals.ts";
import { accessOf } from "../../kit/data/read.ts";
import { indentAt, insertAt, lineBreakOf, replaceNode, stepOf } from "../../kit/edits.ts";
import { habitsOf, maxWidthOf } from "../../kit/habits.ts";
import { hasLongTemplate, moved } from "../../kit/layout.ts";
import { isAssignment } from "../../kit/roles/flow.ts";
import type { Fix } from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  isFunctionNode,
  outer,
  propertyName,
  unwrap,
} from "../../kit/syntax.ts";

/** Fixes for an access that stands in the loop itself, of a client that takes a list of keys. */
export function batchFixes(access: Access, iteration: Iteration, analysis: Analysis): Fix[] {
  if (access.client !== "prisma" || !ts.isCallExpression(access.node)) return [];
  const call = access.node;
  const name = calledName(call.expression)?.text ?? "";
  const [options, ...others] = call.arguments;
  if (options === undefined || others.length > 0 || !ts.isObjectLiteralExpression(options))
    return [];
  const element = iteration.element;
  if (element === undefined || !isPlain(iteration.over)) return [];
  const key = keyOf(options, element);
  if (key === undefined) return [];
  const found: Found = { call, options, key, element, iteration };
  if (/^find(Unique|First|Many)$/.test(name)) return readFixes(found, access, analysis);
  if (/^(delete|deleteMany)$/.test(name)) return deleteFixes(found);
  return [];
}

interface Found {
  readonly call: ts.CallExpression;
  readonly options: ts.ObjectLiteralExpression;
  readonly key: Key;
  readonly element: ts.BindingName;
  readonly iteration: Iteration;
}

/** The one property of the condition that names the element. */
interface Key {
  readonly field: string;
  readonly property: ts.PropertyAssignment | ts.ShorthandPropertyAssignment;
  readonly value: ts.Expression;
}

function keyOf(options: ts.ObjectLiteralExpression, element: ts.BindingName): Key | undefined {
  const where = propertyOf(options, "where");
  if (where === undefined || !ts.isObjectLiteralExpression(where)) return undefined;
  const names = namesIn(element);
  let key: Key | undefined;
  for (const property of where.properties) {
    if (!mentions(property, names)) continue;
    if (key !== undefined) return undefined;
    const isShort = ts.isShorthandPropertyAssignment(property);
    if (!isShort && !ts.isPropertyAssignment(property)) return undefined;
    const value = isShort ? property.name : property.initializer;
    const field = propertyName(property.name);
    if (field === undefined || !isPlain(value)) return undefined;
    key = { field, property, value };
  }
  if (key === undefined) return undefined;
  // What else differs from element to element cannot be asked of all at once.
  const isElsewhere = options.properties.some(
    (each) => each.name?.getText() !== "where" && mentions(each, names),
  );
  return isElsewhere ? undefined : key;
}

function readFixes(found: Found, access: Access, analysis: Analysis): Fix[] {
  const { call, options, key, iteration } = found;
  const waited = outer(call);
  if (!ts.isAwaitExpression(waited)) return [];
  const where = propertyOf(options, "where");
  const isMany = access.operation === "find-many";
  if (where === undefined || LIMITS.some((each) => propertyOf(options, each) !== undefined))
    return [];
  // Only a key that names one row: of several the map would keep another one than the query.
  const isUnique = access.operation === "find-unique" || /^(id|uuid)$/.test(key.field);
  if (!isMany && (!isUnique || propertyOf(options, "orderBy") !== undefined)) return [];
  if (!isReadFirst(found, access, analysis)) return [];
  const loop = loopOf(iteration);
  const statement = loop === undefined ? undefined : statementAround(loop);
  if (statement === undefined || hasLongTemplate(options)) return [];
  if (!canStandBefore(statement, found)) return [];
  const names = namesFor(access, key, statement);
  if (names === undefined) return [];
  const file = call.getSourceFile();
  const row = namesIn(found.element).has("row") ? "each" : "row";
  const value = key.value.getText(file);
  return [
    {
      title: isMany
        ? "Read all of them at once and pick out those of each (batching pattern)"
        : "Read all of them at once and look each up in a map (batching pattern)",
      safety: "review",
      edits: () => {
        const eol = lineBreakOf(file);
        const base = indentAt(file, statement.getStart(file));
        const from = indentAt(file, options.getStart(file));
        const method = call.expression
          .getText(file)
          .replace(/find(Unique|First|Many)$/, "findMany");
        const shown = withKeys(found, moved(options, from, base), from, base);
        const { rows, map } = names;
        const lines = [
          `const ${rows} = await ${method}(${shown});`,
          ...(isMany
            ? []
            : [`const ${map} = new Map(${rows}.map((${row}) => [${row}.${key.field}, ${row}]));`]),
        ];
        const picked = isMany
          ? `${rows}.filter((${row}) => ${row}.${key.field} === ${value})`
          : inPlace(waited, `${map}.get(${value}) ?? null`);
        return [
          // A paragraph of its own, as the loop is.
          insertAt(file, statement.getStart(file), lines.join(eol + base) + eol + eol + base),
          replaceNode(waited, picked),
        ];
      },
    },
  ];
}

/** Options that mean another thing for all keys together than for each. */
const LIMITS = ["take", "skip", "cursor", "distinct"];

/** What the rows and their map are called: names that the function does not use yet. */
function namesFor(
  access: Access,
  key: Key,
  statement: ts.Node,
): { readonly rows: string; readonly map: string } | undefined {
  const entity = access.entity?.name.replace(/^.*\./, "") ?? "row";
  const singular = /^[A-Za-z]\w*$/.test(entity) ? lowerFirst(entity) : "row";
  const plural = `${singular.replace(/y$/, "ie").replace(/(s|x|ch)$/, "$1e")}s`;
  const text = scopeText(statement);
  for (const rows of [plural, `all${upperFirst(plural)}`]) {
    const map = `${rows}By${upperFirst(key.field)}`;
    if (![rows, map].some((each) => new RegExp(`\\b${each}\\b`).test(text))) return { rows, map };
  }
  return undefined;
}

/** The condition with `in` and the list of keys in the place of one key. */
function withKeys(found: Found, text: string, from: string, to: string): string {
  const { key, iteration, element } = found;
  const file = key.property.getSourceFile();
  const list = iteration.over.getText(file);
  const value = key.value.getText(file);
  const old = moved(key.property, from, to);
  const asked = text.replace(old, (_, at: number) => {
    const name = key.property.name.getText(file);
    const picked = `${list}.map((${element.getText(file)}) => ${value})`;
    const keys = value === element.getText(file) ? list : picked;
    const inline = `${name}: { in: ${keys} }`;
    const line = /\n([ \t]*)$/.exec(text.slice(0, at))?.[1];
    if (line === undefined || line.length + inline.length < maxWidthOf(file)) return inline;
    const inner = line + stepOf(file);
    const comma = habitsOf(file).hasTrailingCommas ? "," : "";
    const eol = lineBreakOf(file);
    return `${name}: {${eol}${inner}in: ${keys}${comma}${eol}${line}}`;
  });
  const select = propertyOf(found.options, "select");
  if (select === undefined || selects(found.options, key.field)) return asked;
  // The key must come along, or no row could be told from another.
  return asked.replace(
    /\bselect: \{(\s*)/,
    (_, gap: string) => `select: {${gap}${key.field}: true,${gap}`,
  );
}

/** `a ?? null` as the operand of something that binds closer. */
function inPlace(replaced: ts.Expression, text: string): string {
  const { parent } = replaced;
  const isOperand =
    ts.isBinaryExpression(parent) ||
    ts.isPropertyAccessExpression(parent) ||
    ts.isPrefixUnaryExpression(parent) ||
    ts.isNonNullExpression(parent) ||
    ts.isAsExpression(parent);
  return isOperand ? `(${text})` : text;
}

/** The loop does nothing else: one statement removes them all. */
function deleteFixes(found: Found): Fix[] {
  const { call, iteration } = found;
  const loop = loopOf(iteration);
  if (loop === undefined || !isAlone(found)) return [];
  const whole = ts.isForOfStatement(loop) ? loop : wholeWait(loop);
  if (whole === undefined || !canStandBefore(whole, found)) return [];
  const file = call.getSourceFile();
  return [
    {
      title: "Delete all of them in one statement (batching pattern)",
      safety: "review",
      edits: () => {
        const from = indentAt(file, found.options.getStart(file));
        const base = indentAt(file, whole.getStart(file));
        const method = call.expression.getText(file).replace(/\.delete$/, ".deleteMany");
        const shown = withKeys(found, moved(found.options, from, base), from, base);
        return [replaceNode(whole, `await ${method}(${shown});`)];
      },
    },
  ];
}

/** `await Promise.all(list.map(…));` or `list.forEach(async …);`, whose result nobody uses. */
function wholeWait(call: ts.CallExpression): ts.Node | undefined {
  const own = enclosingFunction(call);
  if (own === undefined || !isAsync(own)) return undefined;
  const holder = outer(call);
  if (ts.isExpressionStatement(holder)) return holder;
  if (!ts.isCallExpression(holder) || !/^Promise\.all$/.test(holder.expression.getText()))
    return undefined;
  const waited = outer(holder);
  if (!ts.isAwaitExpression(waited)) return undefined;
  const statement = outer(waited);
  return ts.isExpressionStatement(statement) ? statement : undefined;
}

/** Nothing but this call stands in the loop. */
function isAlone({ call, iteration }: Found): boolean {
  let at: ts.Node = outer(call);
  if (ts.isAwaitExpression(at)) at = outer(at);
  if (ts.isReturnStatement(at) || ts.isExpressionStatement(at)) at = at.parent;
  if (ts.isBlock(at)) {
    if (at.statements.length !== 1) return false;
  }
  return at === iteration.body || at === iteration.body.parent;
}

/** What is read does not depend on what an earlier turn of the loop wrote. */
function isReadFirst({ iteration }: Found, read: Access, analysis: Analysis): boolean {
  for (const node of descendants(iteration.body)) {
    if (!ts.isCallExpression(node)) continue;
    const access = accessOf(node, analysis);
    if (access !== undefined && isWrite(access) && sameEntity(access, read)) return false;
  }
  return true;
}

/** What the query names, its key aside, is known before the loop: nothing in there declares it or sets it anew. */
function canStandBefore(statement: ts.Node, { call, options, iteration }: Found): boolean {
  const own = new Set(
    [iteration.over, options].flatMap((each) => [...descendants(each)].flatMap(declaredName)),
  );
  const used = new Set<string>();
  for (const root of [call.expression, options, iteration.over])
    for (const node of [root, ...descendants(root)])
      if (ts.isIdentifier(node) && !own.has(node.text) && !isMemberName(node)) used.add(node.text);
  const element = iteration.element === undefined ? new Set<string>() : namesIn(iteration.element);
  return ![...descendants(statement)].some((node) => {
    const isMade = declaredName(node).some((each) => used.has(each) && !element.has(each));
    return isMade || (!element.has(setName(node) ?? "") && used.has(setName(node) ?? ""));
  });
}

function isMemberName(name: ts.Identifier): boolean {
  const { parent } = name;
  return (
    (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) &&
    parent.name === name
  );
}

/** The name that a node declares. */
function declaredName(node: ts.Node): readonly string[] {
  const isDeclaring =
    ts.isVariableDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isBindingElement(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node);
  return isDeclaring && node.name !== undefined && ts.isIdentifier(node.name)
    ? [node.name.text]
    : [];
}

/** The variable that an assignment or a step gives another value. */
function setName(node: ts.Node): string | undefined {
  const isStep = ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node);
  const target = isStep
    ? /^(\+\+|--)|(\+\+|--)$/.test(node.getText())
      ? node.operand
      : undefined
    : ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)
      ? node.left
      : undefined;
  const name = target === undefined ? undefined : unwrap(target);
  return name !== undefined && ts.isIdentifier(name) ? name.text : undefined;
}

/** All fields come, or the key among them. */
function selects(options: ts.ObjectLiteralExpression, field: string): boolean {
  const select = propertyOf(options, "select");
  if (select === undefined) return true;
  return (
    ts.isObjectLiteralExpression(select) &&
    select.properties.some((each) => each.name?.getText() === field)
  );
}

function loopOf({ body }: Iteration): ts.ForOfStatement | ts.CallExpression | undefined {
  for (const at of [body, ...ancestors(body)]) {
    if (ts.isForOfStatement(at)) return at;
    if (!isFunctionNode(at)) continue;
    const holder = outer(at);
    return ts.isCallExpression(holder) ? holder : undefined;
  }
  return undefined;
}

/** The statement in a block, of a function that may wait, before which another can stand. */
function statementAround(node: ts.Node): ts.Statement | undefined {
  for (const at of [node, ...ancestors(node)]) {
    if (isFunctionNode(at)) return undefined;
    if (!ts.isStatement(at) || ts.isBlock(at)) continue;
    if (!ts.isBlock(at.parent)) return undefined;
    const own = enclosingFunction(at);
    return own !== undefined && isAsync(own) ? at : undefined;
  }
  return undefined;
}

function scopeText(node: ts.Node): string {
  return (enclosingFunction(node) ?? node.getSourceFile()).getText();
}

/** A name or members of one: cheap to read twice, and without effects. */
function isPlain(node: ts.Expression): boolean {
  const target = unwrap(node);
  if (ts.isIdentifier(target) || target.kind === ts.SyntaxKind.ThisKeyword) return true;
  return (
    ts.isPropertyAccessExpression(target) &&
    target.questionDotToken === undefined &&
    isPlain(target.expression)
  );
}

function namesIn(name: ts.BindingName): ReadonlySet<string> {
  if (ts.isIdentifier(name)) return new Set([name.text]);
  return new Set(
    name.elements.flatMap((each) => (ts.isBindingElement(each) ? [...namesIn(each.name)] : [])),
  );
}

function mentions(node: ts.Node, names: ReadonlySet<string>): boolean {
  return [node, ...descendants(node)].some((each) => ts.isIdentifier(each) && names.has(each.text));
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
