/** Gives the sessions of express a store that all instances share. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { withProperty } from "../../kit/edits.ts";
import type { KeptByCall } from "../../kit/kept.ts";
import { argumentFor } from "../../kit/options.ts";
import type { Fix } from "../../kit/rule.ts";
import { withImport } from "../../kit/scaffold.ts";
import { storeClientOf, wholeWith, withStore } from "../../kit/shared-store.ts";
import { unwrap } from "../../kit/syntax.ts";

export function sessionsInRedis(
  call: ts.CallExpression | ts.NewExpression,
  kept: KeptByCall,
  analysis: Analysis,
): readonly Fix[] {
  const file = call.getSourceFile();
  const client = storeClientOf(file, analysis);
  const range = analysis.packageOf(file).dependencies.get("connect-redis");
  if (client === undefined || client === "@upstash/redis" || range === undefined) return [];
  // Before 8 the package was built for node-redis alone and exported its class by default.
  if (Number(/\d+/.exec(range)?.[0] ?? 0) < 8) return [];
  const way = kept.facts.keeps?.ways.find((each) => each.kind === "option");
  const options =
    way?.kind === "option" ? argumentFor(call, kept.facts.declaration, way.parameter) : undefined;
  const literal = options === undefined ? undefined : unwrap(options);
  if (literal === undefined || !ts.isObjectLiteralExpression(literal)) return [];
  return [
    {
      title: "Keep sessions in Redis with connect-redis (shared-state pattern)",
      safety: "review",
      ...wholeWith(file, client, analysis),
      edits: () => {
        const store = withStore(file, client, analysis);
        const imported = withImport(file, "connect-redis", "RedisStore");
        return [
          ...imported.edits,
          ...store.edits,
          withProperty(literal, "store", `new ${imported.name}({ client: ${store.name} })`),
        ];
      },
    },
  ];
}
