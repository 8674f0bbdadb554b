/** Every rule, sorted by id; a test compares the list with the disk. */
import type { Rule } from "./kit/rule.ts";
import noDeadline from "./scale/no-deadline/rule.ts";
import unboundedQueue from "./scale/unbounded-queue/rule.ts";
import wallClockOrdering from "./time/wall-clock-ordering/rule.ts";

export const rules: readonly Rule[] = [noDeadline, unboundedQueue, wallClockOrdering];
