/** What a value or a condition leads to: followed through names, returns and calls to the effect it decides. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import {
  bodyOfCalled,
  type Effect,
  effectOf,
  effectOfFunction,
  effectWithin,
} from "../../kit/sinks.ts";
import {
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  propertyName,
  unwrap,
} from "../../kit/syntax.ts";
import { isMomentName } from "../../kit/time-values.ts";

/** An effect that receives a value (`write`) or happens or not because of it (`decision`). */
export interface Outcome {
  readonly kind: "write" | "decision";
  readonly effect: Effect;
  /** Functions whose results were followed on the way. */
  readonly calls: number;
}

/** Where a list whose order matters is folded or picked from. */
export interface Fold {
  readonly at: ts.Node;
  /** True when the newest element is taken and the others are left. */
  readonly isPick: boolean;
  readonly outcome: Outcome;
}

/** At which end of a list its newest element stands. */
export type End = "first" | "last";

/** Follows values; one per question, since it counts its steps. */
export interface Tracer {
  /** The effect that the truth of an expression decides. */
  decided(condition: ts.Expression): Outcome | undefined;
  /** The effect that receives a record, or that its properties decide. Whether it exists is not asked. */
  used(value: ts.Expression): Outcome | undefined;
  /** The fold over a list, or the pick of its first or last element, that an effect depends on. */
  folded(list: ts.Expression, newest: End): Fold | undefined;
  /** The same for every later mention of a local name. */
  foldedName(name: ts.Identifier, newest: End): Fold | undefined;
  /** What the function's result leads to at its callers. */
  returned(body: FunctionNode, as: "condition" | "record" | "list"): Outcome | undefined;
}

const MAX_STEPS = 1500;
const MAX_CALLS = 3;
const MAX_CALLERS = 25;
/** Callees that tell people. */
const TELLS =
  /^#?((notify|deliver|email|mail)([A-Z]\w*)?|(send|post)\w*(Email|Mail|Slack|Sms|Push|Notification|Alert|Webhook|Discord|Teams|Message)\w*)$/;
/** Callees that show, log or measure. */
const DISPLAYS =
  /^(log|info|warn|error|debug|trace|json|render|setAttribute|setAttributes|recordDistribution|recordIncrement|observe|typedjson|console|format\w*|captureException|toHaveBeenCalledWith|stringify|audit\w*)$/;
/** Functions that put a row into the form that people or clients see. */
export const PRESENTERS =
  /^(to(Api|Public|Dto|DTO|Response|View|Vo|Json|JSON)|serialize|present|format|render|display)([A-Z_].*)?$/;
/** Methods that give the same list in another form. */
const LIST_FORMS: ReadonlySet<string> = new Set([
  "map",
  "filter",
  "flatMap",
  "flat",
  "reverse",
  "toReversed",
  "concat",
  "values",
  "toArray",
  "lean",
  "exec",
  "then",
  "catch",
  "flatten",
]);
const PICKS: ReadonlyMap<string, End | "index"> = new Map([
  ["at", "index"],
  ["pop", "last"],
  ["shift", "first"],
  ["first", "first"],
  ["last", "last"],
]);
/** Own or foreign functions that lay one version over another. */
const MERGES =
  /(merge|overwrite|assign|apply|patch|fold|combine|replay|reduce|collapse|defaults|extend|hydrate|rebuild)/i;

/** With `isLocal` callers are sought in the function's own file only, by name. */
export function createTracer(analysis: Analysis, isLocal = false): Tracer {
  let steps = 0;
  const seen = new Set<string>();

  /** False when the question was asked before or the budget is spent. */
  function enter(kind: string, node: ts.Node): boolean {
    const key = `${kind}${node.getSourceFile().fileName}:${node.pos}:${node.end}`;
    if (seen.has(key) || steps++ > MAX_STEPS) return false;
    seen.add(key);
    return true;
  }

  function decided(condition: ts.Expression, calls: number): Outcome | undefined {
    if (!enter("?", condition)) return undefined;
    let at: ts.Expression = condition;
    for (;;) {
      const { parent } = at;
      if (isWrapper(parent)) {
        at = parent;
        continue;
      }
      if (
        ts.isPrefixUnaryExpression(parent) &&
        parent.operator === ts.SyntaxKind.ExclamationToken
      ) {
        at = parent;
        continue;
      }
      if (ts.isBinaryExpression(parent)) {
        if (isLogical(parent.operatorToken.kind)) {
          if (parent.left === at) {
            const effect = effectWithin(parent.right, analysis);
            if (effect !== undefined) return { kind: "decision", effect, calls };
          }
          at = parent;
          continue;
        }
        if (isEquality(parent.operatorToken.kind)) {
          at = parent;
          continue;
        }
        if (parent.right === at && ts.isIdentifier(parent.left))
          return decidedByName(parent.left, calls);
        return undefined;
      }
      if (ts.isIfStatement(parent)) return decidedByIf(parent, calls);
      if (ts.isConditionalExpression(parent)) {
        if (parent.condition === at) {
          const effect =
            effectWithin(parent.whenTrue, analysis) ?? effectWithin(parent.whenFalse, analysis);
          if (effect !== undefined) return { kind: "decision", effect, calls };
          return used(parent, calls, true) ?? decided(parent, calls);
        }
        at = parent;
        continue;
      }
      if (ts.isWhileStatement(parent) || ts.isDoStatement(parent))
        return effectIn([parent.statement], calls);
      if (ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === at)) {
        const body = ts.isArrowFunction(parent) ? parent : enclosingFunction(parent);
        return body === undefined ? undefined : returned(body, "condition", calls);
      }
      if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name))
        return decidedByName(parent.name, calls);
      if (ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent))
        return used(parent.parent, calls, true);
      return undefined;
    }
  }

  function decidedByName(name: ts.Identifier, calls: number): Outcome | undefined {
    return first(
      mentions(name),
      (mention) => decided(mention, calls) ?? used(mention, calls, true),
    );
  }

  function decidedByIf(statement: ts.IfStatement, calls: number): Outcome | undefined {
    const regions: ts.Node[] = [statement.thenStatement];
    if (statement.elseStatement !== undefined) regions.push(statement.elseStatement);
    const exit = exitOf(statement.thenStatement);
    if (exit !== undefined) regions.push(...following(statement, exit));
    const found = effectIn(regions, calls);
    if (found !== undefined) return found;
    const body = enclosingFunction(statement);
    if (exit === undefined || body === undefined) return undefined;
    const value = ts.isReturnStatement(exit) ? exit.expression : undefined;
    return value === undefined ? undefined : returned(body, "condition", calls);
  }

  function effectIn(regions: readonly ts.Node[], calls: number): Outcome | undefined {
    let named: Effect | undefined;
    for (const region of regions) {
      const effect = effectWithin(region, analysis);
      if (effect?.isResolved) return { kind: "decision", effect, calls };
      named ??= effect;
    }
    return named === undefined ? undefined : { kind: "decision", effect: named, calls };
  }

  function returned(
    body: FunctionNode,
    as: "condition" | "record" | "list",
    calls: number,
  ): Outcome | undefined {
    if (!enter(`r${as}`, body) || isPresenter(body)) return undefined;
    const follow = (call: ts.Expression, depth: number): Outcome | undefined => {
      if (as === "list") return folded(call, depth, "first")?.outcome;
      const found = used(call, depth, as === "condition");
      return found ?? (as === "condition" ? decided(call, depth) : undefined);
    };
    // A callback: its result is the result of the call it was given to.
    const call = callbackOf(body);
    if (call !== undefined) {
      const name = calledName(call.expression)?.text ?? "";
      if (as === "condition" && name === "filter") return undefined;
      if (as === "condition" && /^(sort|toSorted)$/.test(name)) return undefined;
      return follow(call, calls);
    }
    if (calls >= MAX_CALLS) return undefined;
    return first(callersOf(body).slice(0, MAX_CALLERS), (caller) => follow(caller, calls + 1));
  }

  /** Calls of a function, those through the interface or base class that declares it included. */
  function callersOf(body: FunctionNode): ts.Expression[] {
    if (isLocal) return callsInFile(body);
    const found: ts.Expression[] = [...analysis.callersOf(body)];
    if (found.length === 0)
      for (const each of promisedMembers(body)) found.push(...analysis.callersOf(each));
    if (!ts.isMethodDeclaration(body) || !ts.isClassLike(body.parent)) return found;
    const name = propertyName(body.name);
    if (name === undefined) return found;
    if (found.length === 0) found.push(...callsThroughThis(body.parent, body.name.getText()));
    for (const clause of body.parent.heritageClauses ?? []) {
      for (const type of clause.types) {
        const member = analysis.checker.getTypeAtLocation(type).getProperty(name);
        for (const declaration of member?.declarations ?? [])
          if (declaration !== body) found.push(...analysis.callersOf(declaration));
      }
    }
    return found;
  }

  /** Members of the interface that an object literal with this function is made for. */
  function promisedMembers(body: FunctionNode): readonly ts.Declaration[] {
    const member = ts.isMethodDeclaration(body) ? body : body.parent;
    if (!ts.isMethodDeclaration(member) && !ts.isPropertyAssignment(member)) return [];
    const name = propertyName(member.name);
    if (name === undefined || !ts.isObjectLiteralExpression(member.parent)) return [];
    const type = analysis.checker.getContextualType(member.parent)?.getProperty(name);
    return (type?.declarations ?? []).filter((each) => each !== member);
  }

  /** `isFlag`: the value itself is the answer, so asking whether it is there is a decision. */
  function used(value: ts.Expression, calls: number, isFlag: boolean): Outcome | undefined {
    if (!enter(isFlag ? "f" : "u", value)) return undefined;
    let at: ts.Expression = value;
    let touched = isFlag;
    for (;;) {
      const { parent } = at;
      if (
        isWrapper(parent) ||
        ts.isArrayLiteralExpression(parent) ||
        ts.isTemplateExpression(parent)
      ) {
        at = parent;
        continue;
      }
      if (ts.isTemplateSpan(parent)) {
        at = parent.parent;
        continue;
      }
      if (ts.isSpreadElement(parent)) {
        at = parent;
        continue;
      }
      if (ts.isPropertyAccessExpression(parent) && parent.expression === at) {
        const call = parent.parent;
        if (ts.isCallExpression(call) && call.expression === parent) {
          const effect = effectOf(call, analysis) ?? effectInCallbacks(call);
          if (effect !== undefined) return { kind: "write", effect, calls };
          at = call;
        } else {
          if (parent.name.text === "length") return undefined;
          // The time of the chosen record is the end of a range, not its content.
          if (!touched && isMomentName(parent.name.text)) return undefined;
          at = parent;
        }
        touched = true;
        continue;
      }
      if (ts.isElementAccessExpression(parent)) {
        if (parent.expression !== at) return undefined;
        at = parent;
        continue;
      }
      if (
        ts.isSpreadAssignment(parent) ||
        ts.isPropertyAssignment(parent) ||
        ts.isShorthandPropertyAssignment(parent)
      ) {
        at = parent.parent;
        continue;
      }
      if (ts.isPrefixUnaryExpression(parent)) {
        return touched ? decided(parent, calls) : undefined;
      }
      if (ts.isBinaryExpression(parent)) {
        const { kind } = parent.operatorToken;
        if (
          kind === ts.SyntaxKind.EqualsToken ||
          kind === ts.SyntaxKind.QuestionQuestionEqualsToken
        ) {
          if (parent.right !== at) return undefined;
          const effect = effectOf(parent, analysis);
          if (effect !== undefined) return { kind: "write", effect, calls };
          const target = unwrap(parent.left);
          return ts.isIdentifier(target) ? usedName(target, calls, touched && isFlag) : undefined;
        }
        if (isLogical(kind)) {
          if (parent.left === at && kind === ts.SyntaxKind.AmpersandAmpersandToken && touched) {
            const effect = effectWithin(parent.right, analysis);
            if (effect !== undefined) return { kind: "decision", effect, calls };
          }
          if (parent.left === at && kind === ts.SyntaxKind.AmpersandAmpersandToken && !touched)
            return undefined;
          at = parent;
          continue;
        }
        if (isRelation(kind))
          return touched && !isNullCheck(parent, isFlag) ? decided(parent, calls) : undefined;
        at = parent;
        touched = true;
        continue;
      }
      if (ts.isIfStatement(parent)) return touched ? decidedByIf(parent, calls) : undefined;
      if (ts.isSwitchStatement(parent))
        return touched ? effectIn([parent.caseBlock], calls) : undefined;
      if (ts.isConditionalExpression(parent)) {
        if (parent.condition === at) return touched ? decided(at, calls) : undefined;
        at = parent;
        continue;
      }
      if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) {
        if (parent.expression === at) return undefined;
        const name = calledName(parent.expression)?.text ?? "";
        if (DISPLAYS.test(name) || (TELLS.test(name) && !isFlag) || isLogging(parent.expression))
          return undefined;
        if (ts.isCallExpression(parent)) {
          const effect = effectOf(parent, analysis);
          if (effect !== undefined) return { kind: "write", effect, calls };
          const container = containerOf(parent);
          if (container !== undefined) return usedName(container, calls, true);
        }
        at = parent;
        touched = true;
        continue;
      }
      if (
        ts.isForOfStatement(parent) &&
        parent.expression === at &&
        ts.isVariableDeclarationList(parent.initializer)
      ) {
        return first(
          parent.initializer.declarations.flatMap((each) => boundNames(each.name)),
          (name) => usedName(name, calls, true),
        );
      }
      if (ts.isVariableDeclaration(parent)) {
        if (ts.isIdentifier(parent.name)) return usedName(parent.name, calls, isFlag);
        return first([...boundNames(parent.name)], (name) => usedName(name, calls, true));
      }
      if (ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === at)) {
        const body = ts.isArrowFunction(parent) ? parent : enclosingFunction(parent);
        return body === undefined
          ? undefined
          : returned(body, isFlag ? "condition" : "record", calls);
      }
      return undefined;
    }
  }

  function effectInCallbacks(call: ts.CallExpression): Effect | undefined {
    for (const argument of call.arguments) {
      const effect = isFunctionNode(unwrap(argument))
        ? effectWithin(argument, analysis)
        : undefined;
      if (effect !== undefined) return effect;
    }
    return undefined;
  }

  function usedName(name: ts.Identifier, calls: number, isFlag: boolean): Outcome | undefined {
    return first(mentions(name), (mention) => used(mention, calls, isFlag));
  }

  function folded(list: ts.Expression, calls: number, end: End): Fold | undefined {
    let newest = end;
    if (!enter("l", list)) return undefined;
    let at: ts.Expression = list;
    for (;;) {
      const { parent } = at;
      if (isWrapper(parent) || ts.isSpreadElement(parent) || ts.isArrayLiteralExpression(parent)) {
        if (ts.isSpreadElement(parent) && !ts.isArrayLiteralExpression(parent.parent))
          return undefined;
        at = parent;
        continue;
      }
      if (ts.isBinaryExpression(parent)) {
        if (isLogical(parent.operatorToken.kind)) {
          at = parent;
          continue;
        }
        if (parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken || parent.right !== at)
          return undefined;
        const target = unwrap(parent.left);
        return ts.isIdentifier(target) ? foldedName(target, calls, newest) : undefined;
      }
      if (ts.isConditionalExpression(parent) && parent.condition !== at) {
        at = parent;
        continue;
      }
      if (ts.isElementAccessExpression(parent) && parent.expression === at)
        return endOf(parent.argumentExpression) === newest ? picked(parent, calls) : undefined;
      if (ts.isPropertyAccessExpression(parent) && parent.expression === at) {
        const call = parent.parent;
        if (!ts.isCallExpression(call) || call.expression !== parent) return undefined;
        const name = parent.name.text;
        if (LIST_FORMS.has(name) || (name === "slice" && call.arguments.length === 0)) {
          if (name === "reverse" || name === "toReversed")
            newest = newest === "first" ? "last" : "first";
          at = call;
          continue;
        }
        const picks = PICKS.get(name);
        if (picks !== undefined)
          return (picks === "index" ? endOf(call.arguments[0]) : picks) === newest
            ? picked(call, calls)
            : undefined;
        if (name === "reduce" || name === "reduceRight") return foldedByReduce(call, calls);
        if (name === "forEach") return foldedByLoop(call.arguments[0], call, calls);
        return undefined;
      }
      if (ts.isForOfStatement(parent) && parent.expression === at) {
        const { initializer } = parent;
        const [variable] = ts.isVariableDeclarationList(initializer)
          ? initializer.declarations
          : [];
        const fold =
          variable === undefined ? undefined : foldIn(parent.statement, boundNames(variable.name));
        return fold === undefined ? undefined : reported(fold, calls);
      }
      if (ts.isVariableDeclaration(parent)) {
        if (ts.isIdentifier(parent.name)) return foldedName(parent.name, calls, newest);
        if (!ts.isArrayBindingPattern(parent.name) || newest === "last") return undefined;
        for (const name of boundNames(parent.name).slice(0, 1)) {
          const outcome = usedName(name, calls, false);
          if (outcome !== undefined) return { at: name, isPick: true, outcome };
        }
        return undefined;
      }
      if (ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent)) {
        const call = parent.parent.parent;
        const key = propertyName(parent.name);
        return ts.isCallExpression(call) && key !== undefined
          ? foldedByCall(call, parent.parent, key, calls, newest)
          : undefined;
      }
      if (ts.isCallExpression(parent) && parent.expression !== at)
        return foldedByCall(parent, at, undefined, calls, newest);
      if (ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === at)) {
        const body = ts.isArrowFunction(parent) ? parent : enclosingFunction(parent);
        if (body === undefined || !enter("rl", body)) return undefined;
        const call = callbackOf(body);
        if (call !== undefined) return folded(call, calls, newest);
        if (calls >= MAX_CALLS) return undefined;
        return first(callersOf(body).slice(0, MAX_CALLERS), (caller) =>
          folded(caller, calls + 1, newest),
        );
      }
      return undefined;
    }
  }

  function foldedName(name: ts.Identifier, calls: number, newest: End): Fold | undefined {
    return first(mentions(name), (mention) => folded(mention, calls, newest));
  }

  function picked(pick: ts.Expression, calls: number): Fold | undefined {
    const outcome = used(pick, calls, false);
    return outcome === undefined ? undefined : { at: pick, isPick: true, outcome };
  }

  function foldedByReduce(call: ts.CallExpression, calls: number): Fold | undefined {
    const callback = call.arguments[0] === undefined ? undefined : unwrap(call.arguments[0]);
    if (
      callback === undefined ||
      !(ts.isArrowFunction(callback) || ts.isFunctionExpression(callback))
    )
      return undefined;
    const [accumulator, item] = callback.parameters;
    if (accumulator === undefined || item === undefined) return undefined;
    const fold = foldIn(callback.body, boundNames(item.name), boundNames(accumulator.name));
    if (fold === undefined) return undefined;
    const outcome = used(call, calls, true);
    return outcome === undefined ? reported(fold, calls) : { at: fold, isPick: false, outcome };
  }

  function foldedByLoop(
    argument: ts.Expression | undefined,
    call: ts.CallExpression,
    calls: number,
  ): Fold | undefined {
    const callback = argument === undefined ? undefined : unwrap(argument);
    if (
      callback === undefined ||
      !(ts.isArrowFunction(callback) || ts.isFunctionExpression(callback))
    )
      return undefined;
    const [item] = callback.parameters;
    const fold = item === undefined ? undefined : foldIn(callback.body, boundNames(item.name));
    return fold === undefined ? undefined : reported(fold ?? call, calls);
  }

  /** A list passed on: followed into an own function's parameter and, when that gives it back, behind the call. */
  function foldedByCall(
    call: ts.CallExpression,
    argument: ts.Expression,
    key: string | undefined,
    calls: number,
    newest: End,
  ): Fold | undefined {
    const name = calledName(call.expression)?.text ?? "";
    if (DISPLAYS.test(name) || isLogging(call.expression)) return undefined;
    const body = bodyOfCalled(call, analysis);
    if (body !== undefined) {
      const index = call.arguments.findIndex(
        (each) =>
          unwrap(each) === unwrap(argument) || (ts.isSpreadElement(each) && each === argument),
      );
      const parameter = body.parameters[index];
      const inside =
        parameter === undefined
          ? undefined
          : first(valuesAt(parameter.name, key), (each) =>
              isDeclared(each as ts.Identifier)
                ? foldedName(each as ts.Identifier, calls, newest)
                : folded(each, calls, newest),
            );
      if (inside !== undefined) return inside;
      return folded(call, calls, newest);
    }
    if (MERGES.test(name)) return reported(call, calls);
    return /^(all|allSettled|compact|uniq|uniqBy|chunk|from|freeze)$/.test(name)
      ? folded(call, calls, newest)
      : undefined;
  }

  /** What a parameter's value, or its property of that name, is called in the function's body. */
  function valuesAt(name: ts.BindingName, key: string | undefined): ts.Expression[] {
    if (key === undefined) return ts.isIdentifier(name) ? [name] : [];
    if (!ts.isIdentifier(name)) return boundNames(name).filter((each) => isBoundTo(each, key));
    return mentions(name).flatMap((mention): ts.Expression[] => {
      const { parent } = mention;
      if (ts.isPropertyAccessExpression(parent) && parent.name.text === key) return [parent];
      if (ts.isVariableDeclaration(parent) && !ts.isIdentifier(parent.name))
        return boundNames(parent.name).filter((each) => isBoundTo(each, key));
      return [];
    });
  }

  /** A fold counts when the function around it, or one that calls it, has an effect. */
  function reported(fold: ts.Node, calls: number): Fold | undefined {
    let bodies: FunctionNode[] = [];
    const around = enclosingFunction(fold);
    if (around !== undefined) bodies = [outermost(around)];
    for (let level = 0; level < 3 && bodies.length > 0; level++) {
      for (const body of bodies) {
        const effect = effectOfFunction(body, analysis);
        if (effect !== undefined && (effect.isResolved || level === 0))
          return {
            at: fold,
            isPick: false,
            outcome: { kind: "decision", effect, calls: calls + level },
          };
      }
      bodies = bodies.flatMap((body) =>
        callersOf(body)
          .slice(0, MAX_CALLERS)
          .flatMap((caller) => {
            const outer = enclosingFunction(caller);
            return outer === undefined || !enter("c", outer) ? [] : [outermost(outer)];
          }),
      );
    }
    return undefined;
  }

  /** Where an item is laid over what came before it. */
  function foldIn(
    body: ts.Node,
    items: Iterable<ts.Identifier>,
    accumulators: readonly ts.Identifier[] = [],
  ): ts.Node | undefined {
    const derived = new Set<string>([...items].map((each) => each.text));
    const totals = new Set<string>(accumulators.map((each) => each.text));
    if (ts.isExpression(body) && laysOver(unwrap(body), totals, derived)) return body;
    for (const node of descendants(body)) {
      if (
        ts.isForOfStatement(node) &&
        mentionsAny(node.expression, derived) &&
        ts.isVariableDeclarationList(node.initializer)
      ) {
        for (const each of node.initializer.declarations)
          for (const name of boundNames(each.name)) derived.add(name.text);
      }
      if (
        ts.isVariableDeclaration(node) &&
        node.initializer !== undefined &&
        isPartOf(node.initializer, derived)
      ) {
        for (const name of boundNames(node.name)) derived.add(name.text);
      }
      if (
        ts.isReturnStatement(node) &&
        node.expression !== undefined &&
        laysOver(unwrap(node.expression), totals, derived)
      )
        return node;
      if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
        const target = unwrap(node.left);
        const value = unwrap(node.right);
        if (ts.isIdentifier(target) && !isWithin(target, body, analysis)) {
          if (laysOver(value, new Set([target.text]), derived)) return node;
        }
        if (
          ts.isElementAccessExpression(target) &&
          !mentionsAny(target.expression, derived) &&
          isPartOf(value, derived)
        )
          return node;
      }
      if (ts.isBreakStatement(node) && stopsAt(node, derived)) return node;
      if (!ts.isCallExpression(node)) continue;
      const callee = unwrap(node.expression);
      if (!ts.isPropertyAccessExpression(callee)) continue;
      const [one, two] = node.arguments;
      if (
        callee.name.text === "assign" &&
        callee.expression.getText() === "Object" &&
        one !== undefined &&
        !mentionsAny(one, derived) &&
        node.arguments.slice(1).some((each) => mentionsAny(each, derived))
      )
        return node;
      if (
        callee.name.text === "set" &&
        node.arguments.length === 2 &&
        two !== undefined &&
        !mentionsAny(callee.expression, derived) &&
        isPartOf(two, derived)
      )
        return node;
    }
    return undefined;
  }

  /** References of a local name, its declaration excluded. */
  function mentions(name: ts.Identifier): ts.Identifier[] {
    const symbol = analysis.checker.getSymbolAtLocation(name);
    const declaration = symbol?.valueDeclaration;
    if (
      symbol === undefined ||
      declaration === undefined ||
      declaration.getSourceFile() !== name.getSourceFile()
    )
      return [];
    const scope: ts.Node = enclosingFunction(declaration) ?? declaration.getSourceFile();
    if (ts.isSourceFile(scope)) return [];
    const found: ts.Identifier[] = [];
    for (const node of descendants(scope)) {
      if (!ts.isIdentifier(node) || node.text !== name.text || node === name) continue;
      if (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) continue;
      if (ts.isPropertyAssignment(node.parent) && node.parent.name === node) continue;
      if (isAssigned(node) || isDeclared(node)) continue;
      const own = ts.isShorthandPropertyAssignment(node.parent)
        ? analysis.checker.getShorthandAssignmentValueSymbol(node.parent)
        : analysis.checker.getSymbolAtLocation(node);
      if (own === symbol) found.push(node);
    }
    return found;
  }

  return {
    decided: (condition) => decided(condition, 0),
    used: (value) => used(value, 0, false),
    folded: (list, newest) => folded(list, 0, newest),
    foldedName: (name, newest) => foldedName(name, 0, newest),
    returned: (body, as) => returned(body, as, 0),
  };
}

/** The first result that rests on a resolved effect, the first of any kind otherwise. */
export function first<T, R extends Outcome | Fold>(
  items: readonly T[],
  find: (item: T) => R | undefined,
): R | undefined {
  let named: R | undefined;
  for (const item of items) {
    const found = find(item);
    if (found === undefined) continue;
    const outcome: Outcome = "outcome" in found ? found.outcome : found;
    if (outcome.effect.isResolved) return found;
    named ??= found;
  }
  return named;
}

/** `list` in `list.push(value)`. */
function containerOf(call: ts.CallExpression): ts.Identifier | undefined {
  const callee = unwrap(call.expression);
  if (
    !ts.isPropertyAccessExpression(callee) ||
    !/^(push|unshift|add|set|append)$/.test(callee.name.text)
  )
    return undefined;
  const receiver = unwrap(callee.expression);
  return ts.isIdentifier(receiver) ? receiver : undefined;
}

/** Which end of a list an index means: `0`, `-1`, `list.length - 1`. */
function endOf(index: ts.Expression | undefined): End | undefined {
  if (index === undefined) return undefined;
  const text = index.getText().replace(/\s/g, "");
  if (text === "0") return "first";
  return text === "-1" || text.endsWith(".length-1") ? "last" : undefined;
}

function isWrapper(
  node: ts.Node,
): node is
  | ts.ParenthesizedExpression
  | ts.AsExpression
  | ts.SatisfiesExpression
  | ts.NonNullExpression
  | ts.AwaitExpression {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isAwaitExpression(node)
  );
}

function isLogical(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken
  );
}

function isEquality(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
    kind === ts.SyntaxKind.ExclamationEqualsEqualsToken ||
    kind === ts.SyntaxKind.EqualsEqualsToken ||
    kind === ts.SyntaxKind.ExclamationEqualsToken
  );
}

function isRelation(kind: ts.SyntaxKind): boolean {
  return (
    isEquality(kind) ||
    (kind >= ts.SyntaxKind.LessThanToken && kind <= ts.SyntaxKind.GreaterThanEqualsToken)
  );
}

/** `x === null`, `x !== undefined`; for a flag only the comparison with `undefined` of the object that holds it. */
function isNullCheck(node: ts.BinaryExpression, isFlag: boolean): boolean {
  if (isFlag) return false;
  return [node.left, node.right].some((side) => {
    const target = unwrap(side);
    return (
      target.kind === ts.SyntaxKind.NullKeyword ||
      (ts.isIdentifier(target) && target.text === "undefined")
    );
  });
}

function isLogging(callee: ts.Expression): boolean {
  return /\b(log|logger|console|span|metrics?|Sentry|NextResponse|Response|res|reply|c|ctx)\.\w+$/.test(
    callee.getText(),
  );
}

/** `toApiRule`, `serializeTrace`: what such a function returns is shown. */
function isPresenter(body: FunctionNode): boolean {
  const owner = body.parent;
  if (ts.isClassLike(owner) && /(Presenter|Serializer|ViewModel)$/.test(owner.name?.text ?? ""))
    return true;
  const name =
    body.name?.getText() ??
    (ts.isVariableDeclaration(body.parent) ? body.parent.name.getText() : "");
  return PRESENTERS.test(name);
}

/** The call that a function is an argument of. */
function callbackOf(body: FunctionNode): ts.CallExpression | undefined {
  if (!ts.isArrowFunction(body) && !ts.isFunctionExpression(body)) return undefined;
  let at: ts.Node = body;
  while (ts.isParenthesizedExpression(at.parent) || ts.isAsExpression(at.parent)) at = at.parent;
  const { parent } = at;
  if (!ts.isCallExpression(parent) || parent.expression === at) return undefined;
  // `const f = cached(async () => …)` is a function, not a result.
  return ts.isVariableDeclaration(parent.parent) &&
    (parent.parent.parent.flags & ts.NodeFlags.Const) !== 0 &&
    ts.isSourceFile(parent.parent.parent.parent.parent)
    ? undefined
    : parent;
}

/** Calls in the same file of a function's name. */
function callsInFile(body: FunctionNode): ts.Expression[] {
  const { parent } = body;
  const name =
    body.name?.getText() ??
    (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent)
      ? parent.name.getText()
      : undefined);
  if (name === undefined) return [];
  const found: ts.Expression[] = [];
  for (const node of descendants(body.getSourceFile())) {
    if (ts.isCallExpression(node) && calledName(node.expression)?.text === name) found.push(node);
  }
  return found;
}

/** `this.name(…)` by where it stands, for callbacks whose `this` has no type. */
function callsThroughThis(owner: ts.ClassLikeDeclaration, name: string): ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  for (const node of descendants(owner)) {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) continue;
    if (
      node.expression.name.text === name &&
      node.expression.expression.kind === ts.SyntaxKind.ThisKeyword
    )
      found.push(node);
  }
  return found;
}

/** The statement by which a branch always leaves. */
function exitOf(branch: ts.Statement): ts.Statement | undefined {
  if (
    ts.isReturnStatement(branch) ||
    ts.isThrowStatement(branch) ||
    ts.isContinueStatement(branch) ||
    ts.isBreakStatement(branch)
  )
    return branch;
  if (!ts.isBlock(branch)) return undefined;
  const last = branch.statements.at(-1);
  return last === undefined ? undefined : exitOf(last);
}

/** Statements that run only when the exit was not taken. */
function following(statement: ts.Statement, exit: ts.Statement): ts.Node[] {
  const found: ts.Node[] = [];
  const staysInLoop = ts.isContinueStatement(exit) || ts.isBreakStatement(exit);
  let at: ts.Node = statement;
  while (at.parent !== undefined && !isFunctionNode(at) && !ts.isSourceFile(at)) {
    const { parent } = at;
    if (ts.isBlock(parent) || ts.isCaseOrDefaultClause(parent) || ts.isSourceFile(parent)) {
      const { statements } = parent;
      const index = statements.indexOf(at as ts.Statement);
      if (index >= 0) found.push(...statements.slice(index + 1));
    }
    if (staysInLoop && ts.isIterationStatement(parent, false)) break;
    at = parent;
  }
  return found;
}

function outermost(body: FunctionNode): FunctionNode {
  let found = body;
  for (let at = enclosingFunction(body); at !== undefined; at = enclosingFunction(at)) {
    if (callbackOf(found) === undefined) break;
    found = at;
  }
  return found;
}

export function boundNames(name: ts.BindingName): ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) =>
    ts.isBindingElement(element) ? boundNames(element.name) : [],
  );
}

function isBoundTo(name: ts.Identifier, key: string): boolean {
  return ts.isBindingElement(name.parent) && (name.parent.propertyName ?? name).getText() === key;
}

function isAssigned(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    ts.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  );
}

function isDeclared(node: ts.Node): boolean {
  const { parent } = node;
  return (
    ((ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent)) &&
      parent.name === node) ||
    (ts.isBindingElement(parent) && parent.propertyName === node)
  );
}

/** True when the name is declared inside the node. */
function isWithin(name: ts.Identifier, root: ts.Node, analysis: Analysis): boolean {
  const declaration = analysis.checker.getSymbolAtLocation(name)?.valueDeclaration;
  return (
    declaration !== undefined &&
    declaration.pos >= root.pos &&
    declaration.end <= root.end &&
    declaration.getSourceFile() === root.getSourceFile()
  );
}

function mentionsAny(root: ts.Node, names: ReadonlySet<string>): boolean {
  if (ts.isIdentifier(root)) return names.has(root.text);
  for (const node of descendants(root)) {
    if (!ts.isIdentifier(node) || !names.has(node.text)) continue;
    if (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) continue;
    if (ts.isPropertyAssignment(node.parent) && node.parent.name === node) continue;
    return true;
  }
  return false;
}

/** A loop that ends at the first item of some kind: the order decides what was seen before. */
function stopsAt(node: ts.BreakStatement, names: ReadonlySet<string>): boolean {
  for (let at: ts.Node = node; at.parent !== undefined; at = at.parent) {
    if (ts.isSwitchStatement(at) || ts.isIterationStatement(at, false)) return false;
    if (ts.isIfStatement(at)) return mentionsAny(at.expression, names);
  }
  return false;
}

/** The item itself, one of its properties, or a copy of it. */
function isPartOf(value: ts.Expression, names: ReadonlySet<string>): boolean {
  const target = unwrap(value);
  if (ts.isIdentifier(target)) return names.has(target.text);
  if (ts.isPropertyAccessExpression(target)) return isPartOf(target.expression, names);
  if (ts.isAwaitExpression(target)) return isPartOf(target.expression, names);
  if (ts.isObjectLiteralExpression(target))
    return target.properties.some(
      (each) => ts.isSpreadAssignment(each) && isPartOf(each.expression, names),
    );
  return false;
}

/** `{ ...total, ...item }`, `merge(total, item)`, `Object.assign(total, item)`. */
function laysOver(
  value: ts.Expression,
  totals: ReadonlySet<string>,
  items: ReadonlySet<string>,
): boolean {
  if (ts.isObjectLiteralExpression(value)) {
    const spreads = value.properties.filter(ts.isSpreadAssignment);
    return (
      spreads.some((each) => mentionsAny(each.expression, totals)) &&
      spreads.some((each) => mentionsAny(each.expression, items))
    );
  }
  if (ts.isAwaitExpression(value)) return laysOver(unwrap(value.expression), totals, items);
  // `total = event.isReset ? event.amount : total + event.amount`
  if (ts.isConditionalExpression(value)) {
    const branches = [value.whenTrue, value.whenFalse].map(unwrap);
    return (
      branches.some((each) => isPartOf(each, items)) &&
      branches.some((each) => mentionsAny(each, totals))
    );
  }
  if (!ts.isCallExpression(value)) return false;
  const name = calledName(value.expression)?.text ?? "";
  if (/^(max|min|add|plus|concat|sum|push)$/.test(name)) return false;
  const mentionsTotal = value.arguments.some((each) => mentionsAny(each, totals));
  const mentionsItem = value.arguments.some((each) => mentionsAny(each, items));
  return (
    mentionsTotal &&
    mentionsItem &&
    (MERGES.test(name) || ts.isIdentifier(unwrap(value.expression)))
  );
}
