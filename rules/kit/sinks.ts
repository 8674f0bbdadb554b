/** What acts on the world: writes to a store, messages, assignments to state that outlives the call. */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import {
  calledName,
  type FunctionNode,
  isFunctionNode,
  literalText,
  propertyName,
  unwrap,
} from "./syntax.ts";
import { wordsOf } from "./words.ts";

export type EffectKind =
  | "database write"
  | "cache write"
  | "message"
  | "remote write"
  | "shared state";

export interface Effect {
  readonly node: ts.Node;
  readonly kind: EffectKind;
  /** False when only the name of an unresolved call says so. */
  readonly isResolved: boolean;
}

/** Prisma and the ORMs that took over its argument shapes. */
const DELEGATE_WRITES: ReadonlySet<string> = new Set([
  "create",
  "createMany",
  "createManyAndReturn",
  "update",
  "updateMany",
  "updateManyAndReturn",
  "upsert",
  "delete",
  "deleteMany",
]);
/** Names that no in-memory type has. */
const UNMISTAKABLE: ReadonlySet<string> = new Set([
  "updateOne",
  "findOneAndUpdate",
  "findByIdAndUpdate",
  "findOneAndReplace",
  "replaceOne",
  "deleteOne",
  "insertMany",
  "insertOne",
  "bulkWrite",
  "findOneAndDelete",
  "findByIdAndDelete",
  "findOneAndRemove",
  "onConflictDoUpdate",
  "onDuplicateKeyUpdate",
  "$executeRaw",
  "$executeRawUnsafe",
]);
const WRITE_VERBS =
  /^(save|update|upsert|insert|put|replace|patch|delete|remove|destroy|persist|overwrite|store|write|create|set|merge|archive|restore|apply|sync|add|append|enqueue|push|publish|complete|fail|cancel|mark|increment|decrement|bulk|soft|recompute|promote|deactivate|activate|disable|enable|expire|touch|reconcile|upload|commit|register|assign|move|transition|trigger|start|finish|run|process|execute|handle|flush|continue|resume)([A-Z_].*)?$/;
/** Of those, verbs that mean a write on whatever they are called. */
const STRONG_VERBS =
  /^(save|update|upsert|insert|put|patch|delete|remove|persist|overwrite|(replace|destroy)(?=[A-Z](?!ll$)))([A-Z_].*)?$/;
const MESSAGE_VERBS =
  /^(publish|send|emit|enqueue|dispatch|notify|produce|broadcast|trigger|addToQueue|sendMessage|addBulk)([A-Z_].*)?$/;
const CACHE_VERBS: ReadonlySet<string> = new Set([
  "set",
  "hset",
  "hSet",
  "setex",
  "setEx",
  "psetex",
  "mset",
  "del",
  "unlink",
  "expire",
  "getset",
  "zadd",
  "zAdd",
  "sadd",
  "sAdd",
  "lpush",
  "rpush",
  "put",
]);
const STORES =
  /^(repo|repository|repositories|model|store|storage|db|database|collection|table|dao|cache|redis|kv|prisma|em|manager|writer|bucket|s3|queue|producer|publisher|bus|broker|channel|topic|client|service|api|dal|gateway|tx|trx|transaction|knex|system|engine|scheduler)s?$/;
/** Commands of Redis clients that change a key. */
const REDIS_WRITES: ReadonlySet<string> = new Set([
  ...["set", "setex", "psetex", "setnx", "mset", "getset", "hset", "hmset", "json.set"],
  ...["del", "unlink", "lpush", "rpush", "sadd", "zadd", "xadd"],
]);
/** Receivers whose `update`, `delete` or `set` stays in memory. */
const IN_MEMORY =
  /^(map|set|hash|hmac|cipher|decipher|headers|params|searchparams|url|spinner|bar|progress|span|logger|log|metrics?|counter|histogram|gauge|formdata|cookies?|session|response|res|reply|list|array|buffer|state|object|_)$/i;
const SQL_WRITE =
  /^\s*(--[^\n]*\n\s*)*(insert|update|delete|merge|replace|alter|with\b[\s\S]*?\b(insert\s+into|update\s+\S+\s+set|delete\s+from))\b/i;
/** Telemetry and logs change what people see, not what the system does. */
const TELEMETRY =
  /^(record(Increment|Distribution|Gauge|Histogram|Metric|Span|Exception|Error|Event)|log|trace|audit|capture|metric|instrument|track|observe|span|count|gauge|report)([A-Z_].*)?$/;
/** Names by which clients that the catalog knows are called. */
const CLIENT_CALLS =
  /^(post|put|patch|delete|request|fetch|axios|got|ky|send|publish|produce|add|invoke)$/;
/** What an unknown client is asked to change. */
const CLIENT_WRITES =
  /^(create|update|upsert|delete|remove|edit|modify|set|put|patch|replace|cancel|archive)[A-Z]\w*$|[a-z](Create|Update|Delete|Modify|Edit|Replace)$/;
/** Calls that answer; looking into them costs more than it finds. */
const ANSWERS =
  /^(map|filter|reduce|flatMap|forEach|some|every|push|pop|shift|slice|splice|join|split|trim|keys|values|entries|includes|startsWith|endsWith|concat|sort|sum|min|max|now|then|catch|finally|json|parse|stringify|toString|error|warn|info|debug|next|test|match|exec|all|allSettled|from|isArray|assign|freeze|floor|round|ceil|abs|resolve|reject|bind|call)$|^(get|find|is|has|should|can|to|as|parse|format|build|compute|calculate|select|list|count|load|read|validate|assert|normalize|extract|generate|derive|describe|convert|serialize|deserialize|decode|encode|hash|pick|omit|group|merge|compare|use|with|wait|log|throw|require|ensureIs|create(?=[A-Z]\w*(Error|Schema|Context|Client|Builder|Logger|Tracer)$))(?!OrCreate|AndUpdate|OrInsert|AndDelete)([A-Z_].*)?$/;
/** How deep own functions are looked into. */
const MAX_DEPTH = 3;
const MAX_NODES = 4000;

/** The effect that one node has by itself; own functions are looked into. */
export function effectOf(node: ts.Node, analysis: Analysis): Effect | undefined {
  return effectAt(node, analysis, 0);
}

/** The first effect below a node, the node included, in source order. */
export function effectWithin(root: ts.Node, analysis: Analysis): Effect | undefined {
  return search(root, analysis, 0);
}

interface Memory {
  readonly found: Map<ts.Node, Effect | undefined>;
  readonly active: Set<ts.Node>;
}
const memories = new WeakMap<Analysis, Memory>();

function search(root: ts.Node, analysis: Analysis, depth: number): Effect | undefined {
  let budget = MAX_NODES;
  let named: Effect | undefined;
  const visit = (node: ts.Node): Effect | undefined => {
    if (budget-- < 0) return undefined;
    if (ts.isTypeNode(node)) return undefined;
    const own = effectAt(node, analysis, depth);
    // What a called function keeps in memory is its own business: caches, counters, lazily made clients.
    const isPrivate = depth > 0 && (own?.kind === "shared state" || own?.kind === "cache write");
    if (own?.isResolved && !isPrivate) return own;
    if (own?.kind !== "shared state" && !isPrivate) named ??= own;
    return ts.forEachChild(node, visit);
  };
  return visit(root) ?? named;
}

function effectAt(node: ts.Node, analysis: Analysis, depth: number): Effect | undefined {
  if (ts.isCallExpression(node)) return effectOfCall(node, analysis, depth);
  if (ts.isTaggedTemplateExpression(node)) return effectOfTemplate(node);
  if (ts.isBinaryExpression(node)) return effectOfAssignment(node, analysis);
  if (ts.isDeleteExpression(node) && isShared(node.expression, analysis))
    return { node, kind: "shared state", isResolved: true };
  return undefined;
}

function effectOfTemplate(node: ts.TaggedTemplateExpression): Effect | undefined {
  const name = calledName(node.tag)?.text ?? "";
  const text = node.template.getText();
  if (UNMISTAKABLE.has(name)) return { node, kind: "database write", isResolved: true };
  if (name !== "sql" && name !== "query" && name !== "execute") return undefined;
  return SQL_WRITE.test(text.slice(1))
    ? { node, kind: "database write", isResolved: true }
    : undefined;
}

function effectOfAssignment(node: ts.BinaryExpression, analysis: Analysis): Effect | undefined {
  const { kind } = node.operatorToken;
  if (kind < ts.SyntaxKind.FirstAssignment || kind > ts.SyntaxKind.LastAssignment) return undefined;
  return isShared(node.left, analysis)
    ? { node, kind: "shared state", isResolved: true }
    : undefined;
}

/** True for `this.x`, `this.x[y]` and what is declared at the top of a module. */
export function isShared(node: ts.Expression, analysis: Analysis): boolean {
  let at = unwrap(node);
  let depth = 0;
  while (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at)) {
    at = unwrap(at.expression);
    depth++;
  }
  if (at.kind === ts.SyntaxKind.ThisKeyword) return depth > 0 && !isInConstructor(node);
  if (!ts.isIdentifier(at)) return false;
  const declaration = analysis.checker.getSymbolAtLocation(at)?.valueDeclaration;
  return (
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    ts.isSourceFile(declaration.parent.parent.parent ?? declaration)
  );
}

function isInConstructor(node: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent) {
    if (ts.isConstructorDeclaration(at)) return true;
    if (isFunctionNode(at)) return false;
  }
  return false;
}

function effectOfCall(
  call: ts.CallExpression,
  analysis: Analysis,
  depth: number,
): Effect | undefined {
  const callee = unwrap(call.expression);
  const name = calledName(callee)?.text;
  if (name === undefined) return undefined;
  if (UNMISTAKABLE.has(name)) return { node: call, kind: "database write", isResolved: true };
  if (TELEMETRY.test(name)) return undefined;
  if (CLIENT_CALLS.test(name)) {
    const remote = analysis.factsOf(call)?.remote;
    if (remote?.effect === "write")
      return {
        node: call,
        kind: remote.to === "queue" ? "message" : "remote write",
        isResolved: true,
      };
    if (remote !== undefined && isWritingRequest(call, name))
      return { node: call, kind: "remote write", isResolved: true };
  }
  if (ts.isPropertyAccessExpression(callee)) {
    const found = effectOfMethod(call, callee, name, analysis);
    if (found?.isResolved) return found;
    const own = effectOfOwnFunction(call, name, analysis, depth);
    return own?.isResolved ? own : (found ?? own);
  }
  return effectOfOwnFunction(call, name, analysis, depth);
}

/** `post` and the like on an HTTP client, `fetch` with a method. */
function isWritingRequest(call: ts.CallExpression, name: string): boolean {
  if (/^(post|put|patch|delete)$/.test(name)) return true;
  return call.arguments.some((argument) => {
    const target = unwrap(argument);
    if (!ts.isObjectLiteralExpression(target)) return false;
    const method = target.properties.find(
      (each) => each.name !== undefined && propertyName(each.name) === "method",
    );
    return (
      method !== undefined &&
      ts.isPropertyAssignment(method) &&
      /^(POST|PUT|PATCH|DELETE)$/i.test(literalText(method.initializer) ?? "")
    );
  });
}

function effectOfMethod(
  call: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
  name: string,
  analysis: Analysis,
): Effect | undefined {
  const [first] = call.arguments;
  const argument = first === undefined ? undefined : unwrap(first);
  const database = (isResolved: boolean): Effect => ({
    node: call,
    kind: "database write",
    isResolved,
  });
  if (
    DELEGATE_WRITES.has(name) &&
    argument !== undefined &&
    ts.isObjectLiteralExpression(argument)
  ) {
    const keys = argument.properties.map((each) =>
      each.name === undefined ? "" : (propertyName(each.name) ?? ""),
    );
    if (
      keys.includes("data") ||
      (keys.includes("where") && name.startsWith("delete")) ||
      (keys.includes("create") && keys.includes("where"))
    )
      return database(true);
  }
  if (
    /^(insert|insertRows|insertInto)$/.test(name) &&
    argument !== undefined &&
    ts.isObjectLiteralExpression(argument)
  ) {
    const keys = argument.properties.map((each) =>
      each.name === undefined ? "" : (propertyName(each.name) ?? ""),
    );
    if (keys.includes("table") && keys.includes("values")) return database(true);
  }
  const chain = chainNames(callee.expression);
  if (name === "set" && chain.includes("update")) return database(true);
  if (REDIS_WRITES.has(name) && /redis|valkey/i.test(receiverName(callee.expression)))
    return database(true);
  if ((name === "values" || name === "onConflictDoNothing") && chain.includes("insert"))
    return database(true);
  if (name === "where" && chain.includes("delete")) return database(true);
  if (
    /^(update|insert|upsert|del|delete)$/.test(name) &&
    chain.some((each) => /^(where|table|from|into|knex|whereIn)$/.test(each)) &&
    !chain.includes("update")
  )
    return database(true);
  if (
    /^(query|execute|run|exec|raw|command)$/.test(name) &&
    first !== undefined &&
    hasWritingSql(first)
  )
    return database(true);

  const receiver = receiverName(callee.expression);
  const words = wordsOf(receiver);
  const last = words.at(-1) ?? "";
  if (isStoredMapWrite(callee, name, analysis))
    return { node: call, kind: "shared state", isResolved: true };
  if (
    words.some((word) => /^(redis|cache|kv|valkey|memcached)$/.test(word)) &&
    CACHE_VERBS.has(name)
  )
    return { node: call, kind: "cache write", isResolved: true };
  if (IN_MEMORY.test(last)) return undefined;
  const isStore = STORES.test(last) || STORES.test(words[0] ?? "") || /^[A-Z]/.test(receiver);
  if (MESSAGE_VERBS.test(name) && (isStore || isAwaited(call)))
    return {
      node: call,
      kind: "message",
      isResolved:
        /^(enqueue|publish|addToQueue)/.test(name) ||
        /queue|bus|producer|publisher|topic|broker|channel|kafka|sqs|sns|emitter/i.test(receiver),
    };
  if (isStore && WRITE_VERBS.test(name) && isAwaited(call) && STRONG_VERBS.test(name))
    return database(/repo|model|dao|prisma|store|dal|db$/i.test(receiver));
  const isClient = chain.some((each) => /^_?#?(client|api|sdk|gateway)$|Client$/.test(each));
  if (isClient && isAwaited(call) && CLIENT_WRITES.test(name))
    return { node: call, kind: "remote write", isResolved: false };
  if (isStore && name === "add" && /queue/i.test(receiver))
    return { node: call, kind: "message", isResolved: true };
  if (STRONG_VERBS.test(name) && isAwaited(call)) return database(false);
  return undefined;
}

/** `this.latest.set(key, value)`, `cache.delete(key)` on a map that outlives the call. */
function isStoredMapWrite(
  callee: ts.PropertyAccessExpression,
  name: string,
  analysis: Analysis,
): boolean {
  return (
    /^(set|delete|add|push|unshift|splice)$/.test(name) &&
    isShared(callee.expression, analysis) &&
    !/log|metric|counter|span|listener|subscri/i.test(receiverName(callee.expression))
  );
}

function hasWritingSql(node: ts.Expression): boolean {
  const target = unwrap(node);
  if (ts.isStringLiteralLike(target)) return SQL_WRITE.test(target.text);
  if (ts.isTemplateExpression(target))
    return SQL_WRITE.test(target.head.text) || SQL_WRITE.test(target.getText().slice(1));
  if (ts.isTaggedTemplateExpression(target))
    return SQL_WRITE.test(target.template.getText().slice(1));
  if (ts.isObjectLiteralExpression(target)) {
    return target.properties.some(
      (each) =>
        ts.isPropertyAssignment(each) &&
        /^(query|text|sql|statement)$/.test(propertyName(each.name) ?? "") &&
        hasWritingSql(each.initializer),
    );
  }
  return false;
}

/** Names along a call chain, innermost last: `where`, `set`, `update`, `db`. */
function chainNames(node: ts.Expression): string[] {
  const names: string[] = [];
  let at = unwrap(node);
  for (;;) {
    if (ts.isCallExpression(at)) at = unwrap(at.expression);
    else if (ts.isPropertyAccessExpression(at)) {
      names.push(at.name.text);
      at = unwrap(at.expression);
    } else if (ts.isIdentifier(at)) {
      names.push(at.text);
      return names;
    } else return names;
  }
}

/** The last fixed name of a receiver: `notes` in `this.notes`, `getRepository` in `db.getRepository(Note)`. */
export function receiverName(node: ts.Expression): string {
  const target = unwrap(node);
  if (ts.isIdentifier(target)) return target.text;
  if (ts.isPropertyAccessExpression(target)) return target.name.text.replace(/^[#_]+/, "");
  if (ts.isCallExpression(target)) return receiverName(target.expression);
  if (ts.isElementAccessExpression(target)) return receiverName(target.expression);
  return "";
}

function isAwaited(call: ts.CallExpression): boolean {
  let at: ts.Node = call.parent;
  while (
    ts.isParenthesizedExpression(at) ||
    ts.isConditionalExpression(at) ||
    ts.isAsExpression(at)
  )
    at = at.parent;
  if (ts.isAwaitExpression(at) || ts.isReturnStatement(at) || ts.isVoidExpression(at)) return true;
  if (ts.isArrowFunction(at)) return at.body === call || true;
  if (ts.isArrayLiteralExpression(at)) return true;
  if (
    ts.isCallExpression(at) &&
    at.expression !== call &&
    /^(fromPromise|tryCatch|retry|withRetry|withTimeout|race|waitUntil)$/.test(
      calledName(at.expression)?.text ?? "",
    )
  )
    return true;
  return ts.isPropertyAccessExpression(at) && /^(then|catch|finally|exec)$/.test(at.name.text);
}

/** Looks into the body of an own function; by name only when nothing is declared. */
function effectOfOwnFunction(
  call: ts.CallExpression,
  name: string,
  analysis: Analysis,
  depth: number,
): Effect | undefined {
  if (depth >= MAX_DEPTH || ANSWERS.test(name)) return undefined;
  const body = bodyOfCalled(call, analysis);
  if (body !== undefined) {
    const found = effectInFunction(body, analysis, depth);
    return found === undefined
      ? undefined
      : { node: call, kind: found.kind, isResolved: found.isResolved };
  }
  const isNamedWrite =
    STRONG_VERBS.test(name) ||
    MESSAGE_VERBS.test(name) ||
    (WRITE_VERBS.test(name) && wordsOf(name).length > 1);
  if (!isNamedWrite || !ts.isIdentifier(unwrap(call.expression)) || !isAwaited(call))
    return undefined;
  return { node: call, kind: "database write", isResolved: false };
}

function effectInFunction(
  body: FunctionNode,
  analysis: Analysis,
  depth: number,
): Effect | undefined {
  let memory = memories.get(analysis);
  if (memory === undefined) {
    memory = { found: new Map(), active: new Set() };
    memories.set(analysis, memory);
  }
  const { found: results, active } = memory;
  if (results.has(body)) return results.get(body);
  if (body.body === undefined || active.has(body)) return undefined;
  active.add(body);
  const found = search(body.body, analysis, depth + 1);
  active.delete(body);
  // Nothing found near the depth limit may be found from elsewhere.
  if (found !== undefined || depth === 0) results.set(body, found);
  return found;
}

/** The first effect of a function's body, own functions it calls included. */
export function effectOfFunction(body: FunctionNode, analysis: Analysis): Effect | undefined {
  return effectInFunction(body, analysis, 0);
}

/** The body that a call runs, when the function called is the project's own. */
export function bodyOfCalled(
  call: ts.CallExpression,
  analysis: Analysis,
): FunctionNode | undefined {
  const callee = unwrap(call.expression);
  const name = calledName(callee);
  if (name === undefined) return undefined;
  if (
    ts.isPropertyAccessExpression(callee) &&
    (!analysis.isOwnFunction(name.text) || analysis.isElsewhere(callee))
  )
    return undefined;
  const declared = analysis.declarationOf(callee);
  // What is called is what a getter gives, not the getter.
  if (declared !== undefined && ts.isGetAccessorDeclaration(declared)) return undefined;
  return functionOf(declared) ?? functionOf(memberOfThis(callee));
}

/** The member that `this.name` means by where it stands, for callbacks whose `this` has no type. */
function memberOfThis(callee: ts.Expression): ts.ClassElement | undefined {
  if (
    !ts.isPropertyAccessExpression(callee) ||
    unwrap(callee.expression).kind !== ts.SyntaxKind.ThisKeyword
  )
    return undefined;
  let at: ts.Node = callee;
  while (at.parent !== undefined && !ts.isClassLike(at)) at = at.parent;
  if (!ts.isClassLike(at)) return undefined;
  return at.members.find(
    (member) =>
      member.name !== undefined &&
      member.name.getText() === callee.name.text &&
      ("body" in member ? member.body !== undefined : true),
  );
}

/** Methods that ask the function they are given, so what they result in is none. */
const RUNS_AT_ONCE =
  /^(find|findLast|findIndex|filter|map|flatMap|reduce|some|every|sort|toSorted|forEach|then|catch|finally|replace|replaceAll)$/;

/** The function that a declaration holds: itself, or the function its variable or property is initialised with. */
export function functionOf(declaration: ts.Declaration | undefined): FunctionNode | undefined {
  if (declaration === undefined) return undefined;
  if (isFunctionNode(declaration))
    return declaration.body === undefined ? implementationOf(declaration) : declaration;
  const initializer =
    ts.isVariableDeclaration(declaration) ||
    ts.isPropertyDeclaration(declaration) ||
    ts.isPropertyAssignment(declaration)
      ? declaration.initializer
      : undefined;
  if (initializer === undefined) return undefined;
  let target = unwrap(initializer);
  // `const f = cached(async () => …)`: the wrapper runs what it was given.
  if (ts.isCallExpression(target)) {
    if (RUNS_AT_ONCE.test(calledName(target.expression)?.text ?? "")) return undefined;
    const inner: ts.Expression | undefined = target.arguments.find(
      (argument) =>
        ts.isArrowFunction(unwrap(argument)) || ts.isFunctionExpression(unwrap(argument)),
    );
    if (inner === undefined || isKeyBeside(inner, target)) return undefined;
    target = unwrap(inner);
  }
  return ts.isArrowFunction(target) || ts.isFunctionExpression(target) ? target : undefined;
}

/** `cached((id) => `order:${id}`, load)`: what is run goes by its name, and beside it stands how a key is made. */
function isKeyBeside(inner: ts.Expression, { arguments: given }: ts.CallExpression): boolean {
  const made = unwrap(inner);
  const last = given[given.length - 1];
  return (
    ts.isArrowFunction(made) &&
    (ts.isTemplateExpression(made.body) || ts.isStringLiteralLike(made.body)) &&
    last !== undefined &&
    last !== inner &&
    ts.isIdentifier(unwrap(last))
  );
}

/** The declaration with a body that stands behind an overload. */
function implementationOf(overload: FunctionNode): FunctionNode | undefined {
  const name = overload.name?.getText();
  const { parent } = overload;
  if (name === undefined || overload.getSourceFile().isDeclarationFile) return undefined;
  const siblings: readonly ts.Node[] = ts.isClassLike(parent)
    ? parent.members
    : ts.isSourceFile(parent) || ts.isBlock(parent) || ts.isModuleBlock(parent)
      ? parent.statements
      : [];
  return siblings.find(
    (each): each is FunctionNode =>
      isFunctionNode(each) &&
      each.kind === overload.kind &&
      each.body !== undefined &&
      each.name?.getText() === name,
  );
}
