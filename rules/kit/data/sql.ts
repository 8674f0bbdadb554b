/** SQL texts: `client.query("select …", values)`, `` sql`…` ``, `` prisma.$queryRaw`…` ``. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { unwrap } from "../syntax.ts";
import type { Operation } from "../tags.ts";
import {
  type Access,
  type Assignment,
  type Certainty,
  type Comparator,
  type Condition,
  type DataCall,
  entityNamed,
  type Filter,
  type Values,
} from "./access.ts";
import { lastName } from "./chain.ts";
import { heldBy, literalOf, propertyOf } from "./literals.ts";

export const SQL_METHODS: ReadonlySet<string> = new Set([
  ...["query", "execute", "raw", "run", "sql", "queryOne", "queryRow", "oneOrNone", "manyOrNone"],
  ...["$queryRaw", "$queryRawUnsafe", "$executeRaw", "$executeRawUnsafe", "rawQuery"],
]);

/** Begins like a statement that reads or writes rows. */
const STATEMENT =
  /^\s*(?:--[^\n]*\n\s*)*(?:with\b[\s\S]*?\)\s*)?(select\b[\s\S]*?\bfrom|insert\s+(?:ignore\s+)?into|update|delete\s+from|merge\s+into)\s+(?:only\s+)?((?:["`[]?\w+["`\]]?\.)?["`[]?[\w?]+["`\]]?)/i;

export function sqlAccess(
  call: DataCall,
  certainty: Certainty,
  analysis: Analysis,
): Access | undefined {
  const source = sqlSourceOf(call, analysis);
  if (source === undefined) return undefined;
  const match = STATEMENT.exec(source.text);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  const table = match[2].replace(/["`[\]]/g, "").replace(/^.*\./, "");
  const callee = ts.isCallExpression(call) ? call.expression : call.tag;
  const target = unwrap(callee);
  return {
    anchor: call,
    node: call,
    client: "sql",
    operation: operationOf(match[1], source.text),
    certainty,
    entity: table === "?" || table === "" ? undefined : entityNamed(table, source.node),
    root: ts.isPropertyAccessExpression(target) ? unwrap(target.expression) : target,
    where: filterIn(source),
    data: /^update/i.test(match[1]) ? assignedIn(source) : undefined,
    limit:
      /\blimit\s+1\b/i.test(source.text) || /\blimit\s+[\d?]/i.test(source.text)
        ? limitIn(source)
        : undefined,
    offset: undefined,
    orderBy: sortKeysIn(source),
    locksRows: /\bfor\s+(no\s+key\s+)?update\b/i.test(source.text),
    handlesConflict:
      /\bon\s+(conflict|duplicate\s+key)\b|\binsert\s+ignore\b|\bwhere\s+not\s+exists\b/i.test(
        source.text,
      ),
  };
}

/** The statement of a call and the values that go into it. */
export interface SqlSource {
  /** Substitutions are `?`. */
  readonly text: string;
  readonly values: readonly ts.Expression[];
  readonly node: ts.Expression;
  /** The values stand in the order of their places. */
  readonly isInOrder: boolean;
}

/** Undefined for a call whose first argument is no text. */
export function sqlSourceOf(call: DataCall, analysis: Analysis): SqlSource | undefined {
  if (ts.isTaggedTemplateExpression(call)) return ofTemplate(call.template);
  const [first, second] = call.arguments;
  const held = heldBy(first, analysis);
  const statement =
    held !== undefined && ts.isObjectLiteralExpression(held)
      ? heldBy(
          propertyOf(held, "text") ?? propertyOf(held, "query") ?? propertyOf(held, "sql"),
          analysis,
        )
      : held;
  if (statement === undefined) return undefined;
  const given = heldBy(second ?? propertyOf(literalOf(first, analysis), "values"), analysis);
  const values = given !== undefined && ts.isArrayLiteralExpression(given) ? given.elements : [];
  if (ts.isStringLiteralLike(statement))
    return {
      text: statement.text.replace(/\$\d+/g, "?"),
      values,
      node: statement,
      isInOrder: (statement.text.match(/\$\d+/g) ?? []).every(
        (each, index) => each === `$${index + 1}`,
      ),
    };
  if (ts.isTemplateExpression(statement)) return ofTemplate(statement);
  if (ts.isTaggedTemplateExpression(statement)) return ofTemplate(statement.template);
  return undefined;
}

function ofTemplate(template: ts.TemplateLiteral): SqlSource {
  if (ts.isNoSubstitutionTemplateLiteral(template))
    return { text: template.text, values: [], node: template, isInOrder: true };
  const values = template.templateSpans.map((span) => span.expression);
  const parts = template.templateSpans.map((span, index) => {
    const name = lastName(values[index]);
    // Drizzle and Prisma put tables in as values: `update ${users} set …`.
    const before =
      index === 0 ? template.head.text : (template.templateSpans[index - 1]?.literal.text ?? "");
    const isTable = /\b(from|into|update|join)\s+$/i.test(before) && name !== "";
    return `${isTable ? name : "?"}${span.literal.text}`;
  });
  return {
    text: template.head.text + parts.join(""),
    values,
    node: template,
    isInOrder: !parts.some((part) => !part.startsWith("?")),
  };
}

function operationOf(verb: string, text: string): Operation {
  if (/^insert/i.test(verb))
    return /\bon\s+(conflict\b[\s\S]*?\bdo\s+update|duplicate\s+key)/i.test(text)
      ? "upsert"
      : "insert";
  if (/^update/i.test(verb))
    return /\bset\s+"?(\w+)"?\s*=\s*(?:\w+\.)?"?\1"?\s*[-+]/i.test(text)
      ? "increment"
      : "update-many";
  if (/^delete/i.test(verb)) return "delete-many";
  if (/^merge/i.test(verb)) return "upsert";
  if (/^\s*select\s+(?:\/\*.*?\*\/\s*)?count\s*\(/i.test(text)) return "count";
  return /\blimit\s+1\b/i.test(text) ? "find-one" : "find-many";
}

/** `where a = ? and t.b > ?`; anything but a conjunction of comparisons leaves it incomplete. */
function filterIn(source: SqlSource): Filter | undefined {
  const start = /\bwhere\b/i.exec(source.text);
  if (start === null) return undefined;
  const from = start.index + start[0].length;
  const end = /\b(group\s+by|order\s+by|limit|returning|for\s+update|on\s+conflict)\b/i.exec(
    source.text.slice(from),
  );
  const clause = source.text.slice(from, end === null ? undefined : from + end.index);
  const conditions: Condition[] = [];
  let isComplete = !/\b(or|not|exists|case)\b/i.test(clause);
  for (const part of clause.split(/\band\b/i)) {
    const match =
      /^\s*\(?\s*(?:["`]?\w+["`]?\.)?["`]?(\w+)["`]?\s*(=|<>|!=|<=|>=|<|>|\bin\b)\s*(.*)$/is.exec(
        part,
      );
    if (match?.[1] === undefined || match[2] === undefined) {
      isComplete = false;
      continue;
    }
    conditions.push({
      field: match[1],
      comparator: comparatorOf(match[2]),
      value: undefined,
      node: source.node,
    });
  }
  return { conditions, isComplete, node: source.node };
}

/** `set a = ?, n = n + ?`, as far as the text shows what each gets. */
function assignedIn(source: SqlSource): Values | undefined {
  const clause = /\bset\b([\s\S]*?)(?:\bwhere\b|\breturning\b|\bfrom\b|$)/i.exec(source.text);
  if (clause?.[1] === undefined) return undefined;
  const before = (source.text.slice(0, clause.index).match(/\?/g) ?? []).length;
  const assignments: Assignment[] = [];
  let isComplete = true;
  let count = before;
  for (const part of clause[1].split(/,(?![^(]*\))/)) {
    const match = /^\s*(?:["`]?\w+["`]?\.)?["`]?(\w+)["`]?\s*=\s*([\s\S]*?)\s*$/.exec(part);
    const field = match?.[1];
    const text = match?.[2] ?? "";
    const value = text === "?" && source.isInOrder ? source.values[count] : undefined;
    count += (part.match(/\?/g) ?? []).length;
    if (field === undefined) {
      isComplete = false;
      continue;
    }
    const grows = new RegExp(`^(?:\\w+\\.)?["\`]?${field}["\`]?\\s*[-+]`, "i").test(text);
    assignments.push({ field, kind: grows ? "increment" : "set", value, node: source.node });
  }
  return { assignments, isComplete, node: source.node };
}

function comparatorOf(text: string): Comparator {
  const word = text.toLowerCase();
  if (word === "<>") return "!=";
  return /^(=|!=|<|<=|>|>=|in)$/.test(word) ? (word as Comparator) : "other";
}

function limitIn(source: SqlSource): ts.Expression | 1 {
  const { text, values, node, isInOrder } = source;
  const match = /\blimit\s+(?:\$(\d+)|(\?)|(\d+))/i.exec(text);
  if (match?.[3] === "1") return 1;
  // `limit $3`, `limit ?`: the value that goes there.
  if (match?.[1] !== undefined) return values[Number(match[1]) - 1] ?? node;
  if (match?.[2] !== undefined && isInOrder)
    return values[text.slice(0, match.index).split("?").length - 1] ?? node;
  return node;
}

function sortKeysIn(source: SqlSource): Access["orderBy"] {
  const match = /\border\s+by\s+([\s\S]*?)(?:\blimit\b|\boffset\b|\bfor\b|$)/i.exec(source.text);
  if (match?.[1] === undefined) return undefined;
  return match[1].split(",").flatMap((part) => {
    const name = /(?:["`]?\w+["`]?\.)?["`]?(\w+)["`]?/.exec(part)?.[1];
    return name === undefined ? [] : [{ field: name, node: source.node }];
  });
}
