/** Takes a cache that is down for one that has nothing. */
import { ts } from "ts-morph";
import { insertAt } from "../../kit/edits.ts";
import type { Fix, TextEdit } from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  outer,
  unwrap,
} from "../../kit/syntax.ts";

/**
 * Only where the answer may be absent already: it is compared, or taken as a condition. What the function puts into
 * the cache afterwards would fail with it.
 */
export function wayAroundFixes(call: ts.CallExpression): readonly Fix[] {
  if (!ts.isAwaitExpression(outer(call)) || isBehindLook(call)) return [];
  return [
    {
      title: "Go on without the cache when it fails",
      safety: "review",
      edits: () => [
        insertAt(call.getSourceFile(), call.getEnd(), ".catch(() => null)"),
        ...storesBeside(call),
      ],
    },
  ];
}

/** `await cache.set(key, value)` as a statement of the same function. */
function storesBeside(call: ts.CallExpression): TextEdit[] {
  const home = enclosingFunction(call);
  const callee = unwrap(call.expression);
  if (home?.body === undefined || !ts.isPropertyAccessExpression(callee)) return [];
  const receiver = callee.expression.getText();
  return [...descendants(home.body)].flatMap((node) => {
    if (!ts.isAwaitExpression(node) || !ts.isExpressionStatement(node.parent)) return [];
    const store = unwrap(node.expression);
    if (!ts.isCallExpression(store)) return [];
    const name = calledName(store.expression)?.text ?? "";
    if (!/^(set|setex|psetex|hset|put|mset|expire)$/i.test(name)) return [];
    const target = unwrap(store.expression);
    if (!ts.isPropertyAccessExpression(target) || target.expression.getText() !== receiver)
      return [];
    return [insertAt(node.getSourceFile(), store.getEnd(), ".catch(() => {})")];
  });
}

/** `if (await cache.has(key)) return cache.get(key)`: what comes back in place of the value would be the answer. */
function isBehindLook(call: ts.CallExpression): boolean {
  for (const at of ancestors(call))
    if (ts.isIfStatement(at) && /\.(has|exists)\(/.test(at.expression.getText())) return true;
  return false;
}
