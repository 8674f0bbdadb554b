/** Programs that use databases, caches, queues and locks as people do. */
import type { Expectation } from "./snippets.ts";
import { ORM_EXPECTATIONS } from "./snippets-orm.ts";
import { SQL_EXPECTATIONS } from "./snippets-sql.ts";

export const DATA_EXPECTATIONS: readonly Expectation[] = [...ORM_EXPECTATIONS, ...SQL_EXPECTATIONS];
