/** A bulkhead: at most so many calls at a time, at most so many waiting for a place, and every further one refused. */

/** What a call rejects with when all places and all seats for waiting are taken: nothing was sent. */
export class BulkheadFullError extends Error {
  override readonly name = "BulkheadFullError";

  constructor(running: number, waiting: number) {
    super(`the bulkhead is full: ${running} calls run and ${waiting} wait`);
  }
}

/**
 * Makes a function that runs the calls of one group, at most `running` at a time in this process.
 * Up to `waiting` more wait for their turn in order; beyond that a call rejects with `BulkheadFullError`.
 * Create it once per group. Throws a `RangeError` for limits that are no whole numbers.
 */
export function bulkhead(
  running: number,
  waiting: number,
): <Result>(call: () => PromiseLike<Result>) => Promise<Result> {
  if (!Number.isSafeInteger(running) || running < 1)
    throw new RangeError(`running must be a whole number of at least 1, not ${running}`);
  if (!Number.isSafeInteger(waiting) || waiting < 0)
    throw new RangeError(`waiting must be a whole number, not ${waiting}`);
  const queue: (() => void)[] = [];
  let busy = 0;

  return async (call) => {
    if (busy < running) busy += 1;
    else if (queue.length < waiting) await new Promise<void>((resolve) => queue.push(resolve));
    else throw new BulkheadFullError(running, waiting);
    try {
      return await call();
    } finally {
      // Who waits takes over the place; it never becomes free in between.
      const next = queue.shift();
      if (next === undefined) busy -= 1;
      else next();
    }
  };
}
