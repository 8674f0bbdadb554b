/** How often a client tries by itself, which multiplies how long a silent server holds a call. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { argumentFor, optionState } from "../../kit/options.ts";
import { propertyName, unwrap } from "../../kit/syntax.ts";
import type { CallFacts } from "../../kit/tags.ts";

type Call = ts.CallExpression | ts.NewExpression;

/** The attempts of a call that a client makes which is created so; undefined when nobody can tell. */
export function attemptsOfClient(
  creation: Call,
  creating: CallFacts,
  called: CallFacts,
  analysis: Analysis,
): number | undefined {
  const options = argumentFor(creation, creating.declaration, creating.creates?.parameter ?? "");
  return attempts(creation, called.retries, "client", () => options, analysis);
}

/** The attempts of one call of a function that a package exports. */
export function attemptsOfCall(
  call: Call,
  facts: CallFacts,
  analysis: Analysis,
): number | undefined {
  const { declaration, retries } = facts;
  const options = (parameter: string) => argumentFor(call, declaration, parameter);
  return attempts(call, retries, "option", options, analysis);
}

function attempts(
  call: Call,
  retries: CallFacts["retries"],
  kind: "option" | "client",
  optionsOf: (parameter: string) => ts.Expression | undefined,
  analysis: Analysis,
): number | undefined {
  if (retries === undefined || !Number.isFinite(retries.count)) return undefined;
  if (call.arguments?.some(ts.isSpreadElement)) return undefined;
  for (const way of retries.ways) {
    if (way.kind !== kind) continue;
    const options = optionsOf(way.kind === "option" ? way.parameter : "");
    const stated = statedIn(options, way.path);
    if (stated !== undefined)
      return ts.isNumericLiteral(stated) ? Number(stated.text) + 1 : undefined;
    if (optionState(options, way.path, analysis).kind !== "absent") return undefined;
  }
  return retries.count + 1;
}

/** `maxRetries: 0` counts as no deadline, but it does say how many attempts there are. */
function statedIn(
  options: ts.Expression | undefined,
  [name, ...below]: readonly string[],
): ts.Expression | undefined {
  const literal = options === undefined ? undefined : unwrap(options);
  if (literal === undefined || !ts.isObjectLiteralExpression(literal) || below.length > 0)
    return undefined;
  const given = literal.properties.find(
    (each): each is ts.PropertyAssignment =>
      ts.isPropertyAssignment(each) && propertyName(each.name) === name,
  );
  return given === undefined ? undefined : unwrap(given.initializer);
}
