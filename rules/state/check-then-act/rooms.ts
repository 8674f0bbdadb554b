/** Room in a shared store that is counted first and taken later: members of a set, entries of a list, a number. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { chainOf, receiverOf } from "../../kit/data/chain.ts";
import { rootOf, spelled } from "../../kit/data/spelled.ts";
import { effectOfCall } from "../../kit/effects/effect.ts";
import { exclusionOver } from "../../kit/flow/exclusion.ts";
import { governing } from "../../kit/flow/governing.ts";
import { unitOf } from "../../kit/flow/origins.ts";
import { presencesIn } from "../../kit/flow/presence.ts";
import type { Report } from "../../kit/rule.ts";
import { calledName, descendants, placeOf, unwrap } from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";

const TAKES =
  /^(sadd|zadd|rpush|lpush|rpushx|lpushx|xadd|incr|incrby|incrbyfloat|hincrby|hset|decr|decrby)$/i;
const COUNTS =
  /^(scard|zcard|zcount|llen|hlen|xlen|get|hget|smembers|lrange|zrange|keys|hgetall)$/i;
/** So many names after each other may stand between a number and the call that read it. */
const MAX_NAMES = 4;

export function isTakeName(name: string): boolean {
  return TAKES.test(name);
}

/** `if ((await redis.scard(key)) >= limit) throw …; await redis.sadd(key, member)`. */
export function judgeRoom(take: ts.CallExpression, analysis: Analysis): Report | undefined {
  const effect = effectOfCall(take, analysis);
  const isWrite = effect?.target === "cache" && effect.action === "write";
  if (!isWrite && !isQueued(take, analysis)) return undefined;
  const unit = unitOf(take);
  if (ts.isSourceFile(unit)) return undefined;
  const key = keyOf(take, analysis);
  if (key === undefined) return undefined;
  for (const { condition, holds, kind } of governing(take, unit)) {
    if (kind !== "branch" && kind !== "exit") continue;
    for (const { subject, meaning, limit } of presencesIn(condition, holds, analysis)) {
      if (meaning !== "room" || limit === undefined) continue;
      const count = countIn(subject, key, analysis, 0);
      if (count === undefined || count.pos > take.pos) continue;
      if (!analysis.runsOnServer(take) || exclusionOver(count, take, analysis) !== undefined)
        return undefined;
      return {
        at: count.expression,
        message: "There is room here and it is taken later; requests at once all find it and pass",
        confidence: "possible",
        related: [
          { ...placeOf(take.expression), message: "it is taken here" },
          { ...placeOf(condition), message: "this decides" },
        ],
        basis: take,
      };
    }
  }
  return undefined;
}

/** `redis.multi().incr(key).exec()`: a command of a batch, which leaves with the batch. */
function isQueued(take: ts.CallExpression, analysis: Analysis): boolean {
  const { steps } = chainOf(take);
  const sent = steps.find(({ name }) => name === "exec")?.call;
  return (
    sent !== undefined &&
    steps.some(({ name }) => /^(multi|pipeline)$/.test(name)) &&
    effectOfCall(sent, analysis)?.target === "cache"
  );
}

/** Client and key: what two calls must share to be about the same members. */
function keyOf(call: ts.CallExpression, analysis: Analysis): string | undefined {
  const [key] = call.arguments;
  const receiver = receiverOf(call);
  if (key === undefined || receiver === undefined) return undefined;
  return `${rootOf(receiver).getText()}\n${spelled(key, analysis)}`;
}

/** The read of the same key that a number comes from, conversions and lengths on the way left out. */
function countIn(
  value: ts.Expression,
  key: string,
  analysis: Analysis,
  depth: number,
): ts.CallExpression | undefined {
  if (depth > MAX_NAMES) return undefined;
  for (const node of [unwrap(value), ...descendants(value)]) {
    if (ts.isCallExpression(node)) {
      if (COUNTS.test(calledName(node.expression)?.text ?? "") && keyOf(node, analysis) === key)
        return node;
    } else if (ts.isIdentifier(node)) {
      const declaration = localDeclaration(node, analysis);
      if (declaration === undefined || !ts.isVariableDeclaration(declaration)) continue;
      if (declaration.initializer === undefined || node.pos < declaration.end) continue;
      const found = countIn(declaration.initializer, key, analysis, depth + 1);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
