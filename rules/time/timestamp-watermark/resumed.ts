/** From the time that a reader begins behind to where it was kept, and to the write that moves it forward for the next run. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { isWrite } from "../../kit/data/access.ts";
import { chainOf, lastName, receiverOf } from "../../kit/data/chain.ts";
import { accessIn, accessOf } from "../../kit/data/read.ts";
import { assignedTo, unitOf } from "../../kit/flow/origins.ts";
import { callsOf, mentionsOf } from "../../kit/references.ts";
import {
  ancestors,
  bindingHolder,
  calledName,
  descendants,
  isFunctionNode,
  unwrap,
} from "../../kit/syntax.ts";
import { isMomentName, localDeclaration } from "../../kit/time-values.ts";
import { wordsOf } from "../../kit/words.ts";

export interface Resumed {
  /** What the kept time is called. */
  readonly name: string;
  readonly loaded: ts.Node;
  readonly moved: ts.Node;
  /** The clock is read after the rows are, or the newest time among the rows is taken. */
  readonly by: "clock" | "row";
}

/** Times that are taken back a while, so that some rows are read again. */
export const OVERLAPS =
  /(getTime|now|valueOf)\(\)\s*-|\b(over_?lap|margin|lag|look_?back|safety|grace)|(overlap|lookback|margin|lag)(ms|seconds)?\b|\b(sub|subtract|minus|sub(Milliseconds|Seconds|Minutes|Hours|Days))\(|[Dd]ate\.parse\([^)]*\)\s*-|-\s*[A-Z_]*(MS|LAG|OVERLAP|MARGIN)\b/i;
const CLOCK =
  /^(new Date\(\)|Date\.now\(\)|dayjs\(\)|moment\(\)|DateTime\.(now|utc)\(\)|\w+\.fn\.now\(\)|sql`now\(\)`|Temporal\.Now\.\w+\(\))(\.\w+\(\w*\))*$/;
/** What people last saw or were told is theirs, not how far a reader has come. */
const PERSONAL =
  /login|log(ged)?_?in|seen|active|access|notif|sent|remind|mail|read_?at|view|visit/i;
const SAVES =
  /^(set|setex|hset|save|update|upsert|store|put|write|insert|persist|advance|commit|remember|record|move|mark|merge|replace|create|execute|query|bump)$/;
const CLIENTS =
  /^(prisma|db|database|redis|knex|pool|client|tx|trx|this|http|api|axios|logger|log|console|em|manager|orm|kv|cache|sql|s3|ddb|dynamo|conn|connection)$/i;
const MAX_DEPTH = 8;

interface Walk {
  readonly analysis: Analysis;
  /** Where the time bounds what is read. */
  readonly at: ts.Node;
  /** The column, when it is known. */
  readonly field: string | undefined;
  readonly seen: Set<ts.Node>;
}

/** How the time that a value holds came here and is moved on; undefined when either does not show. */
export function resumedFrom(
  value: ts.Expression,
  at: ts.Node,
  field: string | undefined,
  analysis: Analysis,
): Resumed | undefined {
  return trace(value, { analysis, at, field, seen: new Set() }, 0);
}

function trace(value: ts.Expression, walk: Walk, depth: number): Resumed | undefined {
  const node = unwrap(value);
  if (depth > MAX_DEPTH || walk.seen.has(node) || OVERLAPS.test(node.getText())) return undefined;
  walk.seen.add(node);
  const go = (next: ts.Expression | undefined): Resumed | undefined =>
    next === undefined ? undefined : trace(next, walk, depth + 1);
  if (ts.isAwaitExpression(node)) {
    const call = unwrap(node.expression);
    return ts.isCallExpression(call) ? ofLoad(call, walk) : undefined;
  }
  if (ts.isBinaryExpression(node))
    return /^(\?\?|\|\|)$/.test(node.operatorToken.getText())
      ? (go(node.left) ?? go(node.right))
      : undefined;
  if (ts.isConditionalExpression(node)) return go(node.whenTrue) ?? go(node.whenFalse);
  if (ts.isNewExpression(node)) return go(node.arguments?.[0]);
  if (ts.isPropertyAccessExpression(node))
    return node.expression.kind === ts.SyntaxKind.ThisKeyword
      ? ofField(node, walk)
      : PERSONAL.test(node.name.text)
        ? undefined
        : go(node.expression);
  if (ts.isElementAccessExpression(node)) return go(node.expression);
  if (ts.isCallExpression(node)) {
    const callee = unwrap(node.expression);
    const receiver = ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
    return (receiver === undefined ? undefined : go(receiver)) ?? go(node.arguments[0]);
  }
  return ts.isIdentifier(node) ? ofName(node, walk, depth) : undefined;
}

function ofName(name: ts.Identifier, walk: Walk, depth: number): Resumed | undefined {
  const { analysis } = walk;
  const declaration = localDeclaration(name, analysis);
  if (declaration === undefined) return undefined;
  if (ts.isParameter(declaration)) return ofParameter(declaration, walk, depth);
  const holder = bindingHolder(declaration);
  if (!ts.isVariableDeclaration(holder)) return undefined;
  const isOutside = ts.isSourceFile(holder.parent.parent.parent ?? holder);
  if (isOutside && ts.isVariableDeclaration(declaration))
    return ofVariable(name, declaration, walk);
  const given = [
    ...(holder.initializer === undefined ? [] : [holder.initializer]),
    ...(holder === declaration ? assignedTo(declaration, name, analysis) : []),
  ];
  for (const each of given) {
    const found = trace(each, walk, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The read stands in a function of its own; whoever calls it loads and moves the time. */
function ofParameter(
  parameter: ts.ParameterDeclaration,
  walk: Walk,
  depth: number,
): Resumed | undefined {
  const owner = parameter.parent;
  if (!isFunctionNode(owner) || depth > 3) return undefined;
  const calls = callsOf(owner, walk.analysis);
  if (calls.length === 0 || calls.length > 3) return undefined;
  for (const call of calls) {
    const argument = call.arguments?.[owner.parameters.indexOf(parameter)];
    if (argument === undefined) continue;
    const found = trace(argument, { ...walk, at: call }, depth + 2);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `await loadCursor()`, and a call that writes to the same place behind the read. */
function ofLoad(load: ts.CallExpression, walk: Walk): Resumed | undefined {
  const { analysis, at } = walk;
  const places = placesOf(load, analysis);
  if (places.size === 0) return undefined;
  for (const call of descendants(unitOf(load))) {
    if (!ts.isCallExpression(call) || call.pos < at.pos || call === load) continue;
    if (!isSave(call, analysis)) continue;
    if (![...placesOf(call, analysis)].some((each) => places.has(each))) continue;
    for (const argument of call.arguments) {
      const by = moved(argument, walk, 0);
      if (by !== undefined)
        return { name: nameOf(load), loaded: load.expression, moved: call.expression, by };
    }
  }
  return undefined;
}

function isSave(call: ts.CallExpression, analysis: Analysis): boolean {
  const access = accessOf(call, analysis) ?? accessIn(chainOf(call).node, analysis);
  if (access !== undefined && access.certainty !== "name") return isWrite(access);
  return SAVES.test(wordsOf(calledName(call.expression)?.text ?? "")[0] ?? "");
}

/** Where a call reads or writes: the entity, the key, the owner, the noun in its name. */
function placesOf(call: ts.CallExpression, analysis: Analysis): ReadonlySet<string> {
  const found = new Set<string>();
  const access = accessOf(call, analysis) ?? accessIn(chainOf(call).node, analysis);
  if (access?.entity !== undefined) found.add(`entity ${access.entity.key}`);
  const receiver = receiverOf(call);
  const [first] = call.arguments;
  if (receiver !== undefined) {
    const owner = lastName(receiver).replace(/^[_#]+/, "");
    if (first !== undefined && access?.entity === undefined)
      found.add(`key ${receiver.getText()} ${first.getText()}`);
    if (!CLIENTS.test(owner) && access?.entity === undefined && !ts.isCallExpression(receiver))
      found.add(`owner ${receiver.getText()}`);
  }
  const [, ...nouns] = wordsOf(calledName(call.expression)?.text ?? "");
  if (nouns.length > 0 && access?.entity === undefined) found.add(`noun ${nouns.join(" ")}`);
  return found;
}

function nameOf(load: ts.CallExpression): string {
  for (const at of ancestors(load)) {
    if (ts.isVariableDeclaration(at) && ts.isIdentifier(at.name)) return at.name.text;
    if (ts.isStatement(at)) break;
  }
  return calledName(load.expression)?.text ?? "";
}

/** `this.since` of a reader that lives as long as the process, moved in the same class. */
function ofField(field: ts.PropertyAccessExpression, walk: Walk): Resumed | undefined {
  const owner = [...ancestors(field)].find(ts.isClassLike);
  return owner === undefined ? undefined : movedBy(field.name.text, field, owner, walk);
}

function ofVariable(
  name: ts.Identifier,
  declaration: ts.VariableDeclaration,
  walk: Walk,
): Resumed | undefined {
  if ((ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0) return undefined;
  return movedBy(name.text, name, declaration.getSourceFile(), walk);
}

function movedBy(name: string, kept: ts.Node, scope: ts.Node, walk: Walk): Resumed | undefined {
  for (const use of mentionsOf(kept.getSourceFile(), name)) {
    if (use.pos < scope.pos || use.end > scope.end) continue;
    const target = ts.isPropertyAccessExpression(use.parent) ? use.parent : use;
    const { parent } = target;
    if (
      !ts.isBinaryExpression(parent) ||
      parent.left !== target ||
      parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken ||
      parent.pos < walk.at.pos
    )
      continue;
    const by = moved(parent.right, walk, 0);
    if (by !== undefined) return { name, loaded: kept, moved: parent, by };
  }
  return undefined;
}

/** What the next run begins with: a clock that is read after the rows, or a time of one of the rows. */
function moved(value: ts.Expression, walk: Walk, depth: number): Resumed["by"] | undefined {
  const node = unwrap(value);
  const text = node.getText();
  if (depth > 5 || OVERLAPS.test(text) || isFunctionNode(node)) return undefined;
  if (CLOCK.test(text)) return node.pos > walk.at.pos ? "clock" : undefined;
  if (ts.isObjectLiteralExpression(node)) {
    for (const each of node.properties) {
      const held = ts.isPropertyAssignment(each)
        ? each.initializer
        : ts.isShorthandPropertyAssignment(each)
          ? each.name
          : undefined;
      const name = each.name?.getText() ?? "";
      // `updatedAt: new Date()` says when the mark was written.
      if (held === undefined || /^(updated|created)_?at$/i.test(name)) continue;
      const found = PERSONAL.test(name) ? undefined : moved(held, walk, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (ts.isArrayLiteralExpression(node)) {
    for (const each of node.elements) {
      const found = moved(each, walk, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (ts.isIdentifier(node)) {
    const declaration = localDeclaration(node, walk.analysis);
    if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return undefined;
    const given = [
      ...(declaration.initializer === undefined ? [] : [declaration.initializer]),
      ...assignedTo(declaration, node, walk.analysis),
    ];
    for (const each of given) {
      const found = moved(each, walk, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  return isOfRow(node, walk) ? "row" : undefined;
}

/** `rows.at(-1).updatedAt`, `Math.max(...rows.map((row) => row.updatedAt))` */
function isOfRow(node: ts.Expression, { field, at }: Walk): boolean {
  if (node.pos < at.pos) return false;
  const wanted = field === undefined ? undefined : wordsOf(field).join("");
  const isTime = (name: string): boolean =>
    wanted === undefined ? isMomentName(name) : wordsOf(name).join("") === wanted;
  for (const each of [node, ...descendants(node)])
    if (ts.isPropertyAccessExpression(each) && isTime(each.name.text)) return true;
  return false;
}
