/** Messages to others that carry a row as it was before the change they tell of. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { entityKey, isWrite } from "../../kit/data/access.ts";
import { accessIn, accessOf } from "../../kit/data/read.ts";
import { resultOf } from "../../kit/data/results.ts";
import { descendants, enclosingFunction, outer, unwrap } from "../../kit/syntax.ts";

export interface OldPayload {
  readonly use: ts.Identifier;
  /** Where the name gets its value. */
  readonly read: ts.Node;
  readonly write: ts.Node;
}

const TELLS = /^(trigger|send|emit|publish|dispatch|notify)\w*|webhook/i;

export function payloadOfOld(
  call: ts.CallExpression,
  name: string,
  analysis: Analysis,
): OldPayload | undefined {
  if (!TELLS.test(name) || !/webhook|event|publish|emit/i.test(call.expression.getText()))
    return undefined;
  const home = enclosingFunction(call);
  if (home === undefined) return undefined;
  for (const use of wholeNames(call)) {
    const read = readOf(use, analysis);
    if (read === undefined) continue;
    for (const each of descendants(home)) {
      if (!ts.isCallExpression(each) || each.pos < read.end || each.end > call.pos) continue;
      const write = accessOf(each, analysis);
      if (write === undefined || !isWrite(write) || write.certainty === "name") continue;
      if (!/^(update|upsert|increment|save)/.test(write.operation) || write.entity === undefined)
        continue;
      // The row itself, or one that came along with it.
      const isSame =
        entityKey(use.text) === write.entity.key ||
        new RegExp(`\\b${write.entity.name}s?\\b\\s*:`, "i").test(read.getText());
      const isFresh = resultOf(write).name?.text === use.text;
      if (isSame && !isFresh && !isOverridden(use) && !isAssignedBetween(use, each, call, home))
        return {
          use,
          read: declarationOf(use, analysis)?.name ?? read,
          write: each.expression,
        };
    }
  }
  return undefined;
}

/** `{ ...order, status: updated.status }`: what changed is told as it is now. */
function isOverridden(use: ts.Identifier): boolean {
  const spread = outer(use);
  if (!ts.isSpreadAssignment(spread)) return false;
  return spread.parent.properties.some(
    (each) => each.pos > spread.pos && ts.isPropertyAssignment(each),
  );
}

/** Names that are handed over whole, also through a mapping: not `order.id`. */
function wholeNames(call: ts.CallExpression): ts.Identifier[] {
  const found: ts.Identifier[] = [];
  for (const argument of call.arguments)
    for (const each of [argument, ...descendants(argument)]) {
      if (!ts.isIdentifier(each)) continue;
      const holder = outer(each);
      const isWhole =
        (ts.isCallExpression(holder) && holder.expression !== each) ||
        (ts.isPropertyAssignment(holder) && unwrap(holder.initializer) === each) ||
        ts.isShorthandPropertyAssignment(holder) ||
        ts.isSpreadAssignment(holder);
      if (isWhole) found.push(each);
    }
  return found;
}

/** The read that a name holds the result of, through destructuring of a row that holds it. */
function readOf(name: ts.Identifier, analysis: Analysis): ts.Node | undefined {
  const holder = declarationOf(name, analysis);
  if (holder === undefined || holder.initializer === undefined) return undefined;
  const value = unwrap(holder.initializer);
  const inner = ts.isAwaitExpression(value) ? unwrap(value.expression) : value;
  if (ts.isCallExpression(inner)) {
    const access = accessIn(inner, analysis);
    return access !== undefined && /^find-(unique|one)$/.test(access.operation) ? inner : undefined;
  }
  return ts.isIdentifier(inner) && !ts.isIdentifier(holder.name)
    ? readOf(inner, analysis)
    : undefined;
}

function declarationOf(
  name: ts.Identifier,
  analysis: Analysis,
): ts.VariableDeclaration | undefined {
  const symbol = ts.isShorthandPropertyAssignment(name.parent)
    ? analysis.checker.getShorthandAssignmentValueSymbol(name.parent)
    : analysis.checker.getSymbolAtLocation(name);
  let at: ts.Node | undefined = symbol?.valueDeclaration;
  while (at !== undefined && (ts.isBindingElement(at) || ts.isObjectBindingPattern(at)))
    at = at.parent;
  return at !== undefined && ts.isVariableDeclaration(at) ? at : undefined;
}

/** `order = await load()` after the write. */
function isAssignedBetween(
  use: ts.Identifier,
  write: ts.Node,
  call: ts.Node,
  home: ts.Node,
): boolean {
  for (const each of descendants(home))
    if (
      ts.isBinaryExpression(each) &&
      each.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      each.left.getText() === use.text &&
      each.pos >= write.pos - 20 &&
      each.end <= call.pos
    )
      return true;
  return false;
}
