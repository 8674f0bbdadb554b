/** Does code run on behalf of callers, or while the program starts? */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import { nameOf } from "./functions.ts";
import type { StateUse } from "./process-state.ts";
import { calledName, enclosingFunction, type FunctionNode, outer } from "./syntax.ts";

/** Functions that fill a registry: as many entries as the program has parts. */
const REGISTERING =
  /^(register|unregister|define|declare|subscribe|init|initialize|initialise|setup|configure|bootstrap|boot|mount|install|provide|bind|attach|warm|preload|seed|discover|scan)([A-Z]\w*)?$|^(use|on|once|start|addListener|addEventListener|constructor|onModuleInit|onApplicationBootstrap)$|^(add|create)(Handler|Listener|Provider|Route|Plugin|Middleware|Hook|Source|Transport|Worker|Processor|Module|Schema|Type|Command|Tool|Metric|Counter|Gauge|Histogram)s?$|^load(All\w*|Config\w*|Plugins?|Modules?|Nodes?)?$/;

/** Not a registry that is filled while the program starts. */
export function servesTraffic(use: Pick<StateUse, "node" | "within">, analysis: Analysis): boolean {
  const filler = fillerOf(use);
  if (filler !== undefined && REGISTERING.test(nameOf(filler))) return false;
  const { contexts } = analysis.reach(use.node);
  if (contexts.size > 0 && [...contexts].every((context) => context === "startup")) return false;
  return true;
}

/** The named function that adds; none when a callback does, which runs whenever it is called. */
function fillerOf(use: Pick<StateUse, "within">): FunctionNode | undefined {
  for (let at = use.within; at !== undefined; at = enclosingFunction(at)) {
    // `new ReadableStream({ start(controller) {…} })` starts a stream, not the program.
    if (isPartOfStream(at)) continue;
    if (nameOf(at) !== "") return at;
    const call = outer(at);
    if (!ts.isCallExpression(call)) return undefined;
    if (!/^(forEach|map|filter|flatMap|reduce)$/.test(calledName(call.expression)?.text ?? ""))
      return undefined;
  }
  return undefined;
}

function isPartOfStream(node: FunctionNode): boolean {
  const holder = ts.isMethodDeclaration(node) ? node : outer(node);
  if (!ts.isMethodDeclaration(holder) && !ts.isPropertyAssignment(holder)) return false;
  if (!ts.isObjectLiteralExpression(holder.parent)) return false;
  const creation = outer(holder.parent);
  return ts.isNewExpression(creation) && /Stream$/.test(creation.expression.getText());
}
