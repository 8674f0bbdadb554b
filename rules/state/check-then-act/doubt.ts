/** What the modules that only ask hand over: something done because of a look that two requests can both have. */
import type { ts } from "ts-morph";

export interface Doubt {
  readonly deed: ts.CallExpression;
  /** The call that looks, or that checks by itself. */
  readonly look: ts.CallExpression;
  readonly condition: ts.Expression | undefined;
}
