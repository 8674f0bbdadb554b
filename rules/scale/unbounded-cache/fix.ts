/** Gives an entry an end. */
import type { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { insertAt } from "../../kit/edits.ts";
import type { Fix } from "../../kit/rule.ts";
import { storeClientOf } from "../../kit/shared-store.ts";
import { calledName, enclosingStatement } from "../../kit/syntax.ts";

const DAY = "86_400";

export function expiryFixes(
  call: ts.CallExpression,
  owner: string,
  analysis: Analysis,
): readonly Fix[] {
  const name = calledName(call.expression)?.text ?? "";
  const last = call.arguments.at(-1);
  if (call.arguments.length !== 2 || last === undefined || !/^(set|put)$/.test(name)) return [];
  const argument = argumentFor(call, name, owner, analysis);
  // What is kept for good, such as which conversation is whose, must not end.
  if (argument === undefined || !/cache/i.test(enclosingStatement(call).getText())) return [];
  return [
    {
      title: "Let the entry end after a day",
      safety: "review",
      edits: () => [insertAt(call.getSourceFile(), last.getEnd(), `, ${argument}`)],
    },
  ];
}

function argumentFor(
  call: ts.CallExpression,
  name: string,
  owner: string,
  analysis: Analysis,
): string | undefined {
  if (name === "put") return /kv$/i.test(owner) ? `{ expirationTtl: ${DAY} }` : undefined;
  switch (storeClientOf(call.getSourceFile(), analysis)) {
    case "ioredis":
      return `"EX", ${DAY}`;
    case "@upstash/redis":
      return `{ ex: ${DAY} }`;
    case "redis":
      return `{ EX: ${DAY} }`;
    default:
      return undefined;
  }
}
