/** Reads and writes that only the words of a name tell of: `getTagByName(name)`, `this.invites.create(invite)`. */
import { ts } from "ts-morph";
import { unwrap } from "../syntax.ts";
import type { Operation } from "../tags.ts";
import { wordsOf } from "../words.ts";
import { type Access, type EntityRef, entityNamed } from "./access.ts";
import { lastName, receiverOf } from "./chain.ts";
import { writtenTypeOf } from "./written.ts";

const VERBS: Readonly<Record<string, Operation>> = {
  get: "find-one",
  find: "find-one",
  fetch: "find-one",
  load: "find-one",
  lookup: "find-one",
  retrieve: "find-one",
  read: "find-one",
  list: "find-many",
  search: "find-many",
  count: "count",
  exists: "exists",
  create: "insert",
  insert: "insert",
  add: "insert",
  register: "insert",
  record: "insert",
  update: "update",
  patch: "update",
  set: "update",
  modify: "update",
  save: "save",
  store: "save",
  persist: "save",
  upsert: "upsert",
  delete: "delete",
  remove: "delete",
  destroy: "delete",
  increment: "increment",
  decrement: "increment",
};
/** Words that end the name of the entity: `find | User | By | Email`. */
const ENDS = /^(by|with|for|from|in|of|and|or|if|where|to|on|using|via|count|or|without)$/;
/** Words that belong to the verb. */
const FILLERS =
  /^(or|throw|fail|one|many|all|unique|first|existing|new|the|a|any|create|internal|cached|async|raw)$/;
/** Owners whose methods are calls of a store. */
const OWNERS =
  /(repo|repository|dao|store|model|service|manager|gateway|api|client|storage|adapter|dal|db)$/i;
/** Nouns of things that live in memory or in a request. */
const NOT_STORED =
  /^(element|node|context|config|configuration|option|header|cookie|param|props?|state|env|logger|client|instance|handler|schema|url|path|name|value|key|item|list|map|set|index|time|timestamp|date|now|timeout|interval|listener|event|component|ref|style|class|attribute|error|message|response|request|query|body|token|locale|translation|type|version|signal|field|column|property|metadata|data|result|args|argument|prototype|descriptor|iterator|module|service|provider|repository|connection|pool|transaction|session|stream|buffer|file|directory|dir|folder|text|content|string|number|json|hash|size|length|range|position|offset|limit|page|cursor|span|tracer|metric|attributes|template)$/;

/** Last words of nouns that are made, kept or sent, whatever stands before them. */
const MADE =
  /^(url|response|input|output|manifest|cache|headers?|config|options?|params?|html|schema|buffer|stream|path|errors?|client|span|signature|settled)$/;
/** Owners that count or keep outside a database. */
const NO_DATABASE = /(throttl|limit|cache|redis|secret|blob|bucket|s3|object)\w*$/i;

export function namedAccess(call: ts.CallExpression, name: string): Access | undefined {
  if (!isAwaited(call)) return undefined;
  const words = wordsOf(name);
  const verb = words[0] ?? "";
  let operation = VERBS[verb];
  if (/^(findOrCreate|getOrCreate|createOrUpdate|firstOrCreate|ensure)/.test(name))
    operation = "upsert";
  if (operation === undefined) return undefined;
  const receiver = receiverOf(call);
  const noun = nounOf(words.slice(1));
  const owner = receiver === undefined ? "" : ownerNameOf(receiver);
  if (MADE.test(words.at(-1) ?? "") || NO_DATABASE.test(owner)) return undefined;
  const isOwned = OWNERS.test(owner) && owner.length > 4;
  const entity = entityOf(noun, isOwned ? owner : "", call);
  if (entity === undefined || (receiver !== undefined && !isOwned && noun === "")) return undefined;
  if (NOT_STORED.test(entity.key)) return undefined;
  if (
    operation === "find-one" &&
    (words.includes("all") || words.includes("many") || /(?<!s)s$/.test(noun))
  )
    operation = "find-many";
  if (/^(get|fetch)/.test(verb) && words.at(-1) === "count") operation = "count";
  return {
    anchor: call,
    node: call,
    client: "own",
    operation,
    certainty: "name",
    entity,
    root: receiver ?? call.expression,
    where: undefined,
    data: undefined,
    limit: operation === "find-one" ? 1 : undefined,
    offset: undefined,
    orderBy: undefined,
    locksRows: /lock|forupdate/i.test(name),
    handlesConflict: operation === "upsert",
  };
}

/** The name of the receiver, or of the class that its declaration asks for: `users: UserRepository`. */
function ownerNameOf(receiver: ts.Expression): string {
  const name = lastName(receiver).replace(/^[_#]+/, "");
  if (OWNERS.test(name) && name.length > 4) return name;
  const type = writtenTypeOf(receiver)?.typeName.getText().replace(/^.*\./, "");
  return type !== undefined && OWNERS.test(type) ? type.replace(/^I(?=[A-Z])/, "") : name;
}

function nounOf(words: readonly string[]): string {
  const noun: string[] = [];
  for (const word of words) {
    if (ENDS.test(word) && noun.length > 0) break;
    if (noun.length === 0 && (FILLERS.test(word) || ENDS.test(word))) {
      if (ENDS.test(word) && !/^(or|and)$/.test(word)) break;
      continue;
    }
    noun.push(word);
  }
  return noun.join("");
}

function entityOf(noun: string, owner: string, at: ts.Node): EntityRef | undefined {
  if (noun !== "") return entityNamed(noun, at);
  const bare = owner.replace(
    /(repo|repository|dao|store|model|service|manager|gateway|api|client|storage|adapter|dal|db)$/i,
    "",
  );
  return bare === "" ? undefined : entityNamed(bare, at);
}

/** The promise of the call is waited for or handed on. */
function isAwaited(call: ts.CallExpression): boolean {
  let at: ts.Node = call.parent;
  while (ts.isParenthesizedExpression(at) || ts.isAsExpression(at) || ts.isNonNullExpression(at))
    at = at.parent;
  if (ts.isAwaitExpression(at) || ts.isReturnStatement(at)) return true;
  if (ts.isArrowFunction(at)) return unwrap(at.body as ts.Expression) === call;
  if (ts.isArrayLiteralExpression(at)) return ts.isCallExpression(at.parent);
  return ts.isPropertyAccessExpression(at) && /^(then|catch|finally)$/.test(at.name.text);
}
