/** Takes a cache that is down for one that has nothing. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { withCatch } from "../../kit/chained.ts";
import { indentAt, lineBreakOf, stepOf } from "../../kit/edits.ts";
import { type FailureLog, failureLogIn } from "../../kit/logging.ts";
import type { Fix } from "../../kit/rule.ts";
import { ancestors, descendants, enclosingStatement, outer, unwrap } from "../../kit/syntax.ts";

/**
 * Only for a value that the function itself puts back under the same key once it has loaded it: what is written
 * elsewhere may be more than a copy, and what keeps work from being done twice must not be passed by.
 */
export function wayAroundFixes(call: ts.CallExpression, analysis: Analysis): readonly Fix[] {
  const holder = outer(call);
  if (!ts.isAwaitExpression(holder) || isBehindLook(call)) return [];
  const statement = enclosingStatement(call);
  if (DECIDES.test(statement.getFullText())) return [];
  const stores = storesBehind(call, statement);
  if (stores.length === 0) return [];
  // A cache that is down and of which nobody hears is found out by the load on what is behind it.
  const log = failureLogIn(call);
  if (log === undefined) return [];
  const absent = isUndefinedWhenAbsent(call, statement, analysis) ? "undefined" : "null";
  return [
    {
      title: "Go on without the cache when it fails",
      safety: "review",
      edits: () => [
        withCatch(call, baseOf(call), (indent) => handlerOf(call, log, absent, indent)),
        ...stores.map((each) =>
          withCatch(each, baseOf(each), (indent) => handlerOf(each, log, undefined, indent)),
        ),
      ],
    },
  ];
}

function baseOf(call: ts.CallExpression): string {
  const file = call.getSourceFile();
  return indentAt(file, enclosingStatement(call).getStart(file));
}

/** Writes the failure down where others are, and gives what stands for an entry that is not there. */
function handlerOf(
  call: ts.CallExpression,
  log: FailureLog,
  absent: string | undefined,
  indent: string,
): string {
  const file = call.getSourceFile();
  const eol = lineBreakOf(file);
  const end = enclosingStatement(call).getText(file).endsWith(";") ? ";" : "";
  const done = absent === undefined ? "written" : "read";
  const lines = [
    `${log(`The cache could not be ${done}`, "error")}${end}`,
    ...(absent === undefined ? [] : [`return ${absent}${end}`]),
  ].map((line) => indent + stepOf(file) + line);
  return [`(error: unknown) => {`, ...lines, `${indent}}`].join(eol);
}

const DECIDES = /idempot|processed|dedup|duplicate|lock|seen|once|nonce|attempt|limit|count/i;
const STORES = /^(set|setex|psetex|put)$/i;

/** `await cache.set(key, value)` behind the read, under its key. */
function storesBehind(call: ts.CallExpression, statement: ts.Node): readonly ts.CallExpression[] {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return [];
  const receiver = callee.expression.getText();
  const key = call.arguments[0]?.getText();
  return [...descendants(statement.parent)].flatMap((node) => {
    if (!ts.isAwaitExpression(node) || !ts.isExpressionStatement(node.parent)) return [];
    const store = unwrap(node.expression);
    if (!ts.isCallExpression(store) || store.pos < call.end) return [];
    const target = unwrap(store.expression);
    if (!ts.isPropertyAccessExpression(target) || !STORES.test(target.name.text)) return [];
    if (target.expression.getText() !== receiver || store.arguments[0]?.getText() !== key)
      return [];
    // A mark, or what is kept for good, is more than a copy.
    const [, value, life] = store.arguments;
    const isCopy = life !== undefined || /cache/i.test(receiver);
    return isCopy && value !== undefined && !isMark(value) ? [store] : [];
  });
}

function isMark(value: ts.Expression): boolean {
  return (
    ts.isStringLiteral(value) ||
    ts.isNumericLiteral(value) ||
    /^(true|false)$/.test(value.getText())
  );
}

/** The code behind compares with `undefined`, or the type of the answer has that and no `null`. */
function isUndefinedWhenAbsent(
  call: ts.CallExpression,
  statement: ts.Node,
  analysis: Analysis,
): boolean {
  const text = statement.parent.getText();
  const declared = outer(outer(call));
  const name =
    ts.isVariableDeclaration(declared) && ts.isIdentifier(declared.name) ? declared.name.text : "";
  if (name !== "" && new RegExp(`\\b${name} [!=]== undefined`).test(text)) return true;
  if (name !== "" && new RegExp(`\\b${name} [!=]== null`).test(text)) return false;
  const type = analysis.checker.getAwaitedType(analysis.checker.getTypeAtLocation(call));
  const parts = type === undefined ? [] : type.isUnion() ? type.types : [type];
  const has = (flag: ts.TypeFlags) => parts.some((each) => (each.flags & flag) !== 0);
  return has(ts.TypeFlags.Undefined) && !has(ts.TypeFlags.Null);
}

/** `if (await cache.has(key)) return cache.get(key)`: what comes back in place of the value would be the answer. */
function isBehindLook(call: ts.CallExpression): boolean {
  for (const at of ancestors(call))
    if (ts.isIfStatement(at) && /\.(has|exists)\(/.test(at.expression.getText())) return true;
  return false;
}
