/** Calls of packages that keep something in the memory of the process, as the catalog says, with the ways to keep it elsewhere. */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import { argumentFor, type OptionState, optionState, statesAtCallers } from "./options.ts";
import type { Confidence } from "./rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  type FunctionNode,
  isFunctionNode,
  outer,
  propertyName,
  unwrap,
} from "./syntax.ts";
import type { CallFacts, DeadlineWay, Kept } from "./tags.ts";

export interface KeptByCall {
  readonly what: Kept;
  readonly facts: CallFacts;
  readonly confidence: Confidence;
}

/** What a call keeps in this process; undefined when a way to keep it elsewhere is used, or may be. */
export function keptByCall(
  call: ts.CallExpression | ts.NewExpression,
  analysis: Analysis,
): KeptByCall | undefined {
  const facts = analysis.factsOf(call);
  const keeps = facts?.keeps;
  if (facts === undefined || keeps === undefined) return undefined;
  let confidence: Confidence = "certain";
  for (const way of keeps.ways) {
    const state = stateOf(way, call, facts, analysis);
    if (state === "used") return undefined;
    if (state === "maybe") confidence = "likely";
  }
  return { what: keeps.what, facts, confidence };
}

function stateOf(
  way: DeadlineWay,
  call: ts.CallExpression | ts.NewExpression,
  facts: CallFacts,
  analysis: Analysis,
): "used" | "unused" | "maybe" {
  if (way.kind === "client") return "used";
  const argument = argumentFor(call, facts.declaration, way.parameter);
  if (way.kind === "argument") return argument === undefined ? "unused" : "used";
  const [first] = way.path;
  if (first === "useFactory" && argument !== undefined) return ofFactory(argument, analysis);
  return judge(optionState(argument, way.path, analysis), analysis);
}

function judge(state: OptionState, analysis: Analysis): "used" | "unused" | "maybe" {
  if (state.kind === "absent") return "unused";
  if (state.kind === "present") return isLocalStore(state.at) ? "unused" : "used";
  if (state.kind === "unknown") return "used";
  const callers = statesAtCallers(state, analysis);
  return callers.length > 0 && callers.every((each) => each.state.kind === "absent")
    ? "maybe"
    : "used";
}

/** `store: new MemoryStore()` says what would have been anyway. */
function isLocalStore(at: ts.Node): boolean {
  const value = ts.isPropertyAssignment(at) ? at.initializer : at;
  const target = ts.isExpression(value) ? unwrap(value) : undefined;
  return (
    target !== undefined &&
    ts.isNewExpression(target) &&
    /Memory(Store|Storage)?$|StorageService$/.test(calledName(target.expression)?.text ?? "")
  );
}

/** `useFactory: (config) => [{ ttl, limit }]`: a list has no place for a store. */
function ofFactory(argument: ts.Expression, analysis: Analysis): "used" | "unused" | "maybe" {
  const literal = unwrap(argument);
  if (!ts.isObjectLiteralExpression(literal)) return "used";
  const factory = literal.properties.find(
    (each) => each.name !== undefined && propertyName(each.name) === "useFactory",
  );
  if (factory === undefined) return "unused";
  const body = ts.isPropertyAssignment(factory)
    ? unwrap(factory.initializer)
    : ts.isMethodDeclaration(factory)
      ? factory
      : undefined;
  if (body === undefined || !isFunctionNode(body)) return "used";
  const results = resultsOf(body);
  if (results.length === 0) return "used";
  return results.every(
    (each) =>
      ts.isArrayLiteralExpression(each) ||
      (ts.isObjectLiteralExpression(each) &&
        judge(optionState(each, ["storage"], analysis), analysis) === "unused"),
  )
    ? "unused"
    : "used";
}

function resultsOf(fn: FunctionNode): readonly ts.Expression[] {
  const { body } = fn;
  if (body === undefined) return [];
  if (!ts.isBlock(body)) return [unwrap(body)];
  const results: ts.Expression[] = [];
  for (const node of descendants(body, (each) => !isFunctionNode(each)))
    if (ts.isReturnStatement(node) && node.expression !== undefined)
      results.push(unwrap(node.expression));
  return results;
}

/** The call stands in for another that keeps elsewhere: an insurance, a catch clause, the other arm of a condition. */
export function standsIn(
  call: ts.CallExpression | ts.NewExpression,
  analysis: Analysis,
): { readonly why: "insurance" | "condition"; readonly at: ts.Node } | undefined {
  const holder = outer(call);
  const names = [holder, ...ancestors(call)];
  for (const at of names) {
    const name =
      ts.isPropertyAssignment(at) || ts.isVariableDeclaration(at) || ts.isPropertyDeclaration(at)
        ? at.name.getText()
        : "";
    if (/insurance|fallback|backup|inMemoryBlock|emergency/i.test(name))
      return { why: "insurance", at };
    if (ts.isCatchClause(at)) return { why: "insurance", at };
    if (isFunctionNode(at) && !ts.isArrowFunction(at)) break;
  }
  if (ts.isVariableDeclaration(holder) && ts.isIdentifier(holder.name)) {
    const name = holder.name.text;
    for (const node of descendants(call.getSourceFile()))
      if (
        ts.isPropertyAssignment(node) &&
        /insurance|inMemoryBlock/i.test(node.name.getText()) &&
        node.initializer.getText() === name
      )
        return { why: "insurance", at: node };
  }
  let inner: ts.Node = call;
  for (const at of ancestors(call)) {
    const other = ts.isIfStatement(at)
      ? inner === at.thenStatement
        ? at.elseStatement
        : at.thenStatement
      : ts.isConditionalExpression(at)
        ? inner === at.whenTrue
          ? at.whenFalse
          : at.whenTrue
        : undefined;
    if (other !== undefined && inner !== conditionOf(at) && keepsElsewhere(other, analysis))
      return { why: "condition", at: conditionOf(at) ?? at };
    inner = at;
  }
  return undefined;
}

function conditionOf(at: ts.Node): ts.Expression | undefined {
  if (ts.isIfStatement(at)) return at.expression;
  return ts.isConditionalExpression(at) ? at.condition : undefined;
}

/** The other arm makes one with a shared store. */
function keepsElsewhere(arm: ts.Node, analysis: Analysis): boolean {
  for (const node of [arm, ...descendants(arm)]) {
    if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) continue;
    if (
      /Redis|Postgres|Mongo|Prisma|Memcache|Upstash|Adapter/.test(
        calledName(node.expression)?.text ?? "",
      )
    )
      return true;
    const facts = analysis.factsOf(node);
    if (facts?.keeps !== undefined && keptByCall(node, analysis) === undefined) return true;
  }
  return false;
}
