/** What is left to ask about a function that reads first and writes later: one question, however much it writes. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { type Access, isWrite } from "../../kit/data/access.ts";
import { accessIn, accessOf } from "../../kit/data/read.ts";
import { exclusionOver } from "../../kit/flow/exclusion.ts";
import { governing } from "../../kit/flow/governing.ts";
import { type Look, looksBehind } from "../../kit/flow/looks.ts";
import { unitOf } from "../../kit/flow/origins.ts";
import { isSequenceName } from "../../kit/provenance.ts";
import type { Evidence, Place, Report } from "../../kit/rule.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import {
  ancestors,
  calledName,
  descendants,
  isFunctionNode,
  placeOf,
  propertyName,
  unwrap,
} from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";
import { wordsOf } from "../../kit/words.ts";
import { compositionOf, isSameField, memberOf } from "./composition.ts";
import { FORMS } from "./report.ts";
import { isFixed, STATES, shutsOut } from "./transitions.ts";

export const STALE =
  "Written from what was read before; what others change in between is overwritten";

interface Doubt {
  /** Where the value is given. */
  readonly at: ts.Node;
  readonly look: ts.CallExpression;
  readonly write: ts.CallExpression;
  readonly condition?: ts.Expression;
}

const memories = new WeakMap<Analysis, Map<ts.Node, Report | undefined>>();

/** The question of the function around a write, put at the first of them alone; `told` says what is reported of a write already. */
export function askedAt(
  call: ts.CallExpression,
  analysis: Analysis,
  told: (write: ts.CallExpression) => readonly Report[],
): Report | undefined {
  if (!isWriteName(call)) return undefined;
  const unit = unitOf(call);
  if (ts.isSourceFile(unit)) return undefined;
  let memory = memories.get(analysis);
  if (memory === undefined) {
    memory = new Map();
    memories.set(analysis, memory);
  }
  if (!memory.has(unit)) memory.set(unit, askedIn(unit, analysis, told));
  const found = memory.get(unit);
  return found?.basis === call ? found : undefined;
}

function askedIn(
  unit: ts.Node,
  analysis: Analysis,
  told: (write: ts.CallExpression) => readonly Report[],
): Report | undefined {
  const writes: ts.CallExpression[] = [];
  for (const node of descendants(unit))
    if (ts.isCallExpression(node) && isWriteName(node) && isWaitedFor(node)) writes.push(node);
  if (writes.length === 0 || writes.length > 30) return undefined;
  const doubts = writes.flatMap((write) => [
    ...valuesOf(write, analysis),
    ...statesOf(write, unit, analysis),
  ]);
  const last = writes.at(-1);
  if (last !== undefined) doubts.push(...builtIn(unit, writes, analysis));
  const left = doubts.filter((each) => !isGuarded(each, analysis));
  if (left.length === 0) return undefined;
  const spoken = callsIn(unit).flatMap((call) => told(call));
  const isSpoken = ({ at, write }: Doubt): boolean =>
    (ts.isBinaryExpression(at) && told(write).length > 0) ||
    spoken.some(({ at: known, related }) =>
      ["start" in known ? known : placeOf(known), ...(related ?? [])].some((each) =>
        overlaps(each, placeOf(at)),
      ),
    );
  const asked = left.filter((each) => !isSpoken(each));
  const [first] = asked;
  if (first === undefined || !analysis.runsOnServer(first.write)) return undefined;
  const { contexts } = analysis.reach(first.write);
  if (contexts.size === 1 && contexts.has("startup")) return undefined;
  const related: Evidence[] = [];
  const shown = new Set<ts.Node>([first.at]);
  const show = (node: ts.Node | undefined, message: string): void => {
    if (node === undefined || shown.has(node) || related.length >= 8) return;
    shown.add(node);
    related.push({ ...placeOf(node), message });
  };
  for (const { at, look, write, condition } of asked) {
    show(at, "and this");
    show(look.expression, "it is read here");
    show(condition, "it is judged here");
    if (lineOf(at) !== lineOf(write)) show(write.expression, "it is written here");
    show(storedBy(write, analysis), "it is stored here");
  }
  return { at: first.at, message: STALE, confidence: "possible", related, basis: first.write };
}

/** The write inside an own function that was called to write. */
function storedBy(write: ts.CallExpression, analysis: Analysis): ts.Node | undefined {
  const body = bodyOfCalled(write, analysis)?.body;
  if (body === undefined || body.end - body.pos > 4000) return undefined;
  for (const node of descendants(body)) {
    if (!ts.isCallExpression(node)) continue;
    const access = accessOf(node, analysis);
    if (access !== undefined && access.certainty !== "name" && isWrite(access))
      return node.expression;
  }
  return undefined;
}

function lineOf(node: ts.Node): number {
  return ts.getLineAndCharacterOfPosition(node.getSourceFile(), node.getStart()).line;
}

function callsIn(unit: ts.Node): readonly ts.CallExpression[] {
  return [...descendants(unit)].filter(ts.isCallExpression);
}

function overlaps(a: Place, b: Place): boolean {
  return a.file === b.file && a.start < b.end && b.start < a.end;
}

const WRITES =
  /^(update|save|set|patch|modify|replace|upsert|store|persist|write|put|edit|merge|toggle|delete|remove|soft)$/;
const ASIDE =
  /^(cookie|cookies|header|headers|log|logs|cache|cached|state|timeout|span|context|session|local|index|search|metric|metrics|event|events|url|query|params|file|files|attribute|attributes)$/;

function isWriteName(call: ts.CallExpression): boolean {
  const words = wordsOf(calledName(call.expression)?.text ?? "");
  if (words.length === 1 && words[0] === "execute") return isUseCase(call);
  if (!WRITES.test(words[0] ?? "") && !/^findOneAndUpdate|^findByIdAndUpdate/.test(words.join("")))
    return false;
  return !words.some((word, index) => index > 0 && ASIDE.test(word));
}

/** `this.updateTag.execute(…)` */
function isUseCase(call: ts.CallExpression): boolean {
  const callee = unwrap(call.expression);
  const owner = ts.isPropertyAccessExpression(callee)
    ? calledName(callee.expression)?.text
    : undefined;
  return /^(update|upsert|modify)$/.test(wordsOf(owner ?? "")[0] ?? "");
}

function isWaitedFor(call: ts.CallExpression): boolean {
  let at: ts.Node = call;
  while (
    ts.isPropertyAccessExpression(at.parent) ||
    (ts.isCallExpression(at.parent) && at.parent.expression === at) ||
    ts.isParenthesizedExpression(at.parent) ||
    ts.isAsExpression(at.parent) ||
    ts.isNonNullExpression(at.parent)
  )
    at = at.parent;
  return (
    ts.isAwaitExpression(at.parent) ||
    ts.isReturnStatement(at.parent) ||
    ts.isArrowFunction(at.parent)
  );
}

/** The whole chain of a builder: `db.update(table).set({…}).where(…)`. */
function chainOf(call: ts.CallExpression): ts.Expression {
  let at: ts.Expression = call;
  while (
    ts.isPropertyAccessExpression(at.parent) &&
    at.parent.expression === at &&
    ts.isCallExpression(at.parent.parent) &&
    at.parent.parent.expression === at.parent
  )
    at = at.parent.parent;
  return at;
}

/** Values in the arguments of a write that were computed from what an awaited call gave. */
function valuesOf(write: ts.CallExpression, analysis: Analysis): Doubt[] {
  const verb = wordsOf(calledName(write.expression)?.text ?? "")[0] ?? "";
  if (/^(delete|remove|soft)$/.test(verb)) return [];
  const found: Doubt[] = [];
  const { certainty, data } = accessOf(write, analysis) ?? {};
  const literals = data === undefined ? [] : [data.node];
  for (const argument of [...write.arguments, ...literals]) {
    for (const literal of literalsIn(argument, analysis, 0)) {
      for (const property of literal.properties) {
        const given = givenBy(property);
        if (given === undefined || found.length > 4) continue;
        if (FORMS.test(given.name)) continue;
        const look = computedFrom(given.value, given.name, write, analysis);
        if (look !== undefined && !found.some(({ at }) => at === property))
          found.push({ at: property, look: look.call, write });
      }
    }
    if (certainty !== undefined && certainty !== "name") continue;
    // `update(row.id, token, this.nextCount(row))`
    const look = ts.isExpression(argument)
      ? (countedFrom(argument, write, analysis) ?? rewrittenFrom(argument, write, analysis))
      : undefined;
    if (look !== undefined) found.push({ at: argument, look: look.call, write });
  }
  return found;
}

function givenBy(
  property: ts.ObjectLiteralElementLike,
): { readonly name: string; readonly value: ts.Expression } | undefined {
  if (ts.isPropertyAssignment(property)) {
    const name = propertyName(property.name);
    return name === undefined ? undefined : { name, value: property.initializer };
  }
  return ts.isShorthandPropertyAssignment(property)
    ? { name: property.name.text, value: property.name }
    : undefined;
}

/** Object literals that an argument is or holds, names of locals followed. */
function literalsIn(
  node: ts.Node,
  analysis: Analysis,
  depth: number,
): ts.ObjectLiteralExpression[] {
  if (depth > 5 || !ts.isExpression(node)) return [];
  const at = unwrap(node);
  const next = (each: ts.Node): ts.ObjectLiteralExpression[] =>
    literalsIn(each, analysis, depth + 1);
  if (ts.isObjectLiteralExpression(at))
    return [
      at,
      ...at.properties.flatMap((each) =>
        ts.isPropertyAssignment(each)
          ? next(each.initializer)
          : ts.isShorthandPropertyAssignment(each)
            ? next(each.name)
            : ts.isSpreadAssignment(each) && ts.isIdentifier(unwrap(each.expression))
              ? next(each.expression)
              : [],
      ),
    ];
  if (ts.isArrayLiteralExpression(at)) return at.elements.flatMap(next);
  if (ts.isConditionalExpression(at)) return [...next(at.whenTrue), ...next(at.whenFalse)];
  if (ts.isCallExpression(at)) return at.arguments.flatMap((each) => next(each));
  if (!ts.isIdentifier(at)) return [];
  const declaration = localDeclaration(at, analysis);
  return declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer !== undefined &&
    !ts.isAwaitExpression(unwrap(declaration.initializer))
    ? next(declaration.initializer)
    : [];
}

/** The look whose stored value of that field goes into a new one. */
function computedFrom(
  value: ts.Expression,
  name: string,
  before: ts.Node,
  analysis: Analysis,
): Look | undefined {
  const composition = compositionOf(value, name, analysis);
  const rows =
    composition !== undefined
      ? [composition.row]
      : [mergedRow(value, name, analysis, 0), negatedRow(value, name, analysis)];
  for (const row of rows) {
    const look = row === undefined ? undefined : lookOf(row, before, analysis);
    if (look !== undefined) return look;
  }
  return undefined;
}

/** `{ ...stored, ...changes }` of a member of a row, whatever the field is called here. */
function mergedRow(
  value: ts.Expression,
  name: string,
  analysis: Analysis,
  depth: number,
): ts.Expression | undefined {
  const at = unwrap(value);
  if (depth > 4) return undefined;
  if (ts.isIdentifier(at)) {
    const declaration = localDeclaration(at, analysis);
    return declaration !== undefined &&
      ts.isVariableDeclaration(declaration) &&
      declaration.initializer !== undefined
      ? mergedRow(declaration.initializer, name, analysis, depth + 1)
      : undefined;
  }
  if (
    ts.isCallExpression(at) &&
    /^(stringify|parse)$/.test(calledName(at.expression)?.text ?? "")
  ) {
    const [first] = at.arguments;
    return first === undefined ? undefined : mergedRow(first, name, analysis, depth + 1);
  }
  if (!ts.isObjectLiteralExpression(at) || at.properties.length < 2) return undefined;
  const [first] = at.properties;
  if (first === undefined || !ts.isSpreadAssignment(first)) return undefined;
  const member = memberOf(first.expression, analysis);
  if (member === undefined) return undefined;
  const field = member.field.toLowerCase();
  const wanted = name.toLowerCase();
  const isNamed =
    field.includes(wanted) ||
    wanted.includes(field) ||
    /^(newvalue|value|data|content)$/.test(wanted);
  return isNamed ? member.row : undefined;
}

/** `isStarred: !row.isStarred` */
function negatedRow(
  value: ts.Expression,
  name: string,
  analysis: Analysis,
): ts.Expression | undefined {
  const at = unwrap(value);
  if (!ts.isPrefixUnaryExpression(at) || at.operator !== ts.SyntaxKind.ExclamationToken)
    return undefined;
  const member = memberOf(at.operand, analysis);
  return member !== undefined && isSameField(member.field, name) ? member.row : undefined;
}

const COUNTING =
  /^(next|updated?|increment|incremented|increase|decrease|bump|new|add|append|merge|merged|compute|calculate|remaining)$/;
const COUNTED =
  /^(count|counts|counter|total|balance|usage|attempts?|credits?|points?|quota|tally|list|settings|config|preferences)$/;

/** The look whose row a function was given that says what comes next: `this.getUpdatedCount(user)`. */
function countedFrom(
  argument: ts.Expression,
  write: ts.CallExpression,
  analysis: Analysis,
): Look | undefined {
  const at = unwrap(argument);
  const declaration = ts.isIdentifier(at) ? localDeclaration(at, analysis) : undefined;
  const made =
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer !== undefined
      ? unwrap(declaration.initializer)
      : at;
  if (!ts.isCallExpression(made)) return undefined;
  const words = wordsOf(calledName(made.expression)?.text ?? "");
  if (!words.some((word) => COUNTING.test(word)) || !words.some((word) => COUNTED.test(word)))
    return undefined;
  for (const each of made.arguments) {
    const look = lookOf(each, write, analysis);
    if (look !== undefined) return look;
  }
  return undefined;
}

const STORES = /^(save|set|write|store|put|persist|replace|update)$/;
const LOADS = /^(get|load|read|fetch|list|find)$/;
/** Methods that answer with the list they are called on, changed. */
const CHANGED = /^(filter|map|concat|slice|toSpliced|with|toSorted)$/;

/** `savePolicies(id, [...policies, policy])` where `policies` is what `loadPolicies(id)` gave. */
function rewrittenFrom(
  argument: ts.Expression,
  write: ts.CallExpression,
  analysis: Analysis,
): Look | undefined {
  const [verb = "", ...nouns] = wordsOf(calledName(write.expression)?.text ?? "");
  if (!STORES.test(verb) || nouns.length === 0) return undefined;
  const list = listBehind(argument, analysis);
  return list === undefined
    ? undefined
    : looksBehind(list, analysis).find(({ call, access, path }) => {
        const [first = "", ...others] = wordsOf(calledName(call.expression)?.text ?? "");
        return (
          (access === undefined || access.certainty === "name") &&
          path.length === 0 &&
          call.pos < write.pos &&
          LOADS.test(first) &&
          others.join() === nouns.join()
        );
      });
}

/** The list that another one is made of, with an element more, less or changed. */
function listBehind(value: ts.Expression, analysis: Analysis): ts.Expression | undefined {
  const at = unwrap(value);
  if (ts.isIdentifier(at)) {
    const declaration = localDeclaration(at, analysis);
    return declaration !== undefined &&
      ts.isVariableDeclaration(declaration) &&
      declaration.initializer !== undefined &&
      !ts.isIdentifier(unwrap(declaration.initializer))
      ? listBehind(declaration.initializer, analysis)
      : undefined;
  }
  if (ts.isArrayLiteralExpression(at) && at.elements.length > 1)
    return at.elements.find(ts.isSpreadElement)?.expression;
  const callee = ts.isCallExpression(at) ? unwrap(at.expression) : undefined;
  return callee !== undefined &&
    ts.isPropertyAccessExpression(callee) &&
    CHANGED.test(callee.name.text)
    ? callee.expression
    : undefined;
}

function lookOf(row: ts.Expression, before: ts.Node, analysis: Analysis): Look | undefined {
  return looksBehind(row, analysis).find(
    ({ call, access }) =>
      call.pos < before.pos &&
      !isWithin(call, before) &&
      (access === undefined
        ? READING.test(wordsOf(calledName(call.expression)?.text ?? "")[0] ?? "")
        : access.operation !== "count"),
  );
}

const READING =
  /^(get|find|fetch|load|read|retrieve|lookup|list|query|select|first|one|require|ensure|resolve|search|by|use|current|authorize|validate|check|assert|hydrate|peek)$/;

/** Members that are given a value made of what they held, and literals that a write is handed through lists and maps. */
function builtIn(unit: ts.Node, writes: readonly ts.CallExpression[], analysis: Analysis): Doubt[] {
  const found: Doubt[] = [];
  for (const node of descendants(unit)) {
    if (found.length > 4) break;
    if (ts.isPropertyAssignment(node)) {
      const name = propertyName(node.name);
      const write = writes.find((each) => each.pos > node.pos);
      if (name === undefined || write === undefined || isShown(node)) continue;
      const sum = compositionOf(node.initializer, name, analysis);
      const composition =
        sum?.kind === "number" ? sum : decimalOf(node.initializer, name, analysis);
      const look = composition === undefined ? undefined : lookOf(composition.row, node, analysis);
      if (look !== undefined && isUpdate(write)) found.push({ at: node, look: look.call, write });
      continue;
    }
    if (
      !ts.isBinaryExpression(node) ||
      node.operatorToken.kind !== ts.SyntaxKind.EqualsToken ||
      !ts.isPropertyAccessExpression(node.left)
    )
      continue;
    const { left, right } = node;
    const write = writes.find((each) => each.pos > node.pos && savesRow(each, left.expression));
    if (write === undefined) continue;
    if (!isMadeOf(right, left, analysis)) continue;
    const look = lookOf(left.expression, node, analysis);
    if (look !== undefined) found.push({ at: node, look: look.call, write });
  }
  return found;
}

function isUpdate(write: ts.CallExpression): boolean {
  return !/^(delete|remove|soft|set)$/.test(
    wordsOf(calledName(write.expression)?.text ?? "")[0] ?? "",
  );
}

/** `used: MathBN.add(budget.used, 1)` */
function decimalOf(
  value: ts.Expression,
  name: string,
  analysis: Analysis,
): { readonly row: ts.Expression } | undefined {
  const at = unwrap(value);
  if (
    !ts.isCallExpression(at) ||
    !/^(add|sub|subtract|plus|minus|sum|mult)$/.test(calledName(at.expression)?.text ?? "")
  )
    return undefined;
  for (const each of at.arguments) {
    const member = memberOf(each, analysis);
    if (member !== undefined && isSameField(member.field, name)) return member;
  }
  return undefined;
}

/** It is handed out, not stored: what a function returns, what a log or an event tells. */
function isShown(node: ts.Node): boolean {
  for (let at = node.parent; at !== undefined; at = at.parent) {
    if (ts.isReturnStatement(at)) return !isCallbackOfMap(at);
    if (isFunctionNode(at) || ts.isBlock(at)) return false;
    if (
      ts.isCallExpression(at) &&
      /\b(log|logger|emit|track|publish|send|json|metrics?)\b/i.test(at.expression.getText())
    )
      return true;
  }
  return false;
}

function isCallbackOfMap(statement: ts.ReturnStatement): boolean {
  const fn = ts.findAncestor(statement, isFunctionNode);
  return (
    fn !== undefined &&
    ts.isCallExpression(fn.parent) &&
    /^(map|flatMap|reduce)$/.test(calledName(fn.parent.expression)?.text ?? "")
  );
}

/** `save(row)`, `repo.update(id, row)`, `row.save()` */
function savesRow(write: ts.CallExpression, row: ts.Expression): boolean {
  const text = row.getText();
  const callee = unwrap(write.expression);
  if (ts.isPropertyAccessExpression(callee) && callee.expression.getText() === text) return true;
  return write.arguments.some(
    (each) =>
      unwrap(each).getText() === text || new RegExp(`\\b${escaped(text)}\\.`).test(each.getText()),
  );
}

function escaped(text: string): string {
  return text.replace(/[^\w]/g, "\\$&");
}

/** `JSON.stringify(list)` where `const list = JSON.parse(row.list)` was changed in place. */
function isMadeOf(
  value: ts.Expression,
  member: ts.PropertyAccessExpression,
  analysis: Analysis,
): boolean {
  const at = unwrap(value);
  if (compositionOf(at, member.name.text, analysis) !== undefined) return true;
  const inner =
    ts.isCallExpression(at) && calledName(at.expression)?.text === "stringify"
      ? at.arguments[0]
      : at;
  if (inner === undefined) return false;
  const name = unwrap(inner);
  if (!ts.isIdentifier(name)) return mergedRow(name, member.name.text, analysis, 0) !== undefined;
  const declaration = localDeclaration(name, analysis);
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return false;
  const initial = declaration.initializer;
  return (
    initial !== undefined &&
    new RegExp(`\\b${escaped(member.getText())}\\b`).test(initial.getText())
  );
}

/** States that end something or bring it back, which whoever comes between has perhaps ended in another way. */
const ENDS =
  /cancel|reject|withdr|approv|declin|complet|expir|revok|\bban|void|refus|abandon|abort|fail|\bactive\b|resum|reopen|reactivat/i;

/** A state that is judged and then overwritten, or the row removed, whatever it has become. */
function statesOf(write: ts.CallExpression, unit: ts.Node, analysis: Analysis): Doubt[] {
  const access = accessOf(write, analysis);
  const verb = wordsOf(calledName(write.expression)?.text ?? "")[0] ?? "";
  if (access === undefined || access.certainty === "name") return [];
  const isRemoval =
    access.operation === "delete" || (verb === "delete" && access.operation !== "delete-many");
  const states = (access.data?.assignments ?? []).filter(
    ({ field, value, kind }) =>
      kind === "set" &&
      value !== undefined &&
      ENDS.test(value.getText()) &&
      isFixed(value) &&
      /(status|state|stage|phase)$/i.test(field),
  );
  if (states.length === 0 && !isRemoval) return [];
  for (const each of governing(write, unit)) {
    if (each.kind !== "exit" && each.kind !== "branch") continue;
    for (const node of [
      each.condition,
      ...descendants(each.condition, (child) => !isFunctionNode(child)),
    ]) {
      if (!ts.isPropertyAccessExpression(node)) continue;
      const compared = node.parent;
      if (!ts.isBinaryExpression(compared) || !/^[!=]==?$/.test(compared.operatorToken.getText()))
        continue;
      const field = node.name.text;
      if (!STATES.test(field) || !/(status|state|stage|phase)$/i.test(field)) continue;
      const assignment = states.find((state) => isSameField(state.field, field));
      if (assignment === undefined ? !isRemoval : !shutsOut(node, each.holds, assignment)) continue;
      if (assignment === undefined && /^(null|undefined)$/.test(compared.right.getText())) continue;
      const look = lookOf(node.expression, write, analysis);
      if (look?.access?.entity?.key !== undefined && look.access.entity.key !== access.entity?.key)
        continue;
      if (look === undefined || comparesState(access, field)) continue;
      return [
        {
          at: assignment?.node ?? write.expression,
          look: look.call,
          write,
          condition: each.condition,
        },
      ];
    }
  }
  return [];
}

function comparesState(access: Access, field: string): boolean {
  if (access.where !== undefined && !access.where.isComplete) return true;
  return (access.where?.conditions ?? []).some(
    (each) =>
      isSameField(each.field, field) || STATES.test(each.field) || isSequenceName(each.field),
  );
}

function isGuarded({ look, write, at }: Doubt, analysis: Analysis): boolean {
  if (exclusionOver(look, write, analysis) !== undefined) return true;
  if (
    accessOf(look, analysis)?.locksRows === true ||
    /for.?update|lock/i.test(look.expression.getText())
  )
    return true;
  const chain = chainOf(write);
  const access = accessOf(write, analysis) ?? accessIn(chain, analysis);
  const text = chain.getText();
  // The write compares what it was computed from, or a version.
  if (
    /\b(version|revision|etag|expected\w*|previous\w*|ifMatch|updatedAt)\b\s*[:,]/.test(
      text.replace(at.getText(), ""),
    ) &&
    access?.where?.conditions.some(
      ({ field }) => isSequenceName(field) || /updated_?at|etag|revision/i.test(field),
    ) === true
  )
    return true;
  const field =
    ts.isPropertyAssignment(at) || ts.isShorthandPropertyAssignment(at)
      ? propertyName(at.name)
      : undefined;
  if (
    field !== undefined &&
    access?.where?.conditions.some((each) => isSameField(each.field, field))
  )
    return true;
  return isInCompared(at, analysis);
}

/** The value belongs to a write that compares; what is written behind it is reached by the winner alone. */
function isInCompared(at: ts.Node, analysis: Analysis): boolean {
  for (const each of ancestors(at)) {
    if (isFunctionNode(each)) return false;
    const access = ts.isCallExpression(each) ? accessOf(each, analysis) : undefined;
    if (access?.where?.conditions.some(({ field }) => isSequenceName(field)) === true) return true;
  }
  return false;
}

function isWithin(node: ts.Node, root: ts.Node): boolean {
  return (
    node.getSourceFile() === root.getSourceFile() && node.pos >= root.pos && node.end <= root.end
  );
}
