/** Writes of values that were computed from a read, so that a change in between is overwritten. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { accessOf } from "../../kit/data/read.ts";
import { defineRule, type Report, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { calledName, placeOf } from "../../kit/syntax.ts";
import { askedAt } from "./asked.ts";
import { cachedUpdateOf } from "./cached.ts";
import page from "./README.md";
import { judgeCached, judgeTransition, judgeUpdate, judgeWhole, RULE_ID } from "./report.ts";
import { savedTransitionOf, transitionOf } from "./transitions.ts";
import { ofInstance, ofSaved, ofSql, savedDocument, updatesOf } from "./updates.ts";
import { wholeUpdateOf } from "./whole.ts";

export default defineRule({
  id: RULE_ID,
  title: "Lost update",
  assumption: "The value I computed from is still the value stored.",
  patterns: ["atomic-update", "optimistic-concurrency", "row-lock"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "warning",
    "multi-node": "warning",
    distributed: "error",
    unknown: "warning",
  },
  leansOnSoleWriter: true,
  since: "0.1.0",
  page,
  on: {
    CallExpression(call, analysis, report) {
      const name = calledName(call.expression)?.text;
      if (name === undefined) return;
      for (const each of saidOf(call, name, analysis)) report(each);
    },
    TemplateExpression(node, analysis, report) {
      const { parent } = node;
      if (!ts.isTaggedTemplateExpression(parent) || !/\bupdate\b/i.test(node.head.text)) return;
      const access = accessOf(parent, analysis);
      if (access === undefined) return;
      for (const update of ofSql(access, analysis)) {
        const found = judgeUpdate(update, analysis);
        if (found !== undefined) report(found);
      }
    },
  },
  asks: {
    CallExpression(call, analysis, report) {
      if (calledName(call.expression) === undefined) return;
      const asked = askedAt(call, analysis, (write) => {
        const written = calledName(write.expression)?.text;
        return written === undefined ? [] : saidOf(write, written, analysis);
      });
      if (asked !== undefined) report(asked);
    },
  },
});

const WRITES =
  /^(update\w*|save\w*|set\w*|patch\w*|modify\w*|replace\w*|findOneAndUpdate|findByIdAndUpdate|findOneAndReplace|nativeUpdate|hset|hSet|hmset|put|psetex|query|execute|\$executeRaw\w*|\$queryRaw\w*|knex|from|into|table|db|trx|tx)$/;

/** `knex("users")` begins a chain. */
function namesTable(call: ts.CallExpression): boolean {
  const [first] = call.arguments;
  return (
    first !== undefined &&
    ts.isStringLiteralLike(first) &&
    ts.isIdentifier(call.expression) &&
    ts.isPropertyAccessExpression(call.parent)
  );
}

function isWrite(call: ts.CallExpression, name: string): boolean {
  return WRITES.test(name) || namesTable(call);
}

/** Of a write of rows, or else of a value that goes back whole to where it was read. */
function saidOf(call: ts.CallExpression, name: string, analysis: Analysis): readonly Report[] {
  const found = isWrite(call, name) ? reportsOf(call, name, analysis) : [];
  if (found.length > 0) return found;
  const update = wholeUpdateOf(call, analysis);
  const judged = update === undefined ? undefined : judgeWhole(update, analysis);
  return judged === undefined ? [] : [judged];
}

function reportsOf(call: ts.CallExpression, name: string, analysis: Analysis): readonly Report[] {
  const cached = /^(set|h|put|psetex)/i.test(name) ? cachedUpdateOf(call, analysis) : undefined;
  if (cached !== undefined) {
    const found = judgeCached(cached, analysis);
    return found === undefined ? [] : [found];
  }
  const access = accessOf(call, analysis);
  const document =
    access === undefined || access.certainty === "name" ? savedDocument(call) : undefined;
  const updates =
    document !== undefined
      ? ofSaved(call, undefined, document, analysis)
      : name === "update" && (access === undefined || access.certainty === "name")
        ? [
            ...ofInstance(call, analysis),
            ...(access === undefined ? [] : updatesOf(access, analysis)),
          ]
        : access === undefined
          ? []
          : access.client === "sql"
            ? ofSql(access, analysis)
            : updatesOf(access, analysis);
  const found = updates
    .map((update) => judgeUpdate(update, analysis))
    .filter((each) => each !== undefined);
  if (found.length > 0) return onePerRead(found);
  const saved = document ?? (access?.operation === "save" ? call.arguments.at(-1) : undefined);
  const transition =
    saved !== undefined
      ? savedTransitionOf(call, saved, analysis)
      : access !== undefined && /^(update|update-many)$/.test(access.operation)
        ? transitionOf(access, analysis)
        : undefined;
  const judged = transition === undefined ? undefined : judgeTransition(transition, analysis);
  return judged === undefined ? [] : [judged];
}

/** Fields of one row that were read together are one cause; the surest of them speaks for all. */
function onePerRead(reports: readonly Report[]): Report[] {
  const found = new Map<number, Report>();
  for (const each of reports) {
    const [read] = each.related ?? [];
    const key = read?.start ?? -1;
    const known = found.get(key);
    if (known === undefined) found.set(key, each);
    else {
      const [first, second] = isSurer(each, known) ? [each, known] : [known, each];
      const at = "start" in second.at ? second.at : placeOf(second.at);
      const others = [...(first.related ?? []), { ...at, message: "and this" }];
      found.set(key, { ...first, related: others });
    }
  }
  return [...found.values()];
}

const SURENESS = { certain: 2, likely: 1, possible: 0 } as const;

function isSurer(a: Report, b: Report): boolean {
  return SURENESS[a.confidence] > SURENESS[b.confidence];
}
