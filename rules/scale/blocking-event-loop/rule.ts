/** Work that keeps the only thread while a request is answered. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { namedFunction, nameOf } from "../../kit/functions.ts";
import { runsOncePerProcess } from "../../kit/process-lifetime.ts";
import { defineRule, type ReportSink } from "../../kit/rule.ts";
import { ancestors, calledName, enclosingFunction, isFunctionNode } from "../../kit/syntax.ts";
import { waitFixes } from "./fix.ts";
import { isWholeParse } from "./parsers.ts";
import page from "./README.md";

export default defineRule({
  id: "scale/blocking-event-loop",
  title: "Everybody waits for this call",
  assumption: "It takes a moment, and only its caller waits.",
  patterns: ["queue-based-load-levelling", "bulkhead"],
  contexts: ["request", "consumer", "serverless", "library"],
  severity: {
    "single-node": "question",
    "multi-node": "question",
    distributed: "question",
    unknown: "question",
  },
  since: "0.1.0",
  page,
  on: { CallExpression: inspect },
});

/** Processor time that grows with the input or is slow on purpose, and processes that are waited for. */
const SLOW =
  /^(hashSync|compareSync|genSaltSync|pbkdf2Sync|scryptSync|generateKeyPairSync|execSync|execFileSync|spawnSync|gzipSync|gunzipSync|deflateSync|inflateSync|brotliCompressSync|brotliDecompressSync|unzipSync|zipSync)$/;
/** Files: short for small ones, but a disk can be slow and a file large. */
const FILES =
  /^(readFileSync|writeFileSync|appendFileSync|readdirSync|copyFileSync|rmSync|cpSync)$/;
const FALLS_BACK =
  /^(count\w*Tokens?|token(Count|ize)|encode|getTokenCount|countTokensSync|tokenise)$/;

function inspect(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const name = calledName(call.expression)?.text;
  if (name === undefined) return;
  const isSlow = SLOW.test(name) || isWholeParse(call, name);
  const isFile = !isSlow && FILES.test(name);
  const isFallback = !isSlow && !isFile && FALLS_BACK.test(name) && replacesAsync(call, name);
  if (!isSlow && !isFile && !isFallback) return;
  const home = namedFunction(call);
  if (enclosingFunction(call) === undefined) return;
  if ((home !== undefined && STARTS.test(nameOf(home))) || runsOncePerProcess(call, analysis))
    return;
  if (!analysis.runsOnServer(call)) return;
  const { contexts } = analysis.reach(call);
  const isAsked = contexts.has("request") || contexts.has("consumer") || contexts.has("serverless");
  if (isFile && (!isAsked || isFixedFile(call) || !isMuch(call))) return;
  if (!isAsked && !isSlow && !isFallback) return;
  if (!isAsked && !isAsyncAround(call) && !isOfPassword(call, name)) return;
  report({
    at: call.expression,
    basis: call,
    message: `While \`${name}\` runs, no other request of this process is answered`,
    confidence: "possible",
    fixes: waitFixes(call, name),
  });
}

const STARTS =
  /^(main|bootstrap|start|init\w*|setup\w*|load\w*Config\w*|register\w*|constructor|configure\w*|onModuleInit)$/;

/** `readFileSync("./schema.graphql")`: small and always the same. */
function isFixedFile(call: ts.CallExpression): boolean {
  const [file] = call.arguments;
  return (
    file !== undefined &&
    (ts.isStringLiteralLike(file) ||
      /__dirname|process\.cwd\(\)|import\.meta|TEMPLATE|CERT|KEY/i.test(file.getText()))
  );
}

/** One small file is read in a moment: many of them, whole folders, and what callers sent take as long as they take. */
function isMuch(call: ts.CallExpression): boolean {
  if (call.arguments.some((each) => /recursive: *true/.test(each.getText()))) return true;
  if (SENT.test(call.arguments[0]?.getText() ?? "")) return true;
  for (const at of ancestors(call)) {
    if (
      ts.isForOfStatement(at) ||
      ts.isForStatement(at) ||
      ts.isForInStatement(at) ||
      ts.isWhileStatement(at)
    )
      return true;
    if (
      ts.isCallExpression(at) &&
      /^(map|forEach|flatMap|filter|reduce)$/.test(calledName(at.expression)?.text ?? "")
    )
      return true;
    if (isFunctionNode(at) && nameOf(at) !== "") return false;
  }
  return false;
}

const SENT =
  /upload|file\.path|\btmp|temp|\breq(uest)?\b|\binput\b|\bbody\b|attachment|document|archive|export/i;

/** In a catch behind the asynchronous call of the same name: `catch { n = tokenCount(text) }`. */
function replacesAsync(call: ts.CallExpression, name: string): boolean {
  for (const at of ancestors(call)) {
    if (isFunctionNode(at)) return false;
    if (ts.isCatchClause(at))
      return new RegExp(`\\b${name}Async\\b|worker|pool`, "i").test(at.parent.tryBlock.getText());
  }
  return false;
}

/** Passwords are checked while somebody waits to be let in, and hashes of them are slow on purpose. */
function isOfPassword(call: ts.CallExpression, name: string): boolean {
  return (
    /^(hashSync|compareSync|pbkdf2Sync|scryptSync)$/.test(name) &&
    /passw|passphrase|\bpin\b/i.test(call.arguments[0]?.getText() ?? "")
  );
}

/** In an `async` function, or in a callback within one. */
function isAsyncAround(call: ts.Node): boolean {
  for (let home = enclosingFunction(call); home !== undefined; home = enclosingFunction(home))
    if (home.modifiers?.some((each) => each.kind === ts.SyntaxKind.AsyncKeyword) === true)
      return true;
  return false;
}
