/** Libraries that try again with waits of a kind that nobody chose. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { literalOf } from "../../kit/data/literals.ts";
import { withOptions, withProperty } from "../../kit/edits.ts";
import { argumentFor, optionState, parameterIndex } from "../../kit/options.ts";
import { runsOncePerProcess } from "../../kit/process-lifetime.ts";
import type { Fix, ReportSink } from "../../kit/rule.ts";
import { calledName, outer, propertyName, unwrap } from "../../kit/syntax.ts";
import type { CallFacts, DeadlineWay } from "../../kit/tags.ts";

type Creation = ts.CallExpression | ts.NewExpression;

export function inspectLibrary(call: Creation, analysis: Analysis, report: ReportSink): void {
  inspectHelper(call, analysis, report);
  inspectJobs(call, analysis, report);
}

/** `pRetry(work)`, `axiosRetry(client, { retries: 3 })`: functions that exist to try again. */
function inspectHelper(call: Creation, analysis: Analysis, report: ReportSink): void {
  const facts = analysis.factsOf(call);
  const retries = facts?.retries;
  if (facts === undefined || retries === undefined || facts.remote !== undefined) return;
  if (facts.data !== undefined || facts.creates !== undefined || retries.backoff === "jittered")
    return;
  const way = retries.ways.find((each) => each.kind === "option");
  if (way === undefined || !isAbsent(call, way, facts, analysis)) return;
  if (isFew(call, way, facts) || !analysis.runsOnServer(call)) return;
  const name = calledName(call.expression)?.text ?? "";
  const isImmediate = retries.backoff === "immediate";
  // Each process does it once, and waits that grow let the other side breathe.
  if (!isImmediate && runsOncePerProcess(call, analysis)) return;
  report({
    at: call.expression,
    basis: call,
    message: isImmediate
      ? `\`${name}\` tries again without any wait unless \`${way.path.join(".")}\` is given`
      : `\`${name}\` waits alike for every caller unless \`${way.path.join(".")}\` is given`,
    // Whether a crowd forms behind waits that grow is for people to say.
    confidence: isImmediate ? "certain" : "possible",
    ...(isImmediate ? {} : { atMost: "info" as const }),
    fixes: optionFix(call, way, facts),
  });
}

function isAbsent(
  call: Creation,
  way: Extract<DeadlineWay, { kind: "option" }>,
  facts: CallFacts,
  analysis: Analysis,
): boolean {
  const options = argumentFor(call, facts.declaration, way.parameter);
  if (call.arguments?.some(ts.isSpreadElement)) return false;
  return optionState(options, way.path, analysis).kind === "absent";
}

/** The number of repeats is spelt out and at most one. */
function isFew(
  call: Creation,
  way: Extract<DeadlineWay, { kind: "option" }>,
  facts: CallFacts,
): boolean {
  const options = argumentFor(call, facts.declaration, way.parameter);
  const literal = options === undefined ? undefined : unwrap(options);
  if (literal === undefined || !ts.isObjectLiteralExpression(literal)) return false;
  const retries = numberAt(literal, "retries");
  const attempts = numberAt(literal, "numOfAttempts");
  return (retries !== undefined && retries <= 1) || (attempts !== undefined && attempts <= 2);
}

function numberAt(literal: ts.ObjectLiteralExpression, name: string): number | undefined {
  for (const each of literal.properties)
    if (ts.isPropertyAssignment(each) && propertyName(each.name) === name) {
      const value = unwrap(each.initializer);
      if (ts.isNumericLiteral(value)) return Number(value.text);
    }
  return undefined;
}

const VALUES: Readonly<Record<string, string>> = { randomize: "true", jitter: '"full"' };

function optionFix(
  call: Creation,
  way: Extract<DeadlineWay, { kind: "option" }>,
  facts: CallFacts,
): readonly Fix[] {
  const [option = ""] = way.path;
  const callee = unwrap(call.expression);
  const value =
    option === "retryDelay" && ts.isIdentifier(callee)
      ? `${callee.text}.exponentialDelay`
      : VALUES[option];
  if (value === undefined) return [];
  const options = argumentFor(call, facts.declaration, way.parameter);
  const literal = options === undefined ? undefined : unwrap(options);
  if (literal !== undefined && !ts.isObjectLiteralExpression(literal)) return [];
  // Between nothing and a wait that does not grow, attempts would only come sooner than today.
  if (option === "jitter" && literal !== undefined && numberAt(literal, "timeMultiple") === 1)
    return [];
  const index = parameterIndex(facts.declaration, way.parameter);
  return [
    {
      title: `Set \`${option}: ${value}\``,
      safety: "review",
      edits: () => [
        literal === undefined
          ? withOptions(call, index, [`${option}: ${value}`])
          : withProperty(literal, option, value),
      ],
    },
  ];
}

const JOBS = /^(bull|bullmq|@nestjs\/bull|@nestjs\/bullmq)$/;

/** `queue.add(name, data, { attempts: 5 })`, `defaultJobOptions: { attempts: 5 }`: repeated at once without `backoff`. */
function inspectJobs(call: Creation, analysis: Analysis, report: ReportSink): void {
  const [literal, isDefault] = jobOptionsOf(call, analysis);
  if (literal === undefined) return;
  const attempts = literal.properties.find(
    (each): each is ts.PropertyAssignment =>
      ts.isPropertyAssignment(each) && propertyName(each.name) === "attempts",
  );
  if (attempts === undefined || literal.properties.some((each) => isOpen(each))) return;
  const count = unwrap(attempts.initializer);
  if (!ts.isNumericLiteral(count) || Number(count.text) <= 2) return;
  if (!usesBull(call, analysis) || !analysis.runsOnServer(call)) return;
  report({
    at: attempts,
    basis: literal,
    message: `A failed job runs again at once, ${count.text} times in a row: no \`backoff\` is given`,
    // The queue may have been given a default elsewhere.
    confidence: isDefault ? "certain" : "likely",
    fixes: [
      {
        title: "Let the attempts back off exponentially",
        safety: "review",
        edits: () => [withProperty(literal, "backoff", '{ type: "exponential", delay: 1_000 }')],
      },
    ],
  });
}

function isOpen(property: ts.ObjectLiteralElementLike): boolean {
  if (ts.isSpreadAssignment(property)) return true;
  return property.name !== undefined && propertyName(property.name) === "backoff";
}

/** The literal of a job's options, and whether it holds for a whole queue. */
function jobOptionsOf(
  call: Creation,
  analysis: Analysis,
): readonly [ts.ObjectLiteralExpression | undefined, boolean] {
  const name = calledName(call.expression)?.text ?? "";
  const isJob = /^(add|Queue|Bull|BullQueue|registerQueue|forRoot)$/.test(name);
  const options = isJob ? literalOf(call.arguments?.at(-1), analysis) : undefined;
  if (options === undefined) return [undefined, false];
  if (name === "add" && ts.isCallExpression(call) && (call.arguments.length ?? 0) > 1)
    return [options, false];
  if (!/^(Queue|Bull|BullQueue|registerQueue|forRoot)$/.test(name)) return [undefined, false];
  for (const each of options.properties) {
    if (!ts.isPropertyAssignment(each) || propertyName(each.name) !== "defaultJobOptions") continue;
    const value = literalOf(each.initializer, analysis);
    if (value !== undefined) return [value, true];
  }
  return [undefined, false];
}

function usesBull(call: Creation, analysis: Analysis): boolean {
  const declaration =
    analysis.factsOf(call)?.declaration ?? analysis.declarationOf(call.expression);
  if (declaration?.getSourceFile().isDeclarationFile)
    return /bull/.test(declaration.getSourceFile().fileName);
  if (declaration !== undefined) return false;
  // Nothing resolves: a queue by its name in a package that has one of them.
  const { dependencies } = analysis.packageOf(call.getSourceFile());
  const hasBull = [...dependencies.keys()].some((each) => JOBS.test(each));
  return (
    (dependencies.size === 0 || hasBull) &&
    /queue/i.test(outer(call) === undefined ? "" : call.expression.getText())
  );
}
