/** Measures what is known of a repository: what runs each function, and what each awaited call of a server does. */
import { ts } from "ts-morph";
import { bodiesOfCalled } from "../../rules/kit/called.ts";
import { contextsOf } from "../../rules/kit/contexts.ts";
import type { DataCall } from "../../rules/kit/data/access.ts";
import { type Effect, effectOfCall } from "../../rules/kit/effects/effect.ts";
import { effectsOfFunction } from "../../rules/kit/effects/summary.ts";
import type { Context } from "../../rules/kit/rule.ts";
import {
  calledName,
  type FunctionNode,
  isFunctionNode,
  outer,
  unwrap,
} from "../../rules/kit/syntax.ts";
import { CATALOG_ROOT } from "./catalog.ts";
import type { Queries } from "./queries.ts";
import { functionsGiven, isCallback } from "./survey-callbacks.ts";
import { type Origin, originOf } from "./survey-origin.ts";

export interface SurveyedFunction {
  /** Relative to the root. */
  readonly file: string;
  readonly line: number;
  /** Empty for one without a name. */
  readonly name: string;
  readonly contexts: readonly Context[];
}

export interface SurveyedFile {
  readonly file: string;
  /** What the file's own marks and its importers say; that is all there is of a file that is not reviewed. */
  readonly contexts: readonly Context[];
  readonly because: string;
  readonly isReviewed: boolean;
}

/** `effect` is an effect of its own, `named` one that only names tell; `own` a function of the repository; `declared` one of the catalog that stays in the process. */
export type Knowledge = "effect" | "named" | "own" | "declared" | "unknown";

export interface SurveyedCall {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The callee, shortened. */
  readonly text: string;
  readonly known: Knowledge;
  /** `write database`; of an own function everything it reaches. */
  readonly effects: readonly string[];
  /** Where an unknown callee comes from: a package, or why nothing is known. */
  readonly from?: string;
  /** The callee that nothing is known of; another one than `text` when an own function calls it. */
  readonly unknown?: string;
}

export interface Survey {
  readonly files: readonly SurveyedFile[];
  readonly functions: readonly SurveyedFunction[];
  /** Awaited calls in code that runs on a server. */
  readonly calls: readonly SurveyedCall[];
}

export interface SurveyParts {
  readonly files: readonly ts.SourceFile[];
  readonly roles: readonly SurveyedFile[];
  readonly analysis: Queries;
  readonly relative: (path: string) => string;
  /** The package that an import leads to; undefined for files of the repository. */
  readonly packageOf: (specifier: string, from: string) => string | undefined;
}

export function surveyOf(parts: SurveyParts): Survey {
  const { analysis } = parts;
  const functions: SurveyedFunction[] = [];
  const calls: SurveyedCall[] = [];
  const summaries = new Map<FunctionNode, Summary>();
  for (const file of parts.files) {
    const at = (node: ts.Node) => file.getLineAndCharacterOfPosition(node.getStart(file));
    const name = parts.relative(file.fileName);
    const visit = (node: ts.Node): void => {
      if (isFunctionNode(node) && node.body !== undefined)
        functions.push({
          file: name,
          line: at(node).line + 1,
          name: nameOf(node),
          contexts: [...contextsOf(node, analysis)],
        });
      if (ts.isAwaitExpression(node) && analysis.runsOnServer(node))
        for (const call of awaitedCalls(node.expression)) {
          const { line, character } = at(calledName(call.expression) ?? call);
          calls.push({
            file: name,
            line: line + 1,
            column: character + 1,
            text: textOf(call),
            ...knowledgeOf(call, parts, summaries),
          });
        }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return { files: parts.roles, functions, calls };
}

/** Its own name, or that of the variable or member that holds it. */
function nameOf(fn: FunctionNode): string {
  if (ts.isConstructorDeclaration(fn)) return "constructor";
  if (fn.name !== undefined) return fn.name.getText();
  let holder: ts.Node = outer(fn);
  while (ts.isCallExpression(holder)) holder = outer(holder);
  return ts.isVariableDeclaration(holder) ||
    ts.isPropertyDeclaration(holder) ||
    ts.isPropertyAssignment(holder)
    ? holder.name.getText()
    : "";
}

/** The calls that an awaited expression waits for. */
function awaitedCalls(expression: ts.Expression): readonly ts.CallExpression[] {
  const target = unwrap(expression);
  if (ts.isConditionalExpression(target))
    return [...awaitedCalls(target.whenTrue), ...awaitedCalls(target.whenFalse)];
  if (ts.isBinaryExpression(target))
    return [...awaitedCalls(target.left), ...awaitedCalls(target.right)];
  if (!ts.isCallExpression(target) || target.expression.kind === ts.SyntaxKind.ImportKeyword)
    return [];
  const callee = unwrap(target.expression);
  if (!ts.isPropertyAccessExpression(callee)) return [target];
  if (/^(then|catch|finally)$/.test(callee.name.text)) {
    const inner = awaitedCalls(callee.expression);
    return inner.length > 0 ? inner : [];
  }
  if (callee.expression.getText() !== "Promise") return [target];
  const [list] = target.arguments;
  const many = list === undefined ? undefined : unwrap(list);
  return many !== undefined && ts.isArrayLiteralExpression(many)
    ? many.elements.flatMap((each) => awaitedCalls(each))
    : [];
}

interface Found {
  readonly known: Knowledge;
  readonly effects: readonly string[];
  readonly from?: string;
  readonly unknown?: string;
}

/** What is known of a function: what it reaches, or that something unknown is awaited where nothing is found. */
type Summary = Found | "active";

function knowledgeOf(
  call: ts.CallExpression,
  parts: SurveyParts,
  summaries: Map<FunctionNode, Summary>,
): Found {
  const { analysis } = parts;
  const effect = effectInChain(call, analysis);
  if (effect !== undefined) return { known: "effect", effects: [said(effect)] };
  const bodies = bodiesOfCalled(call, analysis);
  if (bodies.length > 0) {
    const found = together(bodies.map((each) => summaryOf(each, parts, summaries)));
    return withGiven(call, found, parts, summaries);
  }
  const named = effectOfCall(call, analysis);
  if (named !== undefined && !isOfPackage(named, parts))
    return { known: "named", effects: [said(named)] };
  const given = functionsGiven(call, analysis);
  if (given.length > 0) return joined(given.map((each) => summaryOf(each, parts, summaries)));
  if (isDeclared(call, analysis)) return { known: "declared", effects: [] };
  const origin: Origin = originOf(call, analysis, parts.packageOf);
  return { known: "unknown", effects: [], from: origin, unknown: textOf(call) };
}

/** A name tells nothing of a method whose package is known by name alone. */
function isOfPackage({ node, certainty }: Effect, { analysis, packageOf }: SurveyParts): boolean {
  if (certainty !== "name" || !ts.isCallExpression(node)) return false;
  return !originOf(node, analysis, packageOf).startsWith("(");
}

/** A function of the repository does also what it is given to do: `tried(() => send(mail))`, `timed(sending)`. */
function withGiven(
  call: ts.CallExpression,
  found: Found,
  parts: SurveyParts,
  summaries: Map<FunctionNode, Summary>,
): Found {
  const given = call.arguments.flatMap((argument): readonly Found[] => {
    const value = unwrap(argument);
    const functions = functionsIn(value);
    if (functions.length > 0) return functions.map((each) => summaryOf(each, parts, summaries));
    return ts.isCallExpression(value) && isPromise(value, parts.analysis)
      ? [knowledgeOf(value, parts, summaries)]
      : [];
  });
  const effects = [...new Set([found, ...given].flatMap((each) => each.effects))];
  if (effects.length > found.effects.length) return { known: "own", effects };
  const unknown = given.find((each) => each.known === "unknown");
  return effects.length === 0 && unknown !== undefined ? unknown : found;
}

/** The functions written in an argument: itself, members of a literal, what makes promises of a list. */
function functionsIn(value: ts.Expression): readonly FunctionNode[] {
  if (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) return [value];
  if (ts.isObjectLiteralExpression(value))
    return value.properties.flatMap((each) => {
      if (ts.isMethodDeclaration(each)) return [each];
      return ts.isPropertyAssignment(each) && isFunctionNode(unwrap(each.initializer))
        ? functionsIn(unwrap(each.initializer))
        : [];
    });
  const isMapped = ts.isCallExpression(value) && calledName(value.expression)?.text === "map";
  const [callback] = isMapped ? value.arguments : [];
  return callback === undefined ? [] : functionsIn(unwrap(callback));
}

/** What is known of a call that may run any of several functions: that nothing happens only when all are known. */
function together(all: readonly Found[]): Found {
  const unknown = all.find((each) => each.known === "unknown");
  const found = joined(all);
  return found.effects.length === 0 && unknown !== undefined ? unknown : found;
}

/** What is known of a callback: whatever the functions do that callers give. */
function joined(all: readonly Found[]): Found {
  const known = all.filter((each) => each.known !== "unknown");
  const effects = [...new Set(known.flatMap((each) => each.effects))];
  return known.length > 0 ? { known: "own", effects } : (all[0] ?? { known: "own", effects: [] });
}

function summaryOf(
  body: FunctionNode,
  parts: SurveyParts,
  summaries: Map<FunctionNode, Summary>,
): Found {
  const known = summaries.get(body);
  if (known === "active") return { known: "own", effects: [] };
  if (known !== undefined) return known;
  summaries.set(body, "active");
  const reached = effectsOfFunction(body, parts.analysis).map(({ effect }) => effect);
  // What names alone tell counts where nothing else is known.
  const sure = reached.filter((each) => each.certainty !== "name");
  const told = sure.length > 0 ? sure : reached.filter((each) => !isOfPackage(each, parts));
  const effects = [...new Set(told.map(said))];
  const found: Found =
    effects.length > 0 || body.body === undefined
      ? { known: "own", effects }
      : waitedWithin(body.body, parts, summaries);
  summaries.set(body, found);
  return found;
}

/** What the awaited and returned calls of a body do by way of interfaces, or the first one of which nothing is known. */
function waitedWithin(
  body: ts.ConciseBody,
  parts: SurveyParts,
  summaries: Map<FunctionNode, Summary>,
): Found {
  let unknown: Found | undefined;
  const effects = new Set<string>();
  const read = (waited: ts.Expression): void => {
    for (const call of awaitedCalls(waited)) {
      // What is given to a function is looked at where it is given.
      if (isCallback(call, body, parts.analysis)) continue;
      const found = knowledgeOf(call, parts, summaries);
      if (found.known === "unknown") unknown ??= found;
      for (const effect of found.effects) effects.add(effect);
    }
  };
  const visit = (node: ts.Node): void => {
    const waited = ts.isAwaitExpression(node)
      ? node.expression
      : ts.isReturnStatement(node) || (ts.isArrowFunction(node) && !ts.isBlock(node.body))
        ? returnedOf(node)
        : undefined;
    if (waited !== undefined && (ts.isAwaitExpression(node) || isPromise(waited, parts.analysis)))
      read(waited);
    ts.forEachChild(node, visit);
  };
  if (!ts.isBlock(body)) read(body);
  visit(body);
  if (effects.size > 0) return { known: "own", effects: [...effects] };
  return unknown ?? { known: "own", effects: [] };
}

function returnedOf(node: ts.ReturnStatement | ts.ArrowFunction): ts.Expression | undefined {
  if (ts.isReturnStatement(node)) return node.expression;
  return ts.isBlock(node.body) ? undefined : node.body;
}

function isPromise(expression: ts.Expression, { checker }: Queries): boolean {
  const type = checker.getTypeAtLocation(expression);
  return /^Promise(?:Like)?$/.test(type.symbol?.name ?? "");
}

/** The effect of a call or of the calls that it is chained to: `db.select().from(table)`. */
function effectInChain(call: ts.CallExpression, analysis: Queries): Effect | undefined {
  for (let at: ts.Expression = call; ; ) {
    if (ts.isCallExpression(at) || ts.isTaggedTemplateExpression(at)) {
      const effect = effectOfCall(at as DataCall, analysis);
      if (effect !== undefined && effect.certainty !== "name") return effect;
      at = unwrap(ts.isCallExpression(at) ? at.expression : at.tag);
    } else if (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at))
      at = unwrap(at.expression);
    else return undefined;
  }
}

/** A function of the platform or of the catalog that says nothing of leaving the process. */
function isDeclared(call: ts.CallExpression, analysis: Queries): boolean {
  const declared = analysis.declarationOf(call.expression);
  const file = declared?.getSourceFile().fileName;
  return (
    file !== undefined && (file.startsWith(CATALOG_ROOT) || /\/typescript\/lib\/lib\./.test(file))
  );
}

const said = ({ action, target }: Effect): string => `${action} ${target}`;

function textOf(call: ts.CallExpression): string {
  const text = call.expression.getText().replace(/\s+/g, "");
  return text.length <= MOST_TEXT ? text : `…${text.slice(1 - MOST_TEXT)}`;
}

const MOST_TEXT = 60;
