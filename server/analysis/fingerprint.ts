/** Gives findings an identity that survives editing around them, and the code under them a content hash. */
import { ts } from "ts-morph";

/** What the identity of a finding is made of. */
export interface Identity {
  readonly rule: string;
  /** Relative to the repository root with forward slashes. */
  readonly path: string;
  /** As `symbolNameOf` gives it. */
  readonly symbol: string;
  /** As `shapeOf` gives it. */
  readonly shape: string;
  /** Position among findings that are equal in all of the above, in source order from 0. */
  readonly ordinal: number;
}

/** The identity as 16 hexadecimal digits. */
export function fingerprintOf(identity: Identity): string {
  return hashOf([
    identity.rule,
    identity.path,
    identity.symbol,
    identity.shape,
    String(identity.ordinal),
  ]);
}

/** One finding of a file, as far as its identity needs it. */
export interface Subject {
  readonly rule: string;
  /** The reported code. */
  readonly node: ts.Node;
}

/** Fingerprints of all findings of one file, in the order given; ordinals follow the source order. */
export function fingerprintsOf(path: string, subjects: readonly Subject[]): string[] {
  const order = subjects
    .map((subject, index) => ({ ...subject, index, start: subject.node.getStart() }))
    .sort((left, right) => left.start - right.start || left.index - right.index);
  const seen = new Map<string, number>();
  const fingerprints: string[] = new Array(subjects.length).fill("");
  for (const { rule, node, index } of order) {
    const symbol = symbolNameOf(node);
    const shape = shapeOf(node);
    const key = [rule, symbol, shape].join("\0");
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    fingerprints[index] = fingerprintOf({ rule, path, symbol, shape, ordinal });
  }
  return fingerprints;
}

/**
 * The structure of reported code as 16 hexadecimal digits. Names of members, imports, globals and
 * module-level declarations count; literals count by kind only; locals count by order of appearance.
 */
export function shapeOf(node: ts.Node): string {
  return hashOf(tokensOf(node, "shape"));
}

/**
 * The code of a node without trivia, as 16 hexadecimal digits: every name and every value counts,
 * layout, comments, quotes, redundant parentheses and trailing commas do not.
 */
export function contentHashOf(node: ts.Node): string {
  return hashOf(tokensOf(node, "content"));
}

/** The smallest node that covers a range; the file itself when none smaller does. */
export function nodeAt(file: ts.SourceFile, start: number, end: number): ts.Node {
  let node: ts.Node = file;
  for (;;) {
    const inner: ts.Node | undefined = ts.forEachChild(node, (child) =>
      child.getStart(file) <= start && end <= child.end ? child : undefined,
    );
    if (inner === undefined) return node;
    node = inner;
  }
}

/**
 * Where a node stands, as a person would say it: `Class.method`, `function`, `Object.property`, `<module>`.
 * Names inside functions do not take part: renaming a local must not change an identity.
 */
export function symbolNameOf(node: ts.Node): string {
  const names: string[] = [];
  for (let current: ts.Node | undefined = node; current !== undefined; current = current.parent) {
    if (ts.isFunctionLike(current) || ts.isClassStaticBlockDeclaration(current)) {
      // Whatever was collected so far is local to this function.
      names.length = 0;
    }
    const name = nameOf(current);
    if (name !== undefined) names.unshift(name);
  }
  return names.length === 0 ? "<module>" : names.join(".");
}

function nameOf(node: ts.Node): string | undefined {
  if (ts.isConstructorDeclaration(node)) return "constructor";
  if (ts.isClassStaticBlockDeclaration(node)) return "static";
  if (ts.isExportAssignment(node)) return "default";
  if (ts.isVariableDeclaration(node)) {
    return ts.isIdentifier(node.name) ? node.name.text : undefined;
  }
  if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) {
    return node.name?.text ?? "default";
  }
  if (
    ts.isMethodDeclaration(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isAccessor(node)
  ) {
    return textOfName(node.name);
  }
  if (ts.isModuleDeclaration(node) || ts.isEnumDeclaration(node)) return node.name.text;
  return undefined;
}

function textOfName(name: ts.PropertyName): string {
  if (ts.isComputedPropertyName(name)) {
    const inner = name.expression;
    return ts.isStringLiteralLike(inner) ? inner.text : `[${inner.getText().replace(/\s+/g, "")}]`;
  }
  return name.text;
}

type Detail = "shape" | "content";

/** The nodes below (and with) a node in source order as words, brackets marking the nesting. */
function* tokensOf(root: ts.Node, detail: Detail): Generator<string> {
  const locals = detail === "shape" ? localsAround(root) : new Set<string>();
  const numbers = new Map<string, number>();
  const local = (name: string): string => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return `$${number}`;
  };
  // An explicit stack: generated code nests deeper than the call stack allows.
  const stack: (ts.Node | string)[] = [root];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === "string") {
      yield next;
      continue;
    }
    const node = withoutParentheses(next);
    if (node.kind === ts.SyntaxKind.EmptyStatement) continue;
    if (ts.isIdentifier(node)) {
      const isLocal = locals.has(node.text) && !namesMember(node);
      yield isLocal ? local(node.text) : node.text;
      continue;
    }
    if (ts.isShorthandPropertyAssignment(node) && locals.has(node.name.text)) {
      // Written out, so that renaming the local behind `{ timeout }` changes nothing.
      yield kindName(ts.SyntaxKind.PropertyAssignment);
      yield node.name.text;
      yield local(node.name.text);
      yield ")";
      continue;
    }
    yield kindName(node.kind);
    yield* wordsOf(node, detail);
    if (ts.isBindingElement(node) && bindsShorthand(node) && ts.isIdentifier(node.name)) {
      yield node.name.text;
    }
    const children: (ts.Node | string)[] = [];
    ts.forEachChild(node, (child) => {
      children.push(child);
    });
    if (children.length === 0) continue;
    stack.push(")");
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child !== undefined) stack.push(child);
    }
  }
}

/** What a node says that is neither its kind nor a child. */
function* wordsOf(node: ts.Node, detail: Detail): Generator<string> {
  if (ts.isStringLiteralLike(node)) {
    // Both spellings of a plain string are the same value.
    if (detail === "content" || namesMember(node)) yield node.text;
  } else if (ts.isLiteralExpression(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
    if (detail === "content") yield node.text;
  } else if (ts.isTemplateHead(node) || ts.isJsxText(node)) {
    if (detail === "content") yield node.text;
  } else if (ts.isPrivateIdentifier(node)) {
    yield node.text;
  } else if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    yield kindName(node.operator);
  } else if (ts.isVariableDeclarationList(node)) {
    yield String(node.flags & ts.NodeFlags.BlockScoped);
  } else if (ts.isHeritageClause(node)) {
    yield kindName(node.token);
  } else if (ts.isTypeOperatorNode(node)) {
    yield kindName(node.operator);
  } else if (ts.isMetaProperty(node)) {
    yield kindName(node.keywordToken);
  }
}

function withoutParentheses(node: ts.Node): ts.Node {
  let inner = node;
  while (ts.isParenthesizedExpression(inner)) inner = inner.expression;
  return inner;
}

function bindsShorthand(element: ts.BindingElement): boolean {
  return (
    element.propertyName === undefined &&
    element.dotDotDotToken === undefined &&
    ts.isObjectBindingPattern(element.parent)
  );
}

/** True for the name of a member, which a local of the same name has nothing to do with. */
function namesMember(node: ts.Node): boolean {
  const { parent } = node;
  if (parent === undefined) return false;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isElementAccessExpression(parent)) return parent.argumentExpression === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  return (
    (ts.isPropertyAssignment(parent) ||
      ts.isClassElement(parent) ||
      ts.isTypeElement(parent) ||
      ts.isJsxAttribute(parent)) &&
    parent.name === node
  );
}

const localsOfFunction = new WeakMap<ts.Node, ReadonlySet<string>>();

/** Every name declared anywhere inside the outermost function around a node (and inside the node itself). */
function localsAround(node: ts.Node): ReadonlySet<string> {
  let outermost = node;
  for (let current = node; current !== undefined; current = current.parent) {
    if (ts.isFunctionLike(current)) outermost = current;
  }
  const known = localsOfFunction.get(outermost);
  if (known !== undefined) return known;
  const names = new Set<string>();
  const stack: ts.Node[] = [outermost];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const name = next === outermost ? undefined : declaredName(next);
    if (name !== undefined && isLocal(next, outermost)) names.add(name);
    ts.forEachChild(next, (child) => {
      stack.push(child);
    });
  }
  localsOfFunction.set(outermost, names);
  return names;
}

function declaredName(node: ts.Node): string | undefined {
  const declares =
    ts.isParameter(node) ||
    ts.isBindingElement(node) ||
    ts.isTypeParameterDeclaration(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node);
  return declares && node.name !== undefined && ts.isIdentifier(node.name)
    ? node.name.text
    : undefined;
}

/** A declaration is local when a function lies between it and the module. */
function isLocal(declaration: ts.Node, outermost: ts.Node): boolean {
  if (ts.isFunctionLike(outermost)) return true;
  for (let node = declaration.parent; node !== undefined; node = node.parent) {
    if (ts.isFunctionLike(node)) return true;
  }
  return false;
}

/** The first name of each kind: later ones (`FirstStatement`) are aliases that move between compiler versions. */
const KIND_NAMES: readonly string[] = (() => {
  const names: string[] = [];
  for (const [name, value] of Object.entries(ts.SyntaxKind)) {
    if (typeof value === "number") names[value] ??= name;
  }
  return names;
})();

function kindName(kind: ts.SyntaxKind): string {
  return KIND_NAMES[kind] ?? String(kind);
}

/**
 * Hashes words to 64 bits as 16 hexadecimal digits. Not cryptographic, needs no platform module and
 * is stable for ever, since fingerprints are stored in people's repositories.
 * Two 32-bit lanes read the UTF-16 units: lane `a` is FNV-1a, lane `b` multiplies by the golden ratio
 * and rotates; at the end each is mixed with the other and avalanched. A separator unit ends each word.
 */
export function hashOf(words: Iterable<string>): string {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  let length = 0;
  for (const word of words) {
    for (let index = 0; index <= word.length; index++) {
      // 0x10000 lies outside UTF-16: ["ab", "c"] and ["a", "bc"] differ.
      const unit = index === word.length ? 0x10000 : word.charCodeAt(index);
      a = Math.imul(a ^ unit, 0x01000193);
      b = Math.imul(b ^ unit, 0x9e3779b1);
      b = (b << 13) | (b >>> 19);
    }
    length += word.length + 1;
  }
  a = avalanche(a ^ length);
  b = avalanche(b + a);
  a = avalanche(a + b);
  return hex(a) + hex(b);
}

/** Spreads every input bit over the whole word (the finaliser of MurmurHash3). */
function avalanche(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, "0");
}
