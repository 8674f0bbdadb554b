/** Files that are overwritten in place although somebody reads them whole at the next start. */
import { ts } from "ts-morph";
import { lastName, receiverOf } from "../../kit/data/chain.ts";
import { defineRule, SERVER_CONTEXTS } from "../../kit/rule.ts";
import {
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  placeOf,
  unwrap,
} from "../../kit/syntax.ts";
import { shortened } from "../../kit/words.ts";
import page from "./README.md";

export default defineRule({
  id: "state/torn-file-write",
  title: "File rewritten in place",
  assumption: "A write of a file happens whole or not at all.",
  patterns: ["atomic-update"],
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
      const streamed = streamedInto(call);
      const target = streamed ?? rewritten(call);
      if (target === undefined || !analysis.runsOnServer(call)) return;
      const reader = streamed === undefined ? readerOf(call, target) : userOf(call, streamed);
      if (reader === undefined) return;
      report({
        at: call.expression,
        basis: call,
        message: `A crash in the middle leaves half of \`${shortened(target.getText(), 30)}\`, which is read back`,
        confidence: "possible",
        related: [
          {
            ...placeOf(reader),
            message: streamed === undefined ? "read back whole here" : "taken for whole here",
          },
        ],
      });
    },
  },
});

const WRITES = /^(writeFile|writeJson|writeJSON|outputFile|outputJson|outputJSON)(Sync)?$/;
const READS = /^(readFile|readJson|readJSON)(Sync)?$/;
const MODULE = /^(fs|fse|fsp|fsx|fsExtra|fsPromises|promises|jsonfile)$|^fs[A-Z_]/;

/** The path of a whole-file write that is meant to replace what stands there. */
function rewritten(call: ts.CallExpression): ts.Expression | undefined {
  const name = calledName(call.expression)?.text ?? "";
  if (!WRITES.test(name) || !isOnFiles(call)) return undefined;
  const [path, content, options] = call.arguments;
  if (path === undefined || content === undefined || ts.isSpreadElement(path)) return undefined;
  if (options !== undefined && /["']?flag["']?\s*:/.test(options.getText())) return undefined;
  if (/te?mp|partial|backup|\.bak|\bpid|cache/i.test(path.getText())) return undefined;
  const home = enclosingFunction(call);
  return home === undefined || isRenamed(call) ? undefined : unwrap(path);
}

/** The path of a stream that fills a file: `pipeline(download, createWriteStream(path))`. */
function streamedInto(call: ts.CallExpression): ts.Expression | undefined {
  if (calledName(call.expression)?.text !== "createWriteStream" || !isOnFiles(call))
    return undefined;
  const [path, options] = call.arguments;
  if (path === undefined || ts.isSpreadElement(path)) return undefined;
  if (options !== undefined && /flags?["']?\s*[:=]|["']a/.test(options.getText())) return undefined;
  if (/te?mp|partial|\.part\b|backup|\.bak|\blogs?\b/i.test(path.getText())) return undefined;
  if (enclosingFunction(call) === undefined || isRenamed(call)) return undefined;
  return unwrap(path);
}

const USES =
  /^(stat|statSync|lstat|access|accessSync|exists|existsSync|pathExists|pathExistsSync|open|openSync|readFile|readFileSync|createReadStream|readJson|load|import|require)$/;

/** Where somebody asks whether the file is there, or opens it, by the same name or one that is handed on. */
function userOf(call: ts.CallExpression, path: ts.Expression): ts.CallExpression | undefined {
  const names = new Set([pathText(path)]);
  for (let step = 0; step < 2; step++) for (const each of handedOn(call, names)) names.add(each);
  const home = enclosingFunction(call);
  for (const node of descendants(call.getSourceFile())) {
    if (!ts.isCallExpression(node) || !USES.test(calledName(node.expression)?.text ?? "")) continue;
    const [read] = node.arguments;
    if (read === undefined || !names.has(pathText(read))) continue;
    // What is read after it was written is a result on its way.
    if (enclosingFunction(node) === home && node.pos > call.pos) continue;
    return node;
  }
  return undefined;
}

/** Names of the path on the other side of calls in this file: what a parameter is given, what is made a parameter. */
function handedOn(call: ts.CallExpression, names: ReadonlySet<string>): string[] {
  const found: string[] = [];
  const file = call.getSourceFile();
  for (const node of descendants(file)) {
    if (!ts.isCallExpression(node) || !ts.isIdentifier(unwrap(node.expression))) continue;
    const called = (unwrap(node.expression) as ts.Identifier).text;
    const own = functionNamed(file, called);
    if (own === undefined) continue;
    for (const [index, argument] of node.arguments.entries()) {
      const parameter = own.parameters[index]?.name.getText();
      if (parameter === undefined) continue;
      const text = pathText(argument);
      if (names.has(text)) found.push(parameter);
      else if (names.has(parameter) && [...functionsAround(call)].includes(own)) found.push(text);
    }
  }
  return found;
}

function functionNamed(file: ts.SourceFile, name: string): FunctionNode | undefined {
  for (const node of file.statements) {
    if (ts.isFunctionDeclaration(node) && node.name?.text === name) return node;
    if (!ts.isVariableStatement(node)) continue;
    for (const each of node.declarationList.declarations) {
      const value = each.initializer === undefined ? undefined : unwrap(each.initializer);
      if (each.name.getText() === name && value !== undefined && isFunctionNode(value))
        return value;
    }
  }
  return undefined;
}

function isOnFiles(call: ts.CallExpression): boolean {
  const receiver = receiverOf(call);
  return receiver === undefined || MODULE.test(lastName(receiver));
}

/** Written beside and moved over: that is whole or not at all. */
function isRenamed(call: ts.CallExpression): boolean {
  const home = [...functionsAround(call)].at(-1) ?? call.getSourceFile();
  for (const node of descendants(home))
    if (
      ts.isCallExpression(node) &&
      /^(rename|renameSync|move|moveSync|copyFile|copyFileSync|link|linkSync)$/.test(
        calledName(node.expression)?.text ?? "",
      )
    )
      return true;
  return false;
}

function* functionsAround(node: ts.Node): Generator<ts.Node> {
  for (let at = enclosingFunction(node); at !== undefined; at = enclosingFunction(at)) yield at;
}

/** Where the file is read as a whole: elsewhere in this file of code, or earlier in this function. */
function readerOf(call: ts.CallExpression, path: ts.Expression): ts.CallExpression | undefined {
  const wanted = pathText(path);
  const home = enclosingFunction(call);
  for (const node of descendants(call.getSourceFile())) {
    if (!ts.isCallExpression(node) || !READS.test(calledName(node.expression)?.text ?? ""))
      continue;
    const [read] = node.arguments;
    if (read === undefined || !isOnFiles(node) || pathText(read) !== wanted) continue;
    // What is read after it was written is a result on its way, not a state that outlives the process.
    if (enclosingFunction(node) === home && node.pos > call.pos) continue;
    if (isKept(path) || isParsed(node)) return node;
  }
  return undefined;
}

/** A constant of the file or a member: both places mean the same file. */
function isKept(path: ts.Expression): boolean {
  const text = path.getText();
  return /^this\.|^[A-Z][A-Z0-9_]+$/.test(text);
}

/** What is read is the state of a program, not a text that people write. */
function isParsed(node: ts.CallExpression): boolean {
  if (/json/i.test(calledName(node.expression)?.text ?? "")) return true;
  const text = (enclosingFunction(node) ?? node.getSourceFile()).getText();
  return /\bparse\w*\(|JSON5?\.|\bload\(|Number\(|deserial/.test(text);
}

function pathText(path: ts.Expression): string {
  return unwrap(path).getText().replace(/\s+/g, "");
}
