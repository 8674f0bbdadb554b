/** Calls that have one cause: one client, or one other side, in one class or file. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { entryAt, usesOf } from "../../kit/entries.ts";
import { ancestors, descendants, isFunctionNode, unwrap } from "../../kit/syntax.ts";
import type { CallFacts } from "../../kit/tags.ts";
import type { OpenCall } from "./fix.ts";
import { judge, type Open } from "./judge.ts";
import { isNobodyWaiting, readsBodyAsStream } from "./lasting.ts";

export interface Member extends OpenCall {
  readonly open: Open;
}

const memories = new WeakMap<Analysis, WeakMap<ts.Node, ReadonlyMap<string, readonly Member[]>>>();

/** The open calls that share the cause of a call, itself among them and the one to report first; empty when alone. */
export function groupOf(
  call: ts.CallExpression,
  facts: CallFacts,
  analysis: Analysis,
): readonly Member[] {
  const cause = causeOf(call, facts);
  if (cause === undefined) return [];
  const group = groupsIn(scopeOf(call), analysis).get(cause) ?? [];
  return group.some((each) => each.call === call) ? group : [];
}

function scopeOf(call: ts.Node): ts.Node {
  return [...ancestors(call)].find(ts.isClassLike) ?? call.getSourceFile();
}

function groupsIn(scope: ts.Node, analysis: Analysis): ReadonlyMap<string, readonly Member[]> {
  let memory = memories.get(analysis);
  if (memory === undefined) {
    memory = new WeakMap();
    memories.set(analysis, memory);
  }
  const known = memory.get(scope);
  if (known !== undefined) return known;
  const groups = new Map<string, Member[]>();
  for (const node of descendants(scope, (each) => each === scope || !ts.isClassLike(each))) {
    if (!ts.isCallExpression(node)) continue;
    const facts = analysis.factsOf(node);
    if (facts?.remote?.to !== "http") continue;
    const cause = causeOf(node, facts);
    if (cause === undefined) continue;
    const open = judge(node, facts, analysis);
    if (open === undefined || open.isLeftAlone || readsBodyAsStream(node, analysis)) continue;
    if (isNobodyWaiting(node, analysis)) continue;
    const member = { call: node, facts, passed: open.passed, open };
    groups.set(cause, [...(groups.get(cause) ?? []), member]);
  }
  const sorted = new Map([...groups].map(([cause, group]) => [cause, usedFirst(group, analysis)]));
  memory.set(scope, sorted);
  return sorted;
}

/** A finding in a function that nobody names is no warning, so a call in a function in use stands for the others. */
function usedFirst(group: readonly Member[], analysis: Analysis): readonly Member[] {
  const index = group.length < 2 ? 0 : group.findIndex(({ call }) => isInUse(call, analysis));
  const first = group[index];
  return index < 1 || first === undefined
    ? group
    : [first, ...group.filter((each) => each !== first)];
}

function isInUse(call: ts.Node, analysis: Analysis): boolean {
  const own = [...ancestors(call)].filter(isFunctionNode).at(-1);
  return (
    own === undefined || entryAt(own, analysis) !== undefined || usesOf(own, analysis).length > 0
  );
}

/** What one repair would mend: the client of a package, or the address that several requests begin with. */
function causeOf(call: ts.CallExpression, facts: CallFacts): string | undefined {
  if (facts.has.has("http-module-client")) return "module";
  if (facts.deadline.some((way) => way.kind === "client"))
    return facts.declaration.getSourceFile().fileName;
  const base = baseOf(call.arguments[0]);
  return base === undefined ? undefined : `${call.expression.getText()} ${base}`;
}

/** `https://api.example` of a text, `this.base` of `${this.base}/orders`. */
function baseOf(address: ts.Expression | undefined): string | undefined {
  const target = address === undefined ? undefined : unwrap(address);
  if (target === undefined) return undefined;
  if (ts.isStringLiteralLike(target)) return originOf(target.text);
  if (ts.isBinaryExpression(target)) return baseOf(target.left) ?? target.left.getText();
  if (ts.isNewExpression(target)) return baseOf(target.arguments?.[0]);
  if (!ts.isTemplateExpression(target)) return undefined;
  if (target.head.text !== "") return originOf(target.head.text);
  return target.templateSpans[0]?.expression.getText();
}

function originOf(text: string): string | undefined {
  return /^https?:\/\/[^/?#]+(?=[/?#]|$)/.exec(text)?.[0];
}
