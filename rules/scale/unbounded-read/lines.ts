/** Files of any size that are read whole to go through their lines. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import {
  bindingHolder,
  calledName,
  descendants,
  enclosingFunction,
  outer,
  unwrap,
} from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";

/** `(await readFile(path, "utf8")).split("\n")` of a file that somebody named; undefined for every other call. */
export function wholeForLines(
  call: ts.CallExpression,
  name: string,
  analysis: Analysis,
): ts.Node | undefined {
  const home = enclosingFunction(call);
  const path = READS_FILE.test(name)
    ? call.arguments[0]
    : READS_OBJECT.test(name)
      ? objectRead(call)
      : undefined;
  if (home === undefined || path === undefined) return undefined;
  if (READS_FILE.test(name) && !isGiven(path, analysis)) return undefined;
  let holder = outer(call);
  if (ts.isAwaitExpression(holder)) holder = outer(holder);
  if (isParsed(outer(call)) || isParsed(holder)) return path;
  if (ts.isPropertyAccessExpression(holder)) return splitsLines(outer(holder)) ? path : undefined;
  if (!ts.isVariableDeclaration(holder) || !ts.isIdentifier(holder.name)) return undefined;
  const { text } = holder.name;
  for (const node of descendants(home)) {
    if (ts.isIdentifier(node) && node.text === text && isParsed(node.parent)) return path;
    if (!ts.isCallExpression(node) || !splitsLines(node)) continue;
    const callee = unwrap(node.expression);
    if (!ts.isPropertyAccessExpression(callee)) continue;
    if (new RegExp(`^${text}\\b`).test(callee.expression.getText())) return path;
  }
  return undefined;
}

const READS_FILE = /^readFile(Sync)?$/;
const READS_OBJECT = /^transformTo(String|ByteArray)$/;

/** `object.Body.transformToString()`: whoever put the object there said how large it is. */
function objectRead(call: ts.CallExpression): ts.Expression | undefined {
  const callee = unwrap(call.expression);
  return ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : undefined;
}

function splitsLines(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || calledName(node.expression)?.text !== "split") return false;
  return /\\n|EOL/.test(node.arguments[0]?.getText() ?? "");
}

/** The path comes from a caller, a job or a row, and is none of the program's own files. */
function isGiven(path: ts.Expression, analysis: Analysis): boolean {
  const target = unwrap(path);
  if (OWN.test(target.getText())) return false;
  const root = ts.isPropertyAccessExpression(target) ? unwrap(target.expression) : target;
  if (!ts.isIdentifier(root)) return false;
  const declaration = localDeclaration(root, analysis);
  if (declaration === undefined) return false;
  const at = bindingHolder(declaration);
  if (ts.isParameter(at)) return !OWN.test(at.getText());
  return (
    ts.isVariableDeclaration(at) &&
    at.initializer !== undefined &&
    /\b(job|event|message|msg|payload|task|row|upload|file)\b\S*/.test(at.initializer.getText()) &&
    !OWN.test(at.getText())
  );
}

const OWN =
  /config|env|template|ignore|schema|__dirname|process\.|manifest|package|lock|settings|migration|fixture|source|code|script|module|stack|cgroup|proc\//i;

/** `parse(await readFile(path))` of a library for tables: one row after the other would do. */
function isParsed(node: ts.Node): boolean {
  return (
    ts.isCallExpression(node) &&
    /^(Papa\.parse|parseCsv|csvParse|parseCSV|csv2json|neatCsv|fromString)$/.test(
      node.expression.getText(),
    )
  );
}
