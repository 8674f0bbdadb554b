/** Copies that become wrong by the order of steps: dropped before the write, filled after it, read where it has not arrived, taken from a late event. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { isWrite } from "../../kit/data/access.ts";
import { lastName, receiverOf } from "../../kit/data/chain.ts";
import { accessOf } from "../../kit/data/read.ts";
import { textHas } from "../../kit/file-text.ts";
import {
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  outer,
  unwrap,
} from "../../kit/syntax.ts";

const CACHE = /cache|redis|valkey|^kv$|memo/i;
const DROPS =
  /^(invalidate|revalidate|bust|purge|evict|unlink|del(?!ay)|delete|clear|remove|flush)/i;
const FILLS = /^(set|setex|psetex|put|hset|store|save|cache|write|fill|populate)/i;
const LOOKS = /^(get|read|fetch|load|find|mget|hget|lookup|retrieve|try)/i;

export interface Late {
  readonly at: ts.Node;
  readonly others: readonly { readonly at: ts.Node; readonly what: string }[];
}

/** `await cache.drop(key); await rows.update(…)`: a read between the two keeps the old value, and nothing drops it again. */
export function droppedBefore(call: ts.CallExpression, analysis: Analysis): Late | undefined {
  if (!isOfCache(call, DROPS)) return undefined;
  const home = enclosingFunction(call);
  if (home === undefined) return undefined;
  // Callbacks and branches of their own have their own order.
  const block = blockOf(call);
  if (block === undefined) return undefined;
  let write: ts.CallExpression | undefined;
  for (const each of descendants(home, (node) => node === home || !isFunctionNode(node))) {
    if (!ts.isCallExpression(each) || each === call) continue;
    if (
      each.pos > call.end &&
      isOfCache(
        each,
        /^(invalidate|revalidate|bust|purge|evict|unlink|del|delete|clear|remove|flush|set|refresh|update)/i,
      )
    )
      return undefined;
    if (!isStoredWrite(each, analysis)) continue;
    if (each.pos < call.pos) return undefined;
    if (write === undefined && blockOf(each) === block && isSoonAfter(call, each, block))
      write = each;
  }
  return write === undefined
    ? undefined
    : { at: call.expression, others: [{ at: write.expression, what: "changed only here" }] };
}

/** Few steps later, and none of them may end it: what is used up at the beginning is no copy of what is written at the end. */
function isSoonAfter(drop: ts.Node, write: ts.Node, block: ts.Block): boolean {
  const holds = (node: ts.Node) => (each: ts.Statement) =>
    each.pos <= node.pos && node.end <= each.end;
  const from = block.statements.findIndex(holds(drop));
  const to = block.statements.findIndex(holds(write));
  const between = block.statements.slice(from + 1, to);
  return between.length <= 3 && !between.some((each) => /\b(return|throw)\b/.test(each.getText()));
}

/** Looked up, loaded and stored by one function, dropped by another: who loaded before the change may store after the drop. */
export function filledLate(call: ts.CallExpression): Late | undefined {
  if (!isOfCache(call, FILLS) || call.arguments.length === 0) return undefined;
  // A copy of this process alone is stored at once, and nothing waits for it.
  if (ts.isExpressionStatement(outer(call))) return undefined;
  const home = outermost(call);
  const file = call.getSourceFile();
  if (home === undefined || firstFill(file) !== call) return undefined;
  const load = loadFor(call, home);
  const drop = dropOutside(file, home);
  if (load === undefined || drop === undefined) return undefined;
  return {
    at: load.expression,
    others: [
      { at: call.expression, what: "stored, however old it is by then" },
      { at: drop.expression, what: "dropped here, maybe in between" },
    ],
  };
}

const fills = new WeakMap<ts.SourceFile, ts.CallExpression | undefined>();

/** The first call of a file that stores what was loaded on a miss, where something else drops it. */
function firstFill(file: ts.SourceFile): ts.CallExpression | undefined {
  if (fills.has(file)) return fills.get(file);
  let found: ts.CallExpression | undefined;
  if (CACHE.test(file.text))
    for (const each of descendants(file)) {
      if (!ts.isCallExpression(each) || !isOfCache(each, FILLS)) continue;
      const home = outermost(each);
      if (home === undefined || loadFor(each, home) === undefined) continue;
      if (dropOutside(file, home) === undefined) continue;
      found = each;
      break;
    }
  fills.set(file, found);
  return found;
}

/** What is waited for between the look into the cache and the store, and is part of what is stored. */
function loadFor(fill: ts.CallExpression, home: FunctionNode): ts.CallExpression | undefined {
  if (/epoch|generation|version\b|\block\b|\bnx\b|compareAnd|ifMatch|lease/i.test(home.getText()))
    return undefined;
  let look: ts.CallExpression | undefined;
  let load: ts.CallExpression | undefined;
  for (const each of descendants(home)) {
    if (!ts.isCallExpression(each) || each.pos >= fill.pos) continue;
    if (isOfCache(each, LOOKS)) {
      look ??= each;
      continue;
    }
    if (look === undefined || each.pos < look.end) continue;
    const holder = outer(each);
    if (!ts.isAwaitExpression(holder)) continue;
    const kept = outer(holder);
    if (!ts.isVariableDeclaration(kept) || !ts.isIdentifier(kept.name)) continue;
    if (isGivenFunction(each, home)) continue;
    const { text } = kept.name;
    if (
      fill.arguments.some((given) =>
        [given, ...descendants(given)].some((part) => ts.isIdentifier(part) && part.text === text),
      )
    )
      load = each;
  }
  return load;
}

/** `await load()` of a helper that any copy is kept by: what it loads is not known here. */
function isGivenFunction(call: ts.CallExpression, home: FunctionNode): boolean {
  const callee = unwrap(call.expression);
  if (!ts.isIdentifier(callee)) return false;
  return home.parameters.some(({ name }) =>
    [name, ...descendants(name)].some((part) => ts.isIdentifier(part) && part.text === callee.text),
  );
}

function dropOutside(file: ts.SourceFile, home: FunctionNode): ts.CallExpression | undefined {
  for (const each of descendants(file, (node) => node !== home))
    if (ts.isCallExpression(each) && isOfCache(each, DROPS)) return each;
  return undefined;
}

/** The name says what is done, the name or who does it says that it is a cache. */
function isOfCache(call: ts.CallExpression, does: RegExp): boolean {
  const name = calledName(call.expression)?.text ?? "";
  if (!does.test(name) || /^(delay|setTimeout|setInterval|setState)/.test(name)) return false;
  const receiver = receiverOf(call);
  if (receiver !== undefined && /queryClient|utils$|trpc|router/i.test(receiver.getText()))
    return false;
  return CACHE.test(name) || (receiver !== undefined && CACHE.test(lastName(receiver)));
}

/** A change of what the cache is a copy of. */
function isStoredWrite(call: ts.CallExpression, analysis: Analysis): boolean {
  if (!ts.isAwaitExpression(outer(call)) && !ts.isReturnStatement(outer(call))) return false;
  const access = accessOf(call, analysis);
  if (access !== undefined) return isWrite(access);
  const receiver = receiverOf(call);
  return (
    receiver !== undefined &&
    /^(update|save|upsert|delete|remove|create|insert|patch|replace)/.test(
      calledName(call.expression)?.text ?? "",
    ) &&
    !CACHE.test(lastName(receiver)) &&
    /(repository|repo|model|dao|store|prisma|db)$/i.test(lastName(receiver))
  );
}

function blockOf(node: ts.Node): ts.Block | undefined {
  return ts.findAncestor(node, ts.isBlock);
}

const SHOWN = /loader|presenter|\/routes?\/|\/pages?\//i;
const REPLICA = /replica|read_?only(prisma|db|client|pool)|^reader/i;

/** A lookup is handed a replica, by itself or by a name that may stand for one, and what it does not find counts as not there. */
export function lookedUpBehind(call: ts.CallExpression, analysis: Analysis): Late | undefined {
  const home = enclosingFunction(call);
  const file = call.getSourceFile();
  // What a page or a route shows may be a moment old.
  if (home === undefined || !textHas(file, REPLICA) || SHOWN.test(file.fileName)) return undefined;
  if (
    !/^(get|find|load|resolve|lookup|fetch|exists|has)/.test(
      calledName(call.expression)?.text ?? "",
    )
  )
    return undefined;
  if (!ts.isAwaitExpression(outer(call)) || !mayBeAnything(call, analysis)) return undefined;
  const given = call.arguments.find((each) => maybeReplica(each, home));
  if (given === undefined) return undefined;
  const absent = absentOf(call, home);
  return absent === undefined
    ? undefined
    : { at: call.expression, others: [{ at: given, what: "may be behind" }, absent] };
}

/** Calls of a database client are looked at for themselves. */
function mayBeAnything(call: ts.CallExpression, analysis: Analysis): boolean {
  const access = accessOf(call, analysis);
  return access === undefined || access.certainty === "name";
}

function maybeReplica(given: ts.Expression, home: FunctionNode): boolean {
  const value = unwrap(given);
  if (REPLICA.test(lastName(value))) return true;
  if (!ts.isIdentifier(value)) return false;
  for (const each of descendants(home))
    if (
      ts.isVariableDeclaration(each) &&
      ts.isIdentifier(each.name) &&
      each.name.text === value.text &&
      each.initializer !== undefined &&
      REPLICA.test(each.initializer.getText())
    )
      return true;
  return false;
}

/** `catch { return null }` around it, `if (!row) return null` after it. */
function absentOf(call: ts.Node, home: FunctionNode): Late["others"][number] | undefined {
  const attempt = ts.findAncestor(call, ts.isTryStatement);
  const handler = attempt?.catchClause;
  if (handler !== undefined && /\breturn (null|undefined|false|\[\])?;/.test(handler.getText()))
    return { at: handler.getFirstToken() ?? handler, what: "taken for absent" };
  const held = outer(outer(call));
  if (ts.isVariableDeclaration(held) && ts.isIdentifier(held.name)) {
    const { text } = held.name;
    for (const each of descendants(home))
      if (
        ts.isIfStatement(each) &&
        each.pos > call.end &&
        each.expression.getText().startsWith(`!${text}`) &&
        /\b(return|throw)\b/.test(each.thenStatement.getText())
      )
        return { at: each.expression, what: "taken for absent" };
  }
  return undefined;
}

const EVENT_OBJECT = /\.data\.object\b/;

/** `const subscription = event.data.object` whose values are written as they are, here or by who is given it. */
export function writtenFromEvent(call: ts.CallExpression, analysis: Analysis): Late | undefined {
  if (!textHas(call.getSourceFile(), EVENT_OBJECT)) return undefined;
  const home = outermost(call);
  if (home === undefined || !(isUpdate(call, analysis) || KEEPS.test(nameOf(call))))
    return undefined;
  const snapshots = snapshotsIn(home);
  const writes = [...descendants(home)].filter(
    (each): each is ts.CallExpression =>
      ts.isCallExpression(each) && snapshots.some((snapshot) => isFrom(snapshot, each, analysis)),
  );
  if (writes[0] !== call) return undefined;
  return {
    at: call.expression,
    others: [
      ...snapshots.map((each) => ({ at: each, what: "as it was when the event was made" })),
      ...writes.slice(1).map((each) => ({ at: each.expression, what: "written from it as well" })),
    ],
  };
}

const KEEPS = /^(sync|mirror|apply|upsert|update|save|store)[A-Z]\w*/;

function nameOf(call: ts.CallExpression): string {
  return calledName(call.expression)?.text ?? "";
}

function isFrom(
  snapshot: ts.VariableDeclaration,
  call: ts.CallExpression,
  analysis: Analysis,
): boolean {
  const block = blockAround(snapshot, call);
  if (call.pos < snapshot.end || block === undefined || asksAgain(block, call)) return false;
  if (isUpdate(call, analysis)) return takes(call, namesFrom(snapshot, block), analysis);
  return (
    KEEPS.test(nameOf(call)) &&
    ts.isIdentifier(snapshot.name) &&
    call.arguments.some((each) => unwrap(each).getText() === snapshot.name.getText())
  );
}

/** What is fetched before it, or compared by its time, is not what the event said. */
function asksAgain(block: ts.Node, call: ts.Node): boolean {
  const before = block.getText().slice(0, call.pos - block.getStart());
  return /\.retrieve\(|\bcreated\b\s*[<>]|[<>]=?\s*\w+\.created\b|event\.created|lastEvent|eventTime/.test(
    before,
  );
}

/** The block in which the snapshot has its name, where the call stands in it. */
function blockAround(snapshot: ts.Node, call: ts.Node): ts.Node | undefined {
  const block = ts.findAncestor(
    snapshot,
    (each) => ts.isBlock(each) || ts.isCaseClause(each) || ts.isDefaultClause(each),
  );
  return block !== undefined && block.pos <= call.pos && call.end <= block.end ? block : undefined;
}

function isUpdate(call: ts.CallExpression, analysis: Analysis): boolean {
  const access = accessOf(call, analysis);
  return access !== undefined && /^(update|update-many|upsert)$/.test(access.operation);
}

/** Only what changes again and again: a charge or a session that is done does not. */
function snapshotsIn(home: FunctionNode): readonly ts.VariableDeclaration[] {
  return [...descendants(home)].filter(
    (each): each is ts.VariableDeclaration =>
      ts.isVariableDeclaration(each) &&
      each.initializer !== undefined &&
      EVENT_OBJECT.test(each.initializer.getText()) &&
      /subscription|account|customer/i.test(each.getText()) &&
      !/session/i.test(each.getText()),
  );
}

function namesFrom(snapshot: ts.VariableDeclaration, home: ts.Node): ReadonlySet<string> {
  const names = new Set<string>();
  addNames(snapshot.name, names);
  for (const each of descendants(home))
    if (
      ts.isVariableDeclaration(each) &&
      each.pos > snapshot.end &&
      each.initializer !== undefined &&
      !/\bawait\b/.test(each.initializer.getText()) &&
      speaksOf(each.initializer, names)
    )
      addNames(each.name, names);
  return names;
}

function takes(call: ts.CallExpression, names: ReadonlySet<string>, analysis: Analysis): boolean {
  const data = accessOf(call, analysis)?.data;
  return (
    data?.assignments.some((each) => each.value !== undefined && speaksOf(each.value, names)) ??
    false
  );
}

function speaksOf(node: ts.Node, names: ReadonlySet<string>): boolean {
  return [node, ...descendants(node)].some(
    (each) =>
      ts.isIdentifier(each) &&
      names.has(each.text) &&
      !(ts.isPropertyAccessExpression(each.parent) && each.parent.name === each),
  );
}

function addNames(name: ts.BindingName, into: Set<string>): void {
  if (ts.isIdentifier(name)) into.add(name.text);
  else for (const each of name.elements) if (ts.isBindingElement(each)) addNames(each.name, into);
}

function outermost(node: ts.Node): FunctionNode | undefined {
  let at = enclosingFunction(node);
  for (;;) {
    const next = at === undefined ? undefined : enclosingFunction(at);
    if (next === undefined) return at;
    at = next;
  }
}
