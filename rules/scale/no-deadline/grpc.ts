/** Calls through generated gRPC clients, which wait for ever unless each is given a deadline. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { insertAt } from "../../kit/edits.ts";
import { importsOf } from "../../kit/imports.ts";
import type { Fix } from "../../kit/rule.ts";
import { calledName, isFunctionNode, unwrap } from "../../kit/syntax.ts";

export interface GrpcCall {
  /** Where the client is made. */
  readonly creation: ts.NewExpression;
  readonly fixes: readonly Fix[];
}

const LIBRARY = /^(@grpc\/grpc-js|grpc)$/;
const CREDENTIALS = /\b(credentials|ChannelCredentials)\.\w+\(|\bcreate(Insecure|Ssl)\(/;
const ASIDE = /^(close|waitForReady|getChannel|makeUnaryRequest|on|once)$/;

/** `stub.getRating(request, metadata, (error, reply) => …)` without a deadline; undefined for every other call. */
export function grpcCall(call: ts.CallExpression, analysis: Analysis): GrpcCall | undefined {
  const callee = unwrap(call.expression);
  const name = calledName(callee)?.text ?? "";
  if (!ts.isPropertyAccessExpression(callee) || ASIDE.test(name)) return undefined;
  const last = call.arguments.at(-1);
  const callback = last === undefined ? undefined : unwrap(last);
  if (last === undefined || callback === undefined || call.arguments.length < 2) return undefined;
  if (!isCallback(callback) || /deadline|signal/i.test(call.getText())) return undefined;
  // Options under a name may hold the deadline.
  if (call.arguments.slice(1, -1).some(mayBeOptions)) return undefined;
  const creation = creationOf(unwrap(callee.expression), analysis);
  if (creation === undefined || /interceptor/i.test(creation.getText())) return undefined;
  const usesLibrary = [...importsOf(creation.getSourceFile()).values()].some((each) =>
    LIBRARY.test(each.specifier),
  );
  if (!usesLibrary || !CREDENTIALS.test(creation.getText())) return undefined;
  return { creation, fixes: call.arguments.length === 3 ? [deadlineFix(call, last)] : [] };
}

/** Anything but metadata, as its name or its making tells. */
function mayBeOptions(argument: ts.Expression): boolean {
  return !/metadata|^(this\.)?_?(md|meta|headers)\b/i.test(argument.getText());
}

/** `(error, reply) => …`, `callback` */
function isCallback(node: ts.Expression): boolean {
  if (!isFunctionNode(node)) return ts.isIdentifier(node) && /^(cb|callback|done)$/.test(node.text);
  const [first] = node.parameters;
  return (
    node.parameters.length === 2 &&
    first !== undefined &&
    /^_?(e|err|error)$/i.test(first.name.getText())
  );
}

/** `new SkillServiceClient(target, credentials)` behind a name or a field of the same file or of another one in sight. */
function creationOf(receiver: ts.Expression, analysis: Analysis): ts.NewExpression | undefined {
  const declared = analysis.declarationOf(receiver);
  if (declared === undefined) return undefined;
  if (!ts.isVariableDeclaration(declared) && !ts.isPropertyDeclaration(declared)) return undefined;
  const value = declared.initializer ?? assignedIn(declared);
  const target = value === undefined ? undefined : unwrap(value);
  return target !== undefined && ts.isNewExpression(target) ? target : undefined;
}

/** `this.client = new …` in the constructor of the class. */
function assignedIn(
  field: ts.VariableDeclaration | ts.PropertyDeclaration,
): ts.Expression | undefined {
  if (!ts.isPropertyDeclaration(field)) return undefined;
  for (const member of field.parent.members) {
    if (!ts.isConstructorDeclaration(member)) continue;
    for (const each of member.body?.statements ?? []) {
      if (!ts.isExpressionStatement(each) || !ts.isBinaryExpression(each.expression)) continue;
      if (each.expression.left.getText() === `this.${field.name.getText()}`)
        return each.expression.right;
    }
  }
  return undefined;
}

function deadlineFix(call: ts.CallExpression, callback: ts.Expression): Fix {
  return {
    title: "Add a deadline of 10 s",
    safety: "review",
    edits: () => [
      insertAt(call.getSourceFile(), callback.getStart(), "{ deadline: Date.now() + 10_000 }, "),
    ],
  };
}
