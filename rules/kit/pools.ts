/** Collections whose values are clients, one per configuration: a pool, not a cache. */
import { ts } from "ts-morph";
import type { ProcessState, StateUse } from "./process-state.ts";
import { calledName, unwrap } from "./syntax.ts";

/** Collections of clients, one per configuration. */
const POOL_NAME =
  /(clients?|pools?|agents?|connections?|limiters?|queues|workers|providers|transporters?|dispatchers?|loggers?|tracers?|meters?|instances|repositor(y|ies)|drivers?|adapters?|services|factories|loaders?|modules)(_|map|cache|by\w+)?$/i;
const POOL_VALUE =
  /^(create|make|build|get|new)?\w*(Client|Pool|Agent|Connection|Redis|Queue|Worker|Limiter|Logger|Repository|Driver|Transport|Transporter|Dispatcher|Provider|Service|Adapter|Instance|Tracer|Meter|Counter|Histogram|Gauge|Producer|Consumer)$/;

/** The collection or the value put into it is called after a client. */
export function holdsClients(state: ProcessState, use: StateUse): boolean {
  if (POOL_NAME.test(state.name.text)) return true;
  const value = use.value === undefined ? undefined : unwrap(use.value);
  if (value === undefined) return false;
  if (ts.isNewExpression(value)) return POOL_VALUE.test(calledName(value.expression)?.text ?? "");
  if (ts.isCallExpression(value)) return POOL_VALUE.test(calledName(value.expression)?.text ?? "");
  return (
    ts.isIdentifier(value) &&
    POOL_VALUE.test(value.text.charAt(0).toUpperCase() + value.text.slice(1)) &&
    !/cache/i.test(state.name.text)
  );
}
