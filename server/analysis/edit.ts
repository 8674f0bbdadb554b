/** Tells whether an edit stays inside one function, so that no other code gets another meaning. */
import { ts } from "ts-morph";

/** What is noted of a file before its tree is replaced. */
export interface Edit {
  readonly range: ts.TextChangeRange;
  /** It declares things for files that do not import it. */
  readonly isGlobal: boolean;
  readonly unit: Unit | undefined;
}

/** The outermost function with a block that holds all of an edit. */
interface Unit {
  readonly owner: WithBlock;
  /** The statement of the file that holds it. */
  readonly top: ts.Node;
  readonly kind: ts.SyntaxKind;
  readonly opening: number;
  readonly end: number;
  /** Variables around it that the block gives another value: elsewhere their types may be narrower where it does not. */
  readonly assigned: string;
}

type WithBlock = ts.FunctionLikeDeclaration & { readonly body: ts.Block };

export function beginEdit(before: ts.SourceFile, text: string): Edit {
  const range = changeOf(before.text, text);
  const unit = unitAround(before, range.span.start, range.span.length);
  return { range, unit, isGlobal: isGlobal(before.fileName, before.text) || isGlobal("", text) };
}

/**
 * The node of the new tree outside of which everything means what it meant before: the block of a function whose
 * result is declared, or a statement whose value nobody can use. Undefined when the edit may change more.
 */
export function endEdit({ range, unit }: Edit, after: ts.SourceFile): ts.Node | undefined {
  const now = unitAround(after, range.span.start, range.newLength);
  if (unit === undefined || now === undefined) return undefined;
  const isSame =
    now.kind === unit.kind &&
    now.opening === unit.opening &&
    now.end - range.newLength === unit.end - range.span.length &&
    now.assigned === unit.assigned;
  if (!isSame) return undefined;
  if (isDeclared(now.owner)) return now.owner.body;
  return isDropped(now.top) ? now.top : undefined;
}

/** Whether a file declares things for files that do not import it. */
export function isGlobal(path: string, text: string): boolean {
  return /\.d\.[cm]?ts$/.test(path) || /\bdeclare\s+(global|module|namespace)\b/.test(text);
}

/** The part of a text that is no longer what it was. */
function changeOf(before: string, after: string): ts.TextChangeRange {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (
    same < most - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++;
  const length = before.length - same - start;
  return { span: { start, length }, newLength: after.length - same - start };
}

/** Asks no node for what is above it: a tree that nothing was asked of yet does not know. */
function unitAround(file: ts.SourceFile, start: number, length: number): Unit | undefined {
  const end = start + length;
  let at: ts.Node = file;
  let top: ts.Node | undefined;
  while (!hasBlock(at)) {
    const inner: ts.Node | undefined = ts.forEachChild(at, (child) =>
      child.pos <= start && end <= child.end ? child : undefined,
    );
    if (inner === undefined) return undefined;
    at = inner;
    top ??= inner;
  }
  const { body } = at;
  const opening = body.getStart(file);
  if (start <= opening || end >= body.end || !isClosed(body, file)) return undefined;
  const assigned = assignedIn(at, file);
  return { owner: at, top: top ?? at, kind: at.kind, opening, end: body.end, assigned };
}

function hasBlock(node: ts.Node): node is WithBlock {
  if (!ts.isFunctionLike(node) || !("body" in node)) return false;
  const { body } = node as { readonly body?: ts.Node };
  return body !== undefined && ts.isBlock(body);
}

/** Where a brace is missing, what follows is read as part of the block. */
function isClosed(block: ts.Block, file: ts.SourceFile): boolean {
  const last = block.statements.at(-1);
  return file.text[block.end - 1] === "}" && (last === undefined || last.end < block.end);
}

/** What a constructor assigns can be the type of a field. */
function isDeclared(owner: WithBlock): boolean {
  return owner.type !== undefined && !ts.isConstructorDeclaration(owner);
}

/** A call whose result is thrown away, and that is none by which an array without a type gets its elements. */
function isDropped(top: ts.Node): boolean {
  if (!ts.isExpressionStatement(top)) return false;
  let at = top.expression;
  while (ts.isAwaitExpression(at) || ts.isVoidExpression(at)) at = at.expression;
  if (!ts.isCallExpression(at)) return false;
  const callee = at.expression;
  return !ts.isPropertyAccessExpression(callee) || !/^(push|unshift)$/.test(callee.name.text);
}

function assignedIn(owner: WithBlock, file: ts.SourceFile): string {
  const around = variablesAround(owner, file);
  if (around.size === 0) return "";
  const found = new Set<string>();
  const note = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && around.has(node.text)) found.add(node.text);
    else if (!ts.isFunctionLike(node)) ts.forEachChild(node, note);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) note(node.left);
    else if (ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node))
      note(node.operand);
    else if (ts.isForOfStatement(node) || ts.isForInStatement(node))
      if (!ts.isVariableDeclarationList(node.initializer)) note(node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(owner.body);
  return [...found].sort().join();
}

/** Names that code around a function declares so that they can get another value. */
function variablesAround(owner: WithBlock, file: ts.SourceFile): ReadonlySet<string> {
  const found = new Set<string>();
  const name = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) found.add(node.text);
    else ts.forEachChild(node, name);
  };
  const visit = (node: ts.Node): void => {
    if (node === owner || hasBlock(node)) return;
    const isOpen = ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.Const) === 0;
    if (isOpen) for (const each of node.declarations) name(each.name);
    if (ts.isParameter(node)) name(node.name);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}
