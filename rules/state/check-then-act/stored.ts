/** Looks at and writes of what a store keeps under one name: keys of Redis, files, objects, items. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { receiverOf } from "../../kit/data/chain.ts";
import { heldBy, literalOf, propertyOf } from "../../kit/data/literals.ts";
import { type Given, givenBy, rootOf, spelled } from "../../kit/data/spelled.ts";
import { effectOfCall, fileEffectOf } from "../../kit/effects/effect.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import {
  calledName,
  descendants,
  type FunctionNode,
  isFunctionNode,
  propertyName,
  unwrap,
} from "../../kit/syntax.ts";
import { wordsOf } from "../../kit/words.ts";

export interface Stored {
  readonly store: "cache" | "file" | "object" | "item" | "own";
  readonly does: "look" | "write";
  /** The same for all calls that are about the same thing; the item's key is left open where a call names none. */
  readonly place: string;
  readonly key: string | undefined;
  /** What a write stores. */
  readonly values: readonly ts.Expression[];
  /** The write says what it expects to find. */
  readonly isConditional: boolean;
  /** Own functions between the asked code and the call. */
  readonly steps: number;
}

/** Own functions are entered so deep, and not when they are longer. */
const MAX_STEPS = 2;
const LONG = 3000;

/** What a call does at a store, by itself or in the own function that it runs. */
export function storedAt(
  call: ts.CallExpression,
  analysis: Analysis,
  given?: Given,
  steps = 0,
): readonly Stored[] {
  const own = directly(call, analysis, given, steps);
  if (own !== undefined) return [own];
  if (steps >= MAX_STEPS) return [];
  const body = bodyOfCalled(call, analysis);
  if (body?.body === undefined || body.body.end - body.body.pos > LONG) return [];
  const inner = givenBy(call, body.parameters, given);
  return candidatesIn(body, analysis).flatMap((each) => storedAt(each, analysis, inner, steps + 1));
}

export function sameThing(a: Stored, b: Stored): boolean {
  return (
    a.store === b.store &&
    a.place === b.place &&
    (a.key === undefined || b.key === undefined || a.key === b.key)
  );
}

const candidates = new WeakMap<Analysis, Map<FunctionNode, readonly ts.CallExpression[]>>();

/** Calls of a function that may touch a store or lead there. */
function candidatesIn(body: FunctionNode, analysis: Analysis): readonly ts.CallExpression[] {
  let memory = candidates.get(analysis);
  if (memory === undefined) {
    memory = new Map();
    candidates.set(analysis, memory);
  }
  const known = memory.get(body);
  if (known !== undefined) return known;
  const found: ts.CallExpression[] = [];
  memory.set(body, found);
  if (body.body !== undefined)
    for (const node of [body.body, ...descendants(body.body, (each) => !isFunctionNode(each))])
      if (ts.isCallExpression(node) && found.length < 12) found.push(node);
  return found;
}

function directly(
  call: ts.CallExpression,
  analysis: Analysis,
  given: Given | undefined,
  steps: number,
): Stored | undefined {
  const name = calledName(call.expression)?.text;
  if (name === undefined) return undefined;
  const found =
    ofCommand(call, name, analysis, given) ??
    ofFile(call, name, analysis, given) ??
    ofCache(call, name, analysis, given) ??
    ofOwn(call, name, analysis, given);
  return found === undefined ? undefined : { ...found, steps };
}

type Found = Omit<Stored, "steps">;

const CACHE_LOOKS =
  /^(get|getBuffer|exists|has|sismember|sIsMember|hexists|hExists|hget|hGet|hgetall|hGetAll|ttl|zscore|zScore|getItem)$/;
const CACHE_WRITES =
  /^(set|setex|setEx|psetex|pSetEx|sadd|sAdd|hset|hSet|hmset|zadd|zAdd|put|setItem)$/;
/** Their second argument says which member of the key is meant. */
const OF_MEMBER = /^(sismember|sadd|hexists|hget|hset|zscore|zadd)$/i;

function ofCache(
  call: ts.CallExpression,
  name: string,
  analysis: Analysis,
  given: Given | undefined,
): Found | undefined {
  const isLook = CACHE_LOOKS.test(name);
  const [key, second] = call.arguments;
  const receiver = receiverOf(call);
  if (key === undefined || receiver === undefined || (!isLook && !CACHE_WRITES.test(name)))
    return undefined;
  const effect = effectOfCall(call, analysis);
  const isNamespace = effect === undefined && isKeyValue(receiver, name);
  if (!isNamespace && effect?.target !== "cache") return undefined;
  const member = OF_MEMBER.test(name) && !isLiteral(second) ? second : undefined;
  return {
    store: "cache",
    does: isLook ? "look" : "write",
    place: `${lastPart(rootOf(receiver))}\n${spelled(key, analysis, given)}`,
    key: member === undefined ? undefined : spelled(member, analysis, given),
    values: isLook ? [] : call.arguments.slice(1),
    isConditional: /\bnx\b|onlyIfNew|ifNotExists|\bxx\b/i.test(
      call.arguments
        .slice(1)
        .map((each) => each.getText())
        .join(),
    ),
  };
}

/** `env.SESSIONS_KV.put(key, value)` */
function isKeyValue(receiver: ts.Expression, name: string): boolean {
  return /^(get|put)$/.test(name) && /(^|_)KV$|^kv$/.test(calledName(receiver)?.text ?? "");
}

/** One client has several names: `redis`, `this.redis`, `deps.redis`. */
function lastPart(client: ts.Expression): string {
  return calledName(client)?.text ?? client.getText();
}

function isLiteral(node: ts.Expression | undefined): boolean {
  return node !== undefined && ts.isObjectLiteralExpression(unwrap(node));
}

const FILE_LOOKS =
  /^(access|accessSync|stat|statSync|lstat|lstatSync|exists|existsSync|pathExists|pathExistsSync)$/;
const FILE_WRITES =
  /^(writeFile|writeFileSync|outputFile|outputFileSync|outputJson|writeJson|copyFile|copyFileSync|createWriteStream)$/;

function ofFile(
  call: ts.CallExpression,
  name: string,
  analysis: Analysis,
  given: Given | undefined,
): Found | undefined {
  const isLook = FILE_LOOKS.test(name);
  if (!isLook && !FILE_WRITES.test(name)) return undefined;
  if (fileEffectOf(call, analysis) === undefined && !isOfFileSystem(call)) return undefined;
  const path = /^copyFile/.test(name) ? call.arguments[1] : call.arguments[0];
  if (path === undefined) return undefined;
  return {
    store: "file",
    does: isLook ? "look" : "write",
    place: spelled(path, analysis, given),
    key: undefined,
    values: isLook ? [] : call.arguments.slice(1, 2),
    isConditional: /["'](wx|ax|a|as|r)\+?["']|COPYFILE_EXCL|O_EXCL/.test(call.getText()),
  };
}

/** `fse.pathExists(path)` of packages that nothing declares. */
function isOfFileSystem(call: ts.CallExpression): boolean {
  return /^(fs|fse|fsp|fsPromises|fsExtra|fs\.promises)\.\w+$/.test(call.expression.getText());
}

const COMMAND =
  /^(Head|Get|Put|Copy|Update|Query)(Object|Item)?Command$|^GetObjectAttributesCommand$/;

/** `client.send(new PutCommand({ … }))`, `s3.putObject({ … })`, `documents.put({ … })` */
function ofCommand(
  call: ts.CallExpression,
  name: string,
  analysis: Analysis,
  given: Given | undefined,
): Found | undefined {
  let verb: string | undefined;
  let kind: string | undefined;
  let input: ts.Expression | undefined;
  if (name === "send") {
    const command = heldBy(call.arguments[0], analysis);
    if (command === undefined || !ts.isNewExpression(command)) return undefined;
    const match = COMMAND.exec(calledName(command.expression)?.text ?? "");
    if (match === null) return undefined;
    [, verb = "Get", kind] = match;
    input = command.arguments?.[0];
  } else {
    const match = /^(head|get|put|copy|update|query)(Object|Item)?$/.exec(name);
    if (match === null || call.arguments.length === 0) return undefined;
    const isDocument = analysis.factsOf(call)?.data?.client === "dynamodb";
    if (!isDocument && match[2] !== "Object") return undefined;
    [, verb = "get", kind] = match;
    input = call.arguments[0];
  }
  const literal = literalOf(input, analysis);
  if (literal === undefined) return undefined;
  const container = propertyOf(literal, "TableName") ?? propertyOf(literal, "Bucket");
  if (container === undefined) return undefined;
  const key = propertyOf(literal, "Key");
  return {
    store: kind === "Object" || propertyOf(literal, "Bucket") !== undefined ? "object" : "item",
    does: /^(head|get|query)$/i.test(verb) ? "look" : "write",
    place: spelled(container, analysis, given),
    key: key === undefined ? undefined : spelled(key, analysis, given),
    values: ["Item", "Body", "ExpressionAttributeValues", "UpdateExpression"].flatMap(
      (each) => propertyOf(literal, each) ?? [],
    ),
    isConditional: literal.properties.some(
      (each) =>
        ts.isSpreadAssignment(each) ||
        /^(ConditionExpression|Expected|IfMatch|IfNoneMatch)$/.test(propertyName(each.name) ?? ""),
    ),
  };
}

const OWN_LOOKS = /^(exists|has|head|stat|contains)$/;
const OWN_WRITES = /^(put|save|write|upload|store|set)$/;
/** What holds things under names, whoever made it. */
const STORES = /(storage|store|bucket|disk|blobs?|objects?|files?|kv|registry|repository)$/i;

/** `storage.exists(key)` and `storage.put(key, …)` of an own interface, `file.exists()` and `file.save(…)`. */
function ofOwn(
  call: ts.CallExpression,
  name: string,
  analysis: Analysis,
  given: Given | undefined,
): Found | undefined {
  const verb = wordsOf(name)[0] ?? "";
  const isLook = OWN_LOOKS.test(verb);
  const receiver = receiverOf(call);
  if (receiver === undefined || (!isLook && !OWN_WRITES.test(verb))) return undefined;
  const owner = lastPart(receiver);
  if (!STORES.test(owner)) return undefined;
  const [first] = call.arguments;
  const isOfItself = /^(file|blob|object)(Client|Ref)?$/i.test(owner);
  const key = isOfItself ? receiver : first;
  if (key === undefined) return undefined;
  return {
    store: "own",
    does: isLook ? "look" : "write",
    place: `${owner}\n${spelled(key, analysis, given)}`,
    key: undefined,
    values: isLook ? [] : call.arguments.slice(isOfItself ? 0 : 1),
    isConditional:
      /ifNoneMatch|ifGenerationMatch|ifNotExists|overwrite:\s*false|preconditionOpts|conditions/i.test(
        call.getText(),
      ),
  };
}
