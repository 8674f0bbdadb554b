/** Calls of an own base repository, whose methods do the same to whichever entity a subclass is about. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { bodyOfCalled } from "../sinks.ts";
import { calledName, descendants, isFunctionNode } from "../syntax.ts";
import type { Operation } from "../tags.ts";
import type { Access } from "./access.ts";
import { filterOf, valuesOf } from "./literals.ts";

const READING: ReadonlySet<Operation> = new Set(["find-unique", "find-one", "find-many", "count"]);

/**
 * What a named call does when its body is a call of a client on an entity that only the subclass knows:
 * the entity of the name, the operation of the body, condition and values from the arguments.
 */
export function throughRepository(
  call: ts.CallExpression,
  named: Access,
  read: (call: ts.CallExpression) => Access | undefined,
  analysis: Analysis,
): Access | undefined {
  const method = bodyOfCalled(call, analysis);
  if (method?.body === undefined || !ts.isMethodDeclaration(method)) return undefined;
  const owner = method.parent;
  if (!ts.isClassLike(owner) || !isForMany(owner)) return undefined;
  const isReading = READING.has(named.operation);
  let inner: Access | undefined;
  for (const node of descendants(method.body, (each) => !isFunctionNode(each))) {
    if (!ts.isCallExpression(node)) continue;
    const found = read(node);
    if (found === undefined || found.certainty === "name" || found.entity !== undefined) continue;
    if (READING.has(found.operation) === isReading) {
      inner = found;
      break;
    }
  }
  const [first, second] = call.arguments;
  if (inner === undefined)
    return named.operation === "insert" && savesNew(method.body)
      ? { ...named, certainty: "shape", data: valuesOf(first, analysis) }
      : undefined;
  const isInsert = inner.operation === "insert" || inner.operation === "insert-many";
  return {
    ...named,
    client: inner.client,
    operation: inner.operation,
    certainty: inner.certainty,
    where: isInsert ? undefined : filterOf(first, analysis),
    data: isInsert ? valuesOf(first, analysis) : isReading ? undefined : valuesOf(second, analysis),
    limit: inner.limit === 1 ? 1 : undefined,
    handlesConflict: inner.handlesConflict,
    locksRows: inner.locksRows,
  };
}

/** `const entity = new this.model(data); await entity.save()`: a document that only the subclass has a name for. */
function savesNew(body: ts.Node): boolean {
  let isMade = false;
  let isSaved = false;
  for (const node of descendants(body, (each) => !isFunctionNode(each))) {
    if (ts.isNewExpression(node) && /model|entity|document/i.test(node.expression.getText()))
      isMade = true;
    if (ts.isCallExpression(node) && calledName(node.expression)?.text === "save") isSaved = true;
  }
  return isMade && isSaved;
}

/** A class that others extend or fill in: generic, abstract, or called a base. */
function isForMany(owner: ts.ClassLikeDeclaration): boolean {
  return (
    (owner.typeParameters?.length ?? 0) > 0 ||
    (ts.getCombinedModifierFlags(owner) & ts.ModifierFlags.Abstract) !== 0 ||
    /base|generic|abstract/i.test(owner.name?.text ?? "")
  );
}
