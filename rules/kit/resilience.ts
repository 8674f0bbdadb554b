/** Patterns that go around a remote call: a circuit breaker, a bulkhead, a hedge. Further actions, never the first. */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import { insertAt, withConstant } from "./edits.ts";
import type { Fix, TextEdit } from "./rule.ts";
import { withImports } from "./scaffold.ts";
import {
  ancestors,
  descendants,
  type FunctionNode,
  isFunctionNode,
  isNamedFunction,
  leadingText,
  outer,
  unwrap,
} from "./syntax.ts";
import { withTemplate } from "./templates.ts";

/** What the call needs first, without which the pattern around it does nothing good. */
export interface Need {
  /** As the title tells it: `give it a deadline`. */
  readonly title: string;
  readonly edits: () => readonly TextEdit[];
}

/** A breaker around calls to one service. */
export function breakerFixes(
  calls: readonly ts.CallExpression[],
  analysis: Analysis,
  need: Need,
): Fix[] {
  return around(calls, analysis, need, {
    title: `Stop calling while the other side is down, and ${need.title} (circuit-breaker pattern)`,
    suffix: "Breaker",
    comment:
      "One for all calls to this service: after 5 failures in a row they fail at once for 30 s.",
    make(file) {
      const template = () => withTemplate(file, "circuit-breaker", "circuitBreaker", analysis);
      if (!has("cockatiel", file, analysis)) return made(template(), "circuitBreaker()");
      const names = ["circuitBreaker", "ConsecutiveBreaker", "handleAll"];
      const options = "{ halfOpenAfter: 30_000, breaker: new ConsecutiveBreaker(5) }";
      return {
        edits: imports(file, names),
        value: `circuitBreaker(handleAll, ${options})`,
        method: ".execute",
      };
    },
  });
}

/** A limit of calls to one service at a time. */
export function bulkheadFixes(
  calls: readonly ts.CallExpression[],
  analysis: Analysis,
  need: Need,
): Fix[] {
  return around(calls, analysis, need, {
    title: `Limit how many calls wait at a time, and ${need.title} (bulkhead pattern)`,
    suffix: "Bulkhead",
    comment: "Twenty calls run at once and a hundred wait; more are refused.",
    make(file) {
      const template = () => withTemplate(file, "bulkhead", "bulkhead", analysis);
      if (!has("cockatiel", file, analysis)) return made(template(), "bulkhead(20, 100)");
      return { edits: imports(file, ["bulkhead"]), value: "bulkhead(20, 100)", method: ".execute" };
    },
  });
}

/** A second copy of a slow read; `withSignal` writes the call's deadline joined with the signal of that name. */
export function hedgeFixes(
  call: ts.CallExpression,
  analysis: Analysis,
  withSignal: (signal: string) => readonly TextEdit[],
): Fix[] {
  const file = call.getSourceFile();
  if (!isWrappable(call, analysis) || /\bsignal\b/i.test(call.getText(file))) return [];
  return [
    {
      title: "Send this read again when the first copy is slow (hedged-request pattern)",
      safety: "review",
      edits: () => {
        const helper = withTemplate(file, "hedged-request", "hedged", analysis);
        const comment = "Most answers are there by then.";
        const after = withConstant(file, "HEDGE_AFTER_MS", "1_000", comment, call);
        return [
          ...helper.edits,
          ...after.edits,
          insertBefore(call, `${helper.name}(`, "(signal)"),
          ...withSignal("signal"),
          insertAt(file, call.getEnd(), `, ${after.name})`),
        ];
      },
    },
  ];
}

interface Wrapper {
  readonly title: string;
  /** What the name of the constant ends in. */
  readonly suffix: string;
  readonly comment: string;
  make(file: ts.SourceFile): Made;
}

interface Made {
  readonly edits: readonly TextEdit[];
  readonly value: string;
  readonly method: string;
}

function made(template: { readonly edits: readonly TextEdit[] }, value: string): Made {
  return { edits: template.edits, value, method: "" };
}

function around(
  calls: readonly ts.CallExpression[],
  analysis: Analysis,
  need: Need,
  { title, suffix, comment, make }: Wrapper,
): Fix[] {
  const [first] = calls;
  if (first === undefined || !calls.every((call) => isWrappable(call, analysis))) return [];
  // What guards one service must not cut off another.
  if (calls.some((call) => serviceOf(call) !== serviceOf(first))) return [];
  return [
    {
      title,
      safety: "review",
      edits: () => {
        const file = first.getSourceFile();
        const { edits, value, method } = make(file);
        const { name, edits: constant } = withConstant(
          file,
          nameFor(first, suffix),
          value,
          comment,
          first,
        );
        const heads = calls.map((call) => insertBefore(call, `${name}${method}(`));
        const tails = calls.map((call) => insertAt(file, call.getEnd(), ")"));
        return [...edits, ...constant, ...heads, ...need.edits(), ...tails];
      },
    },
  ];
}

/** The call becomes a function that `head` takes. */
function insertBefore(call: ts.CallExpression, head: string, parameters = "()"): TextEdit {
  const file = call.getSourceFile();
  return insertAt(file, call.getStart(file), `${head}${asyncBefore(call)}${parameters} => `);
}

function asyncBefore(call: ts.CallExpression): string {
  const waits = [...within(call)].some(ts.isAwaitExpression);
  return waits ? "async " : "";
}

function* within(call: ts.CallExpression): Generator<ts.Node> {
  yield* descendants(call, (node) => !isFunctionNode(node));
}

/**
 * Whether the call can move into a function of its own: its promise is waited for, handed back or chained, and nothing
 * in it loses its meaning or its narrowed type there.
 */
function isWrappable(call: ts.CallExpression, analysis: Analysis): boolean {
  if (!isPromiseUse(call) || !isPromise(call, analysis)) return false;
  for (const node of within(call)) {
    if (ts.isYieldExpression(node) || node.kind === ts.SyntaxKind.SuperKeyword) return false;
    if (ts.isIdentifier(node) && node.text === "arguments") return false;
    if (isNarrowed(node, analysis)) return false;
  }
  return true;
}

function isPromiseUse(call: ts.CallExpression): boolean {
  const parent = outer(call);
  if (ts.isAwaitExpression(parent) || ts.isReturnStatement(parent)) return true;
  if (ts.isArrowFunction(parent)) return true;
  return (
    ts.isPropertyAccessExpression(parent) &&
    /^(then|catch|finally)$/.test(parent.name.text) &&
    ts.isCallExpression(parent.parent)
  );
}

/** Not an observable, which also answers later. */
function isPromise(call: ts.CallExpression, { checker }: Analysis): boolean {
  const type = checker.getTypeAtLocation(call);
  return (type.flags & ts.TypeFlags.Any) !== 0 || type.getProperty("then") !== undefined;
}

/** A type that only the flow of this function tells: a nested function sees the declared one. */
function isNarrowed(node: ts.Node, { checker }: Analysis): boolean {
  const isReference =
    ts.isPropertyAccessExpression(node) ||
    (ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node.parent));
  if (!isReference) return false;
  const symbol = checker.getSymbolAtLocation(node);
  const declaration = symbol?.valueDeclaration;
  if (symbol === undefined || declaration === undefined || isConstant(declaration)) return false;
  if (ts.isPropertyAccessExpression(node) && ts.isCallExpression(node.parent)) return false;
  return checker.getTypeOfSymbolAtLocation(symbol, declaration) !== checker.getTypeAtLocation(node);
}

function isConstant(declaration: ts.Declaration): boolean {
  if (!ts.isVariableDeclaration(declaration)) return false;
  return (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
}

/** What tells two services apart: the host, or the expression that the address begins with. */
function serviceOf(call: ts.CallExpression): string | undefined {
  const host = hostOf(call);
  const first = call.arguments[0];
  if (host !== undefined || first === undefined) return host;
  const address = unwrap(first);
  return ts.isTemplateExpression(address) && address.head.text === ""
    ? address.templateSpans[0]?.expression.getText()
    : address.getText();
}

function hostOf(call: ts.CallExpression): string | undefined {
  const [first] = call.arguments;
  const text = first === undefined ? undefined : leadingText(unwrap(first));
  return /^https?:\/\/([\w.-]+)/.exec(text ?? "")?.[1];
}

/** `stripeBreaker` for a call to api.stripe.com; where no host is in sight, after the function that calls. */
function nameFor(call: ts.CallExpression, suffix: string): string {
  const label = hostOf(call)
    ?.split(".")
    .at(-2)
    ?.replace(/-(\w)/g, (_, next: string) => next.toUpperCase());
  if (label !== undefined && /^[a-z]\w*$/i.test(label)) return label + suffix;
  const caller = [...ancestors(call)].find(
    (node): node is FunctionNode => isFunctionNode(node) && isNamedFunction(node),
  );
  const name = caller === undefined ? undefined : nameOf(caller);
  return (name ?? "call") + suffix;
}

/** As it is declared, or as the variable or property that holds it is called. */
function nameOf(owner: FunctionNode): string | undefined {
  const named = owner.name ?? (outer(owner) as { name?: ts.Node }).name;
  return named !== undefined && ts.isIdentifier(named) ? named.text : undefined;
}

function has(name: string, file: ts.SourceFile, analysis: Analysis): boolean {
  return analysis.packageOf(file).dependencies.has(name);
}

function imports(file: ts.SourceFile, names: readonly string[]): readonly TextEdit[] {
  return withImports(file, "cockatiel", names);
}
