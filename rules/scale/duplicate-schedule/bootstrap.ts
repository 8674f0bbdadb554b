/** Jobs that every instance queues when it starts, under an id that is new each time. */
import { ts } from "ts-morph";
import { receiverOf } from "../../kit/data/chain.ts";
import { nameOf } from "../../kit/functions.ts";
import {
  ancestors,
  calledName,
  descendants,
  type FunctionNode,
  isFunctionNode,
  unwrap,
} from "../../kit/syntax.ts";

const STARTS =
  /^(constructor|getInstance|onModuleInit|onApplicationBootstrap|bootstrap|main|init(iali[sz]e)?([A-Z]\w*)?)$/;
const ONE = /job_?id|dedup|repeat|singleton|unique|jobKey|every\b|cron|upsert|idempot|repeatable/i;

/** `queue.add("collect", {}, {})` beside the making of the queue, or where the program starts. */
export function queuedAtStart(call: ts.CallExpression): ts.Node | undefined {
  if (calledName(call.expression)?.text !== "add" || call.arguments.length < 2) return undefined;
  if (!/queue|\binstance$/i.test(receiverOf(call)?.getText() ?? "")) return undefined;
  const [job, ...given] = call.arguments;
  if (job === undefined || ONE.test(call.getText())) return undefined;
  // What stands elsewhere may hold the id.
  const options = given[1] === undefined ? undefined : unwrap(given[1]);
  if (options !== undefined && !ts.isObjectLiteralExpression(options)) return undefined;
  if (options?.properties.some(ts.isSpreadAssignment)) return undefined;
  const homes = [...ancestors(call)].filter(isFunctionNode);
  const home = homes.find((each) => nameOf(each) !== "");
  if (homes.some((each) => isOfCaller(each, call))) return undefined;
  if (home === undefined) return homes.length === 0 ? call : undefined;
  for (const at of ancestors(call, home))
    if (ts.isForOfStatement(at) || ts.isForStatement(at)) return undefined;
  const made = madeIn(home);
  return made ?? (STARTS.test(nameOf(home)) ? (home.name ?? home) : undefined);
}

function madeIn(home: FunctionNode): ts.Node | undefined {
  for (const each of descendants(home))
    if (ts.isNewExpression(each) && /Queue$/.test(each.expression.getText())) return each;
  return undefined;
}

/** The job is about what the function was given. */
function isOfCaller(home: FunctionNode, call: ts.CallExpression): boolean {
  const text = call.arguments.map((each) => each.getText()).join(" ");
  return home.parameters.some(({ name }) =>
    (ts.isIdentifier(name)
      ? [name.text]
      : name.elements.map((each) => (ts.isBindingElement(each) ? each.name.getText() : ""))
    ).some((each) => each !== "" && new RegExp(`\\b${each}\\b`).test(text)),
  );
}
