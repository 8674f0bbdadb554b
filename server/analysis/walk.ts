/** One walk over a file that serves every rule: each node is offered to the listeners of its kind. */
import { ts } from "ts-morph";
import type { Analysis } from "../../rules/kit/analysis.ts";
import type { ListenerKind, Report, Rule } from "../../rules/kit/rule.ts";

type Listener = (node: ts.Node, analysis: Analysis, report: (report: Report) => void) => void;

interface Subscription {
  readonly rule: Rule;
  readonly listener: Listener;
}

/** The listeners of a set of rules, by syntax kind. */
export type Subscriptions = ReadonlyMap<ts.SyntaxKind, readonly Subscription[]>;

export interface Raised {
  readonly rule: Rule;
  readonly report: Report;
}

export interface WalkLog {
  readonly failed: (rule: Rule, error: unknown) => void;
  readonly spent: (rule: Rule, milliseconds: number) => void;
}

const KINDS: Readonly<Record<ListenerKind, ts.SyntaxKind>> = {
  CallExpression: ts.SyntaxKind.CallExpression,
  NewExpression: ts.SyntaxKind.NewExpression,
  BinaryExpression: ts.SyntaxKind.BinaryExpression,
  VariableDeclaration: ts.SyntaxKind.VariableDeclaration,
  PropertyDeclaration: ts.SyntaxKind.PropertyDeclaration,
  IfStatement: ts.SyntaxKind.IfStatement,
  ConditionalExpression: ts.SyntaxKind.ConditionalExpression,
  Decorator: ts.SyntaxKind.Decorator,
  ForOfStatement: ts.SyntaxKind.ForOfStatement,
  TemplateExpression: ts.SyntaxKind.TemplateExpression,
  NoSubstitutionTemplateLiteral: ts.SyntaxKind.NoSubstitutionTemplateLiteral,
};

export function subscribe(rules: readonly Rule[]): Subscriptions {
  const found = new Map<ts.SyntaxKind, Subscription[]>();
  for (const rule of rules) {
    for (const [kind, listener] of Object.entries(rule.on)) {
      const at = KINDS[kind as ListenerKind];
      const list = found.get(at) ?? [];
      list.push({ rule, listener: listener as Listener });
      found.set(at, list);
    }
  }
  return found;
}

/** Offers every node of a file to its listeners. A rule that throws is left out for the rest of the file. */
export function walk(
  file: ts.SourceFile,
  subscriptions: Subscriptions,
  analysis: Analysis,
  log: WalkLog,
): Raised[] {
  const raised: Raised[] = [];
  const broken = new Set<Rule>();
  const visit = (node: ts.Node): void => {
    const listeners = subscriptions.get(node.kind);
    if (listeners !== undefined)
      for (const { rule, listener } of listeners) {
        if (broken.has(rule)) continue;
        const started = performance.now();
        try {
          listener(node, analysis, (report) => raised.push({ rule, report }));
        } catch (error) {
          broken.add(rule);
          log.failed(rule, error);
        }
        log.spent(rule, performance.now() - started);
      }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return raised;
}
