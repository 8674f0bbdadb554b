/** Fields of a GraphQL type that are resolved by a query of their own, once for each parent in the answer. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { nameOfCall } from "../../kit/effects/effect.ts";
import { effectsWithin } from "../../kit/effects/summary.ts";
import type { ReportSink } from "../../kit/rule.ts";
import {
  calledName,
  descendants,
  type FunctionNode,
  isFunctionNode,
  placeOf,
  propertyName,
} from "../../kit/syntax.ts";
import { isUnseenWork, isWaitedFor } from "../../kit/unseen.ts";

type Field = ts.MethodDeclaration | ts.PropertyAssignment;

/** One question for a resolver class, or for the fields of a type: the first such field, with the others beside it. */
export function inspectField(node: Field, analysis: Analysis, report: ReportSink): void {
  const asked = askedPerParent(node, analysis);
  if (asked === undefined || !analysis.runsOnServer(asked)) return;
  const all = fieldsOf(node).filter((each) => askedPerParent(each, analysis) !== undefined);
  if (all.some((each) => each.pos < node.pos)) return;
  report({
    at: asked.expression,
    basis: node,
    message: `\`${nameOfCall(asked, 30)}\` runs once for each parent in an answer; a loader asks once for all`,
    confidence: "possible",
    related: all
      .slice(0, 6)
      .map((each) => ({ ...placeOf(each.name), message: "resolved for each parent" })),
  });
}

function fieldsOf({ parent }: Field): readonly Field[] {
  if (ts.isObjectLiteralExpression(parent))
    return parent.properties.filter(ts.isPropertyAssignment);
  if (!ts.isClassLike(parent)) return [];
  return parent.members.filter(
    (each): each is ts.MethodDeclaration =>
      ts.isMethodDeclaration(each) && (ts.getDecorators(each) ?? []).some(isFieldMark),
  );
}

/** The call by which a field's resolver asks for one row by a key of its parent; undefined where a loader collects the keys. */
function askedPerParent(method: Field, analysis: Analysis): ts.CallExpression | undefined {
  const resolver = resolverOf(method);
  if (resolver?.body === undefined) return undefined;
  const { body, parent } = resolver;
  if (/loader|batch|dataSources/i.test(body.getText())) return undefined;
  const ofParent = new RegExp(`\\b(${parent})\\b`);
  for (const node of [body, ...descendants(body)]) {
    if (!ts.isCallExpression(node)) continue;
    if (!node.arguments.some((each) => ofParent.test(each.getText()))) continue;
    if (
      (isUnseenWork(node, analysis) || isAskedOfContext(node, resolver)) &&
      ASKS.test(calledName(node.expression)?.text ?? "")
    )
      return node;
    const [first] = effectsWithin(node, analysis);
    // Prisma puts `findUnique` calls of one tick together by itself.
    const isBatched =
      first?.effect.access?.client === "prisma" && first.effect.access.operation === "find-unique";
    if (
      first?.effect.access !== undefined &&
      !isBatched &&
      first.via.length <= 1 &&
      first.effect.certainty !== "name" &&
      /^(find-unique|find-one|count)$/.test(first.effect.access.operation)
    )
      return node;
  }
  return undefined;
}

/** `@ResolveField(() => Teacher)` */
export function isFieldMark(mark: ts.Decorator): boolean {
  return /^(ResolveField|FieldResolver|ResolveProperty)\b/.test(mark.expression.getText());
}

const ASKS = /^(find|get|load|fetch|by|read|lookup|count|of)([A-Z]|$)/;

interface Resolver {
  readonly body: ts.Node | undefined;
  /** The name that the parent goes by, or the names of its parts. */
  readonly parent: string;
  /** The name of what all resolvers of a request share. */
  readonly context?: string;
}

function resolverOf(node: Field): Resolver | undefined {
  if (ts.isMethodDeclaration(node) && ts.isClassLike(node.parent)) {
    const parameter = node.parameters.find((each) =>
      (ts.getDecorators(each) ?? []).some((mark) =>
        /^(Parent|Root)\b/.test(mark.expression.getText()),
      ),
    );
    return parameter !== undefined && ts.isIdentifier(parameter.name)
      ? { body: node.body, parent: `${parameter.name.text}\\.\\w+` }
      : undefined;
  }
  const fn = ts.isPropertyAssignment(node) ? node.initializer : node;
  if (!isFunctionNode(fn) || !isOfType(node)) return undefined;
  const parent = parentOf(fn);
  const context = fn.parameters[2]?.name;
  if (parent === undefined) return undefined;
  return context !== undefined && ts.isIdentifier(context)
    ? { body: fn.body, parent, context: context.text }
    : { body: fn.body, parent };
}

/** `ctx.carriers.find(parent.carrierId)`, waited for or handed back. */
function isAskedOfContext(call: ts.CallExpression, { context }: Resolver): boolean {
  return (
    context !== undefined &&
    new RegExp(`^${context}\\.\\w+\\.\\w+$`).test(call.expression.getText()) &&
    isWaitedFor(call)
  );
}

function parentOf(fn: FunctionNode): string | undefined {
  const [first] = fn.parameters;
  if (first === undefined || fn.parameters.length < 2) return undefined;
  if (ts.isObjectBindingPattern(first.name)) {
    const names = first.name.elements.flatMap((each) =>
      ts.isIdentifier(each.name) ? [each.name.text] : [],
    );
    return names.length > 0 ? names.join("|") : undefined;
  }
  if (!ts.isIdentifier(first.name)) return undefined;
  const { text } = first.name;
  return /^(parent|root|source|obj|_?parent)$/.test(text) || isNamedAsType(text, fn)
    ? `${text}\\.\\w+`
    : undefined;
}

/** `Shipment: { carrier: (shipment, args, context) => … }` */
function isNamedAsType(name: string, fn: FunctionNode): boolean {
  const holder = fn.parent?.parent?.parent;
  return (
    holder !== undefined &&
    ts.isPropertyAssignment(holder) &&
    fn.parameters.length >= 3 &&
    (propertyName(holder.name) ?? "").toLowerCase().endsWith(name.toLowerCase())
  );
}

/** `{ Class: { teacher: (parent, args, context) => … } }`, and not the queries themselves. */
function isOfType(node: ts.Node): boolean {
  const holder = node.parent?.parent;
  if (holder === undefined || !ts.isPropertyAssignment(holder)) return false;
  const name = propertyName(holder.name) ?? "";
  return /^[A-Z]/.test(name) && !/^(Query|Mutation|Subscription)$/.test(name);
}
