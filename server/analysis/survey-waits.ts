/** Reads which calls code waits for: awaited, returned, and collected in a list that is waited for as a whole. */
import { ts } from "ts-morph";
import {
  descendants,
  type FunctionNode,
  isFunctionNode,
  outer,
  unwrap,
} from "../../rules/kit/syntax.ts";
import type { Queries } from "./queries.ts";

const MOST_TEXT = 60;

/** Methods of lists, texts and tables, whatever has them. */
const ANSWERS_AT_ONCE =
  /\.(concat|endsWith|entries|every|filter|find\w*|flatMap|has|includes|indexOf|join|keys|map|match|replace\w*|slice|some|split|startsWith|test|to[A-Z]\w*|trim|values)$/;

/** The callee, shortened from the front. */
export function textOf(call: ts.CallExpression): string {
  const text = call.expression.getText().replace(/\s+/g, "");
  return text.length <= MOST_TEXT ? text : `…${text.slice(1 - MOST_TEXT)}`;
}

/** The calls that an awaited expression waits for. */
export function awaitedCalls(expression: ts.Expression): readonly ts.CallExpression[] {
  const target = unwrap(expression);
  if (ts.isConditionalExpression(target))
    return [...awaitedCalls(target.whenTrue), ...awaitedCalls(target.whenFalse)];
  if (ts.isBinaryExpression(target))
    return [...awaitedCalls(target.left), ...awaitedCalls(target.right)];
  if (!ts.isCallExpression(target) || target.expression.kind === ts.SyntaxKind.ImportKeyword)
    return [];
  const callee = unwrap(target.expression);
  if (!ts.isPropertyAccessExpression(callee)) return [target];
  if (/^(then|catch|finally)$/.test(callee.name.text)) {
    const inner = awaitedCalls(callee.expression);
    return inner.length > 0 ? inner : [];
  }
  if (callee.expression.getText() !== "Promise") return [target];
  const [list] = target.arguments;
  const many = list === undefined ? undefined : unwrap(list);
  return many !== undefined && ts.isArrayLiteralExpression(many)
    ? many.elements.flatMap((each) => awaitedCalls(each))
    : [];
}

/** `for await (const row of rows())`. */
export function isAwaitedLoop(node: ts.Node): node is ts.ForOfStatement {
  return ts.isForOfStatement(node) && node.awaitModifier !== undefined;
}

/** What is put into the property of an object that is waited for: `await this.ready`. */
export function promisesKept(waited: ts.Expression, analysis: Queries): readonly ts.Expression[] {
  const target = unwrap(waited);
  if (!ts.isPropertyAccessExpression(target)) return [];
  const declared = analysis.declarationOf(target);
  if (declared === undefined || !ts.isPropertyDeclaration(declared)) return [];
  const given = analysis.referencesTo(declared).flatMap((use) => {
    const access = ts.isPropertyAccessExpression(use.parent) ? use.parent : use;
    const put = access.parent;
    return ts.isBinaryExpression(put) &&
      put.left === access &&
      /^(\?\?)?=$/.test(put.operatorToken.getText())
      ? [put.right]
      : [];
  });
  return declared.initializer === undefined ? given : [declared.initializer, ...given];
}

/** The calls of a statement that is there for what they do: `void report(error)`, `isOn && track(event)`. */
export function begunBy(node: ts.Node): readonly ts.CallExpression[] {
  if (!ts.isExpressionStatement(node)) return [];
  const statement = unwrap(node.expression);
  return awaitedCalls(ts.isVoidExpression(statement) ? statement.expression : statement);
}

/** `client.send(mail).catch(report)`, whatever the types say. */
export function isThen(call: ts.CallExpression): boolean {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return false;
  return (
    /^(then|catch|finally)$/.test(callee.name.text) &&
    ts.isCallExpression(unwrap(callee.expression))
  );
}

/** A call that decides when a promise is settled: `new Promise((resolve) => session.destroy(() => resolve()))`. */
export function isSettling(call: ts.CallExpression): boolean {
  let at: ts.Node = call;
  while (!ts.isSourceFile(at)) {
    const holder = isFunctionNode(at) ? outer(at as ts.Expression) : undefined;
    if (isFunctionNode(at) && holder !== undefined && ts.isNewExpression(holder)) {
      const words = new Set(at.parameters.map((each) => each.name.getText()));
      return (
        holder.expression.getText() === "Promise" &&
        call.arguments.some((each) =>
          [each, ...descendants(each)].some(
            (node) => ts.isIdentifier(node) && words.has(node.text),
          ),
        )
      );
    }
    at = at.parent;
  }
  return false;
}

/** Logs, spans and what is set up: nothing that anybody else would miss. */
export function isAside(call: ts.CallExpression): boolean {
  const callee = unwrap(call.expression);
  const [receiver, name] = ts.isPropertyAccessExpression(callee)
    ? [callee.expression.getText(), callee.name.text]
    : ["", callee.getText()];
  return (
    /(^|\W)(log|debug|console|span|tracer|metrics?)\w*$|log(ger)?$/i.test(receiver) ||
    /^(log|debug|info|warn|error|trace|assert|invariant|on|off|once|use|extend|end|set\w*|add\w*|register\w*|config\w*|init\w*|throw\w*|next)$/.test(
      name,
    )
  );
}

export function returnedOf(node: ts.ReturnStatement | ts.ArrowFunction): ts.Expression | undefined {
  if (ts.isReturnStatement(node)) return node.expression;
  return ts.isBlock(node.body) ? undefined : node.body;
}

/** What a call puts into a list that is waited for as a whole: `sending.push(send(mail))`. */
export function collectedBy(node: ts.Node, body: ts.ConciseBody): readonly ts.Expression[] {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const { expression: list, name } = node.expression;
  if (name.text !== "push" || !ts.isIdentifier(list)) return [];
  const word = list.text.replaceAll("$", "\\$");
  const isWaitedFor = new RegExp(
    `(\\b(await|return)\\s+[\\w.$]+|all|allSettled)\\(\\s*${word}\\b`,
    "i",
  );
  return isWaitedFor.test(body.getText()) ? node.arguments : [];
}

/** A promise, or what a method of something unknown returns from code that is waited for. */
export function mayWait(expression: ts.Expression, analysis: Queries): boolean {
  const type = analysis.checker.getTypeAtLocation(expression);
  if (isPromiseType(type)) return true;
  const target = unwrap(expression);
  if ((type.flags & ts.TypeFlags.Any) === 0 || !ts.isCallExpression(target)) return false;
  const isMember = ts.isPropertyAccessExpression(unwrap(target.expression));
  let holder: ts.Node = target;
  while (!isFunctionNode(holder) && holder.parent !== undefined) holder = holder.parent;
  if (!isFunctionNode(holder)) return false;
  const written = holder.type?.getText();
  if (/^Promise\b/.test(written ?? "")) return true;
  if (!isMember) return false;
  // `track: (event) => client.track(event)`: whoever waits for it takes it for a promise.
  if (written === undefined && isHandedOn(holder) && !ANSWERS_AT_ONCE.test(textOf(target)))
    return true;
  if ((ts.getCombinedModifierFlags(holder) & ts.ModifierFlags.Async) !== 0) return true;
  const mapped = outer(holder);
  const around = ts.isCallExpression(mapped) ? outer(mapped) : undefined;
  return (
    around !== undefined && ts.isCallExpression(around) && /all(Settled)?$/i.test(textOf(around))
  );
}

export function isPromise(expression: ts.Expression, { checker }: Queries): boolean {
  return isPromiseType(checker.getTypeAtLocation(expression));
}

/** A promise or what is awaited like one, or something that may be one: `string | Promise<string>`. */
function isPromiseType(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.some(isPromiseType);
  return (
    /^Promise(?:Like)?$/.test(type.symbol?.name ?? "") || type.getProperty("then") !== undefined
  );
}

/** A function that stands in an object, or goes by a name, and does one thing only. */
function isHandedOn({ body }: FunctionNode): boolean {
  if (body === undefined) return false;
  const last = ts.isBlock(body) ? body.statements.at(-1) : undefined;
  return last === undefined || ts.isReturnStatement(last);
}

/** A promise, or something unknown that stands where a promise is asked for. */
export function isPromised(given: ts.Expression, analysis: Queries): boolean {
  if (isPromise(given, analysis)) return true;
  const { checker } = analysis;
  const { parent } = given;
  if ((checker.getTypeAtLocation(given).flags & ts.TypeFlags.Any) === 0) return false;
  if (!ts.isCallExpression(parent)) return false;
  const at = parent.arguments.indexOf(given);
  const asked = checker.getResolvedSignature(parent)?.declaration?.parameters[at];
  return (
    asked !== undefined && ts.isParameter(asked) && /^Promise\b/.test(asked.type?.getText() ?? "")
  );
}

/** What a name is given after it was declared. */
export function assignedTo(name: ts.Identifier, node: ts.Node): readonly ts.Expression[] {
  return ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isIdentifier(node.left) &&
    node.left.text === name.text
    ? [node.right]
    : [];
}
