/** Times that another service is asked to begin behind: `updated_at_min`, `modifiedSince`, `?since=`. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { accessOf } from "../../kit/data/read.ts";
import {
  ancestors,
  calledName,
  descendants,
  isFunctionNode,
  literalText,
  unwrap,
} from "../../kit/syntax.ts";

export interface Asked {
  readonly name: string;
  readonly value: ts.Expression;
  readonly node: ts.Node;
}

const PARAMETER =
  /^((updated|created|modified|changed|last_?modified|last_?updated)(_?(at|on|date|time))?_?(min|since|after|from|gte?|start)|since|(updated|modified|changed|created|newer)_?(since|after|than|from)|min_?(updated|created|modified)(_?at)?)$/i;

/** `{ updated_at_min: since }` in what a call is given. */
export function askedByProperty(
  node: ts.PropertyAssignment | ts.ShorthandPropertyAssignment,
  analysis: Analysis,
): Asked | undefined {
  const name =
    ts.isIdentifier(node.name) || ts.isStringLiteralLike(node.name) ? node.name.text : "";
  if (!PARAMETER.test(name)) return undefined;
  for (const at of ancestors(node)) {
    if (ts.isStatement(at) && !ts.isVariableStatement(at)) return undefined;
    if (isFunctionNode(at) || ts.isVariableStatement(at)) return undefined;
    if (!ts.isCallExpression(at)) continue;
    if (accessOf(at, analysis) !== undefined) return undefined;
    const value = ts.isPropertyAssignment(node) ? node.initializer : node.name;
    return { name, value, node };
  }
  return undefined;
}

/** `params.set("since", last)` */
export function askedByCall(call: ts.CallExpression): Asked | undefined {
  if (!/^(set|append)$/.test(calledName(call.expression)?.text ?? "")) return undefined;
  const [key, value] = call.arguments;
  const name = literalText(key === undefined ? undefined : unwrap(key));
  return name === undefined || value === undefined || !PARAMETER.test(name)
    ? undefined
    : { name, value, node: call };
}

/** `` `/orders?updated_since=${last}` `` */
export function askedByTemplate(node: ts.TemplateExpression): Asked | undefined {
  let before = node.head.text;
  for (const { expression, literal } of node.templateSpans) {
    const name = /[?&](\w+)=$/.exec(before)?.[1];
    if (name !== undefined && PARAMETER.test(name))
      return { name, value: inner(expression), node: expression };
    before = literal.text;
  }
  return undefined;
}

function inner(expression: ts.Expression): ts.Expression {
  const at = unwrap(expression);
  return ts.isCallExpression(at) && calledName(at.expression)?.text === "encodeURIComponent"
    ? (at.arguments[0] ?? at)
    : at;
}

/** The code keeps only what is later than what it asked for, so that equal times are left out. */
export function leavesOutEqual({ name, value }: Asked, unit: ts.Node): boolean {
  if (/after|gt$|newer/i.test(name)) return true;
  const text = unwrap(value).getText();
  for (const node of descendants(unit)) {
    if (!ts.isBinaryExpression(node) || !/^[<>]$/.test(node.operatorToken.getText())) continue;
    if ([node.left, node.right].some((each) => mentions(each, text))) return true;
  }
  return false;
}

function mentions(node: ts.Expression, text: string): boolean {
  return node.getText() === text || [...descendants(node)].some((each) => each.getText() === text);
}
