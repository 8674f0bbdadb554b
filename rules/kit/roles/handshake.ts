/** The role of a handshake: one request leaves something behind that a later one comes for. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { isWithin, nameOf } from "../functions.ts";
import type { ProcessState, StateUse } from "../process-state.ts";
import type { Confidence } from "../rule.ts";
import { descendants, type FunctionNode, unwrap } from "../syntax.ts";
import { hasWord } from "../words.ts";
import { lastName } from "./dedupe.ts";
import { dependentsOf, homeOf, leaveOf, outcomesOf } from "./flow.ts";
import { type Kept, keptBy } from "./values.ts";

export interface Handshake {
  readonly kind: "handshake";
  /** `session` when it is asked again and again, `ticket` when it is used once, `transport` for a session bound to an open stream. */
  readonly form: "session" | "ticket" | "transport";
  readonly left: ts.Node;
  readonly taken: ts.Node;
  readonly key: ts.Expression | undefined;
  readonly confidence: Confidence;
}

/** What people leave behind between two requests. */
const TICKET =
  /^(states?|nonces?|verifiers?|challenges?|otps?|codes?|tokens?|magic|oauth|oidc|sso|saml|csrf|xsrf|logins?|auths?|verif\w*|confirm\w*|tickets?|impersonat\w*|handoffs?|pkce|invit\w*|resets?|pending|pairings?|registrations?|signups?|consents?|passwords?|flows?|wizards?|checkouts?|drafts?|approvals?|uploads?|redirects?|handshakes?|credentials?|grants?)$/;
const SESSION = /^(sessions?|logins?|tokens?|logged|signed|authenticated)$/;
const SECRET = /^(sessions?|tokens?|otps?|codes?|nonces?|states?|challenges?|verif\w*)$/;
/** Work of this process: what is kept under the key lives and dies here. */
const LOCAL =
  /^(caches?|cached|memo|jobs?|tasks?|workers?|process(es)?|queues?|timers?|timeouts?|intervals?|locks?|mutex|listeners?|subscri\w*|handlers?|metrics?|spans?|traces?|rooms?|games?|players?|sockets?|peers?|streams?|browsers?|pages?|instances?|schemas?|configs?|flags?|ast|nodes?|modules?|plugins?|files?|workflows?|batch(es)?|buffers?|buffered|epochs?|versions?|ops|operations?)$/;

/** Finds the handshake that a collection is. */
export function handshakeIn(
  state: ProcessState,
  uses: readonly StateUse[],
  analysis: Analysis,
): Handshake | undefined {
  if (state.isFixed || state.shape === "array") return undefined;
  // Entries that are added to one by one are collected here, not left for somebody.
  if (uses.some((use) => use.inner && use.kind === "grow")) return undefined;
  const grows = uses.filter((use) => use.kind === "grow" && !use.inner);
  for (const left of grows) {
    const from = homeOf(left.node);
    const kept = keptBy(left, analysis);
    if (from === undefined || isRunning(kept)) continue;
    const words = `${state.name.text} ${lastName(left.key)}`;
    const around = `${state.holder?.name?.text ?? ""} ${nameOf(from)}`;
    const isTransport =
      kept === "connection" &&
      hasWord(`${state.name.text} ${left.value?.getText() ?? ""}`, /^transports?$/);
    if (kept === "connection" && !isTransport) continue;
    for (const taken of uses) {
      if (taken.inner || !isWithinOther(taken, from)) continue;
      const to = homeOf(taken.node);
      if (to === undefined) continue;
      const isConsumed = isUsedUp(taken, uses, to);
      const isCompared = !isConsumed && taken.kind === "lookup" && isAuthority(taken, to);
      if (isTransport) {
        if (taken.kind !== "lookup") continue;
        return make("transport", left, taken, "likely");
      }
      if (isConsumed) {
        const isNamed = hasWord(`${words} ${around} ${nameOf(to)}`, TICKET);
        if (!isNamed || hasWord(state.name.text, LOCAL)) continue;
        // Who waits behind a socket of this process is answered on that socket.
        if (kept === "waiter") {
          if (!servesRequest(to)) continue;
          return make("ticket", left, taken, "possible");
        }
        return make("ticket", left, taken, hasWord(words, TICKET) ? "likely" : "possible");
      }
      if (isCompared && kept !== "waiter") {
        const isNamed = hasWord(words, SESSION) || hasWord(words, TICKET);
        if (!isNamed || hasWord(state.name.text, LOCAL)) continue;
        return make(
          hasWord(words, SESSION) ? "session" : "ticket",
          left,
          taken,
          hasWord(words, SECRET) ? "likely" : "possible",
        );
      }
    }
  }
  return undefined;
}

function make(
  form: Handshake["form"],
  left: StateUse,
  taken: StateUse,
  confidence: Confidence,
): Handshake {
  return { kind: "handshake", form, left: left.node, taken: taken.node, key: left.key, confidence };
}

/** A handler of requests by its parameters: `(req, res)`, `(c)`, `(request: Request)`. */
function servesRequest(fn: FunctionNode): boolean {
  return fn.parameters.some(
    ({ name, type }) =>
      /^(req|request|ctx|c)$/.test(name.getText()) ||
      /Request\b|Context\b/.test(type?.getText() ?? ""),
  );
}

function isRunning(kept: Kept): boolean {
  return kept === "timer" || kept === "promise" || kept === "abort";
}

function isWithinOther(use: StateUse, from: FunctionNode): boolean {
  return use.within !== undefined && !isWithin(use.node, from);
}

/** Read and removed in one function, or removed with the answer deciding: `if (!pending.delete(id)) throw …`. */
function isUsedUp(taken: StateUse, uses: readonly StateUse[], to: FunctionNode): boolean {
  if (taken.kind === "remove" && taken.key !== undefined) {
    if (/\.take\(/.test(taken.node.getText())) return true;
    return outcomesOf(taken.node, to).length > 0;
  }
  if (taken.kind !== "lookup") return false;
  const key = taken.key?.getText();
  const isRemoved = uses.some(
    (use) =>
      use.kind === "remove" && !use.inner && isWithin(use.node, to) && use.key?.getText() === key,
  );
  return isRemoved && isRead(taken, to);
}

/** What was read is used: handed on, returned, compared; not merely cleared away. */
function isRead(taken: StateUse, to: FunctionNode): boolean {
  const value = dependentsOf([taken.node], to);
  for (const node of descendants(to)) {
    if (ts.isReturnStatement(node) && node.expression !== undefined && value.has(node.expression))
      return true;
    if (
      ts.isCallExpression(node) &&
      node !== taken.node &&
      node.arguments.some((each) => value.has(each)) &&
      !/clear(Timeout|Interval)|\.delete$|\.has$/.test(node.expression.getText())
    )
      return true;
    if (
      ts.isPropertyAccessExpression(node) &&
      value.has(node.expression) &&
      node.expression !== taken.node
    )
      return true;
    if (
      ts.isBinaryExpression(node) &&
      value.has(node) &&
      /^[=!]==?$/.test(node.operatorToken.getText())
    )
      return true;
  }
  return outcomesOf(taken.node, to).length > 0;
}

/** Whether the entry is there decides if the caller may go on: no entry, no access. */
function isAuthority(taken: StateUse, to: FunctionNode): boolean {
  const value = dependentsOf([taken.node], to);
  for (const outcome of outcomesOf(taken.node, to)) {
    if (outcome.kind !== "branch") continue;
    for (const branch of outcome.fails) {
      const leave = leaveOf(branch);
      if (leave !== undefined && refuses(leave.node)) return true;
      if (leave !== undefined) break;
    }
  }
  for (const node of descendants(to)) {
    if (!ts.isIfStatement(node) || !value.has(node.expression)) continue;
    const leave = leaveOf(node.thenStatement);
    if (leave !== undefined && refuses(leave.node)) return true;
  }
  return false;
}

/** 401, 403, 400, "invalid", "expired", or a bare no. */
function refuses(node: ts.Node): boolean {
  const text = node.getText().slice(0, 300);
  if (
    /\b(400|401|403|404|410)\b|unauthori[sz]ed|forbidden|invalid|expired|not found|no session|unknown|denied|missing/i.test(
      text,
    )
  )
    return true;
  if (ts.isThrowStatement(node)) return true;
  const value = ts.isReturnStatement(node) ? node.expression : undefined;
  if (value === undefined) return false;
  const target = unwrap(value);
  return (
    target.kind === ts.SyntaxKind.FalseKeyword ||
    target.kind === ts.SyntaxKind.NullKeyword ||
    target.getText() === "undefined"
  );
}
