/** Programs that use databases, caches, queues and locks as people do. */
import type { Expectation } from "./snippets.ts";
import { CACHE_EXPECTATIONS } from "./snippets-cache.ts";
import { ORM_EXPECTATIONS } from "./snippets-orm.ts";
import { QUEUE_EXPECTATIONS } from "./snippets-queue.ts";
import { SQL_EXPECTATIONS } from "./snippets-sql.ts";
import { STORE_EXPECTATIONS } from "./snippets-store.ts";

export const DATA_EXPECTATIONS: readonly Expectation[] = [
  ...CACHE_EXPECTATIONS,
  ...ORM_EXPECTATIONS,
  ...QUEUE_EXPECTATIONS,
  ...SQL_EXPECTATIONS,
  ...STORE_EXPECTATIONS,
];
