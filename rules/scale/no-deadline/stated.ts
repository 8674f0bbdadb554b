/** What people state about their own functions in tags: that a wrapper has a deadline, that a helper bounds what it runs. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { indentAt, insertAt, lineBreakOf } from "../../kit/edits.ts";
import type { Fix, TextEdit } from "../../kit/rule.ts";
import {
  ancestors,
  type FunctionNode,
  functionOf,
  isFunctionNode,
  isNamedFunction,
  outer,
} from "../../kit/syntax.ts";
import { type CallFacts, factsOfDeclaration } from "../../kit/tags.ts";

/** A deadline that is stated to be longer than this bounds nothing; milliseconds. */
const LONGEST = 60_000;
const STATED = "10s";

/** `@remote call http` with `@default 10s` above a function: its calls end in that time, however it does it. */
export function isStatedBounded(owner: FunctionNode): boolean {
  const facts = factsOfDeclaration(owner);
  return facts?.remote !== undefined && (facts.defaultDeadline ?? Infinity) <= LONGEST;
}

/** Writes such a statement above the function around a call, or `@bounds` above the helper that runs it. */
export function statementFix(
  call: ts.CallExpression,
  facts: CallFacts,
  analysis: Analysis,
): Fix | undefined {
  const helper = helperAround(call, analysis);
  if (helper !== undefined) {
    const { declaration, parameter, name } = helper;
    return {
      title: `State that \`${name}\` bounds what it runs (tag above the function)`,
      safety: "review",
      isStatement: true,
      edits: () => tagEdits(declaration, [`@bounds ${parameter}`]),
    };
  }
  const owner = [...ancestors(call)].find(
    (node): node is FunctionNode => isFunctionNode(node) && isNamedFunction(node),
  );
  const name = owner === undefined ? undefined : nameOf(owner);
  const known = owner === undefined ? undefined : factsOfDeclaration(owner);
  if (owner === undefined || name === undefined || known?.defaultDeadline !== undefined)
    return undefined;
  const { effect = "call", to = "http" } = facts.remote ?? {};
  const lines = known?.remote === undefined ? [`@remote ${effect} ${to}`] : [];
  return {
    title: `State that \`${name}\` already has a deadline (tags above the function)`,
    safety: "review",
    isStatement: true,
    edits: () => tagEdits(owner, [...lines, `@default ${STATED}`]),
  };
}

/** The project's own function that is given the closure around the call. */
function helperAround(call: ts.CallExpression, analysis: Analysis) {
  let from: ts.Node = call;
  for (const node of ancestors(call)) {
    if (ts.isCallExpression(node) && isFunctionNode(from)) {
      const index = node.arguments.indexOf(from as ts.Expression);
      const declared = index < 0 ? undefined : analysis.declarationOf(node.expression);
      const helper = declared === undefined ? undefined : functionOf(declared);
      const parameter = helper?.parameters[index]?.name;
      const name = helper === undefined ? undefined : nameOf(helper);
      if (
        helper?.body !== undefined &&
        parameter !== undefined &&
        ts.isIdentifier(parameter) &&
        name !== undefined
      )
        return { declaration: helper, parameter: parameter.text, name };
    }
    if (isFunctionNode(node) && isNamedFunction(node)) return undefined;
    from = node;
  }
  return undefined;
}

function nameOf(owner: FunctionNode): string | undefined {
  if (ts.isConstructorDeclaration(owner)) return undefined;
  const named = owner.name ?? (outer(owner) as { name?: ts.Node }).name;
  const isName = named !== undefined && (ts.isIdentifier(named) || ts.isPrivateIdentifier(named));
  return isName ? named.text : undefined;
}

/** The node whose comment is that of a function. */
function documented(owner: FunctionNode): ts.Node {
  if (!ts.isArrowFunction(owner) && !ts.isFunctionExpression(owner)) return owner;
  const holder = outer(owner);
  return ts.isVariableDeclaration(holder) ? holder.parent.parent : holder;
}

/** Lines at the end of the comment that stands above a function, or a comment of their own. */
function tagEdits(owner: FunctionNode, lines: readonly string[]): readonly TextEdit[] {
  const node = documented(owner);
  const file = node.getSourceFile();
  const start = node.getStart(file);
  const indent = indentAt(file, start);
  const line = lineBreakOf(file);
  const tags = lines.map((each) => `${indent} * ${each}${line}`).join("");
  const comment = ts
    .getLeadingCommentRanges(file.text, node.getFullStart())
    ?.findLast(({ pos }) => file.text.startsWith("/**", pos));
  if (comment === undefined)
    return [insertAt(file, start, `/**${line}${tags}${indent} */${line}${indent}`)];
  const text = file.text.slice(comment.pos, comment.end);
  if (text.includes("\n")) {
    const end = file.text.lastIndexOf("\n", comment.end - 1) + 1;
    return [insertAt(file, end, tags)];
  }
  const said = text.slice(3, -2).trim();
  const whole = `/**${line}${indent} * ${said}${line}${tags}${indent} */`;
  return [{ file: file.fileName, start: comment.pos, end: comment.end, text: whole }];
}
