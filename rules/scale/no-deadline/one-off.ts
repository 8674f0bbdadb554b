/** Work that somebody starts once and looks after: scripts, migrations of data, backfills. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { contextsOf } from "../../kit/contexts.ts";
import { routesTo } from "../../kit/routes.ts";
import type { Context } from "../../kit/rule.ts";
import { enclosingFunction } from "../../kit/syntax.ts";

const BY_HAND: ReadonlySet<Context> = new Set(["script", "cli", "test"]);

/** Only what people run by hand gets to a node, or it is said to be a migration and no entry is seen to reach it. */
export function isOneOff(node: ts.Node, analysis: Analysis): boolean {
  const own = enclosingFunction(node);
  if (own === undefined) return false;
  if (isSaid(node)) return routesTo(node, analysis).length === 0;
  return [...contextsOf(own, analysis)].every((each) => BY_HAND.has(each));
}

/** Every way to a node that is in sight begins in a page: the browser of one user waits there. */
export function isOfBrowser(node: ts.Node, analysis: Analysis): boolean {
  const own = enclosingFunction(node);
  return own !== undefined && [...contextsOf(own, analysis)].every((each) => each === "browser");
}

/** A route below `admin` or `internal`, by its folder: somebody of the team clicks it now and then, and waits. */
export function isForStaff(node: ts.Node): boolean {
  return STAFF.test(node.getSourceFile().fileName);
}

const STAFF = /\/(api|routes?|pages|app)\/(.+\/)?(admin|internal|backoffice|staff)\//;

/** By the folder, by the file, or by what its class is one of. */
function isSaid(node: ts.Node): boolean {
  if (ONE_OFF_FILE.test(node.getSourceFile().fileName)) return true;
  const owner = ts.findAncestor(node, ts.isClassLike);
  return (owner?.heritageClauses ?? []).some(({ types }) =>
    types.some(({ expression }) => ONE_OFF_TYPE.test(expression.getText())),
  );
}

const ONE_OFF_FILE =
  /\/(evals?|(\w+-)?(migrations|backfills?)|\w+(Migrations|Backfills?))\/|\/backfill[^/]*\.[cm]?ts$/;
const ONE_OFF_TYPE = /(Migration|Backfill)(Interface|Base)?$/;
