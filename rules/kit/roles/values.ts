/** What kind of thing a collection keeps under its keys. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import type { StateUse } from "../process-state.ts";
import { calledName, isFunctionNode, unwrap } from "../syntax.ts";

/**
 * `mark`: that something was there, and when. `connection`: an open socket, response or stream.
 * `waiter`: a function somebody waits behind. `timer`, `promise`, `abort`: running work of this process.
 * `data`: anything else.
 */
export type Kept = "mark" | "connection" | "waiter" | "timer" | "promise" | "abort" | "data";

const CONNECTION_NAME =
  /^_?(ws|socket|sock|res|response|reply|controller|ctrl|stream|conn|connection|peer|writer|sse|sseStream|channel|websocket|emitter|sender|raw|transport)$|(Socket|WebSocket|Connection|Stream|Response|Controller|Transport)$/;
const CONNECTION_TYPE =
  /\b(WebSocket|ServerWebSocket|WSContext|Socket|ServerResponse|Response|FastifyReply|Reply|ReadableStream\w*Controller|WritableStream\w*|SSEStreamingApi|StreamingApi|Peer|Duplex|Writable|EventSource|\w+Transport)\b/;
const WAITER_NAME =
  /^(resolve|reject|resolver|callback|cb|fn|done|waiter|deferred|handler|listener|subscriber|observer|unsubscribe|cleanup|dispose)$/i;

/** What a value put into a collection is, by its form, type and name; undefined when there is none. */
export function keptBy(use: StateUse, analysis: Analysis): Kept {
  const value = use.value === undefined ? undefined : unwrap(use.value);
  if (value === undefined) return "mark";
  const kind = kindOf(value, analysis, 0);
  // A set keeps that the key was there.
  return kind === "data" && use.value === use.key ? "mark" : kind;
}

function kindOf(value: ts.Expression, analysis: Analysis, depth: number): Kept {
  if (isMark(value) || isReadingOfClock(value, analysis)) return "mark";
  if (isFunctionNode(value)) return "waiter";
  if (ts.isCallExpression(value)) {
    const callee = value.expression.getText();
    if (/(^|\.)set(Timeout|Interval)$/.test(callee)) return "timer";
    if (/^Promise\./.test(callee)) return "promise";
  }
  if (ts.isNewExpression(value)) {
    const name = calledName(value.expression)?.text ?? "";
    if (name === "Promise") return "promise";
    if (name === "AbortController") return "abort";
    if (CONNECTION_NAME.test(name)) return "connection";
  }
  if (ts.isObjectLiteralExpression(value) && depth === 0) return ofLiteral(value, analysis);
  const name = calledName(value)?.text ?? "";
  if (WAITER_NAME.test(name)) return "waiter";
  if (/^abort|AbortController$/i.test(name)) return "abort";
  if (CONNECTION_NAME.test(name) && depth === 0) return "connection";
  return depth > 0 && isPlainData(value, analysis) ? "data" : byType(value, analysis);
}

function ofLiteral(literal: ts.ObjectLiteralExpression, analysis: Analysis): Kept {
  const kinds = literal.properties.map((each): Kept => {
    const key = each.name?.getText() ?? "";
    if (ts.isMethodDeclaration(each)) return "waiter";
    if (ts.isPropertyAssignment(each)) {
      if (CONNECTION_NAME.test(key)) return "connection";
      if (WAITER_NAME.test(key)) return "waiter";
      const kind = kindOf(unwrap(each.initializer), analysis, 1);
      return kind === "mark" && !isMomentName(key) && !isPlainMark(unwrap(each.initializer))
        ? "data"
        : kind;
    }
    if (ts.isShorthandPropertyAssignment(each)) {
      if (CONNECTION_NAME.test(key)) return "connection";
      if (WAITER_NAME.test(key)) return "waiter";
      return isMomentName(key) ? "mark" : "data";
    }
    return "data";
  });
  for (const kind of ["connection", "waiter", "abort", "promise"] as const)
    if (kinds.includes(kind)) return kind;
  return kinds.every((kind) => kind === "mark" || kind === "timer") ? "mark" : "data";
}

function isMomentName(name: string): boolean {
  return /(at|time|timestamp|date|until|expir\w*|now|seen)$/i.test(name);
}

function isPlainMark(value: ts.Expression): boolean {
  return (
    value.kind === ts.SyntaxKind.TrueKeyword ||
    value.kind === ts.SyntaxKind.FalseKeyword ||
    ts.isNumericLiteral(value) ||
    ts.isStringLiteral(value)
  );
}

/** A truth, a number, a word, a moment. */
function isMark(value: ts.Expression): boolean {
  if (isPlainMark(value)) return true;
  const text = value.getText();
  if (
    /^(\+?new Date\(\)(\.\w+\(\))?|Date\.now\(\)|performance\.now\(\)|process\.hrtime(\.bigint)?\(\))/.test(
      text,
    )
  )
    return true;
  return (
    ts.isIdentifier(value) &&
    /^(now|timestamp|ts|currentTime|expiry|expiresAt|expires|time)$/i.test(value.text)
  );
}

/** A local name for `Date.now()`, whatever it is called. */
function isReadingOfClock(value: ts.Expression, analysis: Analysis): boolean {
  if (!ts.isIdentifier(value)) return false;
  const declared = analysis.declarationOf(value);
  return (
    declared !== undefined &&
    ts.isVariableDeclaration(declared) &&
    declared.initializer !== undefined &&
    isMark(unwrap(declared.initializer)) &&
    !isPlainMark(unwrap(declared.initializer))
  );
}

/** What was waited for or put together on the spot: its type, which may take the checker far, tells nothing more. */
function isPlainData(value: ts.Expression, analysis: Analysis): boolean {
  if (!ts.isIdentifier(value)) return isPlainForm(value);
  const declared = analysis.declarationOf(value);
  if (declared === undefined || !ts.isVariableDeclaration(declared)) return false;
  const { type, initializer } = declared;
  return type === undefined && initializer !== undefined && isPlainForm(unwrap(initializer));
}

function isPlainForm(value: ts.Expression): boolean {
  return (
    ts.isAwaitExpression(value) ||
    ts.isObjectLiteralExpression(value) ||
    ts.isArrayLiteralExpression(value) ||
    ts.isTemplateExpression(value)
  );
}

function byType(value: ts.Expression, analysis: Analysis): Kept {
  const type = typeOf(value, analysis);
  if ((type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0) return "data";
  const name = type.symbol?.name ?? type.aliasSymbol?.name ?? "";
  if (name === "Promise") return "promise";
  if (name === "AbortController") return "abort";
  if (name === "Timeout" || name === "Timer") return "timer";
  if (type.getCallSignatures().length > 0) return "waiter";
  if (name !== "" && name !== "__type" && CONNECTION_TYPE.test(name)) return "connection";
  return "data";
}

/** As written down where there is such a place: what the flow makes of it may take the checker far. */
function typeOf(value: ts.Expression, analysis: Analysis): ts.Type {
  const declared = ts.isIdentifier(value) ? analysis.declarationOf(value) : undefined;
  const written =
    declared !== undefined && (ts.isVariableDeclaration(declared) || ts.isParameter(declared))
      ? declared.type
      : undefined;
  return written === undefined
    ? analysis.checker.getTypeAtLocation(value)
    : analysis.checker.getTypeFromTypeNode(written);
}

/** What the declaration of the collection says about its values, where the type is written down. */
export function declaredKept(
  declaration: ts.VariableDeclaration | ts.PropertyDeclaration,
): Kept | undefined {
  const { initializer } = declaration;
  const creation = initializer === undefined ? undefined : unwrap(initializer);
  const text =
    declaration.type?.getText() ??
    (creation !== undefined && ts.isNewExpression(creation)
      ? creation.typeArguments?.map((each) => each.getText()).join(", ")
      : undefined);
  if (text === undefined) return undefined;
  if (/\bPromise</.test(text)) return "promise";
  if (/NodeJS\.Time|ReturnType<typeof set(Timeout|Interval)>/.test(text) && !/[{]/.test(text))
    return "timer";
  if (
    /\b(AbortController|\w*(Task|CronJob|Worker|Subscription|Watcher|Process|Browser))\b/.test(text)
  )
    return "abort";
  if (CONNECTION_TYPE.test(text)) return "connection";
  if (/=>/.test(text)) return "waiter";
  return undefined;
}
