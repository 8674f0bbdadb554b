/** A route beside the old one that asks nobody, and the probe sent there. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { indentAt, insertAt, lineBreakOf } from "../../kit/edits.ts";
import type { Fix } from "../../kit/rule.ts";
import { type FunctionNode, literalText } from "../../kit/syntax.ts";
import type { Probe } from "../../kit/topology.ts";
import type { Route } from "./route.ts";

const NAME = "livez";

export function shallowRoute(probe: Probe, route: Route, analysis: Analysis): readonly Fix[] {
  const { entry, path } = route;
  const asked = probe.path ?? "";
  const own = `${path.slice(0, path.lastIndexOf("/"))}/${NAME}`;
  const wanted = `${asked.slice(0, asked.length - path.length)}${own}`;
  const text = ts.isCallExpression(entry.at)
    ? besideCall(entry.at, own, route.handler, analysis)
    : ts.isDecorator(entry.at)
      ? besideMethod(entry.at)
      : undefined;
  // The probe's line is written anew, so it must be one that says the path alone.
  if (text === undefined || probe.end - probe.start > `path: "${asked}"`.length) return [];
  const { file, start, end } = probe;
  return [
    {
      title: `Add \`${own}\`, which asks nobody, and send the probe there`,
      safety: "review",
      edits: () => [text, { file, start, end, text: `path: ${wanted}` }],
    },
  ];
}

/** `app.get("/health", …)`: the same call with an answer for the framework. */
function besideCall(
  call: ts.CallExpression,
  own: string,
  handler: FunctionNode,
  analysis: Analysis,
) {
  const file = call.getSourceFile();
  const statement = call.parent;
  if (!ts.isExpressionStatement(statement)) return undefined;
  if (!ts.isPropertyAccessExpression(call.expression)) return undefined;
  if (call.expression.name.text !== "get" || literalText(call.arguments[0]) === undefined)
    return undefined;
  const answer = answerFor([...analysis.packageOf(file).dependencies.keys()], file.text, handler);
  if (answer === undefined) return undefined;
  const at = statement.getStart(file);
  const app = call.expression.expression.getText(file);
  const end = statement.getText(file).endsWith(";") ? ";" : "";
  const line = `${app}.get("${own}", ${answer})${end}`;
  return insertAt(file, at, `${line}${lineBreakOf(file)}${indentAt(file, at)}`);
}

/** With the parameters of the old handler, so that they are typed and named as there. */
function answerFor(
  packages: readonly string[],
  text: string,
  handler: FunctionNode,
): string | undefined {
  const uses = (name: string): boolean =>
    packages.includes(name) && new RegExp(`["']${name}["']`).test(text);
  const [first, second] = handler.parameters;
  if (uses("hono")) {
    const name = first !== undefined && ts.isIdentifier(first.name) ? first.name.text : "context";
    return `(${first?.getText() ?? name}) => ${name}.text("ok")`;
  }
  if (uses("fastify")) return `async () => "ok"`;
  if (!uses("express")) return undefined;
  if (first === undefined || second === undefined || !ts.isIdentifier(second.name))
    return `(_request, response) => void response.send("ok")`;
  return `(${first.getText()}, ${second.getText()}) => void ${second.name.text}.send("ok")`;
}

/** `@Get("health")` of a controller of Nest. */
function besideMethod(decorator: ts.Decorator) {
  const method = decorator.parent;
  if (!ts.isMethodDeclaration(method) || !ts.isClassLike(method.parent)) return undefined;
  const isTaken = method.parent.members.some(
    ({ name }) => name !== undefined && ts.isIdentifier(name) && name.text === NAME,
  );
  const call = decorator.expression;
  if (isTaken || !ts.isCallExpression(call) || literalText(call.arguments[0]) === undefined)
    return undefined;
  const file = method.getSourceFile();
  const at = method.getStart(file);
  const eol = lineBreakOf(file);
  const indent = indentAt(file, at);
  const path = (literalText(call.arguments[0]) ?? "").replace(/[^/]*$/, NAME);
  const lines = [`@Get("${path}")`, `${NAME}(): string {`, `  return "ok";`, "}", ""];
  return insertAt(
    file,
    at,
    lines.map((line) => `${line}${eol}${line === "" ? "" : indent}`).join("") + indent,
  );
}
