/** Says what a cache does whose store decides: `cache.get(key)` of cache-manager goes to Redis or stays in the process. */
import { ts } from "ts-morph";
import type { Analysis } from "../../rules/kit/analysis.ts";
import type { DataCall } from "../../rules/kit/data/access.ts";
import type { Effect } from "../../rules/kit/effects/effect.ts";
import { importsOf } from "../../rules/kit/imports.ts";
import { calledName } from "../../rules/kit/syntax.ts";

type Call = DataCall | ts.NewExpression;

/** Packages of stores that other processes share, and of those in memory. */
const SHARED = /redis|valkey|memcache|mongo|postgres|mysql|etcd|dynamo|couchbase/i;
const IN_MEMORY = /^(keyv|cacheable|lru-cache|quick-lru|cache-manager|@nestjs\/cache-manager)$/;
const READS = /^(get|mget|getMany|has|ttl)$/;

/** The effect of a call whose store other processes share. */
export function cacheEffectOf(call: Call, analysis: Analysis): Effect | undefined {
  const name = ts.isCallExpression(call) ? calledName(call.expression)?.text : undefined;
  if (name === undefined || !isDecided(call, analysis)) return undefined;
  if (!storesOf(analysis).has("shared")) return undefined;
  const action = READS.test(name) ? "read" : name === "wrap" ? "call" : "write";
  return { node: call, target: "cache", action, certainty: "resolved" };
}

/** Whether it cannot be told where a call goes, because no store is seen, or one that nobody knows. */
export function isStoreUnseen(call: Call, analysis: Analysis): boolean {
  if (!isDecided(call, analysis)) return false;
  const kinds = storesOf(analysis);
  return kinds.size !== 1 || !kinds.has("memory");
}

function isDecided(call: Call, analysis: Analysis): boolean {
  return analysis.factsOf(call)?.has.has("store-decides") ?? false;
}

type Kind = "shared" | "memory" | "unknown";
const memories = new WeakMap<Analysis, ReadonlySet<Kind>>();

/** The stores that caches of the repository are made with. */
function storesOf(analysis: Analysis): ReadonlySet<Kind> {
  let known = memories.get(analysis);
  if (known === undefined) {
    known = new Set(analysis.callsTagged("makes-cache").map((each) => storeIn(each)));
    memories.set(analysis, known);
  }
  return known;
}

function storeIn(call: ts.CallExpression | ts.NewExpression): Kind {
  const imports = importsOf(call.getSourceFile());
  let isShared = false;
  let isUnknown = false;
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && SHARED.test(/^\w+:\/\//.exec(node.text)?.[0] ?? ""))
      isShared = true;
    if (ts.isIdentifier(node)) {
      const specifier = imports.get(node.text)?.specifier;
      if (specifier !== undefined && SHARED.test(specifier)) isShared = true;
      else if (/^stores?$/.test(node.text) && ts.isPropertyAssignment(node.parent))
        isUnknown ||= !isInMemory(node.parent.initializer, imports);
    }
    ts.forEachChild(node, visit);
  };
  for (const argument of call.arguments ?? []) visit(argument);
  if (isShared) return "shared";
  const [options] = call.arguments ?? [];
  const isOpen =
    options !== undefined && !ts.isObjectLiteralExpression(options) && !ts.isStringLiteral(options);
  return isUnknown || isOpen ? "unknown" : "memory";
}

function isInMemory(store: ts.Expression, imports: ReturnType<typeof importsOf>): boolean {
  if (ts.isStringLiteral(store)) return store.text === "memory";
  const words = store.getText().match(/\b[A-Za-z_$][\w$]*(?=\s*\()/g) ?? [];
  return (
    words.length > 0 && words.every((each) => IN_MEMORY.test(imports.get(each)?.specifier ?? ""))
  );
}
