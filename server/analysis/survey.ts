/** Measures what is known of a repository: what runs each function, and what each awaited call of a server does. */
import { ts } from "ts-morph";
import type { DataCall } from "../../rules/kit/data/access.ts";
import { type Effect, effectOfCall } from "../../rules/kit/effects/effect.ts";
import { effectsOfFunction } from "../../rules/kit/effects/summary.ts";
import { routesTo } from "../../rules/kit/entries.ts";
import type { Context } from "../../rules/kit/rule.ts";
import { bodyOfCalled } from "../../rules/kit/sinks.ts";
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

/** As findings have them: what reaches the unit, and the entries that lead to the function itself. */
function contextsOf(fn: FunctionNode, analysis: Queries): ReadonlySet<Context> {
  const routed = routesTo(fn, analysis).map(({ entry }) => entry.context);
  return new Set([...analysis.reach(fn).contexts, ...routed]);
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
  const body = bodyOfCalled(call, analysis) ?? ownImplementation(call, analysis);
  if (body !== undefined) return summaryOf(body, parts, summaries);
  const named = effectOfCall(call, analysis);
  if (named !== undefined) return { known: "named", effects: [said(named)] };
  const given = functionsGiven(call, analysis);
  if (given.length > 0) return joined(given.map((each) => summaryOf(each, parts, summaries)));
  if (isDeclared(call, analysis)) return { known: "declared", effects: [] };
  const origin: Origin = originOf(call, analysis, parts.packageOf);
  return { known: "unknown", effects: [], from: origin };
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
  const reached = effectsOfFunction(body, parts.analysis);
  const effects = [...new Set(reached.map(({ effect }) => said(effect)))];
  const found: Found =
    effects.length > 0 || body.body === undefined
      ? { known: "own", effects }
      : (unknownWithin(body.body, parts, summaries) ?? { known: "own", effects: [] });
  summaries.set(body, found);
  return found;
}

/** The first awaited or returned call of a body of which nothing is known. */
function unknownWithin(
  body: ts.Node,
  parts: SurveyParts,
  summaries: Map<FunctionNode, Summary>,
): Found | undefined {
  let unknown: Found | undefined;
  const visit = (node: ts.Node): void => {
    if (unknown !== undefined) return;
    const waited = ts.isAwaitExpression(node)
      ? node.expression
      : ts.isReturnStatement(node) || (ts.isArrowFunction(node) && !ts.isBlock(node.body))
        ? returnedOf(node)
        : undefined;
    if (waited !== undefined && (ts.isAwaitExpression(node) || isPromise(waited, parts.analysis)))
      for (const call of awaitedCalls(waited)) {
        // What is given to a function is looked at where it is given.
        if (isCallback(call, body, parts.analysis)) continue;
        const found = knowledgeOf(call, parts, summaries);
        if (found.known === "unknown") unknown ??= found;
      }
    ts.forEachChild(node, visit);
  };
  visit(body);
  return unknown;
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

/** The only method with a body that implements the one called on an interface or an abstract class. */
function ownImplementation(call: ts.CallExpression, analysis: Queries): FunctionNode | undefined {
  const declared = analysis.declarationOf(call.expression);
  if (
    declared === undefined ||
    !(ts.isMethodSignature(declared) || ts.isMethodDeclaration(declared))
  )
    return undefined;
  const owner = declared.parent;
  if (!ts.isInterfaceDeclaration(owner) && !ts.isClassLike(owner)) return undefined;
  const name = ts.isIdentifier(declared.name) ? declared.name.text : undefined;
  if (name === undefined || owner.name === undefined) return undefined;
  const bodies = analysis.referencesTo(owner).flatMap((use) => {
    const clause = use.parent?.parent;
    if (clause === undefined || !ts.isHeritageClause(clause) || !ts.isClassLike(clause.parent))
      return [];
    return clause.parent.members.filter(
      (each): each is ts.MethodDeclaration =>
        ts.isMethodDeclaration(each) &&
        each.body !== undefined &&
        ts.isIdentifier(each.name) &&
        each.name.text === name,
    );
  });
  return bodies[0];
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
