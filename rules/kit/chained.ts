/** Adds a call to the end of a chain in the layout of a formatter. */
import { ts } from "ts-morph";
import { insertAt, lineBreakOf, replaceNode, stepOf } from "./edits.ts";
import { maxWidthOf } from "./habits.ts";
import { hasLongTemplate } from "./layout.ts";
import type { TextEdit } from "./rule.ts";

/** The same around a call whose last arguments are edited, too. */
export function withCatchAround(
  node: ts.Node,
  base: string,
  handlerAt: (indent: string) => string,
  within: readonly TextEdit[],
): readonly TextEdit[] {
  const added = withCatch(node, base, handlerAt);
  if (added.start === added.end) return [...within, added];
  const file = node.getSourceFile();
  const start = node.getStart(file);
  const inner = base + stepOf(file);
  let text = node.getText(file);
  // What is inserted at one place stands there in the order of the list.
  for (const each of [...within].reverse().sort((one, other) => other.start - one.start))
    text = text.slice(0, each.start - start) + each.text + text.slice(each.end - start);
  const tail = text.slice((linksOf(node).at(-1) ?? start) - start);
  const before = node.getText(file).slice((linksOf(node).at(-1) ?? start) - start);
  const [old, now] = [before, tail].map((part) => part.replaceAll(`\n${base}`, `\n${inner}`));
  if (old === undefined || now === undefined) return [...within, added];
  const at = added.text.indexOf(old);
  return [{ ...added, text: added.text.slice(0, at) + now + added.text.slice(at + old.length) }];
}

/**
 * `.catch(handler)` behind a call whose statement stands at `base`: a chain of which a call goes over several lines has
 * each call on lines of its own. `handlerAt` writes the handler at an indentation.
 */
export function withCatch(
  node: ts.Node,
  base: string,
  handlerAt: (indent: string) => string,
): TextEdit {
  const file = node.getSourceFile();
  const links = linksOf(node);
  const [first] = links;
  const text = node.getText(file);
  const inner = base + stepOf(file);
  const eol = lineBreakOf(file);
  if (first !== undefined && isBroken(file, first))
    return insertAt(file, node.getEnd(), `${eol}${inner}.catch(${handlerAt(inner)})`);
  const line = file.text.slice(file.text.lastIndexOf("\n", node.getStart(file)) + 1, node.getEnd());
  const inline = `.catch(${handlerAt(base)})`;
  const fits =
    !text.includes("\n") &&
    links.length < 2 &&
    line.length + (inline.split("\n")[0] ?? "").length <= maxWidthOf(file);
  if (first === undefined || fits || hasLongTemplate(node))
    return insertAt(file, node.getEnd(), inline);
  const start = node.getStart(file);
  const bounds = [start, ...links, node.getEnd()];
  const parts = bounds.slice(0, -1).map((from, index) => {
    const part = file.text.slice(from, bounds[index + 1]).trimEnd();
    return index === 0 ? part : part.replaceAll(`\n${base}`, `\n${inner}`);
  });
  return replaceNode(node, [...parts, `.catch(${handlerAt(inner)})`].join(eol + inner));
}

/** Where the dots stand at which a formatter breaks the chain: before each call, with the members in front of it. */
function linksOf(node: ts.Node): readonly number[] {
  const file = node.getSourceFile();
  const steps: (number | "call")[] = [];
  let at: ts.Node = node;
  while (ts.isCallExpression(at) || ts.isPropertyAccessExpression(at)) {
    const dot = (at as ts.PropertyAccessExpression).questionDotToken === undefined ? "." : "?.";
    steps.unshift(
      ts.isCallExpression(at) ? "call" : file.text.indexOf(dot, at.expression.getEnd()),
    );
    at = at.expression;
  }
  let next = 0;
  while (steps[next] === "call") next++;
  // `client.row` of `client.row.create()` is what the calls are made on.
  if (next === 0) while (steps[next] !== "call" && isDot(steps[next + 1])) next++;
  const dots: number[] = [];
  while (next < steps.length) {
    const dot = steps[next];
    if (isDot(dot)) dots.push(dot);
    while (isDot(steps[next])) next++;
    while (steps[next] === "call") next++;
  }
  return dots;
}

function isDot(step: number | "call" | undefined): step is number {
  return typeof step === "number";
}

function isBroken(file: ts.SourceFile, dot: number): boolean {
  return /\n\s*$/.test(file.text.slice(Math.max(0, dot - 80), dot));
}
