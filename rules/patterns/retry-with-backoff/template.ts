/** A retry whose waits grow and differ from caller to caller, and that ends with the caller's own deadline. */

export interface RetryOptions {
  /** Attempts in all, the first included. */
  readonly attempts?: number;
  /** The longest wait before the second attempt; doubled before each further one. */
  readonly baseMs?: number;
  /** The longest wait of all. */
  readonly capMs?: number;
  /** Ends the attempts and the waits between them, for example `AbortSignal.timeout(5_000)`. */
  readonly signal?: AbortSignal;
  /** Which failures may pass by themselves; a rejected input is none of them. */
  readonly isTransient?: (error: unknown) => boolean;
}

/**
 * Runs `work` until it succeeds, at most `attempts` times.
 * Rejects with the last failure, or with the signal's reason once it aborts.
 * `work` runs more than once, so it must be safe to repeat.
 */
export async function retry<Result>(
  work: (attempt: number) => Promise<Result>,
  options: RetryOptions = {},
): Promise<Result> {
  const { attempts = 4, baseMs = 200, capMs = 10_000, signal, isTransient = () => true } = options;
  for (let attempt = 1; ; attempt += 1) {
    signal?.throwIfAborted();
    try {
      return await work(attempt);
    } catch (error) {
      if (attempt >= attempts || !isTransient(error)) throw error;
      const longest = Math.min(capMs, baseMs * 2 ** (attempt - 1));
      await pause(Math.random() * longest, signal);
    }
  }
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    if (signal?.aborted) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}
