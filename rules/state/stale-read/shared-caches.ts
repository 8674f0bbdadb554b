/** Answers about one user that are handed to caches which others ask too: `Cache-Control: public, s-maxage=600`. */
import { ts } from "ts-morph";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  enclosingStatement,
  type FunctionNode,
  unwrap,
} from "../../kit/syntax.ts";

export interface SharedAnswer {
  /** The header, or the call of the helper that sets it. */
  readonly header: ts.Expression;
  /** What makes it the answer about one user. */
  readonly about: ts.Node;
}

/** A shared cache keeps it for longer than no time. */
const SHARED = /\bs-maxage\s*=\s*[1-9]|\bpublic\b[^"]*\bmax-age\s*=\s*[1-9]/i;
const HELPERS =
  /^(with|set|add|apply|use)?(Swr|Cdn|Public|Edge|Shared)(Cache)?(Control|Headers?)?$|StaleWhileRevalidate/;

/** The header that a call is given, or that a helper named after it sets, where the answer is about one user. */
export function sharedAnswer(call: ts.CallExpression | ts.NewExpression): SharedAnswer | undefined {
  const isNamed = ts.isCallExpression(call) && isHelper(call);
  if (!isNamed && !speaksOfAge(call.getSourceFile())) return undefined;
  const header = isNamed
    ? call.expression
    : (call.arguments ?? []).flatMap((each) => textsIn(each)).find(({ text }) => SHARED.test(text));
  const home = header === undefined ? undefined : outermost(call);
  if (header === undefined || home === undefined || isForStrangers(call)) return undefined;
  const about = userBefore(home, header);
  return about === undefined ? undefined : { header, about };
}

const speaking = new WeakMap<ts.SourceFile, boolean>();

function speaksOfAge(file: ts.SourceFile): boolean {
  const known = speaking.get(file) ?? /max-?age\s*=/i.test(file.text);
  speaking.set(file, known);
  return known;
}

/** The texts of an argument and of the literals in it; calls inside are looked at by themselves. */
function textsIn(argument: ts.Expression): ts.StringLiteralLike[] {
  const at = unwrap(argument);
  if (ts.isStringLiteralLike(at)) return [at];
  if (!ts.isObjectLiteralExpression(at)) return [];
  return at.properties.flatMap((each) =>
    ts.isPropertyAssignment(each) ? textsIn(each.initializer) : [],
  );
}

function isHelper(call: ts.CallExpression): boolean {
  const name = calledName(call.expression)?.text ?? "";
  return HELPERS.test(name) && !/^(no|without)/.test(name);
}

function outermost(node: ts.Node): FunctionNode | undefined {
  let found: FunctionNode | undefined;
  for (let at = enclosingFunction(node); at !== undefined; at = enclosingFunction(at)) found = at;
  return found;
}

/** A branch that asks who it is for answers for the others too. */
function isForStrangers(node: ts.Node): boolean {
  for (const at of ancestors(node)) {
    const condition = ts.isIfStatement(at)
      ? at.expression
      : ts.isConditionalExpression(at)
        ? at.condition
        : undefined;
    if (
      condition !== undefined &&
      /session|user|token|auth|logged|public|anonym/i.test(condition.getText())
    )
      return true;
  }
  return false;
}

const SESSIONS =
  /^(auth|getToken|getAuth|getUser|currentUser|requireAuth|requireUser|validateToken)$|(Session|CurrentUser|AuthUser|SessionUser|AuthenticatedUser)$/;
const USERS = /^(user|contact|person|customer|member|subscriber|visitor)Id$/;

/** Something waited for before the header that asks for the session, or is asked about one user, and is answered with. */
function userBefore(home: FunctionNode, header: ts.Node): ts.Node | undefined {
  const answered = namesIn(enclosingStatement(header));
  const isSaid = ts.isExpressionStatement(enclosingStatement(header));
  let session: ts.CallExpression | undefined;
  let loaded: ts.Node | undefined;
  for (const each of descendants(home)) {
    if (each.pos >= header.pos) break;
    if (!ts.isVariableDeclaration(each) || each.initializer === undefined) continue;
    const waited = unwrap(each.initializer);
    const call = ts.isAwaitExpression(waited) ? unwrap(waited.expression) : undefined;
    if (call === undefined || !ts.isCallExpression(call)) continue;
    const isSession = SESSIONS.test(calledName(call.expression)?.text ?? "");
    if (isSession) session = call;
    const isAnswer = isSaid || [...namesIn(each.name)].some((name) => answered.has(name));
    if (!isAnswer || isSession) continue;
    if (call.arguments.some((argument) => isAboutUser(argument))) loaded = call.expression;
    else if (session !== undefined && call.arguments.length > 0) loaded ??= session.expression;
  }
  return loaded;
}

function isAboutUser(argument: ts.Node): boolean {
  for (const node of [argument, ...descendants(argument)])
    if (ts.isIdentifier(node) && USERS.test(node.text)) return true;
  return false;
}

function namesIn(node: ts.Node): ReadonlySet<string> {
  const found = new Set<string>();
  for (const each of [node, ...descendants(node)]) if (ts.isIdentifier(each)) found.add(each.text);
  return found;
}
