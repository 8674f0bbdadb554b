/** Fields of a GraphQL type that are resolved by a query of their own, once for each parent in the answer. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import type { Access } from "../../kit/data/access.ts";
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
  unwrap,
} from "../../kit/syntax.ts";
import { isUnseenWork, isWaitedFor } from "../../kit/unseen.ts";

type Field = ts.MethodDeclaration | ts.PropertyAssignment;

/** One question for a resolver class: the first such field, with the others beside it. */
export function inspectField(
  node: ts.MethodDeclaration,
  analysis: Analysis,
  report: ReportSink,
): void {
  if (ts.isClassLike(node.parent)) inspectFields(node, fieldsOf(node.parent), analysis, report);
}

/** One question for the fields of a type: `{ Book: { author: (book, args, context) => … } }`. */
export function inspectType(
  node: ts.PropertyAssignment,
  analysis: Analysis,
  report: ReportSink,
): void {
  const fields = unwrap(node.initializer);
  if (!ts.isObjectLiteralExpression(fields) || !isType(node)) return;
  for (const each of fields.properties)
    if (ts.isPropertyAssignment(each) || ts.isMethodDeclaration(each))
      inspectFields(each, fieldsOf(fields), analysis, report);
}

function inspectFields(
  node: Field,
  fields: readonly Field[],
  analysis: Analysis,
  report: ReportSink,
): void {
  const asked = askedPerParent(node, analysis);
  if (asked === undefined || !analysis.runsOnServer(asked)) return;
  const all = fields.filter((each) => askedPerParent(each, analysis) !== undefined);
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

function fieldsOf(holder: ts.ClassLikeDeclaration | ts.ObjectLiteralExpression): readonly Field[] {
  if (ts.isObjectLiteralExpression(holder))
    return holder.properties.filter(
      (each): each is Field => ts.isPropertyAssignment(each) || ts.isMethodDeclaration(each),
    );
  return holder.members.filter(
    (each): each is ts.MethodDeclaration =>
      ts.isMethodDeclaration(each) && (ts.getDecorators(each) ?? []).some(isFieldMark),
  );
}

/** The call by which a field's resolver asks for one row by a key of its parent; undefined where a loader collects the keys. */
function askedPerParent(method: Field, analysis: Analysis): ts.CallExpression | undefined {
  const resolver = resolverOf(method);
  if (resolver?.body === undefined) return undefined;
  const { body, parent } = resolver;
  if (/loader|batch|dataSources/i.test(body.getText()) || isOfCaller(body, parent))
    return undefined;
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
      !isPaged(first.effect.access, node, resolver) &&
      /^(find-unique|find-one|find-many|exists|count|aggregate)$/.test(
        first.effect.access.operation,
      )
    )
      return node;
  }
  return undefined;
}

/** Each parent has a page of its own, which no list of keys asks for. */
function isPaged(access: Access, call: ts.CallExpression, { given }: Resolver): boolean {
  if (access.operation !== "find-many") return false;
  return access.limit !== undefined || call.arguments.some((each) => given?.test(each.getText()));
}

/** `if (user.id !== caller.id) return []`: there is one such parent in any answer. */
function isOfCaller(body: ts.Node, parent: string): boolean {
  return new RegExp(
    `(===|!==) ?(${parent})\\b|\\b(${parent})(\\)|\\s)*(===|!==) ?\\w+\\??\\.`,
  ).test(body.getText());
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
  /** The names of what the query asks of this field. */
  readonly given: RegExp | undefined;
}

function resolverOf(node: Field): Resolver | undefined {
  if (ts.isMethodDeclaration(node) && ts.isClassLike(node.parent)) {
    const parameter = node.parameters.find((each) =>
      (ts.getDecorators(each) ?? []).some((mark) =>
        /^(Parent|Root)\b/.test(mark.expression.getText()),
      ),
    );
    const parent = parameter === undefined ? undefined : namesOfParent(parameter.name);
    const given = node.parameters.find((each) =>
      (ts.getDecorators(each) ?? []).some((mark) => /^Args?\b/.test(mark.expression.getText())),
    );
    return parent === undefined
      ? undefined
      : { body: node.body, parent, given: namesIn(given?.name) };
  }
  const fn = ts.isPropertyAssignment(node) ? unwrap(node.initializer) : node;
  if (!isFunctionNode(fn)) return undefined;
  const parent = parentOf(fn, node);
  const context = fn.parameters[2]?.name;
  if (parent === undefined) return undefined;
  const given = namesIn(fn.parameters[1]?.name);
  return context !== undefined && ts.isIdentifier(context)
    ? { body: fn.body, parent, given, context: context.text }
    : { body: fn.body, parent, given };
}

function namesIn(name: ts.BindingName | undefined): RegExp | undefined {
  const names = name?.getText().match(/[A-Za-z]\w*/g);
  return names == null ? undefined : new RegExp(`\\b(${names.join("|")})\\b`);
}

/** `ctx.carriers.find(parent.carrierId)`, waited for or handed back. */
function isAskedOfContext(call: ts.CallExpression, { context }: Resolver): boolean {
  return (
    context !== undefined &&
    new RegExp(`^${context}\\.\\w+\\.\\w+$`).test(call.expression.getText()) &&
    isWaitedFor(call)
  );
}

function parentOf(fn: FunctionNode, field: Field): string | undefined {
  const [first] = fn.parameters;
  if (first === undefined || fn.parameters.length < 2) return undefined;
  const names = namesOfParent(first.name);
  if (names === undefined || !ts.isIdentifier(first.name)) return names;
  const { text } = first.name;
  return /^_?(parent|root|source|obj|self)$/.test(text) || isNamedAsType(text, fn, field)
    ? names
    : undefined;
}

/** `book.authorId` of `book`, `authorId` of `{ authorId }`. */
function namesOfParent(name: ts.BindingName): string | undefined {
  if (ts.isIdentifier(name)) return `${name.text}\\.\\w+`;
  if (!ts.isObjectBindingPattern(name)) return undefined;
  const names = name.elements.flatMap((each) =>
    ts.isIdentifier(each.name) ? [each.name.text] : [],
  );
  return names.length > 0 ? names.join("|") : undefined;
}

/** `Shipment: { carrier: (shipment, args, context) => … }` */
function isNamedAsType(name: string, fn: FunctionNode, field: Field): boolean {
  const holder = field.parent.parent;
  return (
    ts.isPropertyAssignment(holder) &&
    fn.parameters.length >= 3 &&
    (propertyName(holder.name) ?? "").toLowerCase().endsWith(name.toLowerCase())
  );
}

/** `Class: { … }`, and neither the queries themselves nor what an answer has one of. */
function isType(node: ts.PropertyAssignment): boolean {
  const name = propertyName(node.name) ?? "";
  return (
    /^[A-Z]/.test(name) &&
    !/^(Query|Mutation|Subscription|Viewer)$|(Connection|Payload|PageInfo|Response|Result)$/.test(
      name,
    )
  );
}
