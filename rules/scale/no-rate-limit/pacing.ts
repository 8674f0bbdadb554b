/** Loops that call another company's service for each element, as fast as it answers. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { receiverOf } from "../../kit/data/chain.ts";
import { effectOfCall } from "../../kit/effects/effect.ts";
import {
  ancestors,
  calledName,
  enclosingFunction,
  isFunctionNode,
  outer,
  unwrap,
} from "../../kit/syntax.ts";

const SENDS =
  /^(flush|send|sendMail|sendEmail|sendBatch|sendMany|post|push|upload|publish|notify|create|track)$/;
const PACED =
  /sleep|delay|setTimeout|\bwait\w*\(|limit|throttl|bottleneck|pace|pause|backoff|debounce|interval/i;

/** The loop around a call of somebody else's service that nothing slows down; undefined for every other call. */
export function unpacedLoop(call: ts.CallExpression, analysis: Analysis): ts.Node | undefined {
  if (!SENDS.test(calledName(call.expression)?.text ?? "")) return undefined;
  if (!ts.isAwaitExpression(outer(call))) return undefined;
  const loop = loopAround(call);
  if (loop === undefined || !isAbroad(call, analysis)) return undefined;
  const home = enclosingFunction(call) ?? call.getSourceFile();
  if (PACED.test(home.getText())) return undefined;
  return isBackground(call, analysis) ? loop : undefined;
}

/** Over pages, streams or until something ends: as many rounds as there are rows. */
function loopAround(call: ts.Node): ts.IterationStatement | undefined {
  for (const at of ancestors(call)) {
    if (isFunctionNode(at)) return undefined;
    if (ts.isForOfStatement(at) || ts.isWhileStatement(at) || ts.isDoStatement(at)) return at;
  }
  return undefined;
}

/** Mail, text messages and clients of other services; one's own stores and queues take what they can. */
function isAbroad(call: ts.CallExpression, analysis: Analysis): boolean {
  const effect = effectOfCall(call, analysis);
  if (effect !== undefined)
    return /^(mail|sms|push)$/.test(effect.target) && effect.action !== "read";
  const receiver = receiverOf(call);
  if (receiver === undefined || !ts.isIdentifier(receiver)) return false;
  const declaration = analysis.declarationOf(receiver);
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return false;
  const value = declaration.initializer === undefined ? undefined : unwrap(declaration.initializer);
  return (
    value !== undefined &&
    ts.isNewExpression(value) &&
    calledName(call.expression)?.text === "flush" &&
    /(Client|PostHog|Mixpanel|Segment|Analytics|Amplitude)$/.test(value.expression.getText())
  );
}

function isBackground(call: ts.Node, analysis: Analysis): boolean {
  const { contexts } = analysis.reach(call);
  return (
    contexts.has("job") ||
    contexts.has("consumer") ||
    /\/(cron|jobs?|workers?|queues?|tasks?|integrations?|sync|exports?)\//i.test(
      call.getSourceFile().fileName,
    )
  );
}
