/** Names and keys made of the time, which two events in one millisecond, or two machines, share. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { freshnessOf, freshPartsOf } from "../../kit/fresh.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS, type Severity } from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
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
  const text = textAround(clock);
  if (text === undefined) return;
  const sink = sinkOf(text.root);
  if (sink === undefined || !analysis.runsOnServer(clock)) return;
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
  const isOne = isOfOneThing(text.root) || isOneExport(text.root);
  // A text of the time alone must name something that is looked up; a part of a path or key may name less.
  report({
    at: clock,
    basis: text.root,
    message: messageFor(sink, isRandom),
    confidence: sink.isStrong && !isRandom && !isOne ? "likely" : "possible",
    ...(isRandom ? { atMost: "info" as Severity } : {}),
    related: [{ ...placeOf(sink.at), message: "what is named by it" }],
    // A second random part beside the first gains little, and the same thing twice at once is best done once.
    fixes: isRandom || isOne ? [] : uniqueFix(clock, text.root, sink.name),
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
  const text = textAround(call);
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
      (ts.isIdentifier(node) && isIndex(node, analysis)),
  );
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

/** Exports and reports are asked for one at a time. */
function isOneExport(root: ts.Expression): boolean {
  return /\b(exports?|reports?|backups?|dumps?|snapshots?)\b/i.test(
    root.getText().replace(/[A-Z]/g, (letter) => ` ${letter}`),
  );
}

const SECRET =
  /(^|[a-z_])(token|secret|otp|password|passcode|apiKey|api_key|resetCode|verificationCode|csrf|nonce)$/i;

function messageFor(sink: Sink, isRandom: boolean): string {
  const name = sink.name.slice(0, 24);
  if (isRandom) return `\`${name}\` is the time and a short random number; two of them may meet`;
  return `\`${name}\` is made of the time: two made in the same millisecond are one`;
}

interface Built {
  /** The whole text that the reading becomes a part of. */
  readonly root: ts.Expression;
}

/** The text that a clock reading is put into; undefined when it stays a time or a number to compute with. */
function textAround(clock: ts.Expression): Built | undefined {
  let at: ts.Expression = clock;
  let isText = false;
  for (;;) {
    const { parent } = at;
    if (ts.isPropertyAccessExpression(parent) && parent.expression === at) {
      const method = parent.name.text;
      const call = parent.parent;
      if (!ts.isCallExpression(call) || call.expression !== parent) return undefined;
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
    return isText ? { root: at } : undefined;
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
