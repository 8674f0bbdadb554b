/** Names and keys made of the time, which two events in one millisecond, or two machines, share. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { freshnessOf, freshPartsOf } from "../../kit/fresh.ts";
import { callsOf, usesOf } from "../../kit/references.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS, type Severity } from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  isCallback,
  isFunctionNode,
  outer,
  placeOf,
  propertyName,
  unwrap,
} from "../../kit/syntax.ts";
import { wordsOf } from "../../kit/words.ts";
import { uniqueFix } from "./fix.ts";
import page from "./README.md";

const ID = "time/clock-derived-id";

export default defineRule({
  id: ID,
  title: "Id made of the time",
  assumption: "One event per millisecond, and only one machine makes ids.",
  patterns: ["unique-id"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "info",
    "multi-node": "warning",
    distributed: "warning",
    unknown: "info",
  },
  since: "0.1.0",
  page,
  on: {
    CallExpression(call, analysis, report) {
      const name = calledName(call.expression)?.text;
      if (name === "now" || name === "dayjs" || name === "moment") inspect(call, analysis, report);
      else if (name === "random" && call.expression.getText() === "Math.random")
        inspectRandom(call, analysis, report);
    },
    NewExpression(creation, analysis, report) {
      if (creation.expression.getText() === "Date") inspect(creation, analysis, report);
    },
  },
});

function inspect(
  clock: ts.CallExpression | ts.NewExpression,
  analysis: Analysis,
  report: ReportSink,
): void {
  if (freshnessOf(clock, analysis) !== "clock") return;
  const named = namedBy(clock, analysis);
  if (named === undefined || !analysis.runsOnServer(clock)) return;
  const { text, sink } = named;
  const parts = freshPartsOf(text.root, analysis);
  if (parts.some((each) => each.kind === "unique")) {
    analysis.guarded(ID, { ...placeOf(clock), message: "the name holds a unique part as well" });
    return;
  }
  if (isCounted(text.root, analysis)) {
    analysis.guarded(ID, {
      ...placeOf(clock),
      message: "a counter tells two of one process apart",
    });
    return;
  }
  if (isMeant(clock)) {
    analysis.guarded(ID, { ...placeOf(clock), message: "a comment says that the time is meant" });
    return;
  }
  const isRandom = parts.some((each) => each.kind === "random");
  const isOne =
    isOfOneThing(text.root) || isOneExport(text.root.getText()) || isOneExport(sink.at.getText());
  if (TRIED.test(sink.name)) return;
  // A text of the time alone must name something that is looked up; a part of a path or key may name less.
  report({
    at: clock,
    basis: text.root,
    message: messageFor(sink, isRandom, text.isOfSeconds),
    confidence: sink.isStrong && !isRandom && !isOne ? "likely" : "possible",
    ...(isRandom ? { atMost: "info" as Severity } : {}),
    related: [{ ...placeOf(sink.at), message: "what is named by it" }],
    // A second random part beside the first gains little, and the same thing twice at once is best done once.
    fixes: isRandom || isOne || !text.isPlain ? [] : uniqueFix(clock, text.root, sink.name),
  });
}

/** A comment before the statement, or before a statement around it in the function, says that the id has the timestamp. */
function isMeant(clock: ts.Node): boolean {
  const file = clock.getSourceFile();
  for (const at of ancestors(clock)) {
    if (isFunctionNode(at)) return false;
    const before = ts.getLeadingCommentRanges(file.text, at.getFullStart()) ?? [];
    const texts = before.map((each) => file.text.slice(each.pos, each.end));
    if (texts.some((each) => STAMPED.test(each))) return true;
  }
  return false;
}

/** "must include the timestamp", "timestamp in the id" */
const STAMPED =
  /\b(ids?|keys?|names?)\b[^.]*\b(includes?|contains?|holds?|carry|carries|with|has|have)\b[^.]*\btime-?stamps?\b/i;

/** `Math.random()` alone in a secret can be guessed. */
function inspectRandom(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const text = textAround(call, analysis);
  const sink = text === undefined ? undefined : sinkOf(text.root);
  if (text === undefined || sink === undefined || !SECRET.test(sink.name)) return;
  if (
    !analysis.runsOnServer(call) ||
    freshPartsOf(text.root, analysis).some((each) => each.kind === "unique")
  )
    return;
  report({
    at: call,
    basis: text.root,
    message: `\`${sink.name.slice(0, 24)}\` is made of Math.random(), whose next values can be computed`,
    confidence: "likely",
    related: [{ ...placeOf(sink.at), message: "what must not be guessed" }],
    fixes: uniqueFix(call, text.root, sink.name),
  });
}

/** `${++count}-${Date.now()}`, `${Date.now()}-${i}` with the place in a list. */
function isCounted(root: ts.Expression, analysis: Analysis): boolean {
  return [...descendants(root)].some(
    (node) =>
      ((ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) &&
        node.operator === ts.SyntaxKind.PlusPlusToken) ||
      (ts.isIdentifier(node) &&
        (isIndex(node, analysis) || (TELLING.test(node.text) && !isOfMath(node)))),
  );
}

/** Names of what tells two of one moment apart. */
const TELLING =
  /(^|[a-z_])(seq|sequence|counter|serial|nonce|rand|random|hash|checksum|digest|uuid|nanoid)(No|Nr|Id|Number|Suffix|Part|Hex)?$/i;

/** `Math.random`, of which two can be alike. */
function isOfMath({ parent }: ts.Identifier): boolean {
  return ts.isPropertyAccessExpression(parent) && parent.expression.getText() === "Math";
}

/** The counter of a `for`, the second parameter of what is called for each element. */
function isIndex(name: ts.Identifier, analysis: Analysis): boolean {
  const declaration = analysis.declarationOf(name);
  if (declaration === undefined) return false;
  if (ts.isVariableDeclaration(declaration))
    return ts.isForStatement(declaration.parent.parent) && /^(i|j|k|n|idx|index)$/.test(name.text);
  if (!ts.isParameter(declaration)) return false;
  const { parent } = declaration;
  return (
    parent.parameters[1] === declaration &&
    ts.isCallExpression(parent.parent) &&
    /^(map|forEach|flatMap|entries|reduce)$/.test(calledName(parent.parent.expression)?.text ?? "")
  );
}

/** Who owns much, so that two things of one owner can come at the same time. */
const OWNERS =
  /^(project|workspace|org|organi[sz]ation|team|account|tenant|environment|program|space|base|company|store|site|instance|app|user|customer|bot|bucket|session|chat|flow)$/;

/** The name tells of which thing it is as well: only the same thing twice in a millisecond would meet itself. */
function isOfOneThing(root: ts.Expression): boolean {
  for (const node of descendants(root)) {
    if (!ts.isIdentifier(node)) continue;
    const words = wordsOf(node.text);
    const isKey = /^(id|uuid|slug|email|path|tokens|hash)$/.test(words.at(-1) ?? "");
    if (isKey && words.length > 1 && !OWNERS.test(words.at(-2) ?? "")) return true;
  }
  return false;
}

/** What is written to see whether one can. */
const TRIED = /^(test|probe|debug|dummy|ping)(?=[A-Z_]|$)/;

/** Exports and reports are asked for one at a time. */
function isOneExport(text: string): boolean {
  return /\b(exports?|reports?|backups?|dumps?|snapshots?)\b/i.test(
    text.replace(/[A-Z]/g, (letter) => ` ${letter}`),
  );
}

const SECRET =
  /(^|[a-z_])(token|secret|otp|password|passcode|apiKey|api_key|resetCode|verificationCode|csrf|nonce)$/i;

function messageFor(sink: Sink, isRandom: boolean, isOfSeconds: boolean): string {
  const name = sink.name.slice(0, 24);
  if (isRandom) return `\`${name}\` is the time and a short random number; two of them may meet`;
  return `\`${name}\` is made of the time: two made in the same ${isOfSeconds ? "second" : "millisecond"} are one`;
}

interface Built {
  /** The whole text that the reading becomes a part of. */
  readonly root: ts.Expression;
  /** The reading itself is a part of it, not a number or a stamp made of it. */
  readonly isPlain: boolean;
  /** Smaller parts of the time are left out. */
  readonly isOfSeconds: boolean;
}

interface Named {
  readonly text: Built;
  readonly sink: Sink;
}

/** The text with a clock reading in it that names something, by way of local names and functions that give a stamp. */
function namedBy(clock: ts.Expression, analysis: Analysis, depth = 0): Named | undefined {
  const text = textAround(clock, analysis);
  const sink = text === undefined ? undefined : sinkOf(text.root);
  if (text !== undefined && sink !== undefined) {
    // Seconds counted in a key are a window, in which all are meant to meet.
    return /Math\.|\/ ?1_?000/.test(heldText(clock)) && /key$/i.test(sink.name)
      ? undefined
      : { text, sink };
  }
  if (depth > 1) return undefined;
  for (const use of usesOfHeld(clock, text?.root, analysis)) {
    const found = namedBy(use, analysis, depth + 1);
    if (found === undefined || /export|download/i.test(found.sink.name)) continue;
    // Files of one machine are named for people.
    const isFile = /file_?(name|path)$/i.test(found.sink.name);
    const isOfSeconds = found.text.isOfSeconds || isCutToSeconds(text?.root ?? clock);
    return {
      sink: isFile ? { ...found.sink, isStrong: false } : found.sink,
      text: { ...found.text, isPlain: false, isOfSeconds },
    };
  }
  return undefined;
}

/** The statement that a reading stands in, without what surrounds it. */
function heldText(clock: ts.Expression): string {
  for (const at of ancestors(clock)) if (ts.isStatement(at)) return at.getText();
  return clock.getText();
}

/** Where a name or a function that holds the reading is put to use: `const ticks = Date.now() - EPOCH`, `stamp()`. */
function usesOfHeld(
  clock: ts.Expression,
  root: ts.Expression | undefined,
  analysis: Analysis,
): readonly ts.Expression[] {
  const held = root ?? numberAround(clock, analysis);
  const { parent } = held;
  if (
    ts.isVariableDeclaration(parent) &&
    ts.isIdentifier(parent.name) &&
    (ts.getCombinedNodeFlags(parent) & ts.NodeFlags.Const) !== 0 &&
    enclosingFunction(parent) !== undefined
  ) {
    // A time that is kept as one is named by it, too, and that says when and not which.
    if (root === undefined && held === clock && TIMES.test(parent.name.text)) return [];
    return usesOf(parent, analysis).filter(ts.isIdentifier).slice(0, 8);
  }
  if (root === undefined || !(ts.isReturnStatement(parent) || ts.isArrowFunction(parent)))
    return [];
  const home = ts.isArrowFunction(parent) ? parent : enclosingFunction(parent);
  if (home === undefined || isCallback(home)) return [];
  const calls = callsOf(home, analysis);
  return calls.length > 6 ? [] : calls;
}

const TIMES =
  /(At|Time|Date|Now|since|until|start|end)$|^(now|today|date|time|started|begin|ts|timestamp)$/;

/** `Math.floor(Date.now() / 1000)`, `Date.now() - EPOCH`, `Date.now() % 1e6`: still a number of the clock's. */
function numberAround(clock: ts.Expression, analysis: Analysis): ts.Expression {
  let at = clock;
  for (;;) {
    const next = computedOf(at, analysis);
    if (next === undefined) return at;
    at = next;
  }
}

function computedOf(at: ts.Expression, analysis: Analysis): ts.Expression | undefined {
  const { parent } = at;
  if (ts.isParenthesizedExpression(parent)) return parent;
  if (ts.isBinaryExpression(parent) && parent.left === at) {
    const operator = parent.operatorToken.getText();
    const other = unwrap(parent.right);
    if (operator === "-" && isEpoch(other, analysis)) return parent;
    if (operator === "/" && /^1(_?000|e3)$/.test(other.getText())) return parent;
    return operator === "%" && ts.isNumericLiteral(other) ? parent : undefined;
  }
  return ts.isCallExpression(parent) &&
    parent.arguments[0] === at &&
    /^Math\.(floor|trunc|round|ceil)$/.test(parent.expression.getText())
    ? parent
    : undefined;
}

/** A fixed moment that the time is counted from. */
function isEpoch(node: ts.Expression, analysis: Analysis): boolean {
  if (!ts.isIdentifier(node)) return false;
  if (/epoch/i.test(node.text)) return true;
  const declaration = analysis.declarationOf(node);
  return (
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    /^(Date\.UTC\(|new Date\(["'`\d]|Date\.parse\(["'`])/.test(
      declaration.initializer?.getText() ?? "",
    )
  );
}

/** The text that a pattern makes of a time, down to seconds; a day or an hour names a period. */
function isStamp(call: ts.CallExpression): boolean {
  return call.arguments.some((each) => /s/.test(patternOf(each) ?? ""));
}

function patternOf(node: ts.Expression): string | undefined {
  const at = unwrap(node);
  return ts.isStringLiteralLike(at) && /[yY]|[dD]{2}|H|h/.test(at.text) ? at.text : undefined;
}

function isCutToSeconds(node: ts.Node): boolean {
  const text = node.getText();
  if (/(slice|substring|substr)\(0, ?(14|15|17|19)\)|\/ ?1_?000|split\(["']\.["']\)/.test(text))
    return true;
  for (const each of [node, ...descendants(node)]) {
    const call =
      ts.isCallExpression(each) &&
      /^(lightF|f|toF)ormat/.test(calledName(each.expression)?.text ?? "");
    const pattern = call
      ? each.arguments.map(patternOf).find((known) => known !== undefined)
      : undefined;
    if (pattern !== undefined && /s/.test(pattern) && !/S|x/.test(pattern)) return true;
  }
  return false;
}

/** The text that a clock reading is put into; undefined when it stays a time or a number to compute with. */
function textAround(clock: ts.Expression, analysis: Analysis): Built | undefined {
  let at: ts.Expression = clock;
  let isText = false;
  let isPlain = true;
  for (;;) {
    const { parent } = at;
    const computed = isText ? undefined : computedOf(at, analysis);
    if (computed !== undefined) {
      isPlain = false;
      at = computed;
      continue;
    }
    if (
      ts.isCallExpression(parent) &&
      parent.arguments[0] === at &&
      /^(format|formatDate|formatInTimeZone|lightFormat)$/.test(
        calledName(parent.expression)?.text ?? "",
      )
    ) {
      if (!isStamp(parent)) return undefined;
      isPlain = false;
      at = parent;
      isText = true;
      continue;
    }
    if (ts.isPropertyAccessExpression(parent) && parent.expression === at) {
      const method = parent.name.text;
      const call = parent.parent;
      if (!ts.isCallExpression(call) || call.expression !== parent) return undefined;
      if (/^(format|toFormat)$/.test(method)) {
        if (!isStamp(call)) return undefined;
        isPlain = false;
        at = call;
        isText = true;
        continue;
      }
      if (
        /^(toString|toISOString|toLocaleString|toFixed|toJSON|replace|replaceAll|slice|substring|substr|padStart|toUpperCase|toLowerCase|concat|split|join)$/.test(
          method,
        )
      ) {
        // A day or an hour names a period, not an event.
        if (
          /^(slice|substring|substr|split)$/.test(method) &&
          /10|7|13|"T"|'T'/.test(call.arguments.map((each) => each.getText()).join())
        )
          return undefined;
        isText = true;
      } else if (!/^(getTime|valueOf|unix)$/.test(method)) return undefined;
      at = call;
      continue;
    }
    if (
      ts.isParenthesizedExpression(parent) ||
      ts.isAsExpression(parent) ||
      ts.isNonNullExpression(parent)
    ) {
      at = parent;
      continue;
    }
    if (ts.isPrefixUnaryExpression(parent) && parent.operator === ts.SyntaxKind.PlusToken) {
      at = parent;
      continue;
    }
    if (ts.isTemplateSpan(parent)) {
      const template = parent.parent;
      at = template;
      isText = true;
      continue;
    }
    if (ts.isBinaryExpression(parent)) {
      if (parent.operatorToken.kind !== ts.SyntaxKind.PlusToken || !isTextual(parent, at))
        return undefined;
      at = parent;
      isText = true;
      continue;
    }
    if (
      ts.isCallExpression(parent) &&
      parent.arguments[0] === at &&
      /^(String|encodeURIComponent|slugify|md5|sha1|hash|Number|parseInt|BigInt)$/.test(
        calledName(parent.expression)?.text ?? "",
      )
    ) {
      at = parent;
      isText = true;
      continue;
    }
    if (
      ts.isArrayLiteralExpression(parent) &&
      ts.isPropertyAccessExpression(parent.parent) &&
      parent.parent.name.text === "join"
    ) {
      const call = parent.parent.parent;
      if (!ts.isCallExpression(call)) return undefined;
      at = call;
      isText = true;
      continue;
    }
    return isText ? { root: at, isPlain, isOfSeconds: isCutToSeconds(at) } : undefined;
  }
}

function isTextual(node: ts.BinaryExpression, at: ts.Expression): boolean {
  const other = unwrap(node.left === at ? node.right : node.left);
  return (
    ts.isStringLiteralLike(other) ||
    ts.isTemplateExpression(other) ||
    (ts.isCallExpression(other) &&
      /^(extname|toString|join)$/.test(calledName(other.expression)?.text ?? "")) ||
    (ts.isPropertyAccessExpression(other) &&
      /^(originalname|filename|ext|extension)$/.test(other.name.text)) ||
    (ts.isIdentifier(other) && /(id|Id|ID|name|Name|key|Key|prefix|ext)$/.test(other.text)) ||
    (ts.isBinaryExpression(other) && /["'`]/.test(other.getText()))
  );
}

interface Sink {
  readonly name: string;
  readonly at: ts.Node;
  /** Something is looked up, stored or overwritten by it. */
  readonly isStrong: boolean;
}

const STRONG = /^(id|uid|uuid|key|nonce|slug|reference|ref|handle|jti|sku|hash|identifier)$/;
const NUMBERED =
  /(order|invoice|receipt|ticket|transaction|payment|job|message|event|request|session|correlation|trace|batch|upload|file|document|customer|user|account|device|instance|idempotency|external|client|object|storage|cache|lock)(id|key|no|number|ref|reference|name)$/i;
const FILES = /^(filename|filepath|file|path|key|table|bucket)$/;
/** Names that a person sees or that only one response carries. */
const SHOWN =
  /^(message|title|subject|label|description|text|content|html|body|disposition|header|headers|version|etag|url|link|href|tag|log|prefix|password|display\w*|download\w*|export\w*)$/i;

/** What the text names: a variable, a property, an argument that stores something. */
function sinkOf(root: ts.Expression): Sink | undefined {
  const { parent } = root;
  if (
    ts.isVariableDeclaration(parent) &&
    ts.isIdentifier(parent.name) &&
    parent.initializer === root
  )
    return (
      namedSink(parent.name.text, parent.name, isDownload(parent.name)) ?? storedName(parent.name)
    );
  if (ts.isPropertyAssignment(parent) && parent.initializer === root) {
    const name = propertyName(parent.name);
    const found = name === undefined ? undefined : namedSink(name, parent.name, false);
    // What is only handed back, or dropped by a queue, is named for somebody else.
    const isWeak = ts.isReturnStatement(parent.parent.parent) || name === "jobId";
    return found === undefined || !isWeak ? found : { ...found, isStrong: false };
  }
  if (
    ts.isBinaryExpression(parent) &&
    parent.right === root &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  ) {
    const target = unwrap(parent.left);
    const name = ts.isPropertyAccessExpression(target) ? target.name : target;
    return ts.isIdentifier(name) ? namedSink(name.text, name, false) : undefined;
  }
  if (ts.isReturnStatement(parent) || ts.isArrowFunction(parent)) {
    for (let at: ts.Node = parent; at !== undefined; at = at.parent) {
      if (!isFunctionNode(at)) continue;
      const name = at.name ?? (ts.isVariableDeclaration(at.parent) ? at.parent.name : undefined);
      const words = name !== undefined && ts.isIdentifier(name) ? wordsOf(name.text) : [];
      const isMaker =
        /^(generate|create|make|new|build|next|get)$/.test(words[0] ?? "") &&
        /^(id|uid|key|filename|name|token|number|slug|code|reference)$/.test(words.at(-1) ?? "");
      const isNamed =
        words.length > 1 && /^(id|key|filename|path|reference)$/.test(words.at(-1) ?? "");
      if (
        !isMaker &&
        isNamed &&
        name !== undefined &&
        !/^(is|has|on|log|cache)$/.test(words[0] ?? "")
      )
        return { name: name.getText(), at: name, isStrong: false };
      return isMaker && name !== undefined
        ? { name: name.getText(), at: name, isStrong: words.at(-1) !== "name" }
        : undefined;
    }
  }
  if (ts.isCallExpression(parent)) return argumentSink(parent, root);
  return undefined;
}

function namedSink(name: string, at: ts.Node, isShown: boolean): Sink | undefined {
  if (SHOWN.test(name) || isShown || /session_?name$/i.test(name)) return undefined;
  const last = wordsOf(name).at(-1) ?? "";
  const isStrong = STRONG.test(last) || NUMBERED.test(name) || SECRET.test(name);
  // What must not be guessed need not be unlike any other, and a queue drops the second of one name on purpose.
  const isWeak = /^(ref|handle|secret|password|passcode)$/.test(last) || name === "jobId";
  if (isStrong) return { name, at, isStrong: !isWeak };
  return FILES.test(last) ? { name, at, isStrong: false } : undefined;
}

/** `const name = …; cb(null, name)`, `put({ Key: name })`, `join(folder, name)` for the key of something stored. */
function storedName(name: ts.Identifier): Sink | undefined {
  if (!/name$/i.test(name.text) || /^(display|user|first|last|full|sheet)/i.test(name.text))
    return undefined;
  const home = enclosingFunction(name) ?? name.getSourceFile();
  for (const node of descendants(home)) {
    if (!ts.isIdentifier(node) || node.text !== name.text || node.pos <= name.pos) continue;
    let at: ts.Node = node;
    for (let up = node.parent; up !== undefined && !ts.isStatement(up); up = up.parent) {
      if (
        ts.isPropertyAssignment(up) &&
        /^(Key|key|objectName|public_id|blobName)$/.test(propertyName(up.name) ?? "")
      )
        return { name: name.text, at: up.name, isStrong: false };
      if (ts.isCallExpression(up) && up.arguments[1] === at && isNameCallback(up))
        return { name: name.text, at: up.expression, isStrong: false };
      at = up;
    }
  }
  return undefined;
}

/** A file name that goes into the header of one response names nothing that is kept. */
function isDownload(name: ts.Identifier): boolean {
  return new RegExp(
    `(Content-Disposition|attachment|download)[^\\n]*\\b${name.text}\\b|filename[^\\n]*\\$\\{${name.text}\\}`,
    "i",
  ).test(name.getSourceFile().text);
}

function isNameCallback(call: ts.CallExpression): boolean {
  const home = enclosingFunction(call);
  const holder = home === undefined ? undefined : outer(home as ts.Expression);
  const name =
    home !== undefined && ts.isMethodDeclaration(home)
      ? home.name
      : holder !== undefined && ts.isPropertyAssignment(holder)
        ? holder.name
        : undefined;
  return name !== undefined && /^(filename|key|destination)$/.test(propertyName(name) ?? "");
}

/** `s3.putObject(key)`, `writeFile(path)`, `path.join(dir, name)`, `queue.add(name)`. */
function argumentSink(call: ts.CallExpression, root: ts.Expression): Sink | undefined {
  const name = calledName(call.expression)?.text ?? "";
  if (
    /^(writeFile|writeFileSync|createWriteStream|uploadFile|upload|putObject|put|rename|copyFile|mkdir|mkdirSync)$/.test(
      name,
    ) &&
    call.arguments[0] === root
  )
    return { name, at: call.expression, isStrong: false };
  if (
    /^(join|resolve)$/.test(name) &&
    call.arguments.at(-1) === root &&
    !/mkdtemp/.test(call.getText())
  )
    return /tmpdir/.test(call.getText())
      ? { name: "path", at: call.expression, isStrong: false }
      : (sinkOf(call) ?? { name: "path", at: call.expression, isStrong: false });
  // Storage of uploads asks for a name: `filename: (req, file, cb) => cb(null, name)`.
  if (call.arguments[1] === root && isNameCallback(call))
    return { name: "filename", at: call.expression, isStrong: false };
  return undefined;
}
