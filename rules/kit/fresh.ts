/** Values that are new each time an expression is evaluated: clock readings, random numbers, fresh ids. */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import { calledName, isFunctionNode, propertyName, unwrap } from "./syntax.ts";

export type Freshness = "clock" | "random" | "unique";

export interface Fresh {
  readonly kind: Freshness;
  /** The call or `new Date()` that gives it. */
  readonly at: ts.Expression;
}

/** Ids with so many random bits that two never meet. */
const UNIQUE =
  /^(randomUUID|uuid|uuidv[14567]|v[14567]|nanoid|createId|cuid|cuid2|ulid|randomBytes|getRandomValues|generateId|generateUuid|genId|createUuid|ksuid|typeid|customAlphabet|objectId|ObjectId|randomId|uniqueId)$/i;

/** Everything fresh in an expression, names of `const`s in the same function followed; functions are not entered. */
export function freshPartsOf(expression: ts.Expression, analysis: Analysis): readonly Fresh[] {
  const found: Fresh[] = [];
  collect(expression, analysis, found, 0);
  return found;
}

function collect(node: ts.Node, analysis: Analysis, into: Fresh[], depth: number): void {
  if (isFunctionNode(node) || depth > 3) return;
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    const kind = freshnessOf(node, analysis);
    if (kind !== undefined) {
      into.push({ kind, at: node });
      return;
    }
  }
  if (ts.isIdentifier(node)) {
    const declaration = analysis.declarationOf(node);
    if (
      declaration !== undefined &&
      ts.isVariableDeclaration(declaration) &&
      declaration.initializer !== undefined &&
      !ts.isSourceFile(declaration.parent.parent.parent) &&
      !(ts.isPropertyAssignment(node.parent) && node.parent.name === node)
    )
      collect(declaration.initializer, analysis, into, depth + 1);
    return;
  }
  if (ts.isPropertyAccessExpression(node) && !isCallee(node)) {
    const member = memberOf(node, analysis);
    if (member === "given") return;
    if (member !== undefined) {
      collect(member, analysis, into, depth + 1);
      return;
    }
  }
  ts.forEachChild(node, (child) => {
    // `{ at: Date.now() }` inside a value says nothing of the value's own text.
    if (ts.isPropertyAccessExpression(node) && child === node.name) return;
    collect(child, analysis, into, depth);
  });
}

function isCallee(node: ts.PropertyAccessExpression): boolean {
  return ts.isCallExpression(node.parent) && node.parent.expression === node;
}

/** What a member of a local object holds; `given` when a call or a class gave the object, whatever it was given itself. */
function memberOf(
  node: ts.PropertyAccessExpression,
  analysis: Analysis,
): ts.Expression | "given" | undefined {
  const owner = unwrap(node.expression);
  let held: ts.Expression | undefined;
  if (ts.isPropertyAccessExpression(owner)) {
    const inner = memberOf(owner, analysis);
    if (inner === "given" || inner === undefined) return inner;
    held = unwrap(inner);
  } else if (ts.isIdentifier(owner)) {
    const declaration = analysis.declarationOf(owner);
    if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return undefined;
    held = declaration.initializer === undefined ? undefined : unwrap(declaration.initializer);
  }
  if (held === undefined) return undefined;
  if (ts.isAwaitExpression(held) || ts.isCallExpression(held) || ts.isNewExpression(held))
    return "given";
  if (!ts.isObjectLiteralExpression(held)) return undefined;
  for (const each of held.properties)
    if (each.name !== undefined && propertyName(each.name) === node.name.text)
      return ts.isPropertyAssignment(each)
        ? each.initializer
        : ts.isShorthandPropertyAssignment(each)
          ? each.name
          : "given";
  return "given";
}

/** What a call gives that it never gave before; undefined for all other calls. */
export function freshnessOf(
  node: ts.CallExpression | ts.NewExpression,
  analysis: Analysis,
): Freshness | undefined {
  const callee = unwrap(node.expression);
  const name = calledName(callee)?.text ?? "";
  if (ts.isNewExpression(node)) {
    if (name === "Date") return (node.arguments ?? []).length === 0 ? "clock" : undefined;
    return /^(ObjectId|ULID)$/.test(name) && (node.arguments ?? []).length === 0
      ? "unique"
      : undefined;
  }
  const owner = ts.isPropertyAccessExpression(callee) ? callee.expression.getText() : "";
  if (owner === "Date" && name === "now") return "clock";
  if (owner === "Math" && name === "random") return "random";
  if (owner === "performance" && name === "now") return "clock";
  if (
    UNIQUE.test(name) &&
    (owner === "" || /^(crypto|uuid|globalThis\.crypto|node:crypto|nanoid|ulid)$/i.test(owner))
  )
    return "unique";
  if (node.arguments.length === 0 && /^(dayjs|moment)$/.test(name)) return "clock";
  const facts = analysis.factsOf(node);
  return facts?.clock === "wall" && node.arguments.length === 0 ? "clock" : undefined;
}
