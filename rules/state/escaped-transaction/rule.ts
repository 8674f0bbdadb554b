/** Statements inside a transaction's callback that go through the client outside of it. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { type Access, isRead } from "../../kit/data/access.ts";
import { receiverOf } from "../../kit/data/chain.ts";
import { type Transaction, transactionOf } from "../../kit/data/transactions.ts";
import { replaceNode } from "../../kit/edits.ts";
import { effectsWithin, type ReachedEffect } from "../../kit/effects/summary.ts";
import { defineRule, type Fix, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { placeOf, unwrap } from "../../kit/syntax.ts";
import { lastNames } from "../../kit/words.ts";
import { isOfInjected, isOfSameType, outside } from "./members.ts";
import { begunOnPool } from "./pooled.ts";
import page from "./README.md";
import { mayCommit, outsideSpan } from "./spans.ts";

const ID = "state/escaped-transaction";

export default defineRule({
  id: ID,
  title: "Statement outside of the transaction it stands in",
  assumption: "Everything in this block is in the transaction.",
  patterns: ["optimistic-concurrency"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "error",
    "multi-node": "error",
    distributed: "error",
    unknown: "error",
  },
  since: "0.1.0",
  page,
  on: {
    CallExpression(call, analysis, report) {
      const transaction = transactionOf(call, analysis);
      if (transaction !== undefined) inspect(call, transaction, analysis, report);
      for (const each of mayCommit(call) ? outsideSpan(call, analysis) : []) report(each);
      const begun = mayBegin(call) ? begunOnPool(call, analysis) : undefined;
      if (begun !== undefined) report(begun);
    },
    NoSubstitutionTemplateLiteral(node, analysis, report) {
      const { parent } = node;
      if (!ts.isTaggedTemplateExpression(parent) || !/^\s*(begin|start\s)/i.test(node.text)) return;
      // `execute(sql`BEGIN`)` is judged by its call.
      if (ts.isCallExpression(parent.parent)) return;
      const begun = begunOnPool(parent, analysis);
      if (begun !== undefined) report(begun);
    },
  },
});

/** By the first argument alone, so that other calls cost nothing. */
function mayBegin(call: ts.CallExpression): boolean {
  const [first] = call.arguments;
  return (
    first !== undefined && /^\w*["'`]\s*(begin|start\s+trans)/i.test(first.getText().slice(0, 40))
  );
}

/** What opens it: what it is called on, or the pool that a function of the project's own takes its connection from. */
function clientOf(opener: ts.CallExpression, body: Transaction["body"]): ts.Expression | undefined {
  const given = opener.arguments.find(
    (each) => unwrap(each) !== body && /(pool|db|knex|prisma|source|client)$/i.test(each.getText()),
  );
  return given === undefined ? receiverOf(opener) : unwrap(given);
}

function inspect(
  opener: ts.CallExpression,
  transaction: Transaction,
  analysis: Analysis,
  report: ReportSink,
): void {
  const { body, handle } = transaction;
  const client = clientOf(opener, body);
  if (client === undefined || body.body === undefined || handle === undefined) return;
  if (!ts.isIdentifier(handle.name) || !analysis.runsOnServer(opener)) return;
  const name = handle.name.text;
  const direct: Access[] = [];
  for (const each of effectsWithin(body.body, analysis)) {
    const { access } = each.effect;
    if (access === undefined || access.certainty === "name") continue;
    if (each.via.length === 0) {
      if (isSameClient(access.root, client, analysis)) direct.push(access);
      else if (isLeftOut(access, name, body)) reportLeftOut(access, name, opener, report);
      else if (isOfInjected(access, name, body, analysis)) report(outside(access, name, opener));
    } else if (isThroughOther(each, access, name, client, analysis))
      reportThrough(each, access, opener, report);
  }
  if (direct.length > 0) reportDirect(direct, name, opener, report);
}

/** Sequelize's models take part by an option; where one statement has it, one without it was forgotten. */
function isLeftOut(access: Access, handle: string, body: Transaction["body"]): boolean {
  if (access.client !== "sequelize" || isRead(access)) return false;
  const named = new RegExp(`\\b${handle}\\b`);
  if (named.test(access.anchor.getText())) return false;
  return new RegExp(`[{,]\\s*(transaction\\s*:\\s*)?${handle}\\s*[,}]`).test(body.getText());
}

function reportLeftOut(
  access: Access,
  handle: string,
  opener: ts.CallExpression,
  report: ReportSink,
): void {
  report({
    at: ts.isCallExpression(access.anchor) ? access.anchor.expression : access.anchor.tag,
    basis: access.node,
    message: `This writes outside of the transaction: it was not given \`${handle}\``,
    confidence: "possible",
    related: [{ ...placeOf(opener.expression), message: "the transaction begins here" }],
  });
}

/** One slip in one callback: the first write stands for all, or the first read where nothing is written. */
function reportDirect(
  accesses: readonly Access[],
  handle: string,
  opener: ts.CallExpression,
  report: ReportSink,
): void {
  const access = accesses.find((each) => !isRead(each)) ?? accesses[0];
  if (access === undefined) return;
  const others = accesses.filter((each) => each.root !== access.root);
  report({
    at: access.root,
    basis: access.node,
    message: `This ${isRead(access) ? "reads" : "writes"} outside of the transaction: \`${textOf(access.root)}\` is not \`${handle}\``,
    confidence: access.certainty === "resolved" ? "certain" : "likely",
    ...(isRead(access) ? { atMost: "warning" as const } : {}),
    related: [
      { ...placeOf(opener.expression), message: "the transaction begins here" },
      ...others.map((each) => ({
        ...placeOf(each.root),
        message: `this ${isRead(each) ? "reads" : "writes"} outside, too`,
      })),
    ],
    fixes: [useHandle([access, ...others], handle)],
  });
}

/** A function that goes through a client of its own, and was not given the transaction's. */
function reportThrough(
  { at, effect }: ReachedEffect,
  access: Access,
  opener: ts.CallExpression,
  report: ReportSink,
): void {
  if (isRead(access)) return;
  report({
    at: ts.isTaggedTemplateExpression(at) ? at.tag : at.expression,
    basis: at,
    message:
      "What this calls writes outside of the transaction: it goes through a client of its own",
    confidence: "possible",
    related: [
      { ...placeOf(effect.node), message: "the statement outside" },
      { ...placeOf(opener.expression), message: "the transaction begins here" },
    ],
  });
}

/** The same name, member or declaration; a transaction opened on a repository's client counts as its client. */
function isSameClient(root: ts.Expression, client: ts.Expression, analysis: Analysis): boolean {
  const [a, b] = [unwrap(root), unwrap(client)];
  if (a.getText() !== b.getText()) return false;
  const [first, second] = [analysis.declarationOf(a), analysis.declarationOf(b)];
  return first === second;
}

function isThroughOther(
  { at, via }: ReachedEffect,
  access: Access,
  handle: string,
  client: ts.Expression,
  analysis: Analysis,
): boolean {
  const given = ("arguments" in at ? (at.arguments ?? []) : [])
    .map((each) => each.getText())
    .join();
  const receiver = ts.isCallExpression(at) ? (receiverOf(at)?.getText() ?? "") : "";
  if (new RegExp(`\\b${handle}\\b`).test(`${given} ${receiver}`) || via.length > 2) return false;
  // Its own client, named at the top of a module; a parameter or a getter may hand out the transaction's.
  const root = unwrap(access.root);
  const declaration = analysis.declarationOf(root);
  if (via.length === 1 && isOfSameType(root, client, analysis)) return true;
  // `this.knex` in a method that the callback calls on the same object.
  if (
    ts.isPropertyAccessExpression(root) &&
    unwrap(root.expression).kind === ts.SyntaxKind.ThisKeyword &&
    receiver === "this" &&
    via.length === 1
  )
    return isSameClient(root, client, analysis);
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return false;
  const isModule = ts.isSourceFile(declaration.parent.parent.parent);
  const own = analysis.declarationOf(unwrap(client));
  return isModule && own === declaration;
}

function useHandle(accesses: readonly Access[], handle: string): Fix {
  return {
    title: `Go through \`${handle}\``,
    safety: "review",
    edits: () => accesses.map(({ root }) => replaceNode(root, handle)),
  };
}

function textOf(node: ts.Node): string {
  const text = node.getText().replace(/\s+/g, "");
  return lastNames(text, 24);
}
