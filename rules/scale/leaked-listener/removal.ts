/** The other end of a listener: where it is removed, and whether that removes it. */
import { ts } from "ts-morph";
import { replaceNode } from "../../kit/edits.ts";
import { isWithin } from "../../kit/functions.ts";
import { mentionsOf } from "../../kit/references.ts";
import type { Fix } from "../../kit/rule.ts";
import {
  calledName,
  descendants,
  enclosingFunction,
  isFunctionNode,
  outer,
  unwrap,
} from "../../kit/syntax.ts";

export type Removal =
  | { readonly kind: "none" }
  | { readonly kind: "removed"; readonly at: ts.Node }
  /** Its own answer removes it, and the timer that gives up waiting does not. */
  | { readonly kind: "unless-late"; readonly at: ts.Node }
  /** Something is removed, but not what was added. */
  | { readonly kind: "other"; readonly at: ts.Node; readonly name: string; readonly by?: string };

const REMOVING = [
  ...["off", "removeListener", "removeEventListener", "removeAllListeners", "unsubscribe"],
  ...[
    "punsubscribe",
    "pUnsubscribe",
    "sUnsubscribe",
    "sunsubscribe",
    "destroy",
    "disconnect",
    "quit",
    "close",
  ],
];
const BY_PATTERN = /^(psubscribe|pSubscribe)$/;

/** Looks through the file: a removal on the same owner counts, wherever it stands. */
export function removalOf(
  call: ts.CallExpression,
  name: string,
  receiver: ts.Expression,
  listener: ts.Expression | undefined,
): Removal {
  const owner = unwrap(receiver).getText().split(".").at(-1) ?? "";
  let other: Removal = { kind: "none" };
  const late = listener === undefined ? undefined : lateTimer(call, listener);
  for (const removing of REMOVING)
    for (const use of mentionsOf(call.getSourceFile(), removing)) {
      const member = use.parent;
      if (!ts.isPropertyAccessExpression(member) || member.name !== use) continue;
      if (unwrap(member.expression).getText().split(".").at(-1) !== owner) continue;
      const removal = outer(member);
      if (!ts.isCallExpression(removal)) return { kind: "removed", at: member };
      if (BY_PATTERN.test(name) && removing === "unsubscribe") {
        const by = name === "psubscribe" ? "punsubscribe" : "pUnsubscribe";
        other = { kind: "other", at: use, name: removing, by };
      } else if (
        listener !== undefined &&
        isSameEvent(call, removal) &&
        isNew(removal.arguments[1])
      )
        other = { kind: "other", at: removal, name: removing };
      else if (late !== undefined && isSameEvent(call, removal) && isWithin(removal, late.listener))
        other = { kind: "unless-late", at: late.timer };
      else if (listener === undefined || removal.arguments.length < 2 || isSameEvent(call, removal))
        return { kind: "removed", at: removal };
    }
  return other;
}

/** `setTimeout(() => reject(…), ms)` beside a listener that is a function of its own and clears that timer. */
function lateTimer(
  call: ts.CallExpression,
  listener: ts.Expression,
): { readonly timer: ts.CallExpression; readonly listener: ts.Node } | undefined {
  const home = enclosingFunction(call);
  const target = unwrap(listener);
  if (home === undefined || !ts.isIdentifier(target)) return undefined;
  let own: ts.Node | undefined;
  let timer: ts.CallExpression | undefined;
  for (const node of descendants(home)) {
    if (
      (ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node)) &&
      node.name?.getText() === target.text
    )
      own = node;
    if (ts.isCallExpression(node) && /^(globalThis\.)?setTimeout$/.test(node.expression.getText()))
      timer = /\breject\w*\(/.test(node.arguments[0]?.getText() ?? "") ? node : undefined;
  }
  if (own === undefined || timer === undefined || !/clearTimeout\(/.test(own.getText()))
    return undefined;
  // `cleanup()` in the callback may remove it.
  const gives = timer.arguments[0];
  const calls =
    gives === undefined
      ? []
      : [...descendants(gives)].filter(
          (each) =>
            ts.isCallExpression(each) &&
            !/^(reject|log|console|new)/.test(each.expression.getText()),
        );
  return calls.length > 0 ? undefined : { timer, listener: own };
}

function isSameEvent(call: ts.CallExpression, removal: ts.CallExpression): boolean {
  return call.arguments[0]?.getText() === removal.arguments[0]?.getText();
}

/** `() => …`, `handler.bind(this)`: never the function that was added. */
function isNew(argument: ts.Expression | undefined): boolean {
  if (argument === undefined) return false;
  const at = unwrap(argument);
  return (
    isFunctionNode(at) || (ts.isCallExpression(at) && calledName(at.expression)?.text === "bind")
  );
}

export function renameFix(removal: Removal): readonly Fix[] {
  if (removal.kind !== "other" || removal.by === undefined) return [];
  const { at, by } = removal;
  return [
    {
      title: `Give up the pattern with \`${by}\``,
      safety: "review",
      edits: () => [replaceNode(at, by)],
    },
  ];
}
