/** Answers that are asked of many others: what some of them gave is of use without the rest. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { lastName, receiverOf } from "../../kit/data/chain.ts";
import { effectOfCall, nameOfCall } from "../../kit/effects/effect.ts";
import { effectsWithin, type ReachedEffect } from "../../kit/effects/summary.ts";
import { effectsOfElement, type Fanout } from "../../kit/fanout.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import { calledName, descendants, unwrap } from "../../kit/syntax.ts";
import { isUnseenWork, isWaitedFor } from "../../kit/unseen.ts";

export const SOURCES =
  /hook|listener|plugin|tool|source|provider|adapter|connector|server|integration|upstream|backend/i;
const HOOKS = /hook|listener|handler|plugin|callback|subscriber|observer|middleware|tool/i;
/** What speaks for somebody outside. */
const SPEAKERS =
  /(adapter|provider|channel|source|gateway|connector|transport|notifier|carrier|supplier|upstream|exchange|courier|bank|insurer|marketplace|driver|probe|check(er)?)s?$/i;

/** `hooks.map((hook) => hook(event))`, `listeners.map((l) => l.run())`: code of others. */
export function hookCalled(fanout: Fanout, names = HOOKS): string | undefined {
  const element = fanout.callback?.parameters[0]?.name;
  if (element === undefined || !ts.isIdentifier(element)) return undefined;
  if (!names.test(`${element.text} ${fanout.over.getText()}`)) return undefined;
  for (const node of [fanout.body, ...descendants(fanout.body)]) {
    if (!ts.isCallExpression(node)) continue;
    const callee = unwrap(node.expression);
    const root = ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : callee;
    if (ts.isIdentifier(root) && root.text === element.text) return callee.getText().slice(0, 30);
  }
  return undefined;
}

/** `channels.map((channel) => channel.deliver(message))`, or the same in a method that takes the channel. */
export function speakerAsked(fanout: Fanout, analysis: Analysis): string | undefined {
  const element = fanout.callback?.parameters[0];
  if (element === undefined || !ts.isIdentifier(element.name)) return undefined;
  const direct = askedOf(element.name.text, fanout.body);
  if (direct !== undefined) return isSpeaker(element, element.name.text) ? direct : undefined;
  for (const node of [fanout.body, ...descendants(fanout.body)]) {
    if (!ts.isCallExpression(node)) continue;
    const index = node.arguments.findIndex((each) => each.getText() === element.name.getText());
    const method = index < 0 ? undefined : bodyOfCalled(node, analysis);
    const parameter = method?.parameters[index];
    if (method?.body === undefined || parameter === undefined) continue;
    if (!ts.isIdentifier(parameter.name) || !isSpeaker(parameter, parameter.name.text)) continue;
    const asked = catchesAll(method.body) ? undefined : askedOf(parameter.name.text, method.body);
    if (asked !== undefined) return asked;
  }
  return undefined;
}

function askedOf(name: string, body: ts.Node): string | undefined {
  for (const node of [body, ...descendants(body)]) {
    if (!ts.isCallExpression(node) || !isWaitedFor(node)) continue;
    const callee = unwrap(node.expression);
    if (!ts.isPropertyAccessExpression(callee) || callee.expression.getText() !== name) continue;
    if (ASKS.test(callee.name.text)) return callee.getText().slice(0, 30);
  }
  return undefined;
}

const ASKS =
  /^(deliver|send|notify|publish|post|push|quote|rate|price|search|find|fetch|query|lookup|list|request|call|execute|check|ping|probe|get|load|read|ask|offer|estimate|status|health|poll|collect|sync|pull)/;

function isSpeaker(parameter: ts.ParameterDeclaration, name: string): boolean {
  return SPEAKERS.test(name) || SPEAKERS.test(parameter.type?.getText() ?? "");
}

function catchesAll(body: ts.Node): boolean {
  return [...descendants(body)].some(
    (each) =>
      (ts.isTryStatement(each) && each.catchClause !== undefined) ||
      (ts.isPropertyAccessExpression(each) && each.name.text === "catch"),
  );
}

/** `vendors.map((vendor) => offerOf(vendor))`, where that asks somebody else over HTTP. */
export function vendorAsked(fanout: Fanout, analysis: Analysis): string | undefined {
  const element = fanout.callback?.parameters[0]?.name;
  if (element === undefined || !ts.isIdentifier(element)) return undefined;
  if (!VENDORS.test(element.text) || !VENDORS.test(lastName(fanout.over))) return undefined;
  const found = effectsOfElement(fanout, analysis).find(isAnswer);
  return found === undefined ? undefined : nameOfCall(found.effect.node, 30);
}

/** Whoever offers the same as others do. */
const VENDORS =
  /^(\w*[a-z_])?(adapter|provider|source|gateway|connector|carrier|supplier|upstream|exchange|courier|bank|insurer|marketplace|vendor|airline|broker|mirror|retailer|merchant|backend|feed|widget)s?$/i;

function isAnswer({ effect }: ReachedEffect): boolean {
  return effect.target === "http" && effect.certainty !== "name";
}

/** Health and status of each of many: one that is down is an answer, too. */
export function statusAsked(fanout: Fanout): string | undefined {
  if (!/source|provider|service|region|endpoint|server|upstream|node/i.test(fanout.over.getText()))
    return undefined;
  for (const node of [fanout.body, ...descendants(fanout.body)]) {
    if (!ts.isCallExpression(node)) continue;
    if (!/^(fetch|get|request|head|ping|check)$/.test(calledName(node.expression)?.text ?? ""))
      continue;
    if (/url|health|status|endpoint/i.test(node.arguments[0]?.getText() ?? ""))
      return node.expression.getText().slice(-30);
  }
  return undefined;
}

/** `const [a, b, c] = await Promise.all([catalog.x(), fuel.y(), weather.z()])`: three or more others, each asked for a part. */
export function partsAsked(
  call: ts.CallExpression,
  analysis: Analysis,
): readonly ts.CallExpression[] {
  const [argument] = call.arguments;
  const list = argument === undefined ? undefined : unwrap(argument);
  if (list === undefined || !ts.isArrayLiteralExpression(list)) return [];
  const asked = list.elements.flatMap((each) => {
    const element = unwrap(each);
    return ts.isCallExpression(element) && isAskedOfOther(element, analysis) ? [element] : [];
  });
  const others = new Set(asked.map((each) => receiverOf(each)?.getText() ?? partOf(each)));
  return others.size > 2 && asked.length === list.elements.length ? asked : [];
}

/** `load("weather")`: the name of a part says which other is asked. */
function partOf(call: ts.CallExpression): string | undefined {
  const [first] = call.arguments;
  return first !== undefined && ts.isStringLiteralLike(unwrap(first))
    ? `${call.expression.getText()} ${first.getText()}`
    : undefined;
}

function isAskedOfOther(call: ts.CallExpression, analysis: Analysis): boolean {
  const receiver = receiverOf(call);
  if (receiver === undefined)
    return partOf(call) !== undefined && effectsWithin(call, analysis).some(isAnswer);
  const effect = effectOfCall(call, analysis);
  if (effect !== undefined && effect.certainty !== "name") return effect.target === "http";
  return (
    /(api|client|gateway|provider|upstream|remote)$/i.test(receiver.getText()) &&
    isUnseenWork(call, analysis)
  );
}
