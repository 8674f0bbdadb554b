/** Asks the store that all instances share whether an id was there, before the memory of this process is asked. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { insertAt, withConstant } from "../../kit/edits.ts";
import type { Dedupe } from "../../kit/roles/dedupe.ts";
import { insertAbove, keyText, placeBefore } from "../../kit/roles/repair.ts";
import type { RoleOfState } from "../../kit/roles/role.ts";
import type { Fix, TextEdit } from "../../kit/rule.ts";
import { storeClientOf, wholeWith, withClaimOnce } from "../../kit/shared-store.ts";
import { ancestors } from "../../kit/syntax.ts";

const KEPT = {
  name: "DUPLICATES_MS",
  value: "24 * 60 * 60_000",
  comment: "A repetition within this time is recognised.",
};

export function askTogether(
  { name, state }: RoleOfState,
  role: Dedupe,
  analysis: Analysis,
): readonly Fix[] {
  const file = name.getSourceFile();
  const client = storeClientOf(file, analysis);
  if (client === undefined || state === undefined) return [];
  const { key, home, leave } = role;
  const uses = state.uses.map((use) => use.node);
  const parts = [key, ...(leave === undefined ? [] : [leave.node])];
  const place = placeBefore(home, uses, parts, analysis);
  const condition = wrapping(role);
  const isLeaving =
    leave !== undefined && (ts.isReturnStatement(leave.node) || ts.isThrowStatement(leave.node));
  if (place === undefined || (!isLeaving && condition === undefined)) return [];
  return [
    {
      title: "Claim the id in the Redis that all instances share (idempotent-receiver pattern)",
      safety: "review",
      ...wholeWith(file, client, analysis),
      edits: () => {
        const helper = withClaimOnce(file, client, analysis);
        const kept = withConstant(file, KEPT.name, KEPT.value, KEPT.comment);
        const call = `await ${helper.name}(${keyText(name.text.replace(/^#/, ""), key)}, ${kept.name})`;
        const edits: TextEdit[] = [...helper.edits, ...kept.edits, ...place.edits];
        if (isLeaving && leave !== undefined)
          edits.push(insertAbove(place.statement, `if (!(${call})) ${leave.node.getText()}`));
        else if (condition !== undefined)
          edits.push(insertAt(file, condition.getEnd(), ` && (${call})`));
        return edits;
      },
    },
  ];
}

/** `if (!seen.has(id)) { … }`: the condition that may be narrowed. */
function wrapping({ asked, leave }: Dedupe): ts.Expression | undefined {
  if (leave !== undefined) return undefined;
  for (const at of ancestors(asked)) {
    if (!ts.isIfStatement(at)) continue;
    const { expression } = at;
    return ts.isPrefixUnaryExpression(expression) && expression.operand === asked
      ? expression
      : undefined;
  }
  return undefined;
}
