/** Of several rows with one key the newest is kept, judged by a time alone. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { resultOf } from "../../kit/data/results.ts";
import type { Place } from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  isFunctionNode,
  placeOf,
  propertyName,
  unwrap,
} from "../../kit/syntax.ts";
import { mentions } from "./local-uses.ts";
import { isOneOfSeveral } from "./names.ts";
import { isWritingTimeName } from "./order.ts";
import { namesOf, orderedReadOf } from "./ordered-read.ts";

export interface NewestPerKey {
  readonly at: ts.Node;
  readonly property: string;
  /** Where the others are left out. */
  readonly use: ts.Node;
}

/** Rows in order of time of which the first of each key is kept: `distinct`, a set of seen keys, `uniqBy`. */
export function newestPerKeyOf(
  call: ts.CallExpression,
  analysis: Analysis,
): NewestPerKey | undefined {
  const read = orderedReadOf(call, analysis);
  if (read === undefined || read.isOne) return undefined;
  const { at, property } = read;
  const distinct = distinctOf(call);
  if (distinct !== undefined) {
    if (!isOneOfSeveral(namesOf(read)) || /\[\s*["'`]_?id["'`]/.test(distinct.getText()))
      return undefined;
    return { at, property, use: distinct };
  }
  const { name, value } = resultOf(read);
  const use =
    name === undefined
      ? keptOnce(value)
      : mentions(name, analysis)
          .map((each) => keptOnce(each))
          .find((each) => each !== undefined);
  return use === undefined ? undefined : { at, property, use };
}

function distinctOf(call: ts.CallExpression): ts.Node | undefined {
  const [options] = call.arguments;
  return options === undefined || !ts.isObjectLiteralExpression(options)
    ? undefined
    : options.properties.find(
        (each) => each.name !== undefined && propertyName(each.name) === "distinct",
      );
}

/** Where of a list only the first or last element of each key is kept. */
function keptOnce(list: ts.Expression): ts.Node | undefined {
  let at = list;
  for (;;) {
    const { parent } = at;
    if (
      ts.isParenthesizedExpression(parent) ||
      ts.isNonNullExpression(parent) ||
      ts.isAsExpression(parent)
    ) {
      at = parent;
      continue;
    }
    if (ts.isForOfStatement(parent) && parent.expression === at)
      return seenKeyIn(parent.statement, boundTo(parent.initializer));
    if (ts.isCallExpression(parent) && parent.expression !== at)
      return /^(uniqBy|uniqueBy|unionBy|distinctBy)$/.test(
        calledName(parent.expression)?.text ?? "",
      )
        ? parent
        : undefined;
    if (!ts.isPropertyAccessExpression(parent) || parent.expression !== at) return undefined;
    const call = parent.parent;
    if (!ts.isCallExpression(call) || call.expression !== parent) return undefined;
    const callback = call.arguments[0] === undefined ? undefined : unwrap(call.arguments[0]);
    if (callback === undefined || !isFunctionNode(callback) || callback.body === undefined)
      return undefined;
    const item = callback.parameters[parent.name.text === "reduce" ? 1 : 0];
    const found = seenKeyIn(callback.body, item === undefined ? undefined : boundName(item.name));
    if (found !== undefined) return found;
    if (!/^(map|filter|flatMap)$/.test(parent.name.text)) return undefined;
    at = call;
  }
}

function boundTo(initializer: ts.ForInitializer): string | undefined {
  if (!ts.isVariableDeclarationList(initializer)) return undefined;
  const [only] = initializer.declarations;
  return only === undefined ? undefined : boundName(only.name);
}

function boundName(name: ts.BindingName): string | undefined {
  return ts.isIdentifier(name) ? name.text : undefined;
}

/** `if (seen.has(row.key)) …`, `kept.get(row.key) === undefined`, `kept[row.key] ??= row`. */
function seenKeyIn(body: ts.Node, item: string | undefined): ts.Node | undefined {
  if (item === undefined) return undefined;
  const ofItem = new RegExp(`\\b${item}\\b`);
  for (const node of [body, ...descendants(body)]) {
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === "has" &&
      node.arguments.some((each) => ofItem.test(each.getText())) &&
      isAddedTo(node.expression.expression.getText(), body)
    )
      return node;
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionEqualsToken &&
      ts.isElementAccessExpression(node.left) &&
      node.right.getText() === item
    )
      return node;
  }
  return undefined;
}

function isAddedTo(holder: string, body: ts.Node): boolean {
  const text = body.getText();
  return text.includes(`${holder}.add(`) || text.includes(`${holder}.set(`);
}

const NAME = '(?:\\w+\\s*\\.\\s*)?["`]?(\\w+)["`]?';
/** ClickHouse: the first row of each key; windows; `DISTINCT ON`; the value that belongs to the greatest time. */
const SHAPES = [
  new RegExp(
    `\\border\\s+by\\s+(?:[^()]{0,80}?,\\s*)?${NAME}\\s+desc\\s+limit\\s+1\\s+by\\b`,
    "gi",
  ),
  new RegExp(
    `\\bpartition\\s+by\\b[^()]{1,120}?\\border\\s+by\\s+${NAME}\\s+desc(?:\\s+nulls\\s+last)?\\s*\\)`,
    "gi",
  ),
  new RegExp(
    `\\bdistinct\\s+on\\s*\\([^()]*\\)[\\s\\S]{1,1500}?\\border\\s+by\\s+[^()]{1,80}?,\\s*${NAME}\\s+desc\\s*(?:\\n|\`|\\)|;|limit|$)`,
    "gi",
  ),
  new RegExp(`\\barg_?Max(?:If)?\\s*\\([^()]{1,120}?,\\s*${NAME}\\s*[,)]`, "gi"),
];

/** `WHERE rn = 1` behind a window. */
const KEEPS_FIRST = /=\s*1\b/;
/** The last reading of a gauge: the next one is a moment away. */
const MEASURES =
  /^arg_?max(if)?\s*\([^,]*(bytes|cpu|memory|millicores|usage|used|count|rate|percent|latency|duration|value|total|size|load|metric)/i;

/** The places in an SQL text at which the newest row of a key is kept. */
export function newestInSql(
  node: ts.TemplateExpression | ts.NoSubstitutionTemplateLiteral,
): readonly (Place & { readonly column: string })[] {
  const text = node.getText();
  if (text.length < 20 || !/\b(limit\s+1\s+by|partition\s+by|distinct\s+on|arg_?max)/i.test(text))
    return [];
  const { file, start } = placeOf(node);
  const found = SHAPES.flatMap((shape) =>
    [...text.matchAll(shape)].flatMap((match) => {
      const [all, column] = match;
      if (/^partition/i.test(all) && (!KEEPS_FIRST.test(text) || /^last_?/i.test(column ?? "")))
        return [];
      if (/^arg/i.test(all) && MEASURES.test(all)) return [];
      if (column === undefined || (!isWritingTimeName(column) && !/^last_?time$/i.test(column)))
        return [];
      const at =
        start +
        match.index +
        Math.max(0, all.search(/order\s+by\s+(?![\s\S]*order\s+by)|arg_?max/i));
      return [{ file, start: at, end: start + match.index + all.trimEnd().length, column }];
    }),
  );
  return found.sort((a, b) => a.start - b.start);
}

/** The places of a whole file, each text once. */
export function newestInFile(
  file: ts.SourceFile,
): readonly (Place & { readonly column: string })[] {
  const known = files.get(file);
  if (known !== undefined) return known;
  const found = [];
  for (const node of descendants(file)) {
    if (
      (ts.isTemplateExpression(node) || ts.isNoSubstitutionTemplateLiteral(node)) &&
      ![...ancestors(node)].some(ts.isTemplateExpression)
    )
      found.push(...newestInSql(node));
  }
  files.set(file, found);
  return found;
}

const files = new WeakMap<ts.SourceFile, readonly (Place & { readonly column: string })[]>();
