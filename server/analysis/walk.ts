/** One walk over a file that serves every rule: each node is offered to the listeners of its kind. */
import { ts } from "ts-morph";
import type { Analysis } from "../../rules/kit/analysis.ts";
import type { ListenerKind, Report, Rule } from "../../rules/kit/rule.ts";

type Listener = (node: ts.Node, analysis: Analysis, report: (report: Report) => void) => void;

interface Subscription {
  readonly rule: Rule;
  readonly listener: Listener;
}

/** Listeners of a set of rules, by syntax kind. */
export type Subscriptions = ReadonlyMap<ts.SyntaxKind, readonly Subscription[]>;

/** What a rule listens with: for findings, or for what it can only ask. */
export type Part = "on" | "asks";

export interface Raised {
  readonly rule: Rule;
  readonly report: Report;
}

export interface WalkLog {
  readonly failed: (rule: Rule, error: unknown) => void;
  /** Left out, nothing is measured: two looks at the clock for each listener of each node add up. */
  readonly spent?: ((rule: Rule, milliseconds: number) => void) | undefined;
}

/** The analysis as one listener sees it. */
export interface View {
  /** For the next question; what it is asked decides `isSettled`. */
  next(): Analysis;
  /** False when the answers given since `next` may still turn out otherwise. */
  isSettled(): boolean;
}

const KINDS: Readonly<Record<ListenerKind, ts.SyntaxKind>> = {
  CallExpression: ts.SyntaxKind.CallExpression,
  FunctionDeclaration: ts.SyntaxKind.FunctionDeclaration,
  NewExpression: ts.SyntaxKind.NewExpression,
  BinaryExpression: ts.SyntaxKind.BinaryExpression,
  VariableDeclaration: ts.SyntaxKind.VariableDeclaration,
  PropertyDeclaration: ts.SyntaxKind.PropertyDeclaration,
  PropertyAssignment: ts.SyntaxKind.PropertyAssignment,
  TryStatement: ts.SyntaxKind.TryStatement,
  IfStatement: ts.SyntaxKind.IfStatement,
  ConditionalExpression: ts.SyntaxKind.ConditionalExpression,
  Decorator: ts.SyntaxKind.Decorator,
  ForOfStatement: ts.SyntaxKind.ForOfStatement,
  ForStatement: ts.SyntaxKind.ForStatement,
  WhileStatement: ts.SyntaxKind.WhileStatement,
  DoStatement: ts.SyntaxKind.DoStatement,
  TemplateExpression: ts.SyntaxKind.TemplateExpression,
  NoSubstitutionTemplateLiteral: ts.SyntaxKind.NoSubstitutionTemplateLiteral,
};

export function subscribe(rules: readonly Rule[], part: Part): Subscriptions {
  const found = new Map<ts.SyntaxKind, Subscription[]>();
  for (const rule of rules) {
    for (const [kind, listener] of Object.entries(rule[part] ?? {})) {
      const at = KINDS[kind as ListenerKind];
      const list = found.get(at) ?? [];
      list.push({ rule, listener: listener as Listener });
      found.set(at, list);
    }
  }
  return found;
}

/**
 * Offers every node of a file to its listeners. A rule that throws is left out for the rest of the file;
 * what rests on unsettled answers is left out as well.
 */
export function walk(
  file: ts.SourceFile,
  subscriptions: Subscriptions,
  view: View,
  log: WalkLog,
): Raised[] {
  const raised: Raised[] = [];
  const broken = new Set<Rule>();
  const visit = (node: ts.Node): void => {
    const listeners = subscriptions.get(node.kind);
    if (listeners !== undefined)
      for (const { rule, listener } of listeners) {
        if (broken.has(rule)) continue;
        const started = log.spent === undefined ? 0 : performance.now();
        const before = raised.length;
        try {
          listener(node, view.next(), (report) => raised.push({ rule, report }));
        } catch (error) {
          broken.add(rule);
          log.failed(rule, error);
        }
        if (raised.length > before && !view.isSettled()) raised.length = before;
        log.spent?.(rule, performance.now() - started);
      }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return raised;
}
