/** A circuit breaker: after a run of failures calls fail at once, until a trial call finds the other side well again. */

export interface CircuitBreakerOptions {
  /** Failures in a row that open the circuit. */
  readonly failures?: number;
  /** How long an open circuit refuses calls before it lets one through as a trial, in milliseconds. */
  readonly resetMs?: number;
  /** Which errors speak of the other side's health; a rejected input does not. */
  readonly isFailure?: (error: unknown) => boolean;
  /** Which results count as failures; by default an HTTP status of 500 and above. */
  readonly isFailedResult?: (result: unknown) => boolean;
}

/** What a call rejects with while the circuit is open: nothing was sent. */
export class CircuitOpenError extends Error {
  override readonly name = "CircuitOpenError";

  constructor() {
    super("the circuit is open: the last calls failed");
  }
}

/**
 * Makes a function that runs the calls to one dependency, or rejects them with `CircuitOpenError`.
 * Create it once per dependency: one per call never learns anything.
 * A call needs a deadline of its own, or the breaker sees no failure, only silence.
 */
export function circuitBreaker(
  options: CircuitBreakerOptions = {},
): <Result>(call: () => PromiseLike<Result>) => Promise<Result> {
  const { failures = 5, resetMs = 30_000 } = options;
  const { isFailure = () => true, isFailedResult = isServerError } = options;
  let failed = 0;
  let refusesUntil = 0;
  let isTrying = false;

  return async (call) => {
    const isTrial = failed >= failures;
    // The time since the process began never jumps, as the time of day does.
    if (isTrial && (isTrying || performance.now() < refusesUntil)) throw new CircuitOpenError();
    if (isTrial) isTrying = true;
    const settle = (isIll: boolean) => {
      if (isTrial) isTrying = false;
      // Calls that began before the circuit opened say nothing of how things are now.
      else if (failed >= failures) return;
      failed = isIll ? failed + 1 : 0;
      if (failed >= failures) refusesUntil = performance.now() + resetMs;
    };
    try {
      const result = await call();
      settle(isFailedResult(result));
      return result;
    } catch (error) {
      settle(isFailure(error));
      throw error;
    }
  };
}

function isServerError(result: unknown): boolean {
  if (typeof result !== "object" || result === null || !("status" in result)) return false;
  return typeof result.status === "number" && result.status >= 500;
}
