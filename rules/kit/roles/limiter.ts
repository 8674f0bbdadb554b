/** The role of a rate limiter: counts or times what a caller did, compares it with a limit, and refuses. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { isBusinessWrite } from "../effects/effect.ts";
import { effectsWithin } from "../effects/summary.ts";
import { nameOf } from "../functions.ts";
import type { ProcessState, StateUse } from "../process-state.ts";
import { callsOf } from "../references.ts";
import type { Confidence } from "../rule.ts";
import {
  ancestors,
  descendants,
  enclosingStatement,
  type FunctionNode,
  isFunctionNode,
  unwrap,
} from "../syntax.ts";
import { type Dependents, dependentsOf, homeOf, leaveOf, outcomesOf } from "./flow.ts";

export interface Limiter {
  readonly kind: "limiter";
  /** Counts calls against a number, or keeps calls apart in time. */
  readonly by: "count" | "time";
  /** Where a call is counted or its time is kept. */
  readonly counted: ts.Node;
  /** The comparison with the limit. */
  readonly test: ts.Node;
  /** Where callers are refused. */
  readonly refused: ts.Node;
  readonly home: FunctionNode;
  /** Whom it counts for; undefined when it counts all together. */
  readonly key: ts.Expression | undefined;
  /** The limit and the window, as the code writes them. */
  readonly limit: ts.Expression | undefined;
  readonly window: ts.Expression | undefined;
  readonly confidence: Confidence;
}

/** Words of code that limits how often somebody may do something. */
const LIMITING =
  /rate.?limit|throttl|too.?many|\b429\b|cool.?down|quota|\bflood|\babuse|\bspam|brute|slow.?down|max.?(requests|attempts|hits|calls|tries)|attempts?|allowance|\bexceed(s|ed)?\b|_exceeded|(daily|hourly|monthly|usage)[ _-]?limit|(requests|calls|hits).?per|limiter|limited|limitExceeded|retry.?after|try.?again|please.?wait|too.?soon|per.?(second|minute|hour|day|ip)\b/i;
/** Counting that protects this process or its peer, and is right where it is. */
const PROTECTING =
  /circuit|breaker|half.?open|unhealthy|health|back.?off|cool.?off|retr(y|ies)|consecutive|concurren|in.?flight|active|parallel|semaphore|debounce|reconnect|metric|gauge|sampl/i;
const LOGIN = /login|password|otp|\bpin\b|auth|sign.?in|passcode|verif|reset|request|ip\b/i;
const TIME =
  /\bDate\s*\.\s*now\b|\bnew Date\b|performance\s*\.\s*now|\bnow\b|\bgetTime\b|\bdayjs\b|\bmoment\b|\bunix/i;
const TIME_NAME =
  /(reset|expir\w*|until|blocked|locked|banned|window|last\w*|time|timestamp|at|start(ed)?|date)$/i;
const LIMIT_NAME = /max|limit|threshold|allowed|quota|capacity|budget|points|attempts|per/i;

/** Finds the limiter that a collection is; undefined when it counts for another end. */
export function limiterIn(
  state: ProcessState,
  uses: readonly StateUse[],
  analysis: Analysis,
): Limiter | undefined {
  const homes = new Map<FunctionNode, StateUse[]>();
  for (const use of uses) {
    const home = homeOf(use.node);
    if (home === undefined || use.kind === "size" || use.kind === "iterate") continue;
    const known = homes.get(home);
    if (known === undefined) homes.set(home, [use]);
    else known.push(use);
  }
  const names = `${state.name.text} ${state.holder?.name?.text ?? ""} ${fileName(state.name)}`;
  const studies = [...homes].map(([home, own]) => studyOf(home, own, state));
  const counts = studies.flatMap((each) => [...each.counts, ...each.uncounts]);
  const stamps = studies.flatMap((each) => each.stamps);
  const uncounts = studies.flatMap((each) => each.uncounts);
  const timers = uses.filter((use) => use.kind === "grow" && isTimer(use.value));
  if (counts.length === 0 && stamps.length === 0 && timers.length === 0) return undefined;
  const isTimed =
    stamps.length > 0 ||
    timers.length > 0 ||
    state.maker !== undefined ||
    uses.some((use) => use.kind === "remove" && isInTimer(use.node)) ||
    uses.some((use) => (use.kind === "reset" || use.kind === "iterate") && isInTimer(use.node)) ||
    uses.some((use) => use.kind === "reset" && isDecidedByClock(use.node));
  // What is given back when the work ends is a number of parallel calls.
  if ((uncounts.length > 0 && !isTimed) || uses.some(isGivenBack)) return undefined;

  let best: Limiter | undefined;
  for (const study of studies) {
    const tests = [...study.tests].sort((a, b) => a.kind.localeCompare(b.kind));
    for (const test of tests) {
      const decided = refusalOf(test.node, study);
      if (decided === undefined) continue;
      const statement = enclosingStatement(test.node).getText().slice(0, 300);
      const words = `${names} ${functionNames(study.home)} ${statement} ${decided.text}`;
      const isSaid = LIMITING.test(words);
      if (
        PROTECTING.test(`${names} ${nameOf(study.home)}`) &&
        !LOGIN.test(words) &&
        !/rate.?limit|throttl/i.test(words)
      )
        continue;
      const counted = test.kind === "count" ? counts[0] : stamps[0];
      if (counted === undefined) continue;
      const confidence = sureness(test.kind, { isSaid, isTimed, decided, study, analysis });
      if (confidence === undefined) continue;
      const found: Limiter = {
        kind: "limiter",
        by: test.kind,
        counted,
        test: test.node,
        refused: decided.node,
        home: study.home,
        key: keyOf(study),
        limit: test.kind === "count" ? limitIn(test.node, study) : undefined,
        window: windowIn(study) ?? clearedEvery(uses),
        confidence,
      };
      if (confidence === "likely") return found;
      best ??= found;
    }
    const waiting = timers.length > 0 ? presenceRefusal(study) : undefined;
    if (waiting !== undefined && timers[0] !== undefined && !/debounce/i.test(names)) {
      const isSaid = LIMITING.test(`${names} ${nameOf(study.home)} ${waiting.text}`);
      const found: Limiter = {
        kind: "limiter",
        by: "time",
        counted: timers[0].node,
        test: waiting.test,
        refused: waiting.node,
        home: study.home,
        key: keyOf(study),
        limit: undefined,
        window: timerDelay(timers[0].value),
        confidence: isSaid ? "likely" : "possible",
      };
      if (isSaid) return found;
      if (waiting.isExplicit) best ??= found;
    }
  }
  return best;
}

/** `if (today !== day) used = {}`: a new day begins with nothing counted. */
function isDecidedByClock(node: ts.Node): boolean {
  const home = homeOf(node);
  if (home === undefined) return false;
  const clock = clockNames(home);
  for (const at of ancestors(node, home))
    if (
      ts.isIfStatement(at) &&
      (TIME.test(at.expression.getText()) || mentions(at.expression, clock))
    )
      return true;
  return false;
}

/** Changed in `finally`: whoever was counted has ended. */
function isGivenBack(use: StateUse): boolean {
  if (use.kind !== "grow" && use.kind !== "remove") return false;
  for (const at of ancestors(use.node)) {
    if (ts.isCallExpression(at) && /\.finally$/.test(at.expression.getText())) return true;
    const holder = at.parent;
    if (holder !== undefined && ts.isTryStatement(holder) && holder.finallyBlock === at)
      return true;
  }
  return false;
}

interface Study {
  readonly home: FunctionNode;
  readonly uses: readonly StateUse[];
  readonly dependents: Dependents;
  readonly counts: readonly ts.Node[];
  readonly uncounts: readonly ts.Node[];
  readonly stamps: readonly ts.Node[];
  readonly tests: readonly {
    readonly node: ts.BinaryExpression;
    readonly kind: "count" | "time";
  }[];
}

function studyOf(home: FunctionNode, uses: readonly StateUse[], state: ProcessState): Study {
  const seeds = uses.flatMap((use) => [use.node, ...(use.inner ? [use.receiver] : [])]);
  if (state.shape === "array") seeds.push(...uses.map((use) => use.receiver));
  const dependents = dependentsOf(seeds, home);
  const clock = clockNames(home);
  const isTime = (node: ts.Node): boolean => {
    const text = node.getText();
    return TIME.test(text) || mentions(node, clock);
  };
  const counts: ts.Node[] = [];
  const uncounts: ts.Node[] = [];
  const stamps: ts.Node[] = [];
  const tests: { node: ts.BinaryExpression; kind: "count" | "time" }[] = [];
  for (const node of descendants(home)) {
    if (ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node)) {
      if (node.operator === ts.SyntaxKind.PlusPlusToken && dependents.has(node.operand))
        counts.push(node);
      if (node.operator === ts.SyntaxKind.MinusMinusToken && dependents.has(node.operand))
        uncounts.push(node);
    }
    if (!ts.isBinaryExpression(node)) continue;
    const { kind } = node.operatorToken;
    if (kind === ts.SyntaxKind.PlusEqualsToken && dependents.has(node.left) && isSmall(node.right))
      counts.push(node);
    if (kind === ts.SyntaxKind.MinusEqualsToken && dependents.has(node.left) && isSmall(node.right))
      uncounts.push(node);
    if (kind === ts.SyntaxKind.EqualsToken && dependents.has(node.left)) {
      if (isTime(node.right)) stamps.push(node);
      else if (countsUp(node.right, dependents)) counts.push(node);
      else if (countsDown(node.right, dependents)) uncounts.push(node);
    }
    if (isOrdering(kind)) {
      if (!dependents.has(node.left) && !dependents.has(node.right)) continue;
      if (isEmptiness(node)) continue;
      const isOfTime =
        isTime(node) || [node.left, node.right].some((side) => TIME_NAME.test(lastWord(side)));
      tests.push({ node, kind: isOfTime && !isCounted(node) ? "time" : "count" });
    }
  }
  for (const use of uses) {
    if (use.kind !== "grow") continue;
    const value = use.value === undefined ? undefined : initialOf(use.value, home);
    if (value === undefined) continue;
    if (isTime(value) && !isTimer(value)) stamps.push(use.node);
    if (startsCount(value) || countsUp(value, dependents)) counts.push(use.node);
    else if (countsDown(value, dependents)) uncounts.push(use.node);
    if (use.inner && isTime(value)) counts.push(use.node);
    if (use.appends && isTime(value)) counts.push(use.node);
    if (
      use.value !== undefined &&
      ts.isIdentifier(unwrap(use.value)) &&
      dependents.has(use.value) &&
      isStampedList(use.value, home, clock)
    )
      counts.push(use.node);
  }
  // `recent.push(now)` on a list that was read from the collection.
  for (const node of descendants(home)) {
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      /^(push|unshift)$/.test(node.expression.name.text) &&
      dependents.has(node.expression.expression) &&
      node.arguments.some(isTime)
    ) {
      counts.push(node);
      stamps.push(node);
    }
  }
  return { home, uses, dependents, counts, uncounts, stamps, tests };
}

function keyOf(study: Study): ts.Expression | undefined {
  return study.uses.find((use) => !use.inner && use.key !== undefined)?.key;
}

/** The side of a comparison that is not the count. */
function limitIn(test: ts.BinaryExpression, study: Study): ts.Expression | undefined {
  return [test.left, test.right].find((side) => !study.dependents.has(side));
}

/** What is added to, or compared with the distance from, the present moment. */
function windowIn(study: Study): ts.Expression | undefined {
  const clock = clockNames(study.home);
  const isNow = (node: ts.Expression): boolean =>
    TIME.test(node.getText()) || mentions(node, clock);
  for (const node of descendants(study.home)) {
    if (!ts.isBinaryExpression(node)) continue;
    const { kind } = node.operatorToken;
    if (kind === ts.SyntaxKind.PlusToken && isNow(node.left) && !isNow(node.right))
      return node.right;
    if (!isOrdering(kind)) continue;
    for (const [side, other] of [
      [node.left, node.right],
      [node.right, node.left],
    ] as const) {
      const target = unwrap(side);
      if (
        ts.isBinaryExpression(target) &&
        target.operatorToken.kind === ts.SyntaxKind.MinusToken &&
        isNow(target) &&
        !isNow(other)
      )
        return other;
    }
  }
  return undefined;
}

/** The delay of the timer that empties the collection. */
function clearedEvery(uses: readonly StateUse[]): ts.Expression | undefined {
  for (const use of uses) {
    if (use.kind !== "reset" && use.kind !== "remove") continue;
    for (const at of ancestors(use.node))
      if (ts.isCallExpression(at) && /(^|\.)set(Timeout|Interval)$/.test(at.expression.getText()))
        return at.arguments[1];
  }
  return undefined;
}

function timerDelay(value: ts.Expression | undefined): ts.Expression | undefined {
  const target = value === undefined ? undefined : unwrap(value);
  return target !== undefined && ts.isCallExpression(target) ? target.arguments[1] : undefined;
}

interface Refusal {
  readonly node: ts.Node;
  readonly text: string;
  /** Thrown, or answered with a status or an error. */
  readonly isExplicit: boolean;
  /** The function answers yes or no; its caller refuses. */
  readonly isVerdict: boolean;
  /** What runs when nobody is refused. */
  readonly guarded: readonly ts.Node[];
}

/** How the function refuses by a comparison; undefined when it decides something else. */
function refusalOf(test: ts.Node, study: Study): Refusal | undefined {
  for (const outcome of outcomesOf(test, study.home)) {
    if (outcome.kind === "value") {
      const { node } = outcome;
      const text = node.getText().slice(0, 400);
      if (
        ts.isCallExpression(node) &&
        !/resolve|json|send|callback|cb|next/i.test(node.expression.getText())
      )
        continue;
      if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
        const key = node.name.getText();
        if (
          !/^(allowed|success|ok|limited|is\w*|blocked|permitted|pass(ed)?|exceeded|rateLimited|limitReached)$/i.test(
            key,
          )
        )
          continue;
      }
      return {
        node,
        text: `${text} ${nameOf(study.home)}`,
        isExplicit: false,
        isVerdict: true,
        guarded: [],
      };
    }
    for (const branch of [outcome.holds, ...outcome.fails]) {
      const leave = leaveOf(branch);
      if (leave === undefined || leave.how === "continue") continue;
      const { value } = leave;
      if (leave.how === "return" && value !== undefined && answersStored(value, study)) continue;
      const text = leave.node.getText().slice(0, 400);
      const isWorded = LIMITING.test(text);
      const isVerdict = leave.how === "return" && isYesOrNo(value);
      if (
        leave.how === "return" &&
        !isWorded &&
        !isVerdict &&
        value !== undefined &&
        !isRefusingCall(value)
      )
        continue;
      const others =
        branch === outcome.holds
          ? outcome.fails
          : outcome.holds === undefined
            ? []
            : [outcome.holds];
      return {
        node: leave.node,
        text,
        isExplicit:
          leave.how === "throw" || leave.how === "reply" || isWorded || isRefusingCall(value),
        isVerdict,
        guarded: others,
      };
    }
  }
  return undefined;
}

/** `if (this.timers[id]) throw …` */
function presenceRefusal(study: Study): (Refusal & { readonly test: ts.Node }) | undefined {
  for (const use of study.uses) {
    if (use.kind !== "lookup" || use.inner) continue;
    for (const outcome of outcomesOf(use.node, study.home)) {
      if (outcome.kind !== "branch") continue;
      const leave = leaveOf(outcome.holds);
      if (leave === undefined) continue;
      return {
        test: use.node,
        node: leave.node,
        text: leave.node.getText().slice(0, 400),
        isExplicit: leave.how === "throw" || leave.how === "reply",
        isVerdict: false,
        guarded: outcome.fails,
      };
    }
  }
  return undefined;
}

function sureness(
  kind: "count" | "time",
  facts: {
    readonly isSaid: boolean;
    readonly isTimed: boolean;
    readonly decided: Refusal;
    readonly study: Study;
    readonly analysis: Analysis;
  },
): Confidence | undefined {
  const { isSaid, isTimed, decided, study, analysis } = facts;
  if (kind === "count") {
    if (isSaid) return isTimed || decided.isExplicit || decided.isVerdict ? "likely" : "possible";
    return isTimed && (decided.isExplicit || decided.isVerdict) ? "possible" : undefined;
  }
  if (isSaid && (decided.isExplicit || decided.isVerdict)) return "likely";
  // "Not again so soon" before a mail, a message or a payment.
  const isNoticed = guardedBy(decided, study, analysis).some((node) =>
    effectsWithin(node, analysis).some(({ effect }) => isBusinessWrite(effect)),
  );
  if (isSaid) return "possible";
  return isNoticed && study.stamps.length > 0 ? "possible" : undefined;
}

/** What runs when nobody is refused: here, or in the functions that ask this one. */
function guardedBy(decided: Refusal, study: Study, analysis: Analysis): readonly ts.Node[] {
  if (!decided.isVerdict) return decided.guarded;
  return callsOf(study.home, analysis)
    .slice(0, 4)
    .flatMap((call) => homeOf(call) ?? []);
}

/** What an answer tells of the limit itself. */
const ABOUT_LIMIT =
  /remaining|reset|retry|limit|count|allowed|success|ok$|used|current|total|wait|after|blocked|left|message|error/i;

/** The answer is what the collection holds: a cache, not a refusal. */
function answersStored(value: ts.Expression, study: Study): boolean {
  const target = unwrap(value);
  if (target.kind === ts.SyntaxKind.TrueKeyword || target.kind === ts.SyntaxKind.FalseKeyword)
    return false;
  if (ts.isObjectLiteralExpression(target))
    return target.properties.some(
      (each) =>
        ts.isPropertyAssignment(each) &&
        !ABOUT_LIMIT.test(each.name.getText()) &&
        study.dependents.has(each.initializer),
    );
  if (ts.isCallExpression(target) || ts.isNewExpression(target)) return false;
  if (ts.isPrefixUnaryExpression(target) || ts.isBinaryExpression(target)) return false;
  return study.dependents.has(target);
}

function isYesOrNo(value: ts.Expression | undefined): boolean {
  if (value === undefined) return false;
  const target = unwrap(value);
  if (target.kind === ts.SyntaxKind.TrueKeyword || target.kind === ts.SyntaxKind.FalseKeyword)
    return true;
  if (ts.isPrefixUnaryExpression(target)) return target.operator === ts.SyntaxKind.ExclamationToken;
  if (!ts.isObjectLiteralExpression(target)) return false;
  return target.properties.some(
    (each) =>
      each.name !== undefined &&
      /^(allowed|success|ok|limited|isLimited|blocked|isBlocked|permitted|passed|exceeded|rateLimited)$/i.test(
        each.name.getText(),
      ),
  );
}

/** `c.json(…, 429)`, `new Response("…", { status: 429 })`, `tooManyRequests()`. */
function isRefusingCall(value: ts.Expression | undefined): boolean {
  if (value === undefined) return false;
  const target = unwrap(value);
  if (!ts.isCallExpression(target) && !ts.isNewExpression(target)) return false;
  return /\b(429|403|423|503)\b|too.?many|limit|throttl|forbid|reject|deny|error/i.test(
    target.getText().slice(0, 300),
  );
}

/** Names of a function that hold a reading of the clock. */
function clockNames(home: ts.Node): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of descendants(home)) {
    if (!ts.isVariableDeclaration(node) || node.initializer === undefined) continue;
    if (
      ts.isIdentifier(node.name) &&
      /\bnew Date\(\)|\.now\(|\b(dayjs|moment)(\.\w+)?\(\)|\bTemporal\.Now\b|\bhrtime\b/.test(
        node.initializer.getText(),
      )
    )
      names.add(node.name.text);
  }
  return names;
}

function mentions(node: ts.Node, names: ReadonlySet<string>): boolean {
  if (ts.isIdentifier(node)) return names.has(node.text);
  return ts.forEachChild(node, (child) => mentions(child, names) || undefined) ?? false;
}

function lastWord(node: ts.Expression): string {
  const target = unwrap(node);
  if (ts.isPropertyAccessExpression(target)) return target.name.text;
  return ts.isIdentifier(target) ? target.text : "";
}

/** A side that is a number of things although the other mentions a time. */
function isCounted(node: ts.BinaryExpression): boolean {
  return (
    [node.left, node.right].some((side) =>
      /(count|length|size|hits|attempts|tokens|requests|calls|points|remaining|tries)$/i.test(
        lastWord(side),
      ),
    ) &&
    [node.left, node.right].some(
      (side) => LIMIT_NAME.test(side.getText()) || ts.isNumericLiteral(unwrap(side)),
    )
  );
}

function isOrdering(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.GreaterThanToken ||
    kind === ts.SyntaxKind.GreaterThanEqualsToken ||
    kind === ts.SyntaxKind.LessThanToken ||
    kind === ts.SyntaxKind.LessThanEqualsToken
  );
}

/** What a local name was made with; the expression itself for all others. */
function initialOf(value: ts.Expression, home: ts.Node): ts.Expression {
  const target = unwrap(value);
  if (!ts.isIdentifier(target)) return value;
  for (const node of descendants(home))
    if (
      ts.isVariableDeclaration(node) &&
      ts.isIdentifier(node.name) &&
      node.name.text === target.text &&
      node.initializer !== undefined
    )
      return node.initializer;
  return value;
}

/** `x.length > 0`: tests for something, not for too much. Tokens may run out at 1. */
function isEmptiness(node: ts.BinaryExpression): boolean {
  const other = [node.left, node.right].map((side) => unwrap(side)).find(ts.isNumericLiteral);
  if (other === undefined) return false;
  const value = Number(other.text);
  const subject = unwrap(other === unwrap(node.right) ? node.left : node.right);
  return (
    value === 0 && !/token|remaining|credit|left|points|wait|elapsed|delay/i.test(subject.getText())
  );
}

function isSmall(node: ts.Expression): boolean {
  const target = unwrap(node);
  if (ts.isNumericLiteral(target)) return true;
  return (
    ts.isIdentifier(target) && /^(cost|weight|points|n|amount|tokens|increment)$/i.test(target.text)
  );
}

/** `count + 1`, `{ count: entry.count + 1 }`, `(attempts.get(ip) ?? 0) + 1`. */
function countsUp(value: ts.Expression, dependents: Dependents): boolean {
  return hasSum(value, ts.SyntaxKind.PlusToken, dependents);
}

function countsDown(value: ts.Expression, dependents: Dependents): boolean {
  return hasSum(value, ts.SyntaxKind.MinusToken, dependents);
}

function hasSum(value: ts.Expression, operator: ts.SyntaxKind, dependents: Dependents): boolean {
  for (const node of [
    unwrap(value),
    ...descendants(unwrap(value), (each) => !isFunctionNode(each)),
  ]) {
    if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== operator) continue;
    if (isSmall(node.right) && dependents.has(node.left)) return true;
  }
  return false;
}

/** `set(ip, 1)`, `set(ip, { count: 1, resetAt })`, `set(ip, { tokens: max - 1 })`, `set(ip, [now])`. */
function startsCount(value: ts.Expression): boolean {
  const target = unwrap(value);
  if (ts.isNumericLiteral(target)) return target.text === "1" || target.text === "0";
  if (!ts.isObjectLiteralExpression(target)) return false;
  return target.properties.some(
    (each) =>
      ts.isPropertyAssignment(each) &&
      /count|hits|attempts|requests|tokens|points|tries|calls|remaining|^n$|failures/i.test(
        each.name.getText(),
      ) &&
      /^\d+$|^[\w.]+ - 1$|^[\w.]*(max|limit|capacity|tokens|burst)\w*$/i.test(
        each.initializer.getText(),
      ),
  );
}

/** A list of moments: filtered by time and appended to. */
function isStampedList(value: ts.Expression, home: ts.Node, clock: ReadonlySet<string>): boolean {
  const name = (unwrap(value) as ts.Identifier).text;
  for (const node of descendants(home)) {
    if (
      ts.isVariableDeclaration(node) &&
      ts.isIdentifier(node.name) &&
      node.name.text === name &&
      node.initializer !== undefined &&
      /\.filter\(/.test(node.initializer.getText()) &&
      (TIME.test(node.initializer.getText()) || mentions(node.initializer, clock))
    )
      return true;
  }
  return false;
}

function isTimer(value: ts.Expression | undefined): boolean {
  if (value === undefined) return false;
  const target = unwrap(value);
  return ts.isCallExpression(target) && /(^|\.)setTimeout$/.test(target.expression.getText());
}

function isInTimer(node: ts.Node): boolean {
  for (let at = node.parent; at !== undefined; at = at.parent) {
    if (ts.isCallExpression(at) && /(^|\.)set(Timeout|Interval)$/.test(at.expression.getText()))
      return true;
  }
  return false;
}

/** The names of a function and of those around it: `rateLimit check`. */
function functionNames(home: FunctionNode): string {
  const names = [nameOf(home)];
  for (const at of ancestors(home)) if (isFunctionNode(at)) names.push(nameOf(at));
  return names.join(" ");
}

function fileName(node: ts.Node): string {
  return node.getSourceFile().fileName.replace(/^.*\//, "");
}
