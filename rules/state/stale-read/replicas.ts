/** Reads through a replica whose answer decides something, or that follow a write of the same rows. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { type Access, isRead, isWrite, sameEntity } from "../../kit/data/access.ts";
import { accessOf } from "../../kit/data/read.ts";
import { resultOf } from "../../kit/data/results.ts";
import { effectsOfFunction } from "../../kit/effects/summary.ts";
import { exits } from "../../kit/flow/governing.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import {
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  unwrap,
} from "../../kit/syntax.ts";

export interface ReplicaRead {
  readonly entity: string;
  readonly isAfterWrite: boolean;
  readonly other: ts.Node;
  readonly what: string;
}

const REPLICA = /replica|read_?only|reader(db|client|pool|prisma)?$|^reader|slave|secondary/i;
const READS = /^(find|get|query|select|count|exists|execute|one|first|aggregate)/;

export function decidingReplicaRead(
  call: ts.CallExpression,
  name: string,
  analysis: Analysis,
): ReplicaRead | undefined {
  const handed = handedReplica(call, name, analysis);
  if (handed !== undefined) return handed;
  if (!(READS.test(name) || REPLICA.test(name)) || !REPLICA.test(call.expression.getText()))
    return undefined;
  const access = accessOf(call, analysis);
  if (access === undefined || !isRead(access) || !isOnReplica(access)) return undefined;
  const home = enclosingFunction(call);
  if (home === undefined || access.entity === undefined) return undefined;
  const entity = access.entity.name;
  const written = writeBefore(access, home, analysis);
  if (written !== undefined)
    return { entity, isAfterWrite: true, other: written, what: "written here" };
  if (access.operation !== "find-unique" && access.operation !== "find-one") return undefined;
  const decided = decisionOn(access, home);
  return decided === undefined
    ? undefined
    : { entity, isAfterWrite: false, other: decided, what: "decided by its absence" };
}

/** `selectComment(reader)` behind `writer.insertInto("comments")`: an own function reads through what it is given. */
function handedReplica(
  call: ts.CallExpression,
  name: string,
  analysis: Analysis,
): ReplicaRead | undefined {
  const given = call.arguments.some((each) => REPLICA_NAME.test(lastPart(each)));
  const home = enclosingFunction(call);
  if (!given || home === undefined || /^(transaction|begin)$/.test(name)) return undefined;
  const body = bodyOfCalled(call, analysis);
  if (body === undefined) return undefined;
  for (const { effect } of effectsOfFunction(body, analysis)) {
    const { access } = effect;
    if (access === undefined || !isRead(access) || access.entity === undefined) continue;
    const written = writeBefore(access, home, analysis, call.pos);
    if (written !== undefined)
      return {
        entity: access.entity.name,
        isAfterWrite: true,
        other: written,
        what: "written here",
      };
  }
  return undefined;
}

const REPLICA_NAME =
  /replica|^(db|prisma|knex|pool)?_?(reader|slave|secondary|read_?only|ro)(Db|Pool|Client)?$|^read(Db|Pool|Client)$/i;

function lastPart(node: ts.Expression): string {
  return node.getText().replace(/^.*\./, "");
}

/** The client it goes through is named so, or the chain asks for a secondary. */
function isOnReplica(access: Access): boolean {
  return (
    REPLICA.test(access.root.getText()) || /\.read\(\s*["']secondary/.test(access.node.getText())
  );
}

function writeBefore(
  access: Access,
  home: FunctionNode,
  analysis: Analysis,
  before = access.anchor.pos,
): ts.Node | undefined {
  for (const each of descendants(home)) {
    if (!ts.isCallExpression(each) || each.end > before) continue;
    const other = accessOf(each, analysis);
    if (
      other !== undefined &&
      isWrite(other) &&
      other.certainty !== "name" &&
      sameEntity(access, other)
    )
      return each.expression;
  }
  return undefined;
}

/** `if (!row) return null`, `if (!row) { await create() }`: what is missing on the replica is taken for absent. */
function decisionOn(access: Access, home: FunctionNode): ts.Node | undefined {
  const { name } = resultOf(access);
  if (name === undefined) return undefined;
  for (const each of descendants(home, (node) => !isFunctionNode(node))) {
    if (!ts.isIfStatement(each) || each.pos < access.node.end) continue;
    const condition = unwrap(each.expression);
    const negated = isAbsent(condition, name.text);
    if (negated && changes(each.thenStatement, home)) return each.expression;
    if (!negated && mentions(condition, name.text) && exits(each.thenStatement)) {
      if (makesAfter(each, home)) return each.expression;
    }
  }
  return undefined;
}

function mentions(condition: ts.Node, name: string): boolean {
  return [condition, ...descendants(condition)].some(
    (each) => ts.isIdentifier(each) && each.text === name && !isMemberName(each),
  );
}

function isMemberName(name: ts.Identifier): boolean {
  return ts.isPropertyAccessExpression(name.parent) && name.parent.name === name;
}

/** `if (row) return row;` and then one is made: the row may be there by now. */
function makesAfter(decision: ts.IfStatement, home: FunctionNode): boolean {
  for (const each of descendants(home, (node) => !isFunctionNode(node)))
    if (ts.isCallExpression(each) && each.pos >= decision.end && MAKES.test(each.getText()))
      return true;
  return false;
}

const MAKES = /^[\w.()"'`$]*\b(create|insert|upsert|trigger|enqueue|schedule|register|claim)\w*\(/;

function isAbsent(condition: ts.Expression, name: string): boolean {
  const text = condition.getText().replace(/\s+/g, "");
  return text === `!${name}` || new RegExp(`^${name}={2,3}(null|undefined)$`).test(text);
}

/** Something is made, or the caller of a command is told that there is none. */
function changes(then: ts.Statement, home: FunctionNode): boolean {
  const text = then.getText();
  if (/\b(create|insert|upsert|trigger|enqueue|schedule|register|claim)\w*\(/.test(text))
    return true;
  const isShown = /loader|presenter|page|list|show|view|get[A-Z]\w*(Page|List)/i.test(
    home.getSourceFile().fileName,
  );
  return !isShown && /\breturn\s+(null|undefined|false);?|\breturn;/.test(text);
}
