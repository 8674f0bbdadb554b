/** Takes a lock that all instances respect before the one in memory is taken. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { waitingEdits } from "../../kit/asynchronous.ts";
import { indentAt, insertAt, lineBreakOf, withConstant } from "../../kit/edits.ts";
import { isWithin } from "../../kit/functions.ts";
import type { Lock } from "../../kit/roles/lock.ts";
import { insertAbove } from "../../kit/roles/repair.ts";
import type { RoleOfState } from "../../kit/roles/role.ts";
import type { Fix, TextEdit } from "../../kit/rule.ts";
import { storeClientOf, wholeWith, withLock } from "../../kit/shared-store.ts";
import { ancestors } from "../../kit/syntax.ts";

const HELD = {
  name: "LOCK_MS",
  value: "60_000",
  comment: "Longer than the work takes at worst.",
};

export function lockTogether(found: RoleOfState, role: Lock, analysis: Analysis): readonly Fix[] {
  const file = found.name.getSourceFile();
  const client = storeClientOf(file, analysis);
  const taken = statementOf(role.taken);
  const freed = statementOf(role.freed);
  const { leave, home } = role;
  if (client === undefined || taken === undefined || freed === undefined || leave === undefined)
    return [];
  if (!ts.isReturnStatement(leave.node) && !ts.isThrowStatement(leave.node)) return [];
  const region = [...ancestors(freed)].find(ts.isTryStatement);
  const isFreedAlways = region?.finallyBlock !== undefined && isWithin(freed, region.finallyBlock);
  // The token must be in sight where the lock is freed.
  if (!isFreedAlways || region?.parent !== taken.parent) return [];
  if (/\block\b/.test(home.getText())) return [];
  const waiting = waitingEdits(home, analysis);
  if (waiting === undefined) return [];
  const key = JSON.stringify(`lock:${found.name.text.replace(/^#/, "")}`);
  return [
    {
      title: "Take a lock in Redis that all instances respect (distributed-lock pattern)",
      safety: "review",
      ...wholeWith(file, client, analysis),
      edits: () => {
        const helper = withLock(file, client, analysis);
        const held = withConstant(file, HELD.name, HELD.value, HELD.comment);
        const start = taken.getStart(file);
        const gap = `${lineBreakOf(file)}${indentAt(file, start)}`;
        const edits: TextEdit[] = [...helper.edits, ...held.edits, ...waiting];
        edits.push(
          insertAt(
            file,
            start,
            `const lock = await ${helper.name}(${key}, ${held.name});${gap}if (lock === undefined) ${leave.node.getText()}${gap}`,
          ),
          insertAbove(freed, `await unlock(${key}, lock);`),
        );
        return edits;
      },
    },
  ];
}

function statementOf(node: ts.Node): ts.Statement | undefined {
  for (let at = node; at.parent !== undefined; at = at.parent)
    if (ts.isStatement(at)) return ts.isBlock(at.parent) ? at : undefined;
  return undefined;
}
