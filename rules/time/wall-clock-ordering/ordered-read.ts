/** Reads whose rows are ordered by times of writing and by nothing else. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { type Access, entityNamed, isRead } from "../../kit/data/access.ts";
import { accessOf } from "../../kit/data/read.ts";
import { resultOf } from "../../kit/data/results.ts";
import { receiverName } from "../../kit/sinks.ts";
import {
  calledName,
  enclosingFunction,
  literalText,
  outer,
  propertyName,
  unwrap,
} from "../../kit/syntax.ts";
import { isWritingTimeName, orderIn } from "./order.ts";

export interface OrderedRead {
  /** The call, of a builder to the end of its chain. */
  readonly node: ts.Expression;
  readonly call: ts.CallExpression;
  /** Undefined where only the shape of the call tells that it reads. */
  readonly access: Access | undefined;
  readonly entity: string;
  /** The key that decides. */
  readonly at: ts.Node;
  readonly property: string;
  readonly isDescending: boolean;
  /** True when one row is taken. */
  readonly isOne: boolean;
}

const SHAPED = /^(find|findMany|findOne|findFirst|findAll)$/;
const ROW_ENDS =
  /^(get|first|firstOrFail|getOne|getOneOrFail|executeTakeFirst|executeTakeFirstOrThrow)$/;

/** The read that a call is, when nothing decides between rows of one time. */
export function orderedReadOf(
  call: ts.CallExpression,
  analysis: Analysis,
): OrderedRead | undefined {
  const access = accessOf(call, analysis);
  if (access === undefined) return ofShape(call, undefined);
  if (access.anchor !== call) return undefined;
  // Whole statements are read as texts, see `sql.ts`.
  if (access.client === "sql" || (!isRead(access) && access.operation !== "query"))
    return undefined;
  const keys = access.orderBy ?? [];
  const [first] = keys;
  if (first === undefined) return ofShape(call, access);
  if (!keys.every((each) => isWritten(each.field)) || !isInside(first.node, access.node))
    return undefined;
  return {
    node: access.node,
    call,
    access,
    entity: access.entity?.name ?? "",
    at: first.node,
    property: first.field,
    isDescending: isDescending(first.node),
    isOne: isOfOne(access),
  };
}

/** A bare date is what something is about, not when somebody wrote it. */
function isWritten(name: string): boolean {
  return isWritingTimeName(name) && !/^date$/i.test(name);
}

/** What the row or the rows are called where they are read: table, variable and function. */
export function namesOf(read: OrderedRead): string[] {
  const { name } = resultOf(read);
  const body = enclosingFunction(read.node);
  const home = body === undefined ? undefined : (body.name ?? outer(body));
  const homeName =
    home === undefined
      ? ""
      : ts.isVariableDeclaration(home) || ts.isPropertyAssignment(home)
        ? home.name.getText()
        : ts.isIdentifier(home)
          ? home.text
          : "";
  return [read.entity, name?.text ?? "", homeName];
}

/** `findOne(query, fields, { query: { sort: { createdAt: -1 } } })`, `repository.find({ order: { createdDate: "ASC" } })`. */
function ofShape(call: ts.CallExpression, access: Access | undefined): OrderedRead | undefined {
  const method = calledName(call.expression)?.text ?? "";
  if (!SHAPED.test(method)) return undefined;
  for (const argument of call.arguments) {
    const options = unwrap(argument);
    if (!ts.isObjectLiteralExpression(options)) continue;
    const inner = options.properties.flatMap((each) =>
      ts.isPropertyAssignment(each) &&
      !/^(where|include|select|with)$/.test(propertyName(each.name) ?? "")
        ? [unwrap(each.initializer)]
        : [],
    );
    for (const each of [options, ...inner.filter(ts.isObjectLiteralExpression)]) {
      const order = orderIn(each);
      if (!order?.isAlone || !isWritten(order.property)) continue;
      const callee = unwrap(call.expression);
      const owner = ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : callee;
      const [table] = ts.isCallExpression(owner) ? owner.arguments : [];
      return {
        node: access?.node ?? call,
        call,
        access,
        entity:
          access?.entity?.name ?? entityNamed(table?.getText() ?? receiverName(owner), owner).name,
        at: order.at,
        property: order.property,
        isDescending: order.newest === "first",
        isOne: /One|First/.test(method),
      };
    }
  }
  return undefined;
}

function isInside(node: ts.Node, root: ts.Node): boolean {
  return (
    node.getSourceFile() === root.getSourceFile() && node.pos >= root.pos && node.end <= root.end
  );
}

/** `desc(column)` around the column, `"createdAt", "desc"` in a builder, or the key and its direction. */
function isDescending(key: ts.Node): boolean {
  const { parent } = key;
  const text = ts.isCallExpression(parent)
    ? [calledName(parent.expression)?.text, ...parent.arguments.map((each) => each.getText())].join(
        " ",
      )
    : key.getText();
  return /\bdesc\b|-1\b|["'`]-/i.test(text);
}

function isOfOne(access: Access): boolean {
  const { node, operation, limit } = access;
  if (ts.isCallExpression(node) && ROW_ENDS.test(calledName(node.expression)?.text ?? ""))
    return true;
  if (operation === "find-one" || operation === "find-unique" || limit === 1) return true;
  if (limit !== undefined && (literalText(limit) ?? limit.getText()) === "1") return true;
  const { value } = resultOf(access);
  if (ts.isElementAccessExpression(value)) return value.argumentExpression.getText() === "0";
  const { parent } = value;
  return (
    ts.isVariableDeclaration(parent) &&
    ts.isArrayBindingPattern(parent.name) &&
    parent.name.elements.length === 1
  );
}
