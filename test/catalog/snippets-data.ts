/** Programs that use databases, caches, queues and locks as people do. */
import type { Expectation } from "./snippets.ts";

export const DATA_EXPECTATIONS: readonly Expectation[] = [];
