/** Mappers of libraries that run everything at once unless they are told how much. */
import { ts } from "ts-morph";
import { insertAt, withConstant, withProperty } from "../../kit/edits.ts";
import type { Fanout } from "../../kit/fanout.ts";
import { importOf } from "../../kit/imports.ts";
import type { Fix } from "../../kit/rule.ts";
import { calledName, isFunctionNode, unwrap } from "../../kit/syntax.ts";

/** `pMap(list, work)`, `async.each(list, work)`, `Bluebird.map(list, work)`, `mergeMap(work)` without a number; undefined for every other call. */
export function mapperOf(call: ts.CallExpression): Fanout | undefined {
  if (/^(mergeMap|flatMap)$/.test(calledName(call.expression)?.text ?? "")) return mergerOf(call);
  const [over, work, options] = call.arguments;
  if (over === undefined || work === undefined || ts.isSpreadElement(over)) return undefined;
  const callee = unwrap(call.expression);
  if (!NAMES.test(calledName(callee)?.text ?? "")) return undefined;
  const imported = importOf(callee);
  if (imported === undefined) return undefined;
  const isMapper =
    imported.specifier === "p-map"
      ? imported.name === "default" || imported.name === "*"
      : /^(async|bluebird)$/.test(imported.specifier) && EACH.test(imported.name);
  if (!isMapper || mayLimit(options)) return undefined;
  const target = unwrap(work);
  const callback = isFunctionNode(target) ? target : undefined;
  return {
    call,
    combinator: "all",
    source: call,
    over,
    body: callback?.body ?? target,
    callback,
  };
}

/** `from(list).pipe(mergeMap(work))` */
function mergerOf(call: ts.CallExpression): Fanout | undefined {
  const [work, most] = call.arguments;
  const { parent } = call;
  if (work === undefined || most !== undefined || !ts.isCallExpression(parent)) return undefined;
  if (importOf(call.expression)?.specifier.startsWith("rxjs") !== true) return undefined;
  if (parent.arguments[0] !== call) return undefined;
  const pipe = unwrap(parent.expression);
  if (!ts.isPropertyAccessExpression(pipe) || pipe.name.text !== "pipe") return undefined;
  const source = unwrap(pipe.expression);
  const over = ts.isCallExpression(source) ? source.arguments[0] : undefined;
  if (!ts.isCallExpression(source) || over === undefined) return undefined;
  if (importOf(source.expression)?.name !== "from") return undefined;
  const target = unwrap(work);
  const callback = isFunctionNode(target) ? target : undefined;
  return { call, combinator: "all", source: call, over, body: callback?.body ?? target, callback };
}

const NAMES = /map|each|filter/i;
const EACH = /^(map|each|forEach|filter|mapValues|concat)$/;

/** A number is given, or something that cannot be read. */
function mayLimit(options: ts.Expression | undefined): boolean {
  if (options === undefined) return false;
  const given = unwrap(options);
  // The callback that `async` calls at the end.
  if (isFunctionNode(given)) return false;
  if (!ts.isObjectLiteralExpression(given)) return true;
  return given.properties.some(
    (each) => ts.isSpreadAssignment(each) || each.name?.getText() === "concurrency",
  );
}

/** The number that the mapper asks for. */
export function mapperFixes({ call }: Fanout): readonly Fix[] {
  const imported = importOf(call.expression);
  const [, work, options] = call.arguments;
  if (imported === undefined || !/^(p-map|bluebird)$/.test(imported.specifier)) return [];
  if (work === undefined) return [];
  const file = call.getSourceFile();
  return [
    {
      title: "Run a limited number at a time (bulkhead pattern)",
      safety: "review",
      edits: () => {
        const limit = withConstant(file, "MAX_CONCURRENCY", "10", undefined);
        const given = options === undefined ? undefined : unwrap(options);
        return [
          ...limit.edits,
          given !== undefined && ts.isObjectLiteralExpression(given)
            ? withProperty(given, "concurrency", limit.name)
            : insertAt(file, work.end, `, { concurrency: ${limit.name} }`),
        ];
      },
    },
  ];
}
