/** Lets a failure reach the caller. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { isAsync } from "../../kit/asynchronous.ts";
import { indentAt, insertAt, lineBreakOf, stepOf } from "../../kit/edits.ts";
import { namedFunction, nameOf } from "../../kit/functions.ts";
import { failureLogIn, isPlainName } from "../../kit/logging.ts";
import type { Fix } from "../../kit/rule.ts";
import { descendants, enclosingFunction, isFunctionNode, outer, unwrap } from "../../kit/syntax.ts";
import type { Answer } from "./answers.ts";

/** `throw error` at the end of a catch, where somebody deals with it: what an unknown caller does with a failure is for people to decide. */
export function throwFixes(node: ts.TryStatement, analysis: Analysis): readonly Fix[] {
  const clause = node.catchClause;
  if (clause === undefined) return [];
  const { variableDeclaration: variable, block } = clause;
  if (variable !== undefined && !ts.isIdentifier(variable.name)) return [];
  const last = block.statements.at(-1);
  if (last !== undefined && !ts.isExpressionStatement(last)) return [];
  if (block.statements.some((each) => ts.isReturnStatement(each))) return [];
  // A `return` in `finally` takes the place of what was thrown.
  if (node.finallyBlock?.statements.some(ts.isReturnStatement) === true) return [];
  if (isListener(node) || isDropped(node, analysis)) return [];
  return [
    {
      title: "Throw the failure on to the caller",
      safety: "review",
      edits: () => {
        const file = node.getSourceFile();
        const eol = lineBreakOf(file);
        const name = variable?.name.getText() ?? "error";
        const outside = indentAt(file, clause.getStart(file));
        const end = /;\s*$/.test(last?.getText(file) ?? ";") ? ";" : "";
        const named =
          variable === undefined ? [insertAt(file, clause.getStart(file) + 5, " (error)")] : [];
        if (last !== undefined) {
          const indent = indentAt(file, last.getStart(file));
          return [...named, insertAt(file, last.getEnd(), `${eol}${indent}throw ${name}${end}`)];
        }
        return [
          ...named,
          insertAt(file, block.getStart(file) + 1, `${eol}${outside}  throw ${name}${end}`),
          ...(/\n/.test(block.getText(file))
            ? []
            : [insertAt(file, block.getEnd() - 1, `${eol}${outside}`)]),
        ];
      },
    },
  ];
}

/** A caller goes on without waiting: what is thrown would end the process, or be nobody's. */
function isDropped(node: ts.TryStatement, analysis: Analysis): boolean {
  const own = enclosingFunction(node);
  if (own === undefined || !isAsync(own)) return false;
  return analysis.callersOf(own).some((call) => {
    const holder = outer(call);
    return ts.isExpressionStatement(holder) || ts.isVoidExpression(holder);
  });
}

/** `"contacts.upsert": async () => …`, `@OnEvent("saved")`: whoever calls by the name of an event catches nothing. */
function isListener(node: ts.Node): boolean {
  const own = enclosingFunction(node);
  if (own === undefined) return false;
  if (ts.isMethodDeclaration(own))
    return (ts.getDecorators(own) ?? []).some((each) => /^@On[A-Z]/.test(each.getText()));
  const holder = own.parent;
  return ts.isPropertyAssignment(holder) && ts.isStringLiteral(holder.name);
}

/** A callback that calls something writes the failure down: somebody decided that the rest goes on. */
function tells(callback: ts.Expression | undefined): boolean {
  const value = callback === undefined ? undefined : unwrap(callback);
  if (value === undefined || !isFunctionNode(value) || value.body === undefined) return false;
  return [value.body, ...descendants(value.body)].some(ts.isCallExpression);
}

/** Takes `.catch(() => {})` away. */
export function callbackFixes(call: ts.CallExpression): readonly Fix[] {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || tells(call.arguments[0])) return [];
  return [
    {
      title: "Let the failure reach the caller",
      safety: "review",
      edits: () => [
        {
          file: call.getSourceFile().fileName,
          start: callee.expression.getEnd(),
          end: call.getEnd(),
          text: "",
        },
      ],
    },
  ];
}

/** Writes each failure down, as the file writes down others; what else to do about it is for people to say. */
export function outcomeFixes(
  call: ts.CallExpression,
  name: string,
  analysis: Analysis,
): readonly Fix[] {
  const waited = outer(call);
  if (!ts.isAwaitExpression(waited)) return [];
  const statement = outer(waited);
  if (!ts.isExpressionStatement(statement) || !ts.isBlock(statement.parent)) return [];
  const home = enclosingFunction(call) ?? call.getSourceFile();
  const [results, result] = ["results", "result"] as const;
  const log = failureLogIn(call);
  const parts = unwrap(call.arguments[0] ?? call);
  const isListed = ts.isArrayLiteralExpression(parts);
  const names = isListed && !isTaken("names", home) ? partNames(parts) : undefined;
  const who = isListed ? homeName(call) : name;
  // What holds quotes or line breaks is no part of a message.
  if (names === undefined && (who === "" || !who.split(" ").every(isPlainName))) return [];
  if (log === undefined || isTaken(results, home) || isTaken(result, home)) return [];
  if (names !== undefined && isTaken("index", home)) return [];
  return [
    {
      title: "Log each one that failed",
      safety: "review",
      edits: () => {
        const file = call.getSourceFile();
        const base = indentAt(file, statement.getStart(file));
        const step = stepOf(file);
        const end = statement.getText(file).endsWith(";") ? ";" : "";
        const element =
          names !== undefined || isTaken("index", home) ? undefined : elementOf(call, analysis);
        const isCounted = names !== undefined || element !== undefined;
        const each = isCounted ? `[index, ${result}]` : result;
        const all = isCounted ? `${results}.entries()` : results;
        const message =
          names === undefined
            ? `${who} failed${element === undefined ? "" : ` for \${${element}}`}`
            : `\${names[index]} failed`;
        const list = names?.map((part) => `"${part}"`).join(", ");
        const lines = [
          "",
          "",
          ...(list === undefined ? [] : [`${base}const names = [${list}]${end}`]),
          `${base}for (const ${each} of ${all}) {`,
          `${base}${step}if (${result}.status === "rejected") {`,
          `${base}${step}${step}${log(message, `${result}.reason`)}${end}`,
          `${base}${step}}`,
          `${base}}`,
        ];
        return [
          insertAt(file, statement.getStart(file), `const ${results} = `),
          insertAt(file, statement.getEnd(), lines.join(lineBreakOf(file))),
        ];
      },
    },
  ];
}

/** What names the element that an outcome belongs to: `orders[index]?.id`, or the text itself. */
function elementOf(call: ts.CallExpression, analysis: Analysis): string | undefined {
  const map = call.arguments[0] === undefined ? undefined : unwrap(call.arguments[0]);
  if (map === undefined || !ts.isCallExpression(map)) return undefined;
  const callee = unwrap(map.expression);
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "map") return undefined;
  const list = unwrap(callee.expression);
  if (!ts.isIdentifier(list)) return undefined;
  const { checker } = analysis;
  const type = checker.getIndexTypeOfType(checker.getTypeAtLocation(list), ts.IndexKind.Number);
  if (type === undefined || (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0)
    return undefined;
  if ((type.flags & ts.TypeFlags.StringLike) !== 0) return `${list.text}[index]`;
  const id = type.getProperty("id") === undefined ? undefined : "id";
  return id === undefined ? undefined : `${list.text}[index]?.${id}`;
}

/** What each of several things side by side is called; undefined where one has no name, or where a list of its own is among them. */
function partNames(parts: ts.ArrayLiteralExpression): readonly string[] | undefined {
  const names: string[] = [];
  for (const part of parts.elements) {
    const name = startedBy(part);
    if (name === undefined) return undefined;
    names.push(name);
  }
  return names.length > 0 && new Set(names).size === names.length ? names : undefined;
}

/** `linkCache.expireMany` of a call, of one with handlers behind it, or of one that a condition stands before. */
function startedBy(part: ts.Expression): string | undefined {
  let at = unwrap(part);
  while (ts.isBinaryExpression(at) && /^(&&|\|\||\?\?)$/.test(at.operatorToken.getText()))
    at = unwrap(at.right);
  if (ts.isConditionalExpression(at)) at = unwrap(at.whenTrue);
  while (ts.isCallExpression(at)) {
    const callee = unwrap(at.expression);
    const inner = ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : undefined;
    if (inner !== undefined && ts.isCallExpression(inner)) {
      at = inner;
      continue;
    }
    const name = callee.getText().replace(/^this\./, "");
    return isPlainName(name) && name.length <= 40 ? name : undefined;
  }
  return undefined;
}

/** Several things side by side that have no names are told of by what they are done for; the verb of a route says nothing. */
function homeName(call: ts.Node): string {
  const own = namedFunction(call);
  const name = own === undefined ? "" : nameOf(own);
  return name === "" || NAMELESS.test(name) ? "" : `A part of ${name}`;
}

const NAMELESS =
  /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|handler|handle|default|main|run|execute)$/;

/** Throws when the status is none of success. */
export function answerFixes(call: ts.CallExpression, answer: Answer): readonly Fix[] {
  const { name, statement } = answer;
  const home = enclosingFunction(call);
  if (home === undefined || !ts.isBlock(statement.parent)) return [];
  // Whoever reads the answer may look for the refusal in it.
  if (name !== undefined && isRead(name.text, home)) return [];
  const free = name?.text ?? ["response", "answer"].find((each) => !isTaken(each, home));
  if (free === undefined) return [];
  return [
    {
      title: "Throw when the other side refuses",
      safety: "review",
      edits: () => {
        const file = call.getSourceFile();
        const indent = indentAt(file, statement.getStart(file));
        const end = statement.getText(file).endsWith(";") ? ";" : "";
        const check = `if (!${free}.ok) throw new Error(\`The request failed with status \${${free}.status}\`)${end}`;
        return [
          ...(name === undefined
            ? [insertAt(file, statement.getStart(file), `const ${free} = `)]
            : []),
          insertAt(file, statement.getEnd(), `${lineBreakOf(file)}${indent}${check}`),
        ];
      },
    },
  ];
}

function isRead(name: string, home: ts.Node): boolean {
  for (const node of descendants(home))
    if (ts.isPropertyAccessExpression(node) && node.expression.getText() === name) return true;
  return false;
}

function isTaken(name: string, home: ts.Node): boolean {
  for (const node of descendants(home))
    if (ts.isIdentifier(node) && node.text === name) return true;
  return false;
}
