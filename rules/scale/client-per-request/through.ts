/** Clients that a function of the project opens for whoever calls it, where a caller does so for each of its own calls. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import {
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  outer,
} from "../../kit/syntax.ts";
import { wordsOf } from "../../kit/words.ts";

type Making = ts.NewExpression | ts.CallExpression;

export interface Through {
  /** The function that asks for a client each time. */
  readonly home: FunctionNode;
  readonly made: Making;
}

const OPENS = /^(open|connect|create|make|get|build|new|init|use|acquire|setup|db|redis)$/;
const CLIENTS =
  /^(db|database|pool|client|redis|prisma|mongo|connection|kafka|producer|queue|cache|orm|knex|drizzle|sql|valkey|postgres|pg|mysql)s?$/;

/** Undefined where the client is kept, handed on, closed, or used by what runs later. */
export function openedThrough(
  call: Making,
  analysis: Analysis,
  isClient: (made: Making) => boolean,
): Through | undefined {
  if (!ts.isCallExpression(call)) return undefined;
  const [verb = "", ...nouns] = wordsOf(calledName(call.expression)?.text ?? "");
  if (!OPENS.test(verb) || ![verb, ...nouns].some((each) => CLIENTS.test(each))) return undefined;
  const home = enclosingFunction(call);
  if (home === undefined || !isForgotten(call, home)) return undefined;
  const opener = bodyOfCalled(call, analysis);
  if (opener?.body === undefined || opener.getSourceFile().isDeclarationFile) return undefined;
  const made = madeBy(opener, isClient);
  return made === undefined ? undefined : { home, made };
}

/** The client that a function makes anew and gives to its caller, itself or with a layer over it. */
function madeBy(opener: FunctionNode, isClient: (made: Making) => boolean): Making | undefined {
  if (opener.body === undefined || keeps(opener)) return undefined;
  const inside = [opener.body, ...descendants(opener.body, (each) => !isFunctionNode(each))];
  const made = inside.find(
    (each): each is Making =>
      (ts.isNewExpression(each) || ts.isCallExpression(each)) && isClient(each),
  );
  if (made === undefined) return undefined;
  let holder = outer(made);
  if (ts.isAwaitExpression(holder)) holder = outer(holder);
  if (holder === opener || ts.isReturnStatement(holder)) return made;
  const name =
    ts.isVariableDeclaration(holder) && ts.isIdentifier(holder.name) ? holder.name.text : undefined;
  if (name === undefined) {
    // `return drizzle(new Pool(…))`
    const above = ts.isCallExpression(holder) ? outer(holder) : undefined;
    return above === opener || (above !== undefined && ts.isReturnStatement(above))
      ? made
      : undefined;
  }
  const isGiven = inside.some(
    (each) =>
      ts.isReturnStatement(each) &&
      new RegExp(`\\b${name}\\b`).test(each.expression?.getText() ?? ""),
  );
  return isGiven ? made : undefined;
}

/** Something outside of it is looked at or assigned, or it runs once: it may keep what it made. */
function keeps(opener: FunctionNode): boolean {
  const text = opener.getText();
  if (
    /\b(cached?|instance|singleton|memo\w*|global|globalThis|once)\b|\?\?=|\|\|=|\bthis\./i.test(
      text,
    )
  )
    return true;
  if (/\bif \(!?\w+\) (\{\s*)?return|\.(get|has)\(/.test(text)) return true;
  // `const open = once(() => …)`
  const holder = outer(opener);
  return ts.isCallExpression(holder);
}

const CLOSES = /^(\$?disconnect|quit|close|end|destroy|terminate|release|shutdown|\$?dispose)$/;

/** Held by a local name that is merely used, in this function alone. */
function isForgotten(call: ts.CallExpression, home: FunctionNode): boolean {
  let holder = outer(call);
  if (ts.isAwaitExpression(holder)) holder = outer(holder);
  if (!ts.isVariableDeclaration(holder)) return false;
  const names = ts.isIdentifier(holder.name)
    ? [holder.name]
    : holder.name.elements.flatMap((each) =>
        ts.isBindingElement(each) && ts.isIdentifier(each.name) ? [each.name] : [],
      );
  const texts = new Set(names.map(({ text }) => text));
  let isUsed = false;
  for (const each of descendants(home)) {
    if (!ts.isIdentifier(each) || !texts.has(each.text) || names.includes(each)) continue;
    const { parent } = each;
    if (ts.isPropertyAccessExpression(parent) && parent.name === each) continue;
    if (enclosingFunction(each) !== home) return false;
    if (!ts.isPropertyAccessExpression(parent) || CLOSES.test(parent.name.text)) return false;
    isUsed = true;
  }
  return isUsed;
}
