/** Servers and workers that are cut off in the middle of their work when the process is asked to stop. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { receiverOf } from "../../kit/data/chain.ts";
import { importOf, importsOf } from "../../kit/imports.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import {
  calledName,
  descendants,
  enclosingFunction,
  outer,
  placeOf,
  unwrap,
} from "../../kit/syntax.ts";
import { shortened } from "../../kit/words.ts";
import { drainFixes } from "./fix.ts";
import { type Handler, handlersIn, stopIn } from "./handlers.ts";
import page from "./README.md";

const ID = "scale/no-drain";

export default defineRule({
  id: ID,
  title: "No drain on shutdown",
  assumption: "Processes stop when I stop them, between requests.",
  patterns: ["graceful-shutdown"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "info",
    "multi-node": "warning",
    distributed: "warning",
    unknown: "question",
  },
  since: "0.1.0",
  page,
  on: {
    CallExpression(call, analysis, report) {
      const name = calledName(call.expression)?.text;
      if (name === "listen") inspectServer(call, analysis, report);
      else if (name === "on" || name === "once") inspectHandlers(call, analysis, report);
      else if (name === "close") inspectForcedClose(call, analysis, report);
      else if (name === "createApplicationContext") inspectContext(call, analysis, report);
    },
    NewExpression: inspectWorker,
  },
});

const SERVERS =
  /(^|\.)_?(app|server|httpServer|http|https|fastify|express|koa|api|nest|application)(\w*(App|Server))?$|(App|Server|Application)$/i;
const ASIDE =
  /(^|\/)(tests?|__tests__|mocks?|examples?|playgrounds?|scripts?|dev|dev-server|cli|docs|e2e|fixtures|stories|telnet|sandbox)(\/|[-.])|\.(dev|local|mock)\.[cm]?ts$|dev-?server|playground|template/i;

/** `app.listen(port)` */
function inspectServer(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const receiver = receiverOf(call);
  if (receiver === undefined || !isServer(receiver) || isAside(call, analysis)) return;
  const file = call.getSourceFile();
  if (letsGo(file, receiver) || !analysis.runsOnServer(call)) return;
  const stop = stopIn(file, analysis);
  if (stop.kind === "stops") {
    analysis.guarded(ID, { ...stop.place, message: "the process is stopped in order" });
    return;
  }
  const isEntry = !exportsMuch(file);
  const isNest = [...importsOf(file).values()].some((each) => each.specifier === "@nestjs/core");
  report({
    at: call.expression,
    basis: call,
    message: isNest
      ? "Without shutdown hooks a deploy cuts off the requests that are still running"
      : "Nothing closes the server on `SIGTERM`: a deploy cuts off the requests still running",
    confidence: stop.kind === "unknown" || !isEntry ? "possible" : "likely",
    // Whoever makes it there stops it, in an order of its own.
    fixes: isEntry ? drainFixes(call, receiver, isNest, analysis) : [],
  });
}

/** A server that does not keep the process alive is an aside of what does. */
function letsGo(file: ts.SourceFile, receiver: ts.Expression): boolean {
  return file.text.includes(`${receiver.getText(file)}.unref()`);
}

function isServer(receiver: ts.Expression): boolean {
  const at = unwrap(receiver);
  if (ts.isCallExpression(at))
    return /^(createServer|express|fastify|createApp)$/.test(calledName(at.expression)?.text ?? "");
  return SERVERS.test(at.getText());
}

function isAside(node: ts.Node, analysis: Analysis): boolean {
  const file = node.getSourceFile();
  const { directory } = analysis.packageOf(file);
  const path = file.fileName.startsWith(directory)
    ? file.fileName.slice(directory.length)
    : file.fileName;
  if (ASIDE.test(path)) return true;
  const { units } = analysis.topologyOf(node);
  return (
    units.length > 0 &&
    units.every((each) => each.runtime !== "long-lived" && each.runtime !== "job")
  );
}

/** A module that others use to make servers is stopped by them. */
function exportsMuch(file: ts.SourceFile): boolean {
  return file.statements.some(
    (each) =>
      (ts.isClassDeclaration(each) || ts.isFunctionDeclaration(each)) &&
      (each.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) ??
        false) &&
      !/^(bootstrap|main|start|run|serve|startServer|createApp)$/i.test(each.name?.text ?? ""),
  );
}

/** `new Worker("mails", process)` of a job queue that nobody closes. */
function inspectWorker(creation: ts.NewExpression, analysis: Analysis, report: ReportSink): void {
  const imported = importOf(creation.expression);
  if (
    imported?.name !== "Worker" ||
    !/^(bullmq|@taskforcesh\/bullmq-pro)$/.test(imported.specifier)
  )
    return;
  const file = creation.getSourceFile();
  if (isAside(creation, analysis) || !analysis.runsOnServer(creation)) return;
  if (/\.close\(|onModuleDestroy|onApplicationShutdown/.test(file.text)) return;
  if (ts.isReturnStatement(outer(creation))) return;
  const stop = stopIn(file, analysis);
  if (stop.kind === "stops") return;
  report({
    at: creation.expression,
    basis: creation,
    message: "Nothing closes the worker on `SIGTERM`: a deploy cuts off its jobs, and they stall",
    confidence: "possible",
  });
}

/** `worker.close(true)`: ends without waiting for the jobs that run, which another worker takes for stalled. */
function inspectForcedClose(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const receiver = receiverOf(call);
  if (receiver === undefined || call.arguments.length !== 1) return;
  if (call.arguments[0]?.kind !== ts.SyntaxKind.TrueKeyword) return;
  const { text } = call.getSourceFile();
  if (!/from\s+["'](bullmq|@taskforcesh\/bullmq-pro)["']/.test(text)) return;
  const type = analysis.checker.getTypeAtLocation(receiver).getSymbol()?.name;
  if (type !== "Worker" && !(type === undefined && /worker_?$/i.test(receiver.getText()))) return;
  const home = enclosingFunction(call);
  // Behind a look at the time, or after a close that waited, force is the last resort.
  if (
    home === undefined ||
    /setTimeout|Promise\.race|\.close\(\)\s*[;,.]?[\s\S]*\.close\(true\)/.test(beforeIn(home, call))
  )
    return;
  if (isAside(call, analysis) || !analysis.runsOnServer(call)) return;
  report({
    at: call.expression,
    basis: call,
    message: "Closed by force: the jobs that are running are cut off, and run again elsewhere",
    confidence: "possible",
  });
}

/** The text of a function up to the end of a call in it. */
function beforeIn(home: ts.Node, call: ts.Node): string {
  return call.getSourceFile().text.slice(home.getStart(), call.getEnd());
}

/**
 * `NestFactory.createApplicationContext(WorkerModule)` that stays: its workers are told of the end only by shutdown
 * hooks. A script closes it, and a function of the cloud is stopped by the cloud.
 */
function inspectContext(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  if (receiverOf(call)?.getText() !== "NestFactory" || isAside(call, analysis)) return;
  const file = call.getSourceFile();
  if (
    /\.close\(\)|process\.exit\(0?\)|CommandFactory|\bhandler\b|\bcommander\b/.test(
      aroundContext(call),
    )
  )
    return;
  if (!analysis.runsOnServer(call)) return;
  const stop = stopIn(file, analysis);
  if (stop.kind === "stops") return;
  report({
    at: call.expression,
    basis: call,
    message: "Without shutdown hooks a deploy cuts off the jobs that are still running",
    confidence: "possible",
  });
}

/** What happens with the context: the function that makes it, or the file. */
function aroundContext(call: ts.CallExpression): string {
  return (enclosingFunction(call) ?? call.getSourceFile()).getText();
}

/** `process.on("SIGTERM", …)`: what the handler does, and in which order. */
function inspectHandlers(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const handler = handlersIn(call, analysis);
  if (handler === undefined || isAside(call, analysis) || !analysis.runsOnServer(call)) return;
  const file = call.getSourceFile();
  const serves = [...descendants(file)].some(
    (each) => ts.isCallExpression(each) && calledName(each.expression)?.text === "listen",
  );
  const found = faultOf(handler, serves);
  if (found === undefined) return;
  report({
    at: found.at,
    basis: handler.body,
    message: found.message,
    confidence: found.isSure ? "likely" : "possible",
    related: [{ ...placeOf(call.expression), message: "is run when the process is asked to stop" }],
  });
}

interface Fault {
  readonly at: ts.Node;
  readonly message: string;
  readonly isSure: boolean;
}

function faultOf(
  { steps, exit, closesServer, isShared }: Handler,
  serves: boolean,
): Fault | undefined {
  const [first] = steps;
  if (exit !== undefined && steps.length === 0 && serves && !isShared)
    return {
      at: exit,
      message: "The process ends at once: the requests that are still running are cut off",
      isSure: true,
    };
  const dropped = steps.find((each) => each.isDropped);
  if (
    dropped !== undefined &&
    exit !== undefined &&
    exit.pos > dropped.call.pos &&
    !dropped.isBeforeLaterExit
  )
    return {
      at: dropped.call.expression,
      message: `The process ends before \`${shortened(dropped.name, 40)}\` is done: nobody waits for it`,
      isSure: true,
    };
  const unheard = steps.find((each) => each.isUnheard);
  const lost = steps.find((each) => each.isStore && unheard !== undefined);
  if (unheard !== undefined && lost !== undefined && lost.call.pos > unheard.call.pos)
    return {
      at: unheard.call.expression,
      message: `Nobody waits for \`${shortened(unheard.name, 30)}\`: running requests lose \`${shortened(lost.name, 24)}\``,
      isSure: false,
    };
  const continued = steps.find((each) => each.isDropped && each.isContinued);
  if (continued !== undefined && exit === undefined)
    return {
      at: continued.call.expression,
      message: `Nobody waits for \`${shortened(continued.name, 40)}\`: another handler may end the process first`,
      isSure: false,
    };
  const store = steps.find((each) => each.isStore);
  if (store !== undefined && first === store && serves && !closesServer)
    return {
      at: store.call.expression,
      message: `\`${shortened(store.name, 34)}\` comes before the end of the server: running requests lose it`,
      isSure: false,
    };
  return undefined;
}
