/** Rows and things that are made because a read before found none, or found room for one more. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { calledName } from "../../kit/syntax.ts";
import { isActName } from "./acts.ts";
import { askedAt } from "./asked.ts";
import { pairsAround } from "./checks.ts";
import { claimOf, isSetName } from "./claims.ts";
import { judgeFields } from "./fields.ts";
import page from "./README.md";
import { judge, judgeClaim, RULE_ID } from "./report.ts";
import { isTakeName, judgeRoom } from "./rooms.ts";
import { staleInLock } from "./stale.ts";

export default defineRule({
  id: RULE_ID,
  title: "Check then act",
  assumption: "What was absent a moment ago is still absent.",
  patterns: ["unique-constraint", "row-lock", "atomic-update", "idempotent-receiver"],
  contexts: SERVER_CONTEXTS,
  // Of what is true here half is worth a change: two who act at once are rare, and often the loser asks again.
  severity: {
    "single-node": "question",
    "multi-node": "question",
    distributed: "question",
    unknown: "question",
  },
  since: "0.1.0",
  page,
  on: {
    CallExpression(call, analysis, report) {
      const name = calledName(call.expression)?.text;
      if (name !== undefined && (isActName(name) || namesTable(call)))
        inspect(call, analysis, report);
      const claim = name !== undefined && isSetName(name) ? claimOf(call, analysis) : undefined;
      const found = claim === undefined ? undefined : judgeClaim(claim, analysis);
      if (found !== undefined) report(found);
      const room = name !== undefined && isTakeName(name) ? judgeRoom(call, analysis) : undefined;
      if (room !== undefined) report(room);
      const field =
        name !== undefined && (CHANGES.test(name) || namesTable(call))
          ? judgeFields(call, analysis)
          : undefined;
      if (field !== undefined) report(field);
    },
    NewExpression(creation, analysis, report) {
      const name = calledName(creation.expression)?.text ?? "";
      if (/^[A-Z]/.test(name) && !BUILT_IN.test(name)) inspect(creation, analysis, report);
    },
    TemplateExpression(node, analysis, report) {
      const { parent } = node;
      if (ts.isTaggedTemplateExpression(parent) && /insert\s/i.test(node.head.text))
        inspect(parent, analysis, report);
    },
  },
  asks: {
    CallExpression(call, analysis, report) {
      const asked = askedAt(call, analysis);
      if (asked !== undefined) report(asked);
      const stale = staleInLock(call, analysis);
      if (stale !== undefined) report(stale);
    },
  },
});

const CHANGES =
  /^(update\w*|set|save|patch|findOneAndUpdate|findByIdAndUpdate|increment|decrement|from|query|execute|where|\$executeRaw\w*)$/;
const BUILT_IN =
  /^(Date|Map|Set|WeakMap|WeakSet|Promise|RegExp|URL|URLSearchParams|Array|Proxy|AbortController|Response|Request|Headers|\w*(Error|Exception))$/;

/** `knex("users")`, `this.knex("users")` and `supabase.from("users")` begin a chain. */
function namesTable(call: ts.CallExpression): boolean {
  const [first] = call.arguments;
  return (
    first !== undefined &&
    ts.isStringLiteralLike(first) &&
    ts.isPropertyAccessExpression(call.parent)
  );
}

function inspect(node: ts.Node, analysis: Analysis, report: ReportSink): void {
  for (const pair of pairsAround(node, analysis)) {
    if (pair.acts[0]?.node !== node) continue;
    const found = judge(pair, analysis);
    if (found !== undefined) report(found);
  }
}
