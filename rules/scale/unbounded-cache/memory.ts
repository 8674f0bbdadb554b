/** Caches in the memory of the process that are made without an end for their entries and without room for only so many. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { propertyOf } from "../../kit/data/literals.ts";
import { importOf } from "../../kit/imports.ts";
import { mentionsOf } from "../../kit/references.ts";
import type { ReportSink } from "../../kit/rule.ts";
import { calledName, outer, unwrap } from "../../kit/syntax.ts";

/** The options that end entries or make room, by package. */
const BOUNDS: ReadonlyMap<string, readonly string[]> = new Map([
  ["node-cache", ["stdTTL", "maxKeys"]],
  ["keyv", ["ttl", "store"]],
  ["cache-manager", ["ttl", "max", "store", "stores"]],
  ["@nestjs/cache-manager", ["ttl", "max", "store", "stores"]],
]);

export function inspectMemory(
  made: ts.NewExpression | ts.CallExpression,
  analysis: Analysis,
  report: ReportSink,
): void {
  if (!isCache(made)) return;
  const callee = unwrap(made.expression);
  const specifier = importOf(
    ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : callee,
  )?.specifier;
  const bounds = specifier === undefined ? undefined : BOUNDS.get(specifier);
  if (specifier === undefined || bounds === undefined || isOld(made, specifier, analysis)) return;
  const [given, ...rest] = made.arguments ?? [];
  if (rest.length > 0) return;
  if (given !== undefined) {
    const options = unwrap(given);
    if (!ts.isObjectLiteralExpression(options)) return;
    if (options.properties.some(ts.isSpreadAssignment)) return;
    if (bounds.some((each) => propertyOf(options, each) !== undefined)) return;
  }
  if (endsEach(made) || !analysis.runsOnServer(made)) return;
  report({
    at: made.expression,
    basis: made,
    message:
      "This cache is kept in memory, and nothing ends its entries or limits how many there are",
    confidence: "possible",
  });
}

/** `new NodeCache()`, `new Keyv()`, `createCache()`, `CacheModule.register()` */
function isCache(made: ts.NewExpression | ts.CallExpression): boolean {
  const name = calledName(made.expression)?.text ?? "";
  if (ts.isNewExpression(made)) return /^(NodeCache|Keyv)$/.test(name);
  return (
    name === "createCache" ||
    (name === "register" &&
      /^CacheM\w*\.register$|Cache\w*Module\.register$/.test(made.expression.getText()))
  );
}

/** Before these, the memory was limited and its entries ended by themselves. */
function isOld(made: ts.Node, specifier: string, analysis: Analysis): boolean {
  const first = specifier === "cache-manager" ? 6 : specifier === "@nestjs/cache-manager" ? 3 : 0;
  const { dependencies } = analysis.packageOf(made.getSourceFile());
  const version = /\d+/.exec(dependencies.get(specifier) ?? "");
  return version !== null && Number(version[0]) < first;
}

/** Every `cache.set(key, value, ttl)` of the file says when the entry ends. */
function endsEach(made: ts.Node): boolean {
  const name = heldBy(made);
  if (name === undefined) return false;
  const sets = mentionsOf(made.getSourceFile(), name).flatMap((each) => {
    const owner =
      ts.isPropertyAccessExpression(each.parent) && each.parent.name === each ? each.parent : each;
    const member = outer(owner);
    const call = ts.isPropertyAccessExpression(member) ? outer(member) : member;
    return ts.isCallExpression(call) && calledName(call.expression)?.text === "set" ? [call] : [];
  });
  return sets.length > 0 && sets.every((each) => each.arguments.length > 2);
}

/** `const cache = …`, `private cache = …`, `this.cache = …` */
function heldBy(made: ts.Node): string | undefined {
  const holder = outer(made);
  if (
    (ts.isVariableDeclaration(holder) || ts.isPropertyDeclaration(holder)) &&
    (ts.isIdentifier(holder.name) || ts.isPrivateIdentifier(holder.name))
  )
    return holder.name.text;
  if (!ts.isBinaryExpression(holder)) return undefined;
  const left = unwrap(holder.left);
  return ts.isPropertyAccessExpression(left)
    ? left.name.text
    : ts.isIdentifier(left)
      ? left.text
      : undefined;
}
