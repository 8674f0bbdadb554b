/** What the code of a unit does on a stop signal, and how long it may take for that. */
import { ts } from "ts-morph";
import type { Place } from "../../kit/rule.ts";
import {
  calledName,
  descendants,
  type FunctionNode,
  isFunctionNode,
  literalText,
  placeOf,
  unwrap,
} from "../../kit/syntax.ts";

export interface Handling {
  /** The signals waited for; `all` where a framework waits for every one. */
  readonly signals: ReadonlySet<string> | "all";
  readonly place: Place;
  /** The longest that the code gives itself before it ends the process. */
  readonly drain: { readonly seconds: number; readonly place: Place } | undefined;
}

const TELLING = /SIGTERM|SIGINT|enableShutdownHooks|closeWithGrace|createTerminus|gracefulShutdown/;
const SIGNAL = /^SIG(?:TERM|INT|QUIT|HUP|USR2)$/;
/** Functions of packages and frameworks that wait for signals themselves. */
const WAITING =
  /^(?:enableShutdownHooks|closeWithGrace|createTerminus|terminus|gracefulShutdown|createHttpTerminator|lightship|createLightship)$/;

/** Undefined when the code does nothing on a signal but end: then nothing is lost with it. */
export function handlingOf(files: readonly ts.SourceFile[]): Handling | undefined {
  const signals = new Set<string>();
  let isAll = false;
  let place: Place | undefined;
  let drain: Handling["drain"];
  for (const file of files) {
    if (!TELLING.test(file.text)) continue;
    for (const node of descendants(file)) {
      if (!ts.isCallExpression(node)) continue;
      const name = calledName(node.expression)?.text ?? "";
      const isListener = /^(?:on|once|addListener)$/.test(name) && isProcess(node);
      if (isListener) {
        const waited = signalsOf(node, file);
        const work = workOf(node.arguments[1], file);
        if (waited.length === 0 || !work.isSomething) continue;
        for (const each of waited) signals.add(each);
        place ??= placeOf(node.arguments[0] ?? node);
        drain = longer(drain, work.drain);
      } else if (WAITING.test(name) && node.arguments.length + 1 > 0) {
        if (name !== "enableShutdownHooks" && !isImported(name, file)) continue;
        isAll ||= true;
        place ??= placeOf(calledName(node.expression) ?? node);
      }
    }
  }
  if (place === undefined) return undefined;
  return { signals: isAll ? "all" : signals, place, drain };
}

export function isProcess({ expression }: ts.CallExpression): boolean {
  return (
    ts.isPropertyAccessExpression(expression) &&
    ts.isIdentifier(expression.expression) &&
    expression.expression.text === "process"
  );
}

function isImported(name: string, file: ts.SourceFile): boolean {
  return file.statements.some(
    (each) => ts.isImportDeclaration(each) && each.importClause?.getText().includes(name) === true,
  );
}

/** A literal, or those that a loop around it goes through. */
function signalsOf(call: ts.CallExpression, file: ts.SourceFile): readonly string[] {
  const own = literalText(call.arguments[0]);
  if (own !== undefined) return SIGNAL.test(own) ? [own] : [];
  // `for (const signal of SIGNALS) process.on(signal, …)`: whatever the file names.
  return [...file.text.matchAll(/["'`](SIG[A-Z]+\d?)["'`]/g)].flatMap(([, name = ""]) =>
    SIGNAL.test(name) ? [name] : [],
  );
}

/** Calls that only tell or end. */
const IDLE =
  /^(?:exit|log|info|warn|error|debug|abort|kill|flush|trace|removeAllListeners|exitCode)$/;

function workOf(
  listener: ts.Expression | undefined,
  file: ts.SourceFile,
): { readonly isSomething: boolean; readonly drain: Handling["drain"] } {
  const body = listener === undefined ? undefined : bodyOf(unwrap(listener), file);
  // A function from elsewhere does something, presumably.
  if (body === undefined) return { isSomething: listener !== undefined, drain: undefined };
  let isSomething = false;
  let drain: Handling["drain"];
  const seen = new Set<ts.Node>([body]);
  const visit = (root: ts.Node, depth: number): void => {
    for (const node of descendants(root)) {
      if (!ts.isCallExpression(node)) continue;
      const name = calledName(node.expression)?.text ?? "";
      if (name === "setTimeout") drain = longer(drain, endingTimer(node));
      if (!IDLE.test(name) && !/^(?:setTimeout|unref|then|catch|finally)$/.test(name))
        isSomething = true;
      const inner = ts.isIdentifier(node.expression) ? bodyOf(node.expression, file) : undefined;
      if (inner === undefined || seen.has(inner) || depth >= 3) continue;
      seen.add(inner);
      visit(inner, depth + 1);
    }
  };
  visit(body, 0);
  return { isSomething, drain };
}

/** The function that an expression is, or names in the same file. */
export function bodyOf(expression: ts.Expression, file: ts.SourceFile): FunctionNode | undefined {
  if (isFunctionNode(expression)) return expression;
  if (!ts.isIdentifier(expression)) return undefined;
  for (const node of descendants(file)) {
    if (ts.isFunctionDeclaration(node) && node.name?.text === expression.text) return node;
    if (!ts.isVariableDeclaration(node) || node.initializer === undefined) continue;
    if (!ts.isIdentifier(node.name) || node.name.text !== expression.text) continue;
    const value = unwrap(node.initializer);
    return isFunctionNode(value) ? value : undefined;
  }
  return undefined;
}

/** `setTimeout(() => process.exit(1), 30_000)`: the most that the shutdown takes. */
function endingTimer(call: ts.CallExpression): Handling["drain"] {
  const [callback, delay] = call.arguments;
  if (callback === undefined || delay === undefined) return undefined;
  if (!/\bprocess\s*\.\s*exit\b/.test(callback.getText())) return undefined;
  const milliseconds = productOf(unwrap(delay), call.getSourceFile());
  if (milliseconds === undefined) return undefined;
  return { seconds: milliseconds / 1000, place: placeOf(delay) };
}

function productOf(value: ts.Expression, file: ts.SourceFile): number | undefined {
  if (ts.isNumericLiteral(value)) return Number(value.text.replaceAll("_", ""));
  if (ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.AsteriskToken) {
    const left = productOf(unwrap(value.left), file);
    const right = productOf(unwrap(value.right), file);
    return left === undefined || right === undefined ? undefined : left * right;
  }
  if (!ts.isIdentifier(value)) return undefined;
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    if ((statement.declarationList.flags & ts.NodeFlags.Const) === 0) continue;
    for (const { name, initializer } of statement.declarationList.declarations)
      if (ts.isIdentifier(name) && name.text === value.text && initializer !== undefined)
        return ts.isIdentifier(initializer) ? undefined : productOf(unwrap(initializer), file);
  }
  return undefined;
}

function longer(one: Handling["drain"], other: Handling["drain"]): Handling["drain"] {
  if (one === undefined || other === undefined) return one ?? other;
  return other.seconds > one.seconds ? other : one;
}
