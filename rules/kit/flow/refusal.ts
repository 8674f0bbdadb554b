/** How a function refuses what it cannot do, put into the words that the loser of a race is to read. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { indentAt } from "../edits.ts";
import { importsOf } from "../imports.ts";
import { type Consequence, shiftedFrom } from "../raced.ts";
import type { TextEdit } from "../rule.ts";
import { withImport } from "../scaffold.ts";
import { ancestors, descendants, isFunctionNode, propertyName, unwrap } from "../syntax.ts";
import { exits } from "./governing.ts";

/** A statement that refuses, and the import that it needs. */
export interface Refusal {
  readonly told: Consequence;
  /** A `return` refuses in its own function alone, a `throw` from a callback as well. */
  readonly isThrow: boolean;
  readonly edits: readonly TextEdit[];
}

/**
 * The refusal nearest to a node, with another text: its class or helper, its form, the status or code of a conflict.
 * Undefined where nothing in sight refuses, or only in ways that say something else: that nobody may, that nothing is there.
 */
export function refusalNear(
  node: ts.Node,
  message: string,
  analysis: Analysis,
): Refusal | undefined {
  for (const statement of refusalsFor(node)) {
    const refusal = reworded(statement, message, analysis);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** Those of the function, nearest first, those of the functions around it, and last what else the file throws. */
function* refusalsFor(node: ts.Node): Generator<ts.ThrowStatement | ts.ReturnStatement> {
  let inner: ts.Node = node;
  let isOwn = true;
  for (const at of ancestors(node)) {
    if (!isFunctionNode(at) && !ts.isSourceFile(at)) continue;
    const skipped = inner;
    const found = [...descendants(at, (each) => each !== skipped && !leavesSight(each, at))].filter(
      (each): each is ts.ThrowStatement | ts.ReturnStatement =>
        isRefusal(each) && (isOwn || ts.isThrowStatement(each)) && each.pos < node.pos,
    );
    yield* found.reverse();
    inner = at;
    isOwn = false;
  }
  const file = node.getSourceFile();
  for (const each of descendants(file))
    if (ts.isThrowStatement(each) && isRefusal(each)) yield each;
}

/** Another function refuses for reasons of its own; what a `catch` throws tells of a failure. */
function leavesSight(node: ts.Node, root: ts.Node): boolean {
  return ts.isCatchClause(node) || (isFunctionNode(node) && node !== root);
}

/** `if (…) throw …` and `if (…) return answer(…)`; a `throw` behind a whole function's work counts as well. */
function isRefusal(node: ts.Node): boolean {
  if (!ts.isThrowStatement(node) && !ts.isReturnStatement(node)) return false;
  if (node.expression === undefined || isInCatch(node)) return false;
  const branch = ts.isBlock(node.parent) ? node.parent : node;
  const holder = branch.parent;
  return (
    ts.isIfStatement(holder) && holder.thenStatement === branch && exits(branch as ts.Statement)
  );
}

function isInCatch(node: ts.Node): boolean {
  for (const at of ancestors(node)) {
    if (ts.isCatchClause(at)) return true;
    if (isFunctionNode(at)) return false;
  }
  return false;
}

/** What is replaced in a refusal: its text, and what names the kind of failure. */
interface Parts {
  message: ts.Expression | undefined;
  readonly changes: { readonly node: ts.Node; readonly text: string }[];
  readonly edits: TextEdit[];
}

function reworded(
  statement: ts.ThrowStatement | ts.ReturnStatement,
  message: string,
  analysis: Analysis,
): Refusal | undefined {
  const { expression } = statement;
  if (expression === undefined) return undefined;
  const parts: Parts = { message: undefined, changes: [], edits: [] };
  const isThrow = ts.isThrowStatement(statement);
  const value = unwrap(expression);
  const isUnderstood = ts.isNewExpression(value)
    ? takesClass(value, parts, analysis) && takesArguments(value, parts, analysis)
    : ts.isCallExpression(value)
      ? takesCallee(value.expression, parts, analysis) && takesArguments(value, parts, analysis)
      : ts.isObjectLiteralExpression(value) && takesObject(value, parts, analysis);
  if (!isUnderstood || (parts.message === undefined && (isThrow || parts.changes.length === 0)))
    return undefined;
  // An answer without a status says in words alone that it is none.
  if (!isThrow && parts.changes.length === 0 && !isToldInWords(value)) return undefined;
  const file = statement.getSourceFile();
  const changes = [...parts.changes];
  if (parts.message !== undefined)
    changes.push({ node: parts.message, text: worded(parts.message.getText(file), message) });
  const start = statement.getStart(file);
  let text = statement.getText(file);
  for (const { node, text: by } of changes.sort((a, b) => b.node.pos - a.node.pos)) {
    const at = node.getStart(file) - start;
    text = text.slice(0, at) + by + text.slice(at + node.getWidth(file));
  }
  return { told: shiftedFrom(indentAt(file, start), text), isThrow, edits: parts.edits };
}

/** The text between the quotes of another one, with a full stop where that one has it. */
function worded(like: string, message: string): string {
  const quote = like.startsWith("'") ? "'" : '"';
  return `${quote}${message}${/\.["'`]$/.test(like) ? "." : ""}${quote}`;
}

/** `{ error: "…" }`, `{ success: false, message: "…" }` */
function isToldInWords(value: ts.Expression): boolean {
  return /\b(errors?|serverError|message|success: *false|ok: *false)\b/.test(value.getText());
}

/** `new ConflictException(…)` for another exception of its module; a class that says something else is no model. */
function takesClass(made: ts.NewExpression, parts: Parts, analysis: Analysis): boolean {
  const name = unwrap(made.expression);
  if (!ts.isIdentifier(name)) return false;
  if (/^(Response|NextResponse)$/.test(name.text)) return true;
  const file = made.getSourceFile();
  const imported = importsOf(file).get(name.text);
  const sibling =
    imported?.specifier === "@nestjs/common" && name.text.endsWith("Exception")
      ? "ConflictException"
      : siblingOf(name, analysis);
  if (sibling !== undefined && name.text !== sibling) {
    if (imported === undefined) {
      if (!isDeclaredIn(file, sibling)) return !SAYS_ELSE.test(name.text);
      parts.changes.push({ node: name, text: sibling });
      return true;
    }
    const named = withImport(file, imported.specifier, sibling);
    parts.changes.push({ node: name, text: named.name });
    parts.edits.push(...named.edits);
    return true;
  }
  return !SAYS_ELSE.test(name.text) || /conflict/i.test(name.text);
}

/** Classes whose name answers another question than whether somebody else was faster. */
const SAYS_ELSE =
  /NotFound|Missing|Auth|Permission|Forbidden|Access|Credential|Token|Valid|Parse|Syntax|Type|Range|Limit|Quota|Plan|Payment|Timeout|Network|Connection|Database|Unknown|Internal|Config|Unsupported|NotImplemented/;

/** The class for conflicts that the module of another one exports, made in the same way. */
function siblingOf(name: ts.Identifier, analysis: Analysis): string | undefined {
  const declaration = analysis.declarationOf(name);
  if (declaration === undefined || !ts.isClassDeclaration(declaration)) return undefined;
  for (const each of declaration.getSourceFile().statements) {
    if (!ts.isClassDeclaration(each) || each.name === undefined) continue;
    if (!/^Conflict\w*(Error|Exception)$/.test(each.name.text)) continue;
    const own = constructorOf(each);
    if (own === undefined || own.parameters.length === 0) return each.name.text;
    const [first, ...rest] = own.parameters;
    const isText = first?.type === undefined || first.type.getText() === "string";
    const isEnough = rest.every(
      (other) => other.initializer !== undefined || other.questionToken !== undefined,
    );
    return isText && isEnough ? each.name.text : undefined;
  }
  return undefined;
}

function constructorOf(declaration: ts.ClassDeclaration): ts.ConstructorDeclaration | undefined {
  return declaration.members.find(ts.isConstructorDeclaration);
}

function isDeclaredIn(file: ts.SourceFile, name: string): boolean {
  return file.statements.some((each) => ts.isClassDeclaration(each) && each.name?.text === name);
}

/** `response.status(404).json`, `context.json`, `NextResponse.json`: names, with a status or none on the way. */
function takesCallee(callee: ts.Expression, parts: Parts, analysis: Analysis): boolean {
  const at = unwrap(callee);
  if (ts.isIdentifier(at)) return !SAYS_ELSE_CALLED.test(at.text);
  if (at.kind === ts.SyntaxKind.ThisKeyword) return true;
  if (ts.isPropertyAccessExpression(at)) {
    if (SAYS_ELSE_CALLED.test(at.name.text)) return false;
    return takesCallee(at.expression, parts, analysis);
  }
  return (
    ts.isCallExpression(at) &&
    takesCallee(at.expression, parts, analysis) &&
    takesArguments(at, parts, analysis)
  );
}

const SAYS_ELSE_CALLED =
  /not_?found|auth|permission|forbidden|access|valid|parse|limit|quota|missing|internal|redirect/i;

function takesArguments(
  call: ts.CallExpression | ts.NewExpression,
  parts: Parts,
  analysis: Analysis,
): boolean {
  return (call.arguments ?? []).every((each) => {
    const value = unwrap(each);
    if (ts.isObjectLiteralExpression(value)) return takesObject(value, parts, analysis);
    if (isSentence(value)) return takesMessage(value, parts);
    return takesKind(value, call, parts, analysis) || value.kind === ts.SyntaxKind.NullKeyword;
  });
}

function takesObject(
  literal: ts.ObjectLiteralExpression,
  parts: Parts,
  analysis: Analysis,
): boolean {
  return literal.properties.every((each) => {
    if (!ts.isPropertyAssignment(each)) return false;
    const name = propertyName(each.name) ?? "";
    const value = unwrap(each.initializer);
    if (ts.isObjectLiteralExpression(value)) return takesObject(value, parts, analysis);
    if (
      /^(error|errors?Message|message|msg|detail|details|reason|statusMessage|serverError|title|description)$/.test(
        name,
      )
    )
      return isText(value) && takesMessage(value, parts);
    if (/^(code|status|statusCode|type|name|error_?code)$/i.test(name))
      return takesKind(value, literal.parent, parts, analysis);
    return (
      value.kind === ts.SyntaxKind.FalseKeyword ||
      value.kind === ts.SyntaxKind.NullKeyword ||
      (/^data$/.test(name) && value.getText() === "undefined")
    );
  });
}

function takesMessage(value: ts.Expression, parts: Parts): boolean {
  if (parts.message !== undefined) return false;
  parts.message = value;
  return true;
}

function isText(value: ts.Expression): boolean {
  if (ts.isStringLiteralLike(value) || ts.isTemplateExpression(value)) return true;
  return (
    ts.isBinaryExpression(value) &&
    value.operatorToken.kind === ts.SyntaxKind.PlusToken &&
    (isText(unwrap(value.left)) || isText(unwrap(value.right)))
  );
}

/** A text of several words; one alone may be a code. */
function isSentence(value: ts.Expression): boolean {
  return isText(value) && /\s/.test(value.getText());
}

/** `404`, `HttpStatus.NOT_FOUND`, `"not_found"`: written as the same thing for a conflict, where that is known to exist. */
function takesKind(
  value: ts.Expression,
  around: ts.Node,
  parts: Parts,
  analysis: Analysis,
): boolean {
  if (ts.isNumericLiteral(value)) {
    if (!/^[45]\d\d$/.test(value.text)) return false;
    parts.changes.push({ node: value, text: "409" });
    return true;
  }
  if (ts.isPropertyAccessExpression(value)) return takesMember(value, parts, analysis);
  if (!ts.isStringLiteralLike(value)) return false;
  const wanted = spelled("conflict", value.text);
  if (value.text === wanted) return true;
  if (isKnownCode(wanted, value, around, analysis)) {
    const quote = value.getText()[0];
    parts.changes.push({ node: value, text: `${quote}${wanted}${quote}` });
    return true;
  }
  return REFUSES.test(value.text);
}

/** Codes that fit a conflict, too. */
const REFUSES = /bad_?request|precondition|unprocessable|invalid_?(state|request)|not_?allowed/i;

function spelled(word: string, like: string): string {
  if (/^[A-Z_]+$/.test(like)) return word.toUpperCase();
  return /^[A-Z]/.test(like) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

function takesMember(
  value: ts.PropertyAccessExpression,
  parts: Parts,
  analysis: Analysis,
): boolean {
  const wanted = spelled("conflict", value.name.text);
  if (value.name.text === wanted) return true;
  const owner = value.expression.getText();
  const type = analysis.checker.getTypeAtLocation(value.expression);
  const isThere =
    type.getProperty(wanted) !== undefined ||
    analysis.checker.getSymbolAtLocation(value.expression)?.exports?.has(wanted as ts.__String) ===
      true;
  if (isThere || /^(HttpStatus|StatusCodes|HttpStatusCode)$/.test(owner)) {
    parts.changes.push({ node: value.name, text: wanted });
    return true;
  }
  return REFUSES.test(value.name.text);
}

/** By the type that is expected there, or by the file that declares the class, which lists its codes. */
function isKnownCode(
  wanted: string,
  value: ts.StringLiteralLike,
  around: ts.Node,
  analysis: Analysis,
): boolean {
  const type = analysis.checker.getContextualType(value);
  const parts = type?.isUnion() === true ? type.types : [];
  if (parts.some((part) => part.isStringLiteral() && part.value === wanted)) return true;
  if (!ts.isNewExpression(around)) return false;
  const name = unwrap(around.expression);
  if (name.getText() === "TRPCError") return true;
  const file = analysis.declarationOf(name)?.getSourceFile();
  return file !== undefined && new RegExp(`\\b${wanted}\\b["']?\\s*[:,|\\]]`).test(file.text);
}
