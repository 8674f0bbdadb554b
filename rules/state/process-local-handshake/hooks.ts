/** Whether both halves of a handshake run in hooks that one library calls, perhaps within one request. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { entryAt } from "../../kit/entries.ts";
import { namedFunction } from "../../kit/functions.ts";
import { callsOf } from "../../kit/references.ts";
import type { Handshake } from "../../kit/roles/handshake.ts";
import { enclosingFunction, type FunctionNode, outer } from "../../kit/syntax.ts";

/** `{ useToken: async () => mark(email), callbacks: { signIn: () => consume(email) } }` of one file. */
export function isBetweenHooks({ left, taken }: Handshake, analysis: Analysis): boolean {
  const leaving = callsAround(left, analysis);
  const taking = callsAround(taken, analysis);
  const [first] = leaving;
  if (first === undefined || taking.length === 0) return false;
  return [...leaving, ...taking].every(
    (call) => call.getSourceFile() === first.getSourceFile() && isInHook(call, analysis),
  );
}

function callsAround(node: ts.Node, analysis: Analysis): readonly ts.Node[] {
  const home = namedFunction(node);
  return home === undefined ? [] : callsOf(home, analysis);
}

/** In a function that is a member of a literal, and no route or resolver as far as anybody knows. */
function isInHook(call: ts.Node, analysis: Analysis): boolean {
  let found = false;
  for (
    let at: FunctionNode | undefined = enclosingFunction(call);
    at !== undefined;
    at = enclosingFunction(at)
  ) {
    if (entryAt(at, analysis) !== undefined) return false;
    const holder = ts.isMethodDeclaration(at) ? at : outer(at);
    const isMember = ts.isMethodDeclaration(holder) || ts.isPropertyAssignment(holder);
    if (isMember && ts.isObjectLiteralExpression(holder.parent)) found = true;
  }
  return found;
}
