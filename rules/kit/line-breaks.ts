/** Where formatters break a line that is too long: the outermost thing on it that can be broken. */
import { ts } from "ts-morph";
import { descendants, unwrap } from "./syntax.ts";

export interface Layout {
  readonly eol: string;
  readonly step: string;
  readonly maxWidth: number;
  readonly hasTrailingCommas: boolean;
  readonly hasArgumentCommas: boolean;
}

/** White space of a text and what comes in its place. */
export interface WhiteSpace {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Line {
  readonly start: number;
  readonly end: number;
}

/** What to replace so that the line is broken once; nothing when it cannot be. */
export function breaksOf(file: ts.SourceFile, line: Line, layout: Layout): readonly WhiteSpace[] {
  const pen = penOf(file, line, layout);
  const visit = (node: ts.Node): readonly WhiteSpace[] | undefined => {
    if (node.getEnd() <= line.start || node.getStart(file) >= line.end) return undefined;
    if (ts.isTemplateExpression(node) || ts.isJsxElement(node)) return undefined;
    const own = pen.breaks(node);
    if (own !== undefined) return own;
    return ts.forEachChild(node, visit);
  };
  return visit(file) ?? [];
}

function penOf(file: ts.SourceFile, line: Line, layout: Layout) {
  const { text } = file;
  const { eol, step } = layout;
  const base = /^[ \t]*/.exec(text.slice(line.start, line.end))?.[0] ?? "";

  const isHere = (offset: number): boolean => line.start <= offset && offset < line.end;
  const fits = (offset: number): boolean => offset - line.start <= layout.maxWidth;
  /** Something follows on the same line. */
  const isFlatAt = (offset: number): boolean =>
    isHere(offset) && !/^\s*?\r?\n/.test(text.slice(offset));

  /** The white space before an offset becomes a new line. */
  function newLine(offset: number, indent: string, before = ""): WhiteSpace {
    let start = offset;
    while (/\s/.test(text[start - 1] ?? "")) start--;
    return { start, end: offset, text: `${before}${eol}${indent}` };
  }

  /** The further lines of a node go one step in, but for what stands in templates. */
  function deeper(node: ts.Node): WhiteSpace[] {
    const kept = [node, ...descendants(node)].filter(
      (each) =>
        ts.isNoSubstitutionTemplateLiteral(each) ||
        ts.isTemplateHead(each) ||
        ts.isTemplateMiddleOrTemplateTail(each),
    );
    const found: WhiteSpace[] = [];
    for (
      let at = text.indexOf("\n", node.getStart(file));
      at >= 0 && at < node.getEnd();
      at = text.indexOf("\n", at + 1)
    ) {
      const start = at + 1;
      if (kept.some((each) => each.getStart(file) < start && start < each.getEnd())) continue;
      if (/^\s*?\r?\n/.test(text.slice(start))) continue;
      found.push({ start, end: start, text: step });
    }
    return found;
  }

  /** Each on a line of its own between two brackets. */
  function list(
    items: ts.NodeArray<ts.Node>,
    open: number,
    close: number,
    comma: boolean,
  ): WhiteSpace[] | undefined {
    const last = items.at(-1);
    if (last === undefined || !isFlatAt(open) || hasComment(items, open, close)) return undefined;
    return [
      ...items.flatMap((each) => [newLine(each.getStart(file), base + step), ...deeper(each)]),
      newLine(close, base, comma && !items.hasTrailingComma ? "," : ""),
    ];
  }

  function hasComment(items: ts.NodeArray<ts.Node>, open: number, close: number): boolean {
    let at = open;
    for (const each of items) {
      if (/\/[/*]/.test(text.slice(at, each.getStart(file)))) return true;
      at = each.getEnd();
    }
    return /\/[/*]/.test(text.slice(at, close));
  }

  function callBreaks(call: ts.CallExpression | ts.NewExpression): WhiteSpace[] | undefined {
    const args = call.arguments;
    const last = args?.at(-1);
    if (args === undefined || last === undefined) return undefined;
    const open = text.indexOf("(", (call.typeArguments?.end ?? call.expression.getEnd()) - 0) + 1;
    const close = call.getEnd() - 1;
    if (!isFlatAt(open)) return undefined;
    const others = args.slice(0, -1);
    const isHugged = isHuggable(last) && others.every((each) => !isHuggable(each));
    const held = isHugged ? huggedBreaks(last, close, args.hasTrailingComma) : undefined;
    return held ?? list(args, open, close, layout.hasArgumentCommas);
  }

  /** `a.b().c().d()`: from three calls on, each stands on a line of its own. */
  function chainBreaks(call: ts.CallExpression): WhiteSpace[] | undefined {
    const calls: ts.CallExpression[] = [];
    const names: ts.MemberName[] = [];
    let at: ts.Expression = call;
    for (;;) {
      if (ts.isCallExpression(at)) {
        calls.push(at);
        const callee: ts.Expression = at.expression;
        if (ts.isPropertyAccessExpression(callee)) names.push(callee.name);
        at = callee;
      } else if (ts.isPropertyAccessExpression(at)) at = at.expression;
      else break;
    }
    if (calls.length < 3 || names.length < 3) return undefined;
    const dots = names.map((each) => text.lastIndexOf(".", each.getStart(file)));
    if (dots.some((each) => !isHere(each) || text.slice(line.start, each).trim() === ""))
      return undefined;
    return [
      ...dots.map((each) => newLine(text[each - 1] === "?" ? each - 1 : each, base + step)),
      ...calls.flatMap((each) => each.arguments.flatMap(deeper)),
    ];
  }

  function huggedBreaks(
    last: ts.Expression,
    close: number,
    hasComma: boolean,
  ): WhiteSpace[] | undefined {
    const inner = ts.isArrowFunction(last) && !ts.isBlock(last.body) ? unwrap(last.body) : last;
    if (ts.isObjectLiteralExpression(inner) || ts.isArrayLiteralExpression(inner))
      return fits(inner.getStart(file) + 1) ? literalBreaks(inner) : undefined;
    if (!ts.isArrowFunction(last) || ts.isBlock(last.body)) return undefined;
    const arrow = last.equalsGreaterThanToken.getEnd();
    if (!isFlatAt(arrow) || !fits(arrow)) return undefined;
    const comma = layout.hasArgumentCommas && !hasComma ? "," : "";
    return [
      newLine(last.body.getStart(file), base + step),
      ...deeper(last.body),
      newLine(close, base, comma),
    ];
  }

  function literalBreaks(
    literal: ts.ObjectLiteralExpression | ts.ArrayLiteralExpression,
  ): WhiteSpace[] | undefined {
    const items = ts.isObjectLiteralExpression(literal) ? literal.properties : literal.elements;
    return list(items, literal.getStart(file) + 1, literal.getEnd() - 1, layout.hasTrailingCommas);
  }

  /** `a && b && c` at its operators; further lines stand at `indent`. */
  function operands(node: ts.BinaryExpression, indent: string): WhiteSpace[] {
    return partsOf(node)
      .slice(1)
      .map((each) => newLine(each.getStart(file), indent));
  }

  function bracketed(value: ts.Expression, open: number, close: number): WhiteSpace[] | undefined {
    if (!isFlatAt(open)) return undefined;
    const inner = ts.isBinaryExpression(value) ? operands(value, base + step) : deeper(value);
    return [newLine(value.getStart(file), base + step), ...inner, newLine(close, base)];
  }

  function ifBreaks(node: ts.IfStatement): WhiteSpace[] | undefined {
    const { expression, thenStatement } = node;
    const open = expression.getFullStart();
    if (!isHere(open)) return undefined;
    const close = text.indexOf(")", expression.getEnd());
    const isAlone = !ts.isBlock(thenStatement) && isFlatAt(close + 1);
    if (isAlone && fits(close + 1))
      return [newLine(thenStatement.getStart(file), base + step), ...deeper(thenStatement)];
    if (fits(close + (isAlone ? 1 : 3)) && !/\n/.test(expression.getText(file))) return undefined;
    return bracketed(expression, open, close);
  }

  function forBreaks(node: ts.ForStatement): WhiteSpace[] | undefined {
    const { initializer, condition, incrementor, statement } = node;
    if (initializer === undefined || condition === undefined || incrementor === undefined)
      return undefined;
    const open = initializer.getFullStart();
    if (!isFlatAt(open)) return undefined;
    const close = text.lastIndexOf(")", statement.getStart(file));
    if (fits(close + 3)) return undefined;
    return [
      ...[initializer, condition, incrementor].map((each) =>
        newLine(each.getStart(file), base + step),
      ),
      newLine(close, base),
    ];
  }

  /** Behind `=` or `:`, where the value itself breaks badly. */
  function valueBreaks(value: ts.Expression | undefined): WhiteSpace[] | undefined {
    if (value === undefined || !isHere(value.getFullStart()) || !isFlatAt(value.getFullStart()))
      return undefined;
    if (base.length + step.length >= value.getStart(file) - line.start) return undefined;
    if (!breaksBadly(value)) return undefined;
    return [newLine(value.getStart(file), base + step), ...deeper(value)];
  }

  /** `=> body` */
  function bodyBreaks(node: ts.ArrowFunction): WhiteSpace[] | undefined {
    const { body } = node;
    if (ts.isBlock(body) || /^[({[`]/.test(body.getText(file))) return undefined;
    const arrow = node.equalsGreaterThanToken.getEnd();
    if (!isFlatAt(arrow)) return undefined;
    const rest = ts.isBinaryExpression(body) ? [] : deeper(body);
    return [newLine(body.getStart(file), base + step), ...rest];
  }

  function breaks(node: ts.Node): WhiteSpace[] | undefined {
    if (ts.isIfStatement(node)) return ifBreaks(node);
    if (ts.isWhileStatement(node)) {
      const close = text.indexOf(")", node.expression.getEnd());
      return isHere(node.expression.getFullStart()) && !fits(close + 3)
        ? bracketed(node.expression, node.expression.getFullStart(), close)
        : undefined;
    }
    if (ts.isForStatement(node)) return forBreaks(node);
    if (ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node))
      return valueBreaks(node.initializer);
    if (ts.isReturnStatement(node) && node.expression !== undefined)
      return returnBreaks(node.expression);
    if (ts.isBinaryExpression(node)) {
      if (isAssignment(node.operatorToken.kind)) return valueBreaks(node.right);
      const { parent } = node;
      const isArgument = ts.isCallExpression(parent) || ts.isNewExpression(parent);
      const parts = partsOf(node).slice(1);
      if (!parts.some((each) => isFlatAt(each.getFullStart()))) return undefined;
      return operands(node, isArgument ? base + step : base);
    }
    if (ts.isConditionalExpression(node)) {
      if (!isHere(node.questionToken.getStart(file))) return undefined;
      if (isFirstOfLine(node.questionToken)) return undefined;
      return [node.questionToken, node.colonToken].map((each) =>
        newLine(each.getStart(file), base + step),
      );
    }
    if (ts.isCallExpression(node)) return chainBreaks(node) ?? callBreaks(node);
    if (ts.isNewExpression(node)) return callBreaks(node);
    if (ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node))
      return literalBreaks(node);
    // One name alone stays on the line of its import.
    if (ts.isNamedImports(node) && node.elements.length === 1) return undefined;
    if (ts.isNamedImports(node))
      return list(
        node.elements,
        node.getStart(file) + 1,
        node.getEnd() - 1,
        layout.hasTrailingCommas,
      );
    if (ts.isArrowFunction(node)) return bodyBreaks(node);
    return undefined;
  }

  /** Already broken there. */
  function isFirstOfLine(node: ts.Node): boolean {
    return text.slice(line.start, node.getStart(file)).trim() === "";
  }

  function returnBreaks(value: ts.Expression): WhiteSpace[] | undefined {
    if (!ts.isBinaryExpression(value) || !isFlatAt(value.getFullStart())) return undefined;
    const [first] = [newLine(value.getStart(file), base + step)];
    if (first === undefined) return undefined;
    const end = value.getEnd();
    return [
      { ...first, text: ` (${first.text}` },
      ...operands(value, base + step),
      { start: end, end, text: `${eol}${base})` },
    ];
  }

  return { breaks };
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return ts.SyntaxKind.FirstAssignment <= kind && kind <= ts.SyntaxKind.LastAssignment;
}

/** The operands of a chain of operators that bind alike. */
function partsOf(node: ts.BinaryExpression): readonly ts.Expression[] {
  const { left, operatorToken, right } = node;
  const isSame = ts.isBinaryExpression(left) && left.operatorToken.kind === operatorToken.kind;
  return [...(isSame ? partsOf(left) : [left]), right];
}

/** What formatters let the last argument be without a line of its own. */
function isHuggable(node: ts.Expression): boolean {
  if (ts.isObjectLiteralExpression(node)) return node.properties.length > 0;
  if (ts.isArrayLiteralExpression(node)) return node.elements.length > 0;
  if (ts.isFunctionExpression(node)) return true;
  if (!ts.isArrowFunction(node)) return false;
  if (ts.isBlock(node.body)) return true;
  const body = unwrap(node.body);
  return ts.isCallExpression(body) || ts.isConditionalExpression(body) || isHuggable(body);
}

/** A sum, a text, a chain of members or a call without much in its brackets goes to a line of its own. */
function breaksBadly(node: ts.Expression): boolean {
  const value = ts.isAwaitExpression(node) ? node.expression : node;
  if (ts.isBinaryExpression(value)) {
    const { right } = value;
    const isLogical = /^(&&|\|\||\?\?)$/.test(value.operatorToken.getText());
    const isLiteral = ts.isObjectLiteralExpression(right) || ts.isArrayLiteralExpression(right);
    return !(isLogical && isLiteral);
  }
  if (ts.isStringLiteral(value)) return true;
  if (ts.isConditionalExpression(value)) return ts.isBinaryExpression(value.condition);
  if (ts.isPropertyAccessExpression(value)) return isPlainChain(value);
  if (!ts.isCallExpression(value) && !ts.isNewExpression(value)) return false;
  const args = value.arguments ?? [];
  const [only] = args;
  const isShort =
    only === undefined ||
    (args.length === 1 &&
      only.getWidth() <= 10 &&
      (ts.isIdentifier(only) || ts.isLiteralExpression(only)));
  return isShort && isPlainChain(value.expression);
}

function isPlainChain(node: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(node)) return isPlainChain(node.expression);
  return ts.isIdentifier(node) || node.kind === ts.SyntaxKind.ThisKeyword;
}
