/** A function beside another one that takes many of what the other takes one of. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { onlyBodyOfCalled } from "../../kit/called.ts";
import { calledName, propertyName } from "../../kit/syntax.ts";
import { wordsOf } from "../../kit/words.ts";

/** `pricesFor(skus: string[])` beside `priceFor(sku: string)`: its name; undefined where nobody wrote one. */
export function siblingForMany(call: ts.CallExpression, analysis: Analysis): string | undefined {
  const name = calledName(call.expression)?.text;
  const body = onlyBodyOfCalled(call, analysis);
  if (name === undefined || body === undefined) return undefined;
  const subject = new Set(wordsOf(name).map(singular));
  for (const { called, parameters } of besides(body)) {
    if (called === name || !parameters.some(({ type }) => type !== undefined && isList(type)))
      continue;
    const words = wordsOf(called);
    const isOfMany =
      words.some((each) => MANY.test(each)) || words.some((each) => each !== singular(each));
    if (isOfMany && words.some((each) => isSubject(singular(each)) && subject.has(singular(each))))
      return called;
  }
  return undefined;
}

const MANY = /^(many|batch|bulk|multi|multiple|list)$/;

/** What the call is about, as opposed to what it does. */
function isSubject(word: string): boolean {
  return !/^(get|find|fetch|load|read|look|lookup|query|resolve|by|for|of|from|id|all|key|data)$/.test(
    word,
  );
}

function singular(word: string): string {
  return word.replace(/ies$/, "y").replace(/(?<!s)s$/, "");
}

function isList(type: ts.TypeNode): boolean {
  return /\[\]$|^(readonly |Readonly)?\(?Array<|^ReadonlyArray<|^(Readonly)?Set</.test(
    type.getText(),
  );
}

interface Beside {
  readonly called: string;
  readonly parameters: readonly ts.ParameterDeclaration[];
}

/** The methods of its class, or the functions of its file. */
function besides(fn: ts.FunctionLikeDeclaration): readonly Beside[] {
  if (ts.isClassLike(fn.parent))
    return fn.parent.members.flatMap((each) =>
      ts.isMethodDeclaration(each)
        ? [{ called: propertyName(each.name) ?? "", parameters: [...each.parameters] }]
        : [],
    );
  return fn
    .getSourceFile()
    .statements.flatMap((each) =>
      ts.isFunctionDeclaration(each) && each.name !== undefined
        ? [{ called: each.name.text, parameters: [...each.parameters] }]
        : [],
    );
}
