/** Judges what is kept for every connection that is made, in a list from which nothing goes. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { nameOf } from "../../kit/functions.ts";
import { outsideUses, type ProcessState, type StateUse } from "../../kit/process-state.ts";
import { usesOf } from "../../kit/references.ts";
import type { Report } from "../../kit/rule.ts";
import {
  calledName,
  enclosingFunction,
  type FunctionNode,
  outer,
  placeOf,
} from "../../kit/syntax.ts";
import { shortened } from "../../kit/words.ts";
import { removalOf, sizeTests } from "./bounds.ts";
import { lifetimeOrUnseen } from "./lifetime.ts";

/** `server.on("connection", (socket) => agents.push(listen(socket)))`, and nothing takes one out. */
export function judgeConnections(
  state: ProcessState,
  producers: readonly StateUse[],
  analysis: Analysis,
): Report | undefined {
  if (state.shape !== "array") return undefined;
  const adds = producers.find((use) => isPerConnection(use, analysis));
  if (adds === undefined || lifetimeOrUnseen(state, analysis) === undefined) return undefined;
  const uses = [...state.uses, ...outsideUses(state, analysis)];
  const isKept = uses.every(
    (use) =>
      use.kind !== "escape" &&
      ((use.kind !== "remove" && use.kind !== "reset") ||
        removalOf(use, state, analysis) === "idle"),
  );
  if (!isKept || sizeTests(uses, analysis).length > 0) return undefined;
  return {
    at: state.name,
    message: `\`${shortened(state.name.text, 24)}\` keeps something for every connection ever made: nothing removes it`,
    confidence: "likely",
    related: [{ ...placeOf(adds.node), message: "added here, and not removed when it closes" }],
  };
}

/** Events of servers that come once for every connection. */
const EVENTS = /^(connection|connect|secureConnection|upgrade|session|stream)$/;
const HANDLER = /^(on|handle)(New)?Connect(ion|ed)?$/;

function isPerConnection(use: StateUse, analysis: Analysis): boolean {
  for (let at = use.within; at !== undefined; at = enclosingFunction(at)) {
    if (isListener(at) || isNamedListener(at, analysis)) return true;
    // A method that a framework calls.
    if (ts.isMethodDeclaration(at) && at.parameters.length > 0 && HANDLER.test(nameOf(at)))
      return true;
  }
  return false;
}

/** `server.on("connection", this.connected)` */
function isNamedListener(owner: FunctionNode, analysis: Analysis): boolean {
  const holder = outer(owner);
  const named =
    ts.isPropertyDeclaration(holder) || ts.isVariableDeclaration(holder) ? holder : owner;
  if (ts.isArrowFunction(named) || ts.isFunctionExpression(named)) return false;
  return usesOf(named, analysis).some((use) =>
    isListener(
      ts.isPropertyAccessExpression(use.parent) && use.parent.name === use ? use.parent : use,
    ),
  );
}

function isListener(node: ts.Node): boolean {
  const call = outer(node);
  if (!ts.isCallExpression(call) || !call.arguments.some((each) => each === node)) return false;
  const [event] = call.arguments;
  return (
    /^(on|once|addListener)$/.test(calledName(call.expression)?.text ?? "") &&
    event !== undefined &&
    ts.isStringLiteralLike(event) &&
    EVENTS.test(event.text)
  );
}
