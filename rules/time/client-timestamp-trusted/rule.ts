/** Times of records that are taken from the clock of whoever calls. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { namedFunction, nameOf } from "../../kit/functions.ts";
import { callsOf } from "../../kit/references.ts";
import { defineRule, SERVER_CONTEXTS } from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  type FunctionNode,
  isFunctionNode,
  placeOf,
  propertyName,
  unwrap,
} from "../../kit/syntax.ts";
import page from "./README.md";

export default defineRule({
  id: "time/client-timestamp-trusted",
  title: "Time of a record by the caller's clock",
  assumption: "The caller's clock tells when it happened.",
  patterns: ["sequencer", "hybrid-logical-clock"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "question",
    "multi-node": "question",
    distributed: "question",
    unknown: "question",
  },
  since: "0.1.0",
  page,
  on: {
    PropertyAssignment(node, analysis, report) {
      const name = propertyName(node.name) ?? "";
      if (!RECORD_TIME.test(name) || !isGiven(node.initializer) || !isStored(node)) return;
      if (!analysis.runsOnServer(node) || !isFirst(node)) return;
      report({
        at: node,
        message: `\`${name}\` of the record is what the caller's clock says, and nothing checks it`,
        confidence: "possible",
        related: storedBy(node, analysis),
      });
    },
  },
});

const RECORD_TIME = /^(createdAt|updatedAt|created_at|updated_at|modifiedAt|lastModified(At)?)$/;
const INPUT =
  /^(\w*[iI]nput|\w*[bB]ody|\w*[pP]ayload|\w*[dD]to|params|req|request|command|args|\w*Params|message|event)$/;

/** `input.createdAt`, also through `new Date(…)`, `??` and a choice. */
function isGiven(value: ts.Expression): boolean {
  for (const node of [unwrap(value), ...descendants(value)]) {
    if (!ts.isPropertyAccessExpression(node) || !RECORD_TIME.test(node.name.text)) continue;
    let root: ts.Expression = node.expression;
    while (ts.isPropertyAccessExpression(root)) root = unwrap(root.expression);
    if (ts.isIdentifier(root) && INPUT.test(root.text)) return !isChecked(node, root);
  }
  return false;
}

/** Compared with the clock of the server, or bounded by it. */
function isChecked(member: ts.PropertyAccessExpression, root: ts.Expression): boolean {
  const home = namedFunction(member);
  if (home === undefined) return true;
  const text = `${root.getText()}.${member.name.text}`;
  for (const node of descendants(home)) {
    if (ts.isBinaryExpression(node) && /^[<>]=?$/.test(node.operatorToken.getText()))
      if (node.getText().includes(text)) return true;
    if (
      ts.isCallExpression(node) &&
      /^(min|max|clamp|isBefore|isAfter)$/.test(calledName(node.expression)?.text ?? "")
    )
      if (node.getText().includes(text)) return true;
  }
  return false;
}

const COPIES =
  /import|migrat|seed|sync|replicat|restore|backup|clone|duplicate|webhook|fixture|mapper|serializ|transform|format|to(Dto|Response|Json|Domain|Entity)|ingest|toPublic|present/i;

/** The literal is what a write is given, in the write or in a function that builds it. */
function isStored(node: ts.PropertyAssignment): boolean {
  const home = namedFunction(node);
  if (home === undefined || COPIES.test(nameOf(home))) return false;
  if (COPIES.test(node.getSourceFile().fileName.split("/").slice(-2).join("/"))) return false;
  for (const at of ancestors(node, home)) {
    if (ts.isCallExpression(at))
      return /^(create\w*|insert\w*|upsert|save|update\w*|values|set|add)$/i.test(
        calledName(at.expression)?.text ?? "",
      );
    if (
      ts.isVariableDeclaration(at) &&
      /(CreateInput|UpdateInput|Insert|NewRow)/.test(at.type?.getText() ?? "")
    )
      return true;
    if (isFunctionNode(at)) break;
  }
  return (
    /(CreateInput|UpdateInput|Insert)\b/.test(home.type?.getText() ?? "") ||
    /^(build|make|prepare|create)\w*(Data|Input|Row|Values|Record)$/.test(nameOf(home))
  );
}

/** One question for each record. */
function isFirst(node: ts.PropertyAssignment): boolean {
  const { properties } = node.parent;
  const same = properties.filter(
    (each): each is ts.PropertyAssignment =>
      ts.isPropertyAssignment(each) &&
      RECORD_TIME.test(propertyName(each.name) ?? "") &&
      isGiven(each.initializer),
  );
  return same.length === 0 || same[0] === node;
}

/** The calls of the function that builds it. */
function storedBy(node: ts.Node, analysis: Analysis) {
  const home: FunctionNode | undefined = namedFunction(node);
  if (home === undefined || !/^(build|make|prepare)/.test(nameOf(home))) return [];
  return callsOf(home, analysis)
    .slice(0, 3)
    .map((call) => ({ ...placeOf(call.expression), message: "the record is made of it here" }));
}
