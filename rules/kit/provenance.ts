/** Where a value comes from: a clock, a stored row, a message or caller, the text of the program. */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import { isShared } from "./sinks.ts";
import { bindingHolder, calledName, isFunctionNode, unwrap } from "./syntax.ts";
import { localDeclaration } from "./time-values.ts";

export type Source =
  | "wall clock"
  | "monotonic clock"
  | "database clock"
  | "stored row"
  | "shared memory"
  | "caller"
  | "literal"
  | "sequence"
  | "unknown";

export interface Provenance {
  readonly source: Source;
  /** The read, the parameter or the literal. */
  readonly at: ts.Node;
}

/** Names that count instead of telling the time. */
const SEQUENCES =
  /^(version|revision|rev|sequence|sequence_?number|sequence_?id|seq|seq_?no|lsn|offset|position|generation|epoch|counter|ordinal|log_?index|_version|__v)$/i;
const READS =
  /^(find|get|load|list|fetch|select|query|read|first|search|all|one|execute|raw|aggregate|lookup)/;
const STORES =
  /prisma|repo|model|store|db|database|collection|table|knex|dao|tx|trx|client|manager|orm|query|entity/i;
/** Calls whose result is a part of the value they are called on. */
const PARTS: ReadonlySet<string> = new Set([
  "at",
  "pop",
  "shift",
  "find",
  "findLast",
  "filter",
  "map",
  "slice",
  "sort",
  "toSorted",
  "reverse",
  "values",
  "flat",
  "concat",
  "getTime",
  "valueOf",
  "toISOString",
  "toDate",
  "unix",
  "toMillis",
]);
const PARSERS: ReadonlySet<string> = new Set([
  "parse",
  "safeParse",
  "parseAsync",
  "Number",
  "String",
  "BigInt",
  "parseISO",
  "dayjs",
  "moment",
  "toDate",
]);

/** True for names such as `version`, `sequence` or `lsn`. */
export function isSequenceName(name: string): boolean {
  return SEQUENCES.test(name);
}

/** Follows conversions, properties, local names and loops; `unknown` when that ends in something unresolved. */
export function provenanceOf(node: ts.Expression, analysis: Analysis): Provenance {
  let at = unwrap(node);
  for (let depth = 0; depth < 20; depth++) {
    const next = step(at, analysis);
    if (!("kind" in next)) return next;
    at = unwrap(next);
  }
  return { source: "unknown", at };
}

function step(at: ts.Expression, analysis: Analysis): ts.Expression | Provenance {
  const unknown: Provenance = { source: "unknown", at };
  if (ts.isNumericLiteral(at) || ts.isStringLiteralLike(at) || ts.isBigIntLiteral(at))
    return { source: "literal", at };
  if (ts.isAwaitExpression(at) || ts.isSpreadElement(at)) return at.expression;
  if (ts.isPrefixUnaryExpression(at)) return at.operand;
  if (ts.isConditionalExpression(at))
    return isEmpty(at.whenFalse) ? at.whenTrue : isEmpty(at.whenTrue) ? at.whenFalse : unknown;
  if (ts.isBinaryExpression(at)) return at.left;
  if (ts.isArrayLiteralExpression(at)) return at.elements[0] ?? unknown;
  if (ts.isPropertyAccessExpression(at)) {
    if (isSequenceName(at.name.text)) return { source: "sequence", at };
    return isShared(at, analysis) && at.expression.kind === ts.SyntaxKind.ThisKeyword
      ? { source: "shared memory", at }
      : at.expression;
  }
  if (ts.isElementAccessExpression(at)) return at.expression;
  if (ts.isNewExpression(at)) return ofNew(at);
  if (ts.isCallExpression(at)) return ofCall(at, analysis);
  if (ts.isIdentifier(at)) return ofName(at, analysis);
  return unknown;
}

function ofNew(at: ts.NewExpression): ts.Expression | Provenance {
  if (at.expression.getText() !== "Date") return { source: "unknown", at };
  const [first] = at.arguments ?? [];
  return first ?? { source: "wall clock", at };
}

function ofCall(at: ts.CallExpression, analysis: Analysis): ts.Expression | Provenance {
  const name = calledName(at.expression)?.text ?? "";
  const callee = unwrap(at.expression);
  const owner = ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : undefined;
  const [first] = at.arguments;
  if (name === "now" && owner?.getText() === "Date") return { source: "wall clock", at };
  const clock = analysis.factsOf(at)?.clock;
  if (clock !== undefined) return { source: `${clock} clock`, at };
  if (owner !== undefined && PARTS.has(name) && (name !== "find" || isCallback(first)))
    return owner;
  if (PARSERS.has(name) && first !== undefined) return first;
  if (owner !== undefined && name === "get" && isShared(owner, analysis))
    return { source: "shared memory", at };
  if (
    READS.test(name) &&
    (owner === undefined || STORES.test(owner.getText()) || ts.isAwaitExpression(at.parent))
  )
    return { source: "stored row", at };
  return { source: "unknown", at };
}

function isCallback(node: ts.Expression | undefined): boolean {
  return node !== undefined && isFunctionNode(unwrap(node));
}

function ofName(at: ts.Identifier, analysis: Analysis): ts.Expression | Provenance {
  const declaration = localDeclaration(at, analysis);
  if (declaration === undefined) return { source: "unknown", at };
  if (ts.isParameter(declaration)) return ofParameter(declaration);
  if (ts.isBindingElement(declaration)) {
    const holder = bindingHolder(declaration);
    if (ts.isParameter(holder)) return ofParameter(holder);
    return ts.isVariableDeclaration(holder) ? ofVariable(holder, at) : { source: "unknown", at };
  }
  return ts.isVariableDeclaration(declaration)
    ? ofVariable(declaration, at)
    : { source: "unknown", at };
}

function ofVariable(
  declaration: ts.VariableDeclaration,
  at: ts.Identifier,
): ts.Expression | Provenance {
  const loop = declaration.parent.parent;
  if (ts.isForOfStatement(loop)) return loop.expression;
  const { initializer } = declaration;
  return initializer === undefined || isEmpty(initializer)
    ? { source: "unknown", at }
    : initializer;
}

/** A callback's parameter is an element of the list it is called for; any other is handed in by the caller. */
function ofParameter(parameter: ts.ParameterDeclaration): ts.Expression | Provenance {
  const call = parameter.parent.parent;
  if (call !== undefined && ts.isCallExpression(call) && isFunctionNode(parameter.parent)) {
    const callee = unwrap(call.expression);
    if (
      ts.isPropertyAccessExpression(callee) &&
      /^(map|filter|forEach|reduce|sort|toSorted|find|some|every|flatMap)$/.test(callee.name.text)
    )
      return callee.expression;
  }
  return { source: "caller", at: parameter };
}

function isEmpty(node: ts.Expression): boolean {
  const target = unwrap(node);
  return (
    target.kind === ts.SyntaxKind.NullKeyword ||
    (ts.isIdentifier(target) && target.text === "undefined")
  );
}
