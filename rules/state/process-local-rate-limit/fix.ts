/** Counts where all instances see it: a store for the limiters of packages, a shared count in front of one written by hand. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { replaceNode, withConstant, withProperty } from "../../kit/edits.ts";
import type { KeptByCall } from "../../kit/kept.ts";
import { argumentFor } from "../../kit/options.ts";
import type { Limiter } from "../../kit/roles/limiter.ts";
import { insertAbove, keyText, placeBefore } from "../../kit/roles/repair.ts";
import type { RoleOfState } from "../../kit/roles/role.ts";
import type { Fix, TextEdit } from "../../kit/rule.ts";
import { withImport } from "../../kit/scaffold.ts";
import { storeClientOf, wholeWith, withCountWithin, withStore } from "../../kit/shared-store.ts";
import { calledName, unwrap } from "../../kit/syntax.ts";

const WINDOW = {
  name: "WINDOW_MS",
  value: "60_000",
  comment: "The limit counts calls within this time.",
};
const LIMIT = {
  name: "MAX_CALLS",
  value: "1",
  comment: "So many calls are allowed within the time.",
};

/** Asks a count that all instances share before the one in memory. */
export function countTogether(
  { name, state }: RoleOfState,
  role: Limiter,
  analysis: Analysis,
): readonly Fix[] {
  const file = name.getSourceFile();
  const client = storeClientOf(file, analysis);
  const { refused, home, key, limit, window } = role;
  if (client === undefined || state === undefined) return [];
  if (!ts.isThrowStatement(refused) && !ts.isReturnStatement(refused)) return [];
  const parts = [refused, ...(key === undefined ? [] : [key])];
  const place = placeBefore(
    home,
    state.uses.map((use) => use.node),
    parts,
    analysis,
  );
  if (place === undefined) return [];
  const isPlain = (node: ts.Expression | undefined): node is ts.Expression =>
    node !== undefined &&
    placeBefore(
      home,
      state.uses.map((use) => use.node),
      [node],
      analysis,
    ) !== undefined;
  return [
    {
      title: "Count in the Redis that all instances share (rate-limiting pattern)",
      safety: "review",
      ...wholeWith(file, client, analysis),
      edits: () => {
        const helper = withCountWithin(file, client, analysis);
        const edits: TextEdit[] = [...helper.edits, ...place.edits];
        const textOf = (node: ts.Expression | undefined, constant: typeof WINDOW): string => {
          if (isPlain(node)) return node.getText();
          const made = withConstant(file, constant.name, constant.value, constant.comment);
          edits.push(...made.edits);
          return made.name;
        };
        const most = textOf(limit, LIMIT);
        const length = textOf(window, WINDOW);
        const condition = `(await ${helper.name}(${keyText(name.text.replace(/^#/, ""), key)}, ${length})) > ${most}`;
        edits.push(insertAbove(place.statement, `if (${condition}) ${refused.getText()}`));
        return edits;
      },
    },
  ];
}

/** Gives the limiter of a package the store that goes with it, where both are installed. */
export function withSharedStore(
  call: ts.CallExpression | ts.NewExpression,
  kept: KeptByCall,
  analysis: Analysis,
): readonly Fix[] {
  const file = call.getSourceFile();
  const client = storeClientOf(file, analysis);
  const { dependencies } = analysis.packageOf(file);
  const callee = calledName(call.expression);
  if (client === undefined || callee === undefined) return [];
  if (callee.text === "RateLimiterMemory" && client !== "@upstash/redis")
    return inRedis(call, callee, client, analysis);
  const way = kept.facts.keeps?.ways.find((each) => each.kind === "option");
  const options =
    way?.kind === "option" ? argumentFor(call, kept.facts.declaration, way.parameter) : undefined;
  const literal = options === undefined ? undefined : unwrap(options);
  if (literal === undefined || !ts.isObjectLiteralExpression(literal)) return [];
  if (!dependencies.has("rate-limit-redis") || client === "@upstash/redis") return [];
  if (!/^(rateLimit|expressRateLimit|slowDown|limiter)$/i.test(callee.text)) return [];
  return [
    {
      title: "Count in Redis with rate-limit-redis (rate-limiting pattern)",
      safety: "review",
      ...wholeWith(file, client, analysis),
      edits: () => {
        const store = withStore(file, client, analysis);
        const imported = withImport(file, "rate-limit-redis", "RedisStore");
        const send =
          client === "ioredis"
            ? `(command: string, ...args: string[]) => ${store.name}.call(command, ...args)`
            : `(...args: string[]) => ${store.name}.sendCommand(args)`;
        return [
          ...imported.edits,
          ...store.edits,
          withProperty(literal, "store", `new ${imported.name}({ sendCommand: ${send} })`),
        ];
      },
    },
  ];
}

/** `new RateLimiterMemory(options)` of rate-limiter-flexible has a twin that counts in Redis. */
function inRedis(
  call: ts.CallExpression | ts.NewExpression,
  callee: ts.Identifier | ts.PrivateIdentifier,
  client: "ioredis" | "redis",
  analysis: Analysis,
): readonly Fix[] {
  const [options] = call.arguments ?? [];
  const literal = options === undefined ? undefined : unwrap(options);
  const file = call.getSourceFile();
  if (literal === undefined || !ts.isObjectLiteralExpression(literal)) return [];
  return [
    {
      title: "Count in Redis with `RateLimiterRedis` (rate-limiting pattern)",
      safety: "review",
      ...wholeWith(file, client, analysis),
      edits: () => {
        const store = withStore(file, client, analysis);
        const imported = withImport(file, "rate-limiter-flexible", "RateLimiterRedis");
        return [
          ...imported.edits,
          ...store.edits,
          replaceNode(callee, imported.name),
          withProperty(literal, "storeClient", store.name),
        ];
      },
    },
  ];
}
