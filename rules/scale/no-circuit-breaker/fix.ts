/** Takes a cache that is down for one that has nothing. */
import { ts } from "ts-morph";
import { insertAt } from "../../kit/edits.ts";
import type { Fix } from "../../kit/rule.ts";
import { ancestors, outer } from "../../kit/syntax.ts";

/** Only where the answer may be absent already: it is compared, or taken as a condition. */
export function wayAroundFixes(call: ts.CallExpression): readonly Fix[] {
  if (!ts.isAwaitExpression(outer(call)) || isBehindLook(call)) return [];
  return [
    {
      title: "Go on without the cache when it fails",
      safety: "review",
      edits: () => [insertAt(call.getSourceFile(), call.getEnd(), ".catch(() => null)")],
    },
  ];
}

/** `if (await cache.has(key)) return cache.get(key)`: what comes back in place of the value would be the answer. */
function isBehindLook(call: ts.CallExpression): boolean {
  for (const at of ancestors(call))
    if (ts.isIfStatement(at) && /\.(has|exists)\(/.test(at.expression.getText())) return true;
  return false;
}
