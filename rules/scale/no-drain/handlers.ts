/** Handlers of stop signals: where they are, and what they close in which order. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import type { Place } from "../../kit/rule.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import {
  calledName,
  descendants,
  type FunctionNode,
  functionOf,
  isFunctionNode,
  outer,
  unwrap,
} from "../../kit/syntax.ts";

export type Stop =
  | { readonly kind: "stops"; readonly place: Place }
  | { readonly kind: "nothing" }
  /** Files that the entry imports cannot be seen. */
  | { readonly kind: "unknown" };

const STOPPING =
  /["']SIGTERM["']|enableShutdownHooks|terminus|close-with-grace|closeWithGrace|lightship|http-terminator|HttpTerminator|stoppable|[gG]raceful_?-?[sS]hut_?-?[dD]own|setupShutdown|\bonShutdown|stopGracefully|listen\(\{[^}]*\bsignal\b/;
const MAX_FILES = 1_500;

const memories = new WeakMap<Analysis, Map<ts.SourceFile, Stop>>();

/** Looks for a handler in the file and in all that it imports. */
export function stopIn(file: ts.SourceFile, analysis: Analysis): Stop {
  let memory = memories.get(analysis);
  if (memory === undefined) {
    memory = new Map();
    memories.set(analysis, memory);
  }
  const known = memory.get(file);
  if (known !== undefined) return known;
  const found = search(file, analysis);
  memory.set(file, found);
  return found;
}

function search(start: ts.SourceFile, analysis: Analysis): Stop {
  const seen = new Set([start]);
  const waiting = [start];
  let resolved = 0;
  let unresolved = 0;
  for (
    let file = waiting.shift();
    file !== undefined && seen.size < MAX_FILES;
    file = waiting.shift()
  ) {
    const found = STOPPING.exec(file.text);
    if (found !== null)
      return {
        kind: "stops",
        place: { file: file.fileName, start: found.index, end: found.index + found[0].length },
      };
    for (const specifier of specifiersOf(file)) {
      const next = analysis.checker.getSymbolAtLocation(specifier)?.valueDeclaration;
      if (next !== undefined && ts.isSourceFile(next)) {
        resolved += 1;
        if (!next.isDeclarationFile && !seen.has(next)) {
          seen.add(next);
          waiting.push(next);
        }
      } else if (
        /^[.~#]|^@\//.test(specifier.text) &&
        !/\.(json|css|svg|graphql)$/.test(specifier.text)
      )
        unresolved += 1;
    }
  }
  // Generated files and the like are missing everywhere; a closure with larger holes says nothing.
  return { kind: unresolved * 10 > resolved ? "unknown" : "nothing" };
}

function specifiersOf(file: ts.SourceFile): readonly ts.StringLiteral[] {
  const found: ts.StringLiteral[] = [];
  for (const each of file.statements)
    if (
      (ts.isImportDeclaration(each) || ts.isExportDeclaration(each)) &&
      each.moduleSpecifier !== undefined &&
      ts.isStringLiteral(each.moduleSpecifier)
    )
      found.push(each.moduleSpecifier);
  if (/\b(import|require)\(/.test(file.text))
    for (const node of descendants(file)) {
      if (!ts.isCallExpression(node)) continue;
      const [argument] = node.arguments;
      const isImport =
        node.expression.kind === ts.SyntaxKind.ImportKeyword ||
        node.expression.getText() === "require";
      if (isImport && argument !== undefined && ts.isStringLiteral(argument)) found.push(argument);
    }
  return found;
}

export interface Step {
  readonly call: ts.CallExpression;
  readonly name: string;
  readonly isStore: boolean;
  /** Its promise is dropped. */
  readonly isDropped: boolean;
  /** `x.close().then(…)` */
  readonly isContinued: boolean;
  /** The process ends in a callback or after a timer, not right behind it. */
  readonly isBeforeLaterExit: boolean;
  /** `server.close()` of a server that tells its end to a callback or an event, and nobody listens. */
  readonly isUnheard: boolean;
}

export interface Handler {
  readonly body: FunctionNode;
  readonly steps: readonly Step[];
  readonly exit: ts.CallExpression | undefined;
  readonly closesServer: boolean;
  /** It hands the signal on to others. */
  readonly isShared: boolean;
}

/** The handler that `process.on("SIGTERM", handler)` registers. */
export function handlersIn(call: ts.CallExpression, analysis: Analysis): Handler | undefined {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || callee.expression.getText() !== "process")
    return undefined;
  const [event, listener] = call.arguments;
  if (
    event === undefined ||
    listener === undefined ||
    !ts.isStringLiteralLike(event) ||
    event.text !== "SIGTERM"
  )
    return undefined;
  const body = bodyOf(unwrap(listener), analysis);
  if (body === undefined) return undefined;
  const root = enteredBody(body, analysis);
  return read(root, analysis);
}

function bodyOf(listener: ts.Expression, analysis: Analysis): FunctionNode | undefined {
  if (isFunctionNode(listener)) return listener;
  const declaration = analysis.declarationOf(listener);
  return declaration === undefined ? undefined : functionOf(declaration);
}

/** `() => shutdown("SIGTERM")` means `shutdown`. */
function enteredBody(body: FunctionNode, analysis: Analysis): FunctionNode {
  const { body: block } = body;
  if (block === undefined) return body;
  const only = ts.isBlock(block)
    ? block.statements.length === 1 &&
      block.statements[0] !== undefined &&
      ts.isExpressionStatement(block.statements[0])
      ? block.statements[0].expression
      : undefined
    : block;
  if (only === undefined) return body;
  let call = unwrap(only);
  if (ts.isVoidExpression(call) || ts.isAwaitExpression(call)) call = unwrap(call.expression);
  const inner = ts.isCallExpression(call) ? bodyOfCalled(call, analysis) : undefined;
  return inner ?? body;
}

const CLOSES =
  /^(close|disconnect|\$disconnect|end|quit|stop|shutdown|destroy|terminate|drain|flush)$|^(close|disconnect|stop|shutdown|drain|flush|destroy)[A-Z]\w*$/;
const STORE =
  /prisma|pool|\bdb\b|database|mongo|knex|sequelize|dataSource|redis|closeDb|closeDatabase|closePool/i;
const SERVER = /server|app|http|fastify|nest|worker|queue|consumer|io\b/i;

function read(body: FunctionNode, analysis: Analysis): Handler {
  const steps: Step[] = [];
  let exit: ts.CallExpression | undefined;
  let closesServer = false;
  let isShared = false;
  for (const node of descendants(body)) {
    if (!ts.isCallExpression(node)) continue;
    const text = node.expression.getText();
    if (text === "process.exit") {
      exit ??= node;
      continue;
    }
    if (/\.emit$|process\.kill/.test(text)) isShared = true;
    const name = calledName(node.expression)?.text ?? "";
    if (!CLOSES.test(name)) continue;
    if (SERVER.test(text) && !STORE.test(text)) closesServer = true;
    const chain = continued(node);
    const holder = outer(chain);
    const isUnheard = isServerUnheard(node, body, analysis);
    const isIdle = /idle|log|tracer|otel|sentry|posthog/i.test(text);
    steps.push({
      call: node,
      name: text.replace(/\?/g, ""),
      isStore: STORE.test(text),
      isDropped:
        ts.isExpressionStatement(holder) &&
        (mayWait(node, analysis) || isUnheard) &&
        !isIdle &&
        node.arguments.length === 0 &&
        /close|quit|disconnect|stop|drain|flush/i.test(name),
      isContinued: chain !== node,
      isBeforeLaterExit: exitsLater(body),
      isUnheard: isUnheard && ts.isExpressionStatement(holder),
    });
  }
  return { body, steps, exit, closesServer, isShared };
}

/** `server.close()` without a callback, where the handler waits for no event and no timer either. */
function isServerUnheard(call: ts.CallExpression, body: FunctionNode, analysis: Analysis): boolean {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "close") return false;
  if (call.arguments.length > 0 || !/(^|\.)_?\w*server$/i.test(callee.expression.getText()))
    return false;
  if (HEARD.test(body.getText())) return false;
  const declared = analysis.declarationOf(callee.expression);
  // What `app.listen` of a framework gives back, and `createServer`, are servers of the platform.
  return (
    declared === undefined ||
    !ts.isVariableDeclaration(declared) ||
    declared.initializer === undefined ||
    /\b(createServer|createSecureServer|listen|Server)\(/.test(declared.initializer.getText())
  );
}

const HEARD =
  /["'](close|finish|drain)["']|\b(sleep|delay|setTimeout|wait\w*|idle|drain\w*|once|finished)\(|\bsetTimeout\b/i;

/** An own function that answers at once leaves nothing to wait for. */
function mayWait(call: ts.CallExpression, analysis: Analysis): boolean {
  const type = analysis.checker.getTypeAtLocation(call);
  if ((type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0) return true;
  const parts = type.isUnion() ? type.types : [type];
  return parts.some((each) => each.getProperty("then") !== undefined);
}

function continued(call: ts.CallExpression): ts.CallExpression {
  let at = call;
  for (;;) {
    const member = outer(at);
    if (!ts.isPropertyAccessExpression(member) || !/^(then|catch|finally)$/.test(member.name.text))
      return at;
    const next = outer(member);
    if (!ts.isCallExpression(next)) return at;
    at = next;
  }
}

/** Every `process.exit` stands in a function inside the handler. */
function exitsLater(body: FunctionNode): boolean {
  for (const node of descendants(body, (each) => !isFunctionNode(each)))
    if (ts.isCallExpression(node) && node.expression.getText() === "process.exit") return false;
  return true;
}
