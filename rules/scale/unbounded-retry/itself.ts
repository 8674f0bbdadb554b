/** Work that hands the very same work to itself, and schedules of attempts that have no end. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { receiverOf } from "../../kit/data/chain.ts";
import { effectOfCall } from "../../kit/effects/effect.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  propertyName,
  unwrap,
} from "../../kit/syntax.ts";

const ENDLESS =
  /^Schedule\s*\.\s*(exponential|spaced|fixed|fibonacci|forever|linear|windowed|jittered)\b/;
const ENDS =
  /recurs|upTo|times|until|while|intersect|\bboth|either|andThen|take|elapsed|maxRetries/i;

/** `Effect.retry(Schedule.exponential("100 millis"))` */
export function endlessSchedule(call: ts.CallExpression, analysis: Analysis): ts.Node | undefined {
  if (calledName(call.expression)?.text !== "retry") return undefined;
  if (!/^(Effect|Stream|Layer)$/.test(receiverOf(call)?.getText() ?? "")) return undefined;
  const last = call.arguments.at(-1);
  if (last === undefined || ENDS.test(last.getText())) return undefined;
  const given = unwrap(last);
  const schedule = ts.isObjectLiteralExpression(given) ? propertyOf(given, "schedule") : given;
  const value = schedule === undefined ? undefined : scheduleBehind(schedule, analysis);
  if (value === undefined || ENDS.test(value.getText())) return undefined;
  return ENDLESS.test(value.getText()) ? last : undefined;
}

function propertyOf(literal: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const each of literal.properties)
    if (ts.isPropertyAssignment(each) && propertyName(each.name) === name)
      return unwrap(each.initializer);
  return undefined;
}

function scheduleBehind(expression: ts.Expression, analysis: Analysis): ts.Expression {
  if (!ts.isIdentifier(expression)) return expression;
  const declared = analysis.declarationOf(expression);
  return declared !== undefined && ts.isVariableDeclaration(declared) && declared.initializer
    ? unwrap(declared.initializer)
    : expression;
}

const GOES_ON =
  /cursor|page|offset|after|start|skip|index|batch|attempt|retr|tries|count|last|next|remaining|depth|round/i;

/** In a branch of a route, the route is sent the message that it was called with, and no word of how far it came. */
export function handsSameToItself(
  call: ts.CallExpression,
  analysis: Analysis,
): ts.Node | undefined {
  if (
    !/^(publish|send|add|enqueue|trigger|schedule|dispatch)/.test(
      calledName(call.expression)?.text ?? "",
    )
  )
    return undefined;
  const path = ownPath(call.getSourceFile().fileName);
  const home = enclosingFunction(call);
  const options = call.arguments.map(unwrap).find(ts.isObjectLiteralExpression);
  if (path === undefined || home === undefined || options === undefined) return undefined;
  const url = propertyOf(options, "url");
  const body = propertyOf(options, "body");
  if (url === undefined || body === undefined || !ts.isObjectLiteralExpression(body))
    return undefined;
  if (
    !url
      .getText()
      .replace(/[`"']$/, "")
      .endsWith(path)
  )
    return undefined;
  if (effectOfCall(call, analysis)?.target !== "queue") return undefined;
  if (!body.properties.every(isUnchanged)) return undefined;
  for (const at of ancestors(call)) if (ts.isIfStatement(at)) return at.expression;
  return undefined;
}

/** `…/app/api/cron/import/route.ts` → `/api/cron/import` */
function ownPath(file: string): string | undefined {
  const found = /\/(api\/.+?)\/route\.[cm]?tsx?$/.exec(file.replace(/\/\([^/]+\)(?=\/)/g, ""));
  return found === null ? undefined : `/${found[1]}`;
}

function isUnchanged(property: ts.ObjectLiteralElementLike): boolean {
  if (property.name === undefined) return ts.isSpreadAssignment(property);
  const name = property.name.getText();
  if (GOES_ON.test(name)) return false;
  const value = ts.isShorthandPropertyAssignment(property)
    ? property.name
    : ts.isPropertyAssignment(property)
      ? unwrap(property.initializer)
      : undefined;
  if (value === undefined || !ts.isIdentifier(value) || value.text !== name) return false;
  return !isReassigned(value);
}

function isReassigned(name: ts.Identifier): boolean {
  const home = [...ancestors(name)].filter(ts.isFunctionLike).at(-1);
  if (home === undefined) return true;
  for (const node of descendants(home))
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
      node.operatorToken.kind <= ts.SyntaxKind.LastAssignment &&
      node.left.getText() === name.text
    )
      return true;
  return false;
}
