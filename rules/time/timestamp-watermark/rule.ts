/** Readers that go on behind the newest time they saw, although rows appear with older and equal times. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { accessOf } from "../../kit/data/read.ts";
import { unitOf } from "../../kit/flow/origins.ts";
import { provenanceOf } from "../../kit/provenance.ts";
import { defineRule, type Evidence, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  isFunctionNode,
  placeOf,
  propertyName,
  unwrap,
} from "../../kit/syntax.ts";
import { isMomentName, localDeclaration, timeValue } from "../../kit/time-values.ts";
import { shortened, wordsOf } from "../../kit/words.ts";
import {
  type Asked,
  askedByCall,
  askedByProperty,
  askedByTemplate,
  leavesOutEqual,
} from "./asked-of-others.ts";
import {
  type Bound,
  boundOfAssignment,
  boundOfCall,
  boundOfProperty,
  isAlternative,
} from "./bounds.ts";
import { isPage, type Order, orderOf } from "./order.ts";
import page from "./README.md";
import { OVERLAPS, type Resumed, resumedFrom } from "./resumed.ts";
import { boundOfStatement } from "./statement.ts";

export default defineRule({
  id: "time/timestamp-watermark",
  title: "Reader that goes on behind a time",
  assumption: "Everything before the newest time I saw is already there.",
  patterns: ["keyset-pagination", "sequencer", "idempotent-receiver"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "question",
    "multi-node": "question",
    distributed: "question",
    unknown: "question",
  },
  since: "0.1.0",
  page,
  on: {
    PropertyAssignment(node, analysis, report) {
      const bound = boundOfProperty(node);
      if (bound !== undefined) inspect(bound, analysis, report);
      else ask(askedByProperty(node, analysis), analysis, report);
    },
    BinaryExpression(node, analysis, report) {
      const bound = boundOfAssignment(node);
      if (bound !== undefined) inspect(bound, analysis, report);
    },
    CallExpression(call, analysis, report) {
      const bound = boundOfCall(call) ?? boundOfStatement(call, analysis);
      if (bound !== undefined) inspect(bound, analysis, report);
      else {
        ask(askedByCall(call), analysis, report);
        for (const each of shorthandsIn(call))
          ask(askedByProperty(each, analysis), analysis, report);
      }
    },
    TemplateExpression(node, analysis, report) {
      const { parent } = node;
      if (!ts.isTaggedTemplateExpression(parent)) ask(askedByTemplate(node), analysis, report);
      const bound = ts.isTaggedTemplateExpression(parent)
        ? boundOfStatement(parent, analysis)
        : undefined;
      if (bound !== undefined) inspect(bound, analysis, report);
    },
  },
});

function inspect(bound: Bound, analysis: Analysis, report: ReportSink): void {
  if (isAlternative(bound)) return;
  const isTime = isMomentName(bound.field) || /^(date|createdOn|updatedOn)$/.test(bound.field);
  const found = isTime
    ? (tieOf(bound, analysis) ?? watermarkOf(bound, analysis) ?? resumptionOf(bound, analysis))
    : mismatchOf(bound);
  if (found === undefined || !analysis.runsOnServer(bound.node)) return;
  report({ at: bound.node, confidence: "possible", ...found });
}

/** `{ since }` among the arguments of a call, not of one inside it. */
function shorthandsIn(call: ts.CallExpression): readonly ts.ShorthandPropertyAssignment[] {
  return call.arguments.flatMap((each) => {
    const at = unwrap(each);
    if (!ts.isObjectLiteralExpression(at)) return [];
    const inner = at.properties.flatMap((property) => {
      const held = ts.isPropertyAssignment(property) ? unwrap(property.initializer) : undefined;
      return held !== undefined && ts.isObjectLiteralExpression(held) ? [...held.properties] : [];
    });
    return [...at.properties, ...inner].filter(ts.isShorthandPropertyAssignment);
  });
}

/** Another service is asked for what is later than the last run saw. */
function ask(asked: Asked | undefined, analysis: Analysis, report: ReportSink): void {
  if (asked === undefined || !analysis.runsOnServer(asked.node)) return;
  const { name, value, node } = asked;
  const resumed = resumedFrom(value, node, undefined, analysis);
  if (resumed === undefined) return;
  if (resumed.by === "row" && !leavesOutEqual(asked, unitOf(node))) return;
  report({ at: node, confidence: "possible", ...toldOf(resumed, name) });
}

interface Found {
  readonly message: string;
  readonly related: readonly Evidence[];
}

/** A page that begins behind a time: rows of the same time as the last one are never given. */
function tieOf(bound: Bound, analysis: Analysis): Found | undefined {
  if (!bound.isStrict || !isPage(bound.query) || isWindow(bound)) return undefined;
  if (!isHandedOn(bound, analysis)) return undefined;
  const order = bound.order ?? orderOf(bound.query);
  if (order?.first !== bound.field || !goesOn(bound, order)) return undefined;
  const name = shortened(bound.field, 24);
  return {
    message: `The next page begins behind a \`${name}\`; rows of the same time are left out`,
    related: [{ ...placeOf(order.at), message: "sorted by it" }],
  };
}

/** `id < cursor` where the rows are sorted by a time: ids and times are in different orders. */
function mismatchOf(bound: Bound): Found | undefined {
  if (!/^(_?id|uuid|.*Id|.*_id)$/.test(bound.field) || !isPage(bound.query)) return undefined;
  const order = orderOf(bound.query);
  if (order === undefined || !isMomentName(order.first) || !goesOn(bound, order)) return undefined;
  const text = bound.query.getText();
  // `(created_at, id) < (…)` stands beside it: this is what older cursors get.
  if (new RegExp(`\\b${order.first}\\s*,[^()]*\\)\\s*[<>]`).test(text)) return undefined;
  if (new RegExp(`\\b${order.first}\\b["'\`]?\\s*(:\\s*\\{\\s*\\$?[gl]te?\\b|[<>])`).test(text))
    return undefined;
  const [id, time] = [shortened(bound.field, 20), shortened(order.first, 20)];
  return {
    message: `The page is cut at \`${id}\` but sorted by \`${time}\`; where they differ, rows are skipped`,
    related: [{ ...placeOf(order.at), message: "sorted by the time" }],
  };
}

/** What is sorted downwards goes on below. */
function goesOn(bound: Bound, { isDescending }: Order): boolean {
  return isDescending === undefined || isDescending === (bound.direction === "below");
}

/** Rows since the last run: what commits late, with an earlier time, is never seen. */
function watermarkOf(bound: Bound, analysis: Analysis): Found | undefined {
  if (bound.direction !== "above" || bound.value === undefined || isWindow(bound)) return undefined;
  const value = timeValue(bound.value, analysis);
  const kept = keptMark(bound.value, analysis);
  if (kept === undefined && value.origin !== "field" && value.origin !== "variable")
    return undefined;
  const marks = [
    ...value.names.filter((each) => MARK.test(each)),
    ...(kept === undefined ? [] : [kept.name]),
  ];
  const mark =
    kept?.name ?? marks.find((each) => advanceOf(each, bound.node) !== undefined) ?? marks[0];
  const name = mark ?? value.names.at(-1) ?? "";
  const isRow =
    value.origin === "field" &&
    isMomentName(name) &&
    sameTime(name, bound.field) &&
    provenanceOf(bound.value, analysis).source === "stored row";
  if (mark === undefined && !isRow) return undefined;
  const advance = kept?.saved ?? (mark === undefined ? undefined : advanceOf(mark, bound.node));
  if (advance === undefined && !isRow) return undefined;
  // The next run begins a while before this one and reads some rows again.
  if (advance !== undefined && OVERLAPS.test(advance.getText())) return undefined;
  if (isRow && advance === undefined && !isRowsQuery(bound)) return undefined;
  return {
    message: `Only what is newer than \`${shortened(name, 28)}\` is read; rows that commit late are missed`,
    related: [
      { ...placeOf(value.source), message: "the newest time that was seen" },
      ...(advance === undefined ? [] : [{ ...placeOf(advance), message: "moved forward here" }]),
    ],
  };
}

/** A reader goes on behind a time that it loads, and moves it on when it has read. */
function resumptionOf(bound: Bound, analysis: Analysis): Found | undefined {
  const { value, field, node, isStrict } = bound;
  if (bound.direction !== "above" || value === undefined || isWindow(bound)) return undefined;
  if (!readsRows(node, analysis)) return undefined;
  const resumed = resumedFrom(value, node, field, analysis);
  // `>=` reads the rows of the last time again.
  if (resumed === undefined || (resumed.by === "row" && !isStrict)) return undefined;
  return toldOf(resumed, field);
}

function toldOf({ name, by, loaded, moved }: Resumed, field: string): Found {
  return {
    message:
      by === "clock"
        ? `The next run begins at a clock read after this; \`${shortened(field, 20)}\` in between is missed`
        : `Only what is newer than \`${shortened(name, 28)}\` is read; rows that commit late are missed`,
    related: [
      { ...placeOf(loaded), message: "where the last run ended" },
      { ...placeOf(moved), message: "moved forward here" },
    ],
  };
}

/** All rows behind it are read; a count, or a look whether there is one, moves nothing on. */
function readsRows(node: ts.Node, analysis: Analysis): boolean {
  for (const at of ancestors(node)) {
    if (ts.isStatement(at) || isFunctionNode(at)) return true;
    const access = ts.isCallExpression(at) ? accessOf(at, analysis) : undefined;
    if (access !== undefined) return /^(find-many|query)$/.test(access.operation);
  }
  return true;
}

interface Kept {
  readonly name: string;
  /** The call that writes the next one down. */
  readonly saved: ts.CallExpression;
}

/** `const from = await readWatermark()`, and `saveWatermark(newest)` in the same file. */
function keptMark(value: ts.Expression, analysis: Analysis): Kept | undefined {
  const root = rootOf(value);
  const declaration = root === undefined ? undefined : localDeclaration(root, analysis);
  if (root === undefined || declaration === undefined || !ts.isVariableDeclaration(declaration))
    return undefined;
  const read = /\b(?:read|load|get|fetch|find|current|restore)(\w*)\(/i.exec(
    declaration.initializer?.getText() ?? "",
  );
  const noun = KEPT.exec(read?.[1] ?? "")?.[0];
  if (noun === undefined) return undefined;
  for (const node of descendants(value.getSourceFile())) {
    if (!ts.isCallExpression(node)) continue;
    const name = calledName(node.expression)?.text ?? "";
    if (SAVES.test(name) && name.toLowerCase().includes(noun.toLowerCase()))
      return OVERLAPS.test(node.getText()) ? undefined : { name: root.text, saved: node };
  }
  return undefined;
}

function rootOf(value: ts.Expression): ts.Identifier | undefined {
  let at = unwrap(value);
  while (ts.isCallExpression(at) || ts.isPropertyAccessExpression(at)) at = unwrap(at.expression);
  return ts.isIdentifier(at) ? at : undefined;
}

const KEPT =
  /watermark|cursor|checkpoint|position|bookmark|high_?water|last(Sync|Run|Seen|Export|Import|Pull|Poll|Processed|Update|Change)\w*|since|mark$/i;
const SAVES = /^(save|store|set|write|persist|update|advance|put|move|commit|remember)/i;

/** Names of what a reader remembers of its last run. */
const MARK =
  /^(last|latest|prev|previous|since|cursor|checkpoint|watermark|highWater|high_water|newest|max)(?!.*(login|seen|active|used|access|notified|sent|reminder|email))\w*$|(cursor|watermark|checkpoint|sync(ed)?_?(At|Time|Timestamp|Date|Cursor))$/i;

function sameTime(a: string, b: string): boolean {
  return wordsOf(a).join("") === wordsOf(b).join("");
}

/** `{ gte: from, lt: to }` over two conditions, or a bound on the same column in the other direction. */
function isWindow(bound: Bound): boolean {
  const words =
    bound.direction === "above" ? "\\$?lte?|LessThan\\w*|<=?" : "\\$?gte?|MoreThan\\w*|>=?";
  const column = `\\b${bound.field}\\b["'\`]?\\s*`;
  const text = bound.query.getText();
  return (
    new RegExp(`${column}(:\\s*\\{?\\s*(${words})\\b|,?\\s*["'\`]?(<=?|>=?)\\s)`).test(
      text.replace(bound.node.getText(), ""),
    ) ||
    new RegExp(`\\b(${words})\\([^,()]*${bound.field}\\b`).test(
      text.replace(bound.node.getText(), ""),
    )
  );
}

/** The value comes from a cursor, a row or the caller, not from a calendar or a clock. */
function isHandedOn(bound: Bound, analysis: Analysis): boolean {
  if (bound.value === undefined) return true;
  const value = timeValue(bound.value, analysis);
  const text = `${bound.value.getText()} ${value.names.join(" ")}`;
  if (!HANDED_ON.test(text)) return false;
  if (value.origin === "field" || value.origin === "variable") return true;
  return isGivenOrNow(bound.value, analysis);
}

const HANDED_ON =
  /cursor|after|before|last|since|next|prev|token|anchor|mark\b|start_?(ing|After)/i;

/** `req.query.before ? new Date(req.query.before) : new Date()`: the first page begins now. */
function isGivenOrNow(value: ts.Expression, analysis: Analysis): boolean {
  const at = unwrap(value);
  const declaration = ts.isIdentifier(at) ? localDeclaration(at, analysis) : undefined;
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return false;
  const held = declaration.initializer === undefined ? undefined : unwrap(declaration.initializer);
  return (
    held !== undefined &&
    (ts.isConditionalExpression(held) ||
      (ts.isBinaryExpression(held) && /^(\?\?|\|\|)$/.test(held.operatorToken.getText())))
  );
}

/** The place in the same file where the mark is moved forward. */
function advanceOf(mark: string, near: ts.Node): ts.Node | undefined {
  for (const each of descendants(near.getSourceFile())) {
    if (each.pos <= near.pos && each.end >= near.end) continue;
    const value =
      ts.isPropertyAssignment(each) && propertyName(each.name) === mark
        ? each.initializer
        : ts.isBinaryExpression(each) &&
            each.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
            new RegExp(`(^|\\.)${mark}$`).test(each.left.getText())
          ? each.right
          : undefined;
    if (value === undefined || isInBound(each)) continue;
    const text = value.getText();
    if (
      /new Date\(\)|Date\.now\(\)|\b(now|startedAt|startTime|runAt)\b|\.at\(-1\)|\.length - 1\]|(At|Time|Date|timestamp|cursor|_at)\b/i.test(
        text,
      )
    )
      return each;
  }
  return undefined;
}

/** `select: { lastSyncAt: true }` and conditions name it without moving it. */
function isInBound(node: ts.Node): boolean {
  for (const at of ancestors(node))
    if (
      ts.isPropertyAssignment(at) &&
      /^(where|select|orderBy|include)$/.test(propertyName(at.name) ?? "")
    )
      return true;
  return false;
}

/** All rows behind it are read, not counted and not looked for one. */
function isRowsQuery(bound: Bound): boolean {
  for (const at of ancestors(bound.node)) {
    if (ts.isStatement(at)) return false;
    if (
      ts.isCallExpression(at) &&
      /\.(findMany|find|select|getMany|list)\b/.test(at.expression.getText())
    )
      return true;
  }
  return false;
}
