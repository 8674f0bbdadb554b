/** Lists in the order of a time alone whose order means something: changes that are applied, turns of a conversation, pages that go on behind a row. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { resultOf } from "../../kit/data/results.ts";
import { effectWithin } from "../../kit/sinks.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  isFunctionNode,
  propertyName,
  unwrap,
} from "../../kit/syntax.ts";
import { wordsOf } from "../../kit/words.ts";
import { boundNames } from "./consequences.ts";
import { mentions } from "./local-uses.ts";
import { type OrderedRead, orderedReadOf } from "./ordered-read.ts";

export interface Listed {
  readonly at: ts.Node;
  readonly property: string;
  readonly use: ts.Node;
  readonly kind: "applied" | "first" | "turns" | "page";
}

/** What the order of a read means; undefined where it is only shown. */
export function listedOf(call: ts.CallExpression, analysis: Analysis): Listed | undefined {
  const read = orderedReadOf(call, analysis);
  if (read === undefined || read.isOne) return undefined;
  const { at, property } = read;
  const applied = appliedIn(read, analysis);
  if (applied !== undefined) return { at, property, use: applied, kind: "applied" };
  const stop = stopIn(read, analysis);
  if (stop !== undefined) return { at, property, use: stop, kind: "first" };
  const cursor = cursorOf(read);
  if (cursor !== undefined) return { at, property, use: cursor, kind: "page" };
  // Turns follow each other when the one before has been answered: the store that takes them has seen the order.
  const turns = MADE.test(property) ? undefined : turnsIn(read, analysis);
  return turns === undefined ? undefined : { at, property, use: turns, kind: "turns" };
}

/** Steps that build on each other. */
const APPLIES = /^(apply|replay|undo|redo|rebase|rehydrate|restore|promote|patch|fold)([A-Z_]|$)/;

/** `for (const change of changes) await apply(change)`. */
function appliedIn(read: OrderedRead, analysis: Analysis): ts.Node | undefined {
  const { name, value } = resultOf(read);
  for (const list of name === undefined ? [value] : mentions(name, analysis)) {
    const { parent } = list;
    let body: ts.Node | undefined;
    let items: readonly string[] = [];
    if (ts.isForOfStatement(parent) && parent.expression === list) {
      body = parent.statement;
      items = ts.isVariableDeclarationList(parent.initializer)
        ? parent.initializer.declarations.flatMap((each) => namesIn(each.name))
        : [];
    } else if (
      ts.isPropertyAccessExpression(parent) &&
      /^(reduce|forEach)$/.test(parent.name.text) &&
      ts.isCallExpression(parent.parent)
    ) {
      const callback = parent.parent.arguments[0];
      const target = callback === undefined ? undefined : unwrap(callback);
      if (target === undefined || !isFunctionNode(target)) continue;
      body = target.body;
      const item = target.parameters[parent.name.text === "reduce" ? 1 : 0];
      items = item === undefined ? [] : namesIn(item.name);
    }
    if (body === undefined || items.length === 0) continue;
    const ofItem = new RegExp(`\\b(${items.join("|")})\\b`);
    for (const node of descendants(body)) {
      if (!ts.isCallExpression(node)) continue;
      if (!APPLIES.test((calledName(node.expression)?.text ?? "").replace(/^[_#]+/, ""))) continue;
      if (node.arguments.some((each) => ofItem.test(each.getText()))) return node;
    }
  }
  return undefined;
}

/** `for (const row of rows) if (row.action) { await save(row); break; }`: what comes first is acted on, the others are left. */
function stopIn(read: OrderedRead, analysis: Analysis): ts.Node | undefined {
  const { name, value } = resultOf(read);
  for (const list of name === undefined ? [value] : mentions(name, analysis)) {
    const { parent } = list;
    if (!ts.isForOfStatement(parent) || parent.expression !== list) continue;
    if (effectWithin(parent.statement, analysis)?.isResolved !== true) continue;
    for (const node of descendants(parent.statement))
      if (ts.isBreakStatement(node) && endsLoop(node, parent)) return node;
  }
  return undefined;
}

/** The nearest loop or switch around it is this one, and it hangs on a condition. */
function endsLoop(node: ts.BreakStatement, loop: ts.ForOfStatement): boolean {
  let isConditional = false;
  for (const above of ancestors(node)) {
    if (above === loop) return isConditional;
    if (ts.isIterationStatement(above, false) || ts.isSwitchStatement(above)) return false;
    if (ts.isIfStatement(above) && !above.expression.getText().includes(".length"))
      isConditional = true;
  }
  return false;
}

function namesIn(name: ts.BindingName): string[] {
  return boundNames(name).map((each) => each.text);
}

/** Prisma: `cursor: { id }` in an order that ids do not have. */
function cursorOf(read: OrderedRead): ts.Node | undefined {
  if (read.access?.client !== "prisma") return undefined;
  const [options] = read.call.arguments;
  const literal = options === undefined ? undefined : unwrap(options);
  if (literal === undefined || !ts.isObjectLiteralExpression(literal)) return undefined;
  return literal.properties.find(
    (each) => each.name !== undefined && propertyName(each.name) === "cursor",
  );
}

const TURNS: ReadonlySet<string> = new Set([
  "message",
  "messages",
  "turn",
  "turns",
  "chat",
  "conversation",
]);
const SPEAKERS =
  /\b(role|HumanMessage|AIMessage|BaseMessage|UserMessage|AssistantMessage|ModelMessage|UIMessage|ChatCompletionMessageParam)\b|BaseMessage/;
/** Hands them to people. */
const SHOWS = /controller|router?s?\b|resolver|loader|export|page/i;

/** Turns of a conversation that a model is given: who spoke last is told by the order alone. */
function turnsIn(read: OrderedRead, analysis: Analysis): ts.Node | undefined {
  const names = [read.entity, read.call.expression.getText().slice(0, 120)];
  const words = names.flatMap((each) => each.match(/\w+/g) ?? []).flatMap(wordsOf);
  if (!words.some((word) => TURNS.has(word))) return undefined;
  const home = enclosingFunction(read.node);
  if (home?.body === undefined || SHOWS.test(home.name?.getText() ?? "")) return undefined;
  const { name, value } = resultOf(read);
  const places = name === undefined ? [value] : mentions(name, analysis);
  const speaks = [...descendants(home.body)].some(
    (node) => ts.isIdentifier(node) && SPEAKERS.test(node.text),
  );
  return speaks ? places[0] : undefined;
}

/** Times that a row is given when it is made. */
const MADE = /^(creat|insert|add)/i;
