/** How long entries of a cache are believed, when the source says so. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import type { ProcessState, StateUse } from "../process-state.ts";
import {
  ancestors,
  calledName,
  descendants,
  literalText,
  propertyName,
  unwrap,
} from "../syntax.ts";
import { homeOf } from "./flow.ts";

/** Milliseconds; `some` when there is a limit that cannot be read; undefined when there is none in sight. */
export type Ttl = number | "some" | undefined;

const AGE_WORD = /expir|ttl|max_?age|fresh|stale|\bage\b|valid_?until|revalidat/i;

export function ttlOf(state: ProcessState, uses: readonly StateUse[], analysis: Analysis): Ttl {
  const byOption = optionTtl(state, analysis);
  if (byOption !== undefined) return byOption;
  for (const use of uses) {
    if (use.kind !== "remove" && use.kind !== "reset") continue;
    const life = timerAround(use.node, analysis);
    if (life !== undefined) return life;
  }
  const homes = new Set(uses.flatMap((use) => homeOf(use.node) ?? []));
  let found: Ttl;
  for (const home of homes) {
    const age = ageTested(home, analysis);
    if (age !== undefined && (found === undefined || typeof age === "number")) found = age;
  }
  return found;
}

/** `setTimeout(() => cache.delete(key), TTL)` */
export function timerAround(dropping: ts.Node, analysis: Analysis): Ttl {
  for (const at of ancestors(dropping))
    if (ts.isCallExpression(at) && /(^|\.)set(Timeout|Interval)$/.test(at.expression.getText()))
      return numberOf(at.arguments[1], analysis) ?? "some";
  return undefined;
}

/** `Date.now() - entry.at < TTL`, `entry.expiresAt > Date.now()`, `expiresAt: Date.now() + TTL`. */
export function ageTested(home: ts.Node, analysis: Analysis): Ttl {
  let found: Ttl;
  for (const node of descendants(home)) {
    if (ts.isCallExpression(node)) {
      const age = ofDateFunction(node, analysis);
      if (typeof age === "number") return age;
      found ??= age;
    }
    if (!ts.isBinaryExpression(node)) continue;
    const operator = node.operatorToken.getText();
    const text = node.getText();
    const hasClock = /Date\.now\(\)|\bnow\b|new Date|performance\.now/i.test(text);
    if (/^[<>]=?$/.test(operator)) {
      if (!hasClock && !AGE_WORD.test(text)) continue;
      found ??= "some";
      for (const side of [node.left, node.right]) {
        const value =
          /now|date|time|at\b|expir/i.test(side.getText()) && !/ttl|max/i.test(side.getText())
            ? undefined
            : numberOf(side, analysis);
        if (value !== undefined && value > 0) return value;
      }
    } else if (operator === "+" && hasClock) {
      const value = numberOf(node.right, analysis);
      if (value !== undefined && value >= 1000) return value;
    }
  }
  return found;
}

const ADDED: Readonly<Record<string, number>> = {
  addMilliseconds: 1,
  addSeconds: 1_000,
  addMinutes: 60_000,
  addHours: 3_600_000,
  addDays: 86_400_000,
};

/** `addMinutes(new Date(), 5)`, `isBefore(new Date(), expiresAt)` of date-fns and its like. */
function ofDateFunction(call: ts.CallExpression, analysis: Analysis): Ttl {
  const name = calledName(call.expression)?.text ?? "";
  const unit = Object.hasOwn(ADDED, name) ? ADDED[name] : undefined;
  if (unit !== undefined) {
    const amount = numberOf(call.arguments[1], analysis);
    return amount === undefined ? "some" : amount * unit;
  }
  return /^is(Before|After|Past|Expired)$/.test(name) ? "some" : undefined;
}

function optionTtl(state: ProcessState, analysis: Analysis): Ttl {
  const creation = unwrap(state.creation);
  if (state.maker === undefined || !ts.isNewExpression(creation)) return undefined;
  for (const argument of creation.arguments ?? []) {
    const target = unwrap(argument);
    if (state.maker === "own") {
      const value = numberOf(target, analysis);
      if (value !== undefined && value >= 1000) return value;
    }
    if (!ts.isObjectLiteralExpression(target)) continue;
    for (const each of target.properties) {
      const name = each.name === undefined ? undefined : propertyName(each.name);
      if (name === undefined || !/^(ttl|maxAge|stdTTL|ttlMs|defaultTtl|expire\w*)$/i.test(name))
        continue;
      const value = ts.isPropertyAssignment(each)
        ? numberOf(each.initializer, analysis)
        : undefined;
      if (value === undefined) return "some";
      return name === "stdTTL" ? value * 1000 : value;
    }
    if (target.properties.some(ts.isSpreadAssignment)) return "some";
  }
  return state.maker === "own" && /ttl|expir|timed/i.test(creation.expression.getText())
    ? "some"
    : undefined;
}

const MAX_DEPTH = 5;

/** A number that the source fixes: `60 * 1000`, a constant of it. */
export function numberOf(
  node: ts.Expression | undefined,
  analysis: Analysis,
  depth = 0,
): number | undefined {
  if (node === undefined || depth > MAX_DEPTH) return undefined;
  const target = unwrap(node);
  if (ts.isNumericLiteral(target)) return Number(target.text.replaceAll("_", ""));
  if (ts.isBinaryExpression(target)) {
    const left = numberOf(target.left, analysis, depth + 1);
    const right = numberOf(target.right, analysis, depth + 1);
    if (left === undefined || right === undefined) return undefined;
    switch (target.operatorToken.kind) {
      case ts.SyntaxKind.AsteriskToken:
        return left * right;
      case ts.SyntaxKind.PlusToken:
        return left + right;
      case ts.SyntaxKind.MinusToken:
        return left - right;
      case ts.SyntaxKind.SlashToken:
        return left / right;
      default:
        return undefined;
    }
  }
  if (ts.isConditionalExpression(target)) {
    const [one, other] = [target.whenTrue, target.whenFalse].map((each) =>
      numberOf(each, analysis, depth + 1),
    );
    return one === undefined || other === undefined ? undefined : Math.max(one, other);
  }
  if (ts.isCallExpression(target) && calledName(target.expression)?.text === "ms")
    return spokenMs(literalText(target.arguments[0]));
  if (ts.isIdentifier(target) || ts.isPropertyAccessExpression(target)) {
    const declared = analysis.declarationOf(target);
    if (declared === undefined) return undefined;
    if (
      (ts.isVariableDeclaration(declared) ||
        ts.isPropertyDeclaration(declared) ||
        ts.isPropertyAssignment(declared) ||
        ts.isParameter(declared)) &&
      declared.initializer !== undefined
    )
      return numberOf(declared.initializer, analysis, depth + 1);
  }
  return undefined;
}

const UNITS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** `ms("10 minutes")`, `ms("1h")`. */
function spokenMs(text: string | undefined): number | undefined {
  const [, amount, unit] = /^\s*([\d.]+)\s*(ms|s|m|h|d)?/i.exec(text ?? "") ?? [];
  if (amount === undefined) return undefined;
  return Number(amount) * (UNITS[(unit ?? "ms").toLowerCase()] ?? 1);
}
