/** Streams whose reader is slower than their writer, and code between them that does not wait. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { lastName, receiverOf } from "../../kit/data/chain.ts";
import { literalOf, propertyOf } from "../../kit/data/literals.ts";
import { importOf } from "../../kit/imports.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import {
  calledName,
  descendants,
  type FunctionNode,
  isFunctionNode,
  placeOf,
  unwrap,
} from "../../kit/syntax.ts";
import { shortened } from "../../kit/words.ts";
import page from "./README.md";
import { openSourceAround, outermostFunction, pipedInto, writableOf } from "./streams.ts";

export default defineRule({
  id: "scale/ignored-backpressure",
  title: "Writer that does not wait for its reader",
  assumption: "The reader is as fast as the writer.",
  patterns: ["backpressure", "bounded-queue"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "question",
    "multi-node": "question",
    distributed: "question",
    unknown: "question",
  },
  since: "0.1.0",
  page,
  on: {
    CallExpression(call, analysis, report) {
      const name = calledName(call.expression)?.text;
      if (name === "on" || name === "addListener") inspectListener(call, analysis, report);
      else if (name === "write") inspectWrite(call, analysis, report);
      else if (name === "pipe") inspectPipe(call, analysis, report);
      else if (name === "parse") inspectParser(call, analysis, report);
    },
  },
});

/** `Papa.parse(file, { step: async (row) => { await insert(row) } })`: the parser calls and goes on. */
function inspectParser(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  if (importOf(call.expression)?.specifier !== "papaparse") return;
  const options = literalOf(call.arguments[1], analysis);
  for (const name of ["step", "chunk"]) {
    const taken = takerOf(options, name);
    if (taken === undefined) continue;
    const waited = [...descendants(taken)].find(ts.isAwaitExpression);
    if (waited === undefined || STOPS.test(taken.getText()) || !analysis.runsOnServer(call))
      continue;
    report({
      at: nameNodeOf(taken),
      basis: call,
      message: "The parser calls for the next rows while these are still at work: nobody pauses it",
      confidence: "possible",
      related: [{ ...placeOf(waited), message: "the parser does not wait for this" }],
    });
  }
}

/** `step`, where the function stands under that name. */
function nameNodeOf(taken: FunctionNode): ts.Node {
  const { parent } = taken;
  if (ts.isPropertyAssignment(parent)) return parent.name;
  return taken.name ?? taken;
}

const STOPS = /\b(pause|abort|destroy)\s*\(/;

/** A function under that name, as a property or a method. */
function takerOf(
  options: ts.ObjectLiteralExpression | undefined,
  name: string,
): FunctionNode | undefined {
  for (const each of options?.properties ?? []) {
    if (each.name?.getText() !== name) continue;
    if (ts.isMethodDeclaration(each)) return each;
    const value = ts.isPropertyAssignment(each) ? unwrap(each.initializer) : undefined;
    return value !== undefined && isFunctionNode(value) ? value : undefined;
  }
  return undefined;
}

/** `rows.on("data", async (row) => { await insert(row) })`. */
function inspectListener(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const [event, listener] = call.arguments;
  if (event === undefined || listener === undefined) return;
  if (!ts.isStringLiteralLike(event) || !isPiece(event.text, call, analysis)) return;
  const body = unwrap(listener);
  if (!isFunctionNode(body) || /(stdout|stderr|stdin|process)$/.test(lastName(receiverOf(call))))
    return;
  const waited = [...descendants(body)].find(ts.isAwaitExpression);
  if (waited === undefined || STOPS.test(body.getText())) return;
  if (!analysis.runsOnServer(call)) return;
  report({
    at: event,
    basis: call,
    message: "The next piece comes while this one is still at work: nobody pauses the stream",
    confidence: "possible",
    related: [{ ...placeOf(waited), message: "the stream does not wait for this" }],
  });
}

/** `data` of any stream, `line` of a reader of lines. */
function isPiece(event: string, call: ts.CallExpression, analysis: Analysis): boolean {
  return event === "data" || (event === "line" && readsLines(call, analysis));
}

/** The receiver is made by `createInterface`, and what it reads is no terminal and no child process. */
function readsLines(call: ts.CallExpression, analysis: Analysis): boolean {
  const receiver = receiverOf(call);
  const maker = receiver === undefined ? undefined : heldIn(receiver, analysis);
  if (maker === undefined || !ts.isCallExpression(maker)) return false;
  if (/^(on|once|addListener)$/.test(calledName(maker.expression)?.text ?? ""))
    return readsLines(maker, analysis);
  if (calledName(maker.expression)?.text !== "createInterface") return false;
  const [first] = maker.arguments;
  const options = literalOf(first, analysis);
  const input = options === undefined ? first : propertyOf(options, "input");
  return input !== undefined && !TERMINAL.test(heldIn(input, analysis).getText());
}

const TERMINAL = /\bstd(in|out|err)\b/;

/** What a `const` was given, or the expression itself. */
function heldIn(expression: ts.Expression, analysis: Analysis): ts.Expression {
  const at = unwrap(expression);
  const declaration = ts.isShorthandPropertyAssignment(at.parent)
    ? analysis.checker.getShorthandAssignmentValueSymbol(at.parent)?.valueDeclaration
    : ts.isIdentifier(at)
      ? analysis.declarationOf(at)
      : undefined;
  return declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    ts.isIdentifier(declaration.name) &&
    declaration.initializer !== undefined
    ? unwrap(declaration.initializer)
    : at;
}

/** `out.write(row)` for everything that a stream or a cursor gives. */
function inspectWrite(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  if (!ts.isExpressionStatement(call.parent)) return;
  const writable = writableOf(call, analysis);
  if (writable === undefined) return;
  const source = openSourceAround(call, writable);
  if (source === undefined) return;
  const home = outermostFunction(call);
  if (
    /drain|writableNeedDrain|writableLength|backpressure|event-stream|sse\b/i.test(home.getText())
  )
    return;
  if (!analysis.runsOnServer(call)) return;
  report({
    at: call.expression,
    basis: call,
    message: `What a slow reader of \`${shortened(writable, 24)}\` does not take piles up in memory: \`write\` says so`,
    confidence: "possible",
    related: [{ ...placeOf(source), message: "goes on however full the buffer is" }],
  });
}

/** `stream.pipe(res)`: neither end hears of the other's failure. */
function inspectPipe(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const target = pipedInto(call);
  if (target === undefined || !analysis.runsOnServer(call)) return;
  report({
    at: call.expression,
    basis: call,
    message: `\`pipe\` tells neither end: a reader that leaves \`${shortened(target, 24)}\` keeps the source open`,
    confidence: "possible",
  });
}
