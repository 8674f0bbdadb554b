/** Values that a store keeps under a key, read and written whole: Redis, DynamoDB, object stores, key-value namespaces, files. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { effectOfCall, fileEffectOf } from "../effects/effect.ts";
import { bodyOfCalled } from "../sinks.ts";
import { calledName, descendants, propertyName, unwrap } from "../syntax.ts";
import type { Certainty } from "./access.ts";
import { lastName, receiverOf } from "./chain.ts";
import { heldBy, literalOf, propertyOf } from "./literals.ts";

export interface KeyedAccess {
  readonly call: ts.CallExpression;
  readonly action: "read" | "write";
  readonly store: "cache" | "table" | "object-store" | "file";
  /** Table or bucket, as it is written there. */
  readonly container: ts.Expression | undefined;
  readonly key: ts.Expression | undefined;
  /** What a write stores. */
  readonly values: readonly ts.Expression[];
  /** The write says what it expects to find, or may say so in a part that cannot be read. */
  readonly isConditional: boolean;
  readonly certainty: Certainty;
}

const NAMES =
  /^(send|get|set|put|update|json\.[gs]et|(get|put|set)(Item|Object|Json|JSON)|h?m?get|hgetall|hGet|hGetAll|setex|setEx|psetex|h?m?set|hSet|(read|write)(File|FileSync|Json|JSON))$/;

/** What a call does with the value under a key; costs nothing for calls of other names. */
export function keyedAccessOf(
  call: ts.CallExpression,
  analysis: Analysis,
): KeyedAccess | undefined {
  const name = calledName(call.expression)?.text;
  if (name === undefined || !NAMES.test(name)) return undefined;
  if (name === "send") return sent(call, analysis);
  return (
    ofFile(call, name, analysis) ?? ofInput(call, name, analysis) ?? ofCache(call, name, analysis)
  );
}

const COMMAND = /^(Get|Put|Update)(Item|Object)?Command$/;

/** `client.send(new PutCommand({ … }))` */
function sent(call: ts.CallExpression, analysis: Analysis): KeyedAccess | undefined {
  const command = heldBy(call.arguments[0], analysis);
  if (command === undefined || !ts.isNewExpression(command)) return undefined;
  const [, verb, kind] = COMMAND.exec(calledName(command.expression)?.text ?? "") ?? [];
  const facts = analysis.factsOf(call);
  if (verb === undefined || facts?.remote === undefined) return undefined;
  const store = kind === "Object" ? "object-store" : "table";
  if (store === "table" && facts.data?.client !== "dynamodb") return undefined;
  return described(
    call,
    verb === "Get" ? "read" : "write",
    store,
    command.arguments?.[0],
    analysis,
  );
}

/** `s3.putObject({ … })`, `documents.put({ … })` */
function ofInput(
  call: ts.CallExpression,
  name: string,
  analysis: Analysis,
): KeyedAccess | undefined {
  const verb = /^(get|put|update)(Item|Object)?$/.exec(name);
  if (verb === null || call.arguments.length !== 1) return undefined;
  const facts = analysis.factsOf(call);
  const store =
    facts?.data?.client === "dynamodb"
      ? "table"
      : facts?.remote?.to === "object-store" && verb[2] === "Object"
        ? "object-store"
        : undefined;
  if (store === undefined) return undefined;
  return described(call, verb[1] === "get" ? "read" : "write", store, call.arguments[0], analysis);
}

const EXPECTING: ReadonlySet<string> = new Set([
  ...["ConditionExpression", "Expected", "IfMatch", "IfNoneMatch", "IfUnmodifiedSince"],
]);

function described(
  call: ts.CallExpression,
  action: "read" | "write",
  store: "table" | "object-store",
  input: ts.Expression | undefined,
  analysis: Analysis,
): KeyedAccess | undefined {
  const literal = literalOf(input, analysis);
  if (literal === undefined) return undefined;
  const values = ["Item", "ExpressionAttributeValues", "Body"].flatMap(
    (each) => propertyOf(literal, each) ?? [],
  );
  return {
    call,
    action,
    store,
    container: propertyOf(literal, "TableName") ?? propertyOf(literal, "Bucket"),
    key: propertyOf(literal, "Key"),
    values: action === "write" ? values : [],
    isConditional: literal.properties.some(
      (each) => ts.isSpreadAssignment(each) || EXPECTING.has(propertyName(each.name) ?? ""),
    ),
    certainty: "resolved",
  };
}

function ofFile(
  call: ts.CallExpression,
  name: string,
  analysis: Analysis,
): KeyedAccess | undefined {
  if (!/File/.test(name)) return undefined;
  const effect = fileEffectOf(call, analysis);
  const [key, value] = call.arguments;
  if (effect === undefined || effect.action === "call" || key === undefined) return undefined;
  const isWrite = effect.action === "write";
  if (isWrite && value === undefined) return undefined;
  return {
    call,
    action: effect.action,
    store: "file",
    container: undefined,
    key,
    values: isWrite && value !== undefined ? [value] : [],
    isConditional: /["'](wx|ax|a)\+?["']/.test(call.getText()),
    certainty: "resolved",
  };
}

const READS = /get/i;
/** Key-value namespaces of workers: `env.SESSIONS_KV.put(key, value)`. */
const NAMESPACE = /(^|_)KV$|^kv$/;

function ofCache(
  call: ts.CallExpression,
  name: string,
  analysis: Analysis,
): KeyedAccess | undefined {
  const [key, ...rest] = call.arguments;
  if (key === undefined) return undefined;
  const action = READS.test(name) ? "read" : "write";
  const effect = effectOfCall(call, analysis);
  const isNamespace =
    effect === undefined &&
    /^(get|put)$/.test(name) &&
    NAMESPACE.test(lastName(receiverOf(call))) &&
    analysis.factsOf(call) === undefined;
  if (!isNamespace && (effect?.target !== "cache" || effect.action !== action)) return undefined;
  const isField = /^h/i.test(name);
  const values = rest.slice(/^(p?setex)$/i.test(name) ? 1 : 0);
  return {
    call,
    action,
    store: "cache",
    container: isField ? key : undefined,
    key:
      isField && rest.length > 1 && action === "write" ? rest[0] : isField ? (rest[0] ?? key) : key,
    values:
      action === "write" ? (isField && rest.length > 1 ? rest.slice(1) : values.slice(0, 1)) : [],
    isConditional: /\b(nx|NX|xx|XX|onlyIf\w*)\b/.test(
      rest
        .slice(1)
        .map((each) => each.getText())
        .join(),
    ),
    certainty: effect?.certainty ?? "shape",
  };
}

/** The fixed parts of a key with `*` between them; `*` alone where nothing is fixed. */
export function keyPattern(key: ts.Expression | undefined, analysis: Analysis, depth = 0): string {
  const at = heldBy(key, analysis);
  if (at === undefined || depth > 3) return "*";
  if (ts.isStringLiteralLike(at)) return at.text;
  if (ts.isTemplateExpression(at))
    return at.head.text + at.templateSpans.map(({ literal }) => `*${literal.text}`).join("");
  if (ts.isBinaryExpression(at) && at.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return keyPattern(at.left, analysis, depth + 1) + keyPattern(at.right, analysis, depth + 1);
  if (ts.isCallExpression(at)) {
    const body = bodyOfCalled(at, analysis)?.body;
    if (body === undefined) return "*";
    if (!ts.isBlock(body)) return keyPattern(body, analysis, depth + 1);
    for (const node of descendants(body))
      if (ts.isReturnStatement(node)) return keyPattern(node.expression, analysis, depth + 1);
  }
  if (ts.isPropertyAccessExpression(at)) {
    const declaration = analysis.declarationOf(at);
    if (declaration !== undefined && ts.isPropertyDeclaration(declaration))
      return declaration.initializer === undefined
        ? `*${at.name.text}`
        : keyPattern(declaration.initializer, analysis, depth + 1);
    if (declaration !== undefined && ts.isGetAccessorDeclaration(declaration))
      return `*${at.name.text}`;
  }
  return "*";
}

/** The parameter that an expression is, or is taken from; undefined for everything else. */
export function parameterBehind(
  value: ts.Expression,
  analysis: Analysis,
): ts.ParameterDeclaration | undefined {
  let at = unwrap(value);
  while (ts.isPropertyAccessExpression(at)) at = unwrap(at.expression);
  if (!ts.isIdentifier(at)) return undefined;
  const declaration = analysis.declarationOf(at);
  return declaration !== undefined && ts.isParameter(declaration) ? declaration : undefined;
}
