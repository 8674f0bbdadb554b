/** Calls that have one cause: one client, or one other side, in one class or file. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { entryAt, usesOf } from "../../kit/entries.ts";
import { resolvedSymbol } from "../../kit/symbols.ts";
import { ancestors, descendants, isFunctionNode, unwrap } from "../../kit/syntax.ts";
import type { CallFacts } from "../../kit/tags.ts";
import { clientOf } from "./clients.ts";
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
  const cause = causeOf(call, facts, analysis);
  if (cause === undefined) return [];
  const spread = spreadOf(call, facts, analysis);
  if (spread.some((each) => each.call === call)) return spread;
  const group = groupsIn(scopeOf(call), analysis).get(cause) ?? [];
  return group.some((each) => each.call === call) ? group : [];
}

/** A habit of the whole package is said once from so many classes or files on; few places are told apart. */
const MANY_SCOPES = 4;

const spreads = new WeakMap<Analysis, Map<string, readonly Member[]>>();

/** Open calls through the default client of a package, when they are spread over many classes or files. */
function spreadOf(
  call: ts.CallExpression,
  facts: CallFacts,
  analysis: Analysis,
): readonly Member[] {
  if (!facts.deadline.some((way) => way.kind === "client")) return [];
  if (facts.has.has("http-module-client")) return [];
  const client = clientOf(call, analysis);
  if (client.kind !== "shared") return [];
  const { directory } = analysis.packageOf(call.getSourceFile());
  const { declaration } = client;
  let memory = spreads.get(analysis);
  if (memory === undefined) {
    memory = new Map();
    spreads.set(analysis, memory);
  }
  const key = `${directory} ${declaration.getSourceFile().fileName} ${declaration.pos}`;
  const known = memory.get(key);
  if (known !== undefined) return known;
  const members = analysis.referencesTo(declaration).flatMap((use) => {
    if (analysis.packageOf(use.getSourceFile()).directory !== directory) return [];
    const callee = calleeFrom(use);
    return callee === undefined ? [] : memberAt(callee, analysis);
  });
  const sorted = members.sort((a, b) => order(a.call, b.call));
  const isSpread = new Set(sorted.map((each) => scopeOf(each.call))).size >= MANY_SCOPES;
  const found = isSpread ? usedFirst(sorted, analysis) : [];
  memory.set(key, found);
  return found;
}

function order(a: ts.Node, b: ts.Node): number {
  const [first, second] = [a.getSourceFile().fileName, b.getSourceFile().fileName];
  return first === second ? a.pos - b.pos : first < second ? -1 : 1;
}

/** `axios()`, `axios.get()` for the name `axios`. */
function calleeFrom(use: ts.Node): ts.CallExpression | undefined {
  const { parent } = use;
  const at = ts.isPropertyAccessExpression(parent) && parent.expression === use ? parent : use;
  return ts.isCallExpression(at.parent) && at.parent.expression === at ? at.parent : undefined;
}

/** Whether the calls of a group stand in one class or file, or all over their package. */
export function isSpread(group: readonly Member[]): boolean {
  return new Set(group.map((each) => scopeOf(each.call))).size > 1;
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
    const [member] = memberAt(node, analysis);
    const cause = member === undefined ? undefined : causeOf(node, member.facts, analysis);
    if (member === undefined || cause === undefined) continue;
    groups.set(cause, [...(groups.get(cause) ?? []), member]);
  }
  const sorted = new Map([...groups].map(([cause, group]) => [cause, usedFirst(group, analysis)]));
  memory.set(scope, sorted);
  return sorted;
}

/** The call, when it is a finding by itself. */
function memberAt(call: ts.CallExpression, analysis: Analysis): readonly Member[] {
  const facts = analysis.factsOf(call);
  if (facts?.remote?.to !== "http" || causeOf(call, facts, analysis) === undefined) return [];
  const open = judge(call, facts, analysis);
  if (open === undefined || open.isAsked || readsBodyAsStream(call, analysis)) return [];
  if (isNobodyWaiting(call, analysis)) return [];
  return [{ call, facts, passed: open.passed, open }];
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
function causeOf(
  call: ts.CallExpression,
  facts: CallFacts,
  analysis: Analysis,
): string | undefined {
  if (facts.has.has("http-module-client")) return "module";
  if (facts.deadline.some((way) => way.kind === "client"))
    return facts.declaration.getSourceFile().fileName;
  const [address] = call.arguments;
  const base = baseOf(address) ?? heldAddress(address, analysis);
  // `downloadFile({ key }, …)`: one function of a package, told what to fetch.
  const isFunction = address !== undefined && ts.isObjectLiteralExpression(unwrap(address));
  return base === undefined && !isFunction
    ? undefined
    : `${call.expression.getText()} ${base ?? ""}`;
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

/** `url` in each of several methods, `config.webhookUrl`; what a caller hands in may be anything. */
function heldAddress(address: ts.Expression | undefined, analysis: Analysis): string | undefined {
  let target = address === undefined ? undefined : unwrap(address);
  // `url.toString()`
  if (target !== undefined && ts.isCallExpression(target) && target.arguments.length === 0)
    target = unwrap(target.expression);
  if (target !== undefined && ts.isPropertyAccessExpression(target))
    return /^(toString|href)$/.test(target.name.text)
      ? heldAddress(target.expression, analysis)
      : target.getText();
  if (target === undefined || !ts.isIdentifier(target)) return undefined;
  const declaration = resolvedSymbol(analysis.checker, target)?.valueDeclaration;
  return declaration !== undefined &&
    (ts.isVariableDeclaration(declaration) || ts.isBindingElement(declaration))
    ? target.text
    : undefined;
}

function originOf(text: string): string | undefined {
  return /^https?:\/\/[^/?#]+(?=[/?#]|$)/.exec(text)?.[0];
}
