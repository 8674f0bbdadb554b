/** Keys of cache entries: their text with holes where values stand, and who is a cache. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { lastName } from "../../kit/data/chain.ts";
import { functionOf } from "../../kit/sinks.ts";
import { descendants, isFunctionNode, unwrap } from "../../kit/syntax.ts";

export interface KeyShape {
  /** The fixed parts, with `#` for each value. */
  readonly text: string;
  readonly holes: readonly ts.Expression[];
}

const CACHE = /cache|redis|valkey|memo|^kv$|keyv/i;
const CACHE_TYPE = /\b(I?o?Redis\w*|\w*Cache|Keyv|Memcached|KVNamespace|Valkey|Cluster)\b/;

/** By its name, or by what it is declared as. */
export function isCache(receiver: ts.Expression, analysis: Analysis): boolean {
  if (CACHE.test(lastName(receiver))) return true;
  if (!ts.isIdentifier(receiver) && !ts.isPropertyAccessExpression(receiver)) return false;
  const declared = analysis.declarationOf(receiver);
  if (declared === undefined) return false;
  const type =
    ts.isVariableDeclaration(declared) ||
    ts.isParameter(declared) ||
    ts.isPropertyDeclaration(declared) ||
    ts.isPropertySignature(declared)
      ? declared.type
      : undefined;
  if (type !== undefined) return CACHE_TYPE.test(type.getText());
  const made =
    ts.isVariableDeclaration(declared) || ts.isPropertyDeclaration(declared)
      ? declared.initializer
      : undefined;
  return made !== undefined && ts.isNewExpression(made) && CACHE_TYPE.test(made.getText());
}

/** What a key looks like; undefined when a part of it cannot be read. */
export function keyShapeOf(
  key: ts.Expression | undefined,
  analysis: Analysis,
  depth = 0,
): KeyShape | undefined {
  if (key === undefined || depth > 3) return undefined;
  const at = unwrap(key);
  if (ts.isStringLiteral(at) || ts.isNoSubstitutionTemplateLiteral(at))
    return { text: at.text, holes: [] };
  if (ts.isTemplateExpression(at)) return ofTemplate(at, analysis, depth);
  if (ts.isBinaryExpression(at) && at.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const left = partOf(at.left, analysis, depth);
    const right = partOf(at.right, analysis, depth);
    return { text: left.text + right.text, holes: [...left.holes, ...right.holes] };
  }
  if (ts.isCallExpression(at)) return ofHelper(at, analysis, depth);
  if (!ts.isIdentifier(at) && !ts.isPropertyAccessExpression(at)) return undefined;
  const declared = analysis.declarationOf(at);
  return declared !== undefined && ts.isVariableDeclaration(declared)
    ? keyShapeOf(declared.initializer, analysis, depth + 1)
    : undefined;
}

function ofTemplate(at: ts.TemplateExpression, analysis: Analysis, depth: number): KeyShape {
  let { text } = at.head;
  const holes: ts.Expression[] = [];
  for (const span of at.templateSpans) {
    const part = partOf(span.expression, analysis, depth);
    text += part.text + span.literal.text;
    holes.push(...part.holes);
  }
  return { text, holes };
}

/** A fixed prefix is part of the text; every other value is a hole. */
function partOf(value: ts.Expression, analysis: Analysis, depth: number): KeyShape {
  const shape = keyShapeOf(value, analysis, depth + 1);
  return shape !== undefined && shape.holes.length === 0
    ? shape
    : ts.isBinaryExpression(unwrap(value)) && shape !== undefined
      ? shape
      : { text: "#", holes: [unwrap(value)] };
}

/** `priceKey(sku)` with `(sku) => \`price:${sku}\``: the holes are what the call gives. */
function ofHelper(
  call: ts.CallExpression,
  analysis: Analysis,
  depth: number,
): KeyShape | undefined {
  const fn = functionOf(analysis.declarationOf(call.expression));
  if (fn?.body === undefined) return undefined;
  const given = ts.isBlock(fn.body) ? returnedBy(fn.body) : fn.body;
  const shape = keyShapeOf(given, analysis, depth + 1);
  if (shape === undefined) return undefined;
  const names = fn.parameters.map((each) => each.name.getText());
  return {
    text: shape.text,
    holes: shape.holes.map((hole) => call.arguments[names.indexOf(hole.getText())] ?? hole),
  };
}

function returnedBy(body: ts.Block): ts.Expression | undefined {
  const returns = [...descendants(body, (each) => !isFunctionNode(each))].filter(
    ts.isReturnStatement,
  );
  return returns.length === 1 ? returns[0]?.expression : undefined;
}
