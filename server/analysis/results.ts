/** What other code can see of a function whose result is not written down. */
import { ts } from "ts-morph";
import type { WithBlock } from "./edit.ts";
import { mayHaveTags } from "./tagged-names.ts";

const WHOLE =
  ts.TypeFormatFlags.NoTruncation |
  ts.TypeFormatFlags.UseFullyQualifiedType |
  ts.TypeFormatFlags.WriteArrowStyleSignature;

/**
 * The signature of a function as text: equal texts from two checkers mean the same to every caller.
 * Undefined where a text does not tell, because the function declares types or tags of its own.
 */
export function resultOf(owner: WithBlock, checker: ts.TypeChecker): string | undefined {
  if (mayHaveTags(owner.body.getText()) || declaresTypes(owner.body)) return undefined;
  const signature = checker.getSignatureFromDeclaration(owner);
  return signature === undefined
    ? undefined
    : checker.signatureToString(signature, undefined, WHOLE);
}

function declaresTypes(node: ts.Node): boolean {
  return (
    ts.isClassLike(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.forEachChild(node, declaresTypes) === true
  );
}
