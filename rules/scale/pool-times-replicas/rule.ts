/** Connections that all instances open together, against what the database accepts. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { replaceNode, withOptions, withProperty } from "../../kit/edits.ts";
import {
  defineRule,
  type Evidence,
  type Fix,
  type ReportSink,
  SERVER_CONTEXTS,
} from "../../kit/rule.ts";
import { placeOf, unwrap } from "../../kit/syntax.ts";
import { type Demand, demandOf, type Share } from "./demand.ts";
import type { PoolCall } from "./pool.ts";
import page from "./README.md";

/** Above this part of what the database accepts, administration and other clients run dry first. */
const SAFE_PART = 0.8;

export default defineRule({
  id: "scale/pool-times-replicas",
  title: "Connections of all instances together",
  assumption: "The pool of one instance is all that the database sees.",
  patterns: ["connection-budget", "bulkhead"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "off",
    "multi-node": "warning",
    distributed: "error",
    unknown: "question",
  },
  since: "0.1.0",
  page,
  on: { CallExpression: inspect, NewExpression: inspect },
});

function inspect(call: PoolCall, analysis: Analysis, report: ReportSink): void {
  const demand = demandOf(call, analysis);
  if (demand === undefined) return;
  const { limit, total, shares } = demand;
  if (total !== "any" && total <= limit.value * SAFE_PART) return;
  report({
    at: call.expression,
    message: messageOf(demand),
    confidence: limit.isStated && total !== "any" ? "likely" : "possible",
    basis: call,
    related: [...shares.flatMap(linesOf), ...(limit.line === undefined ? [] : [limit.line])],
    fixes: fixesFor(demand),
  });
}

/** `10 × (9 instances + 1 in a deploy) = 100 connections; the database accepts 100`. */
function messageOf({ shares, total, limit }: Demand): string {
  const accepts = limit.isStated
    ? `the database accepts ${limit.value}`
    : `${limit.engine} accepts ${limit.value} unless told otherwise`;
  const [first, ...more] = shares;
  if (first === undefined) return accepts;
  if (total === "any") return `${first.size} connections × any number of instances; ${accepts}`;
  if (more.length > 0)
    return `${shares.length} pools open ${total} connections together; ${accepts}`;
  return `${factorsOf(first)} = ${total} connections; ${accepts}`;
}

function factorsOf({ size, processes, instances, surge }: Share): string {
  const forked = processes === 1 ? "" : ` × ${processes} processes`;
  const count = surge === 0 ? `${instances} instances` : `(${instances} + ${surge}) instances`;
  return `${size}${forked} × ${count}`;
}

/** Each factor with its line. */
function linesOf({ pool, unit, size, instances, surge }: Share): readonly Evidence[] {
  const own = pool.line ?? {
    ...placeOf(pool.stated ?? pool.call.expression),
    message: `${size} connections each`,
  };
  const extra = surge === 0 ? "" : `, and ${surge} more while a version is rolled out`;
  const lines = unit.evidence.slice(0, 2).map((line, index) => ({
    ...line,
    message:
      index === 0 ? `${unit.id}: ${instances} instances${extra}` : `${unit.id}: ${line.message}`,
  }));
  return [own, ...lines];
}

/** Only where one pool is all there is to change. */
function fixesFor({ shares, total, limit }: Demand): readonly Fix[] {
  const [share, ...more] = shares;
  if (share === undefined || more.length > 0 || total === "any") return [];
  const { pool, size } = share;
  const fitting = Math.floor((limit.value * SAFE_PART) / (total / size));
  if (fitting < 1 || fitting >= size) return [];
  const { stated, option, call } = pool;
  if (stated !== undefined && !ts.isNumericLiteral(stated)) return [];
  const edits = (): ReturnType<Fix["edits"]> => {
    if (stated !== undefined) return [replaceNode(stated, String(fitting))];
    if (option === undefined) return [];
    const options = call.arguments?.[option.index];
    if (options !== undefined && ts.isObjectLiteralExpression(unwrap(options)))
      return [
        withProperty(unwrap(options) as ts.ObjectLiteralExpression, option.name, String(fitting)),
      ];
    return options === undefined
      ? [withOptions(call, option.index, [`${option.name}: ${fitting}`])]
      : [];
  };
  if (edits().length === 0) return [];
  return [
    {
      title: `Lower the pool to ${fitting}, which fits all instances`,
      safety: "review",
      edits,
    },
  ];
}
