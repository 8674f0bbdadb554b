/** Does a value live as long as the process? Follows `new`, factories, injected singletons and fields of singletons. */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import { usesOf } from "./references.ts";
import type { Evidence } from "./rule.ts";
import {
  ancestors,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  outer,
  placeOf,
  unwrap,
} from "./syntax.ts";

const MAX_DEPTH = 5;
/** Helpers that keep what a factory makes under a name, wherever the call stands: `singleton("db", () => new Db())`. */
const KEEPS = /(^|\.)(singleton|remember)$/i;
/** Methods that are worth looking up, because they may run once. */
const STARTING =
  /^#?_?((init|initialize|initialise|setup|bootstrap|configure)(?![a-z])\w*|(create|build|make|start|load|register|connect|open|launch)[A-Z]\w*)$/;
/** Helpers that run a factory once per result: `once(() => …)`. */
const ONCE = /singleton|once\b|lazy|memo|remember|global/i;
/** Decorators of classes that a container instantiates once by default. */
const CONTAINER =
  /^(Injectable|Controller|Resolver|Processor|WebSocketGateway|Gateway|Service|Singleton|singleton|EventsHandler|CommandHandler|QueryHandler|Catch|Module|Global)$/;
const PER_USE =
  /Scope\s*\.\s*(REQUEST|TRANSIENT)|scope:\s*["'](request|transient)|transient:\s*true|durable:\s*true/i;

interface Memo {
  readonly classes: Map<ts.Node, Evidence | undefined>;
  readonly functions: Map<ts.Node, boolean>;
}
const memos = new WeakMap<Analysis, Memo>();

function memoOf(analysis: Analysis): Memo {
  const known = memos.get(analysis);
  if (known !== undefined) return known;
  const made: Memo = { classes: new Map(), functions: new Map() };
  memos.set(analysis, made);
  return made;
}

/**
 * Why an instance of the class lives as long as the process, with the place that shows it;
 * undefined when nothing in sight says so.
 */
export function processWideInstance(
  node: ts.ClassLikeDeclaration,
  analysis: Analysis,
  depth = 0,
): Evidence | undefined {
  const { classes } = memoOf(analysis);
  if (classes.has(node)) return classes.get(node);
  if (depth > MAX_DEPTH) return undefined;
  // A class that reaches itself proves nothing.
  classes.set(node, undefined);
  const found = ofDecorators(node) ?? ofReferences(node, analysis, depth);
  classes.set(node, found);
  return found;
}

/** True when code at a node runs once per process: module level, fields of singletons, factories called from there. */
export function runsOncePerProcess(node: ts.Node, analysis: Analysis, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  for (const at of ancestors(node)) {
    if (ts.isPropertyDeclaration(at)) {
      const isStatic =
        at.modifiers?.some((each) => each.kind === ts.SyntaxKind.StaticKeyword) ?? false;
      return (
        isStatic ||
        (ts.isClassLike(at.parent) &&
          processWideInstance(at.parent, analysis, depth + 1) !== undefined)
      );
    }
    if (ts.isClassStaticBlockDeclaration(at)) return true;
    if (isEndlessLoop(at)) return false;
    if (isFunctionNode(at)) return functionRunsOnce(at, analysis, depth + 1);
  }
  return true;
}

function functionRunsOnce(node: FunctionNode, analysis: Analysis, depth: number): boolean {
  const { functions } = memoOf(analysis);
  const known = functions.get(node);
  if (known !== undefined) return known;
  functions.set(node, false);
  const found = decideFunction(node, analysis, depth);
  functions.set(node, found);
  return found;
}

function decideFunction(node: FunctionNode, analysis: Analysis, depth: number): boolean {
  if (ts.isConstructorDeclaration(node))
    return processWideInstance(node.parent, analysis, depth) !== undefined;
  const call = node.parent;
  if ((ts.isArrowFunction(node) || ts.isFunctionExpression(node)) && outer(node) !== undefined) {
    const user = outer(node);
    if (ts.isCallExpression(user) && unwrap(user.expression) === node)
      return runsOncePerProcess(user, analysis, depth);
    if (ts.isCallExpression(user) && KEEPS.test(user.expression.getText())) return true;
    if (ts.isCallExpression(user) && (takesFactory(user) || isIteration(user)))
      return runsOncePerProcess(user, analysis, depth);
    if (ts.isCallExpression(call)) return false;
  }
  const holder = holderOf(node);
  if (holder === undefined) return false;
  // Looking up a method of a common name (`get`, `call`) costs the types of every receiver in the program.
  if (ts.isMethodDeclaration(holder) && !STARTING.test(holder.name.getText())) return false;
  const uses = usesOf(holder, analysis);
  let proven = false;
  for (const use of uses) {
    const callee =
      ts.isPropertyAccessExpression(use.parent) && use.parent.name === use ? use.parent : use;
    const user = outer(callee);
    if (ts.isCallExpression(user) && unwrap(user.expression) === callee) {
      if (!runsOncePerProcess(user, analysis, depth)) return false;
      proven = true;
    } else if (ts.isCallExpression(user) && (takesFactory(user) || takesPlugin(user))) {
      if (!KEEPS.test(user.expression.getText()) && !runsOncePerProcess(user, analysis, depth))
        return false;
      proven = true;
    }
  }
  return proven;
}

/** `while (running)`, `for (;;)`: what stands in it runs again and again. */
function isEndlessLoop(node: ts.Node): boolean {
  return (
    ts.isWhileStatement(node) ||
    ts.isDoStatement(node) ||
    (ts.isForStatement(node) && node.condition === undefined)
  );
}

/** `list.forEach(…)`: the callback runs where the call stands. */
function isIteration(call: ts.CallExpression): boolean {
  return (
    ts.isPropertyAccessExpression(call.expression) &&
    /^(forEach|map|filter|flatMap|reduce|some|every|find|then)$/.test(call.expression.name.text)
  );
}

function takesFactory(call: ts.CallExpression): boolean {
  return ONCE.test(call.expression.getText());
}

/** `app.register(plugin)`: run once, when the application starts. */
function takesPlugin(call: ts.CallExpression): boolean {
  return ts.isPropertyAccessExpression(call.expression) && call.expression.name.text === "register";
}

function holderOf(node: FunctionNode): ts.Declaration | undefined {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) return node;
  const parent = outer(node);
  return ts.isVariableDeclaration(parent) ? parent : undefined;
}

/** A container makes an instance for each request or each user of it. */
export function isMadePerUse(node: ts.ClassLikeDeclaration): boolean {
  const decorators = ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [];
  return decorators.some((each) => PER_USE.test(each.getText()));
}

function ofDecorators(node: ts.ClassLikeDeclaration): Evidence | undefined {
  const decorators = ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [];
  for (const decorator of decorators) {
    const call = unwrap(decorator.expression);
    const callee = ts.isCallExpression(call) ? unwrap(call.expression) : call;
    if (!ts.isIdentifier(callee) || !CONTAINER.test(callee.text)) continue;
    if (PER_USE.test(decorator.getText())) return undefined;
    return {
      ...placeOf(decorator),
      message: "the container makes one instance for the whole process",
    };
  }
  return undefined;
}

function ofReferences(
  node: ts.ClassLikeDeclaration,
  analysis: Analysis,
  depth: number,
): Evidence | undefined {
  const subject =
    ts.isClassExpression(node) && ts.isVariableDeclaration(node.parent) ? node.parent : node;
  if (subject.name === undefined) return undefined;
  for (const use of usesOf(subject, analysis)) {
    const parent = outer(use);
    if (ts.isExpressionWithTypeArguments(use.parent) && ts.isHeritageClause(use.parent.parent)) {
      const heir = use.parent.parent.parent;
      if (use.parent.parent.token !== ts.SyntaxKind.ExtendsKeyword || !ts.isClassLike(heir))
        continue;
      const found = processWideInstance(heir, analysis, depth + 1);
      if (found !== undefined) return found;
    } else if (ts.isNewExpression(parent) && unwrap(parent.expression) === use) {
      if (isKeptForProcess(parent, analysis, depth)) {
        return { ...placeOf(parent), message: "this instance lives as long as the process" };
      }
    } else if (ts.isPropertyAccessExpression(parent) && parent.name.text === "constructor")
      continue;
    else if (isSingletonBinding(use)) {
      return { ...placeOf(use), message: "bound as a singleton" };
    }
  }
  return undefined;
}

/** `container.bind(X).toSelf().inSingletonScope()`, `asClass(X).singleton()`, `registerSingleton(X)`. */
function isSingletonBinding(use: ts.Node): boolean {
  const call = outer(use);
  if (!ts.isCallExpression(call) || !call.arguments.some((each) => unwrap(each) === use))
    return false;
  if (/registerSingleton|addSingleton/.test(call.expression.getText())) return true;
  let at: ts.Node = call;
  while (ts.isPropertyAccessExpression(at.parent) || ts.isCallExpression(at.parent)) {
    at = at.parent;
    if (ts.isPropertyAccessExpression(at) && /^(inSingletonScope|singleton)$/.test(at.name.text))
      return true;
  }
  return false;
}

/** The instance that a `new` makes is stored where the process keeps it. */
export function isKeptForProcess(creation: ts.Expression, analysis: Analysis, depth = 0): boolean {
  const store = storeOf(creation);
  if (store !== undefined) {
    if (ts.isPropertyAccessExpression(store) || ts.isElementAccessExpression(store)) {
      const root = unwrap(store.expression);
      if (root.kind === ts.SyntaxKind.ThisKeyword) {
        const owner = [...ancestors(store)].find(ts.isClassLike);
        const method = enclosingFunction(store);
        const isStatic =
          method !== undefined &&
          ts.isMethodDeclaration(method) &&
          (method.modifiers?.some((each) => each.kind === ts.SyntaxKind.StaticKeyword) ?? false);
        return (
          isStatic ||
          (owner !== undefined && processWideInstance(owner, analysis, depth + 1) !== undefined)
        );
      }
      if (/^(globalThis|global)\b/.test(root.getText())) return true;
      const declared = analysis.declarationOf(root);
      return declared !== undefined && (ts.isClassLike(declared) || isModuleVariable(declared));
    }
    if (ts.isIdentifier(store)) {
      const declared = analysis.declarationOf(store);
      if (declared !== undefined && isModuleVariable(declared)) return true;
    }
  }
  return runsOncePerProcess(creation, analysis, depth + 1);
}

/** The left side of the assignment that a value flows into. */
function storeOf(value: ts.Expression): ts.Expression | undefined {
  let at: ts.Node = value;
  for (;;) {
    const parent = outer(at);
    if (ts.isBinaryExpression(parent)) {
      const operator = parent.operatorToken.kind;
      if (operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment)
        return unwrap(parent.left);
      at = parent;
    } else if (ts.isConditionalExpression(parent) || ts.isAwaitExpression(parent)) at = parent;
    else return undefined;
  }
}

/** A variable of the file, not of a function. */
export function isModuleVariable(node: ts.Node): boolean {
  return (
    ts.isVariableDeclaration(node) &&
    enclosingFunction(node) === undefined &&
    ![...ancestors(node)].some(ts.isClassLike)
  );
}
