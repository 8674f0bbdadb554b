/** A hedged request: when the first copy of a read is slow, a second one is sent, and the first answer wins. */

/**
 * Runs `read`, and runs it again when it has not settled within `afterMs`; resolves with the first success.
 * The copy that lost is told through its signal. A failure before the second copy began rejects at once: a hedge is
 * no retry. When both fail, rejects with the failure of the later one.
 * Only for reads that are safe to repeat. Choose `afterMs` near the 95th percentile, so that few are repeated.
 */
export function hedged<Result>(
  read: (signal: AbortSignal) => PromiseLike<Result>,
  afterMs: number,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const copies: AbortController[] = [];
    let open = 0;
    const send = () => {
      const copy = new AbortController();
      copies.push(copy);
      open += 1;
      attempt(read, copy.signal).then(
        (result) => {
          clearTimeout(timer);
          for (const other of copies) if (other !== copy) other.abort();
          resolve(result);
        },
        (error: unknown) => {
          open -= 1;
          if (open > 0) return;
          clearTimeout(timer);
          reject(error);
        },
      );
    };
    const timer = setTimeout(send, afterMs);
    send();
  });
}

/** What `read` throws at once becomes a rejection like any other. */
async function attempt<Result>(
  read: (signal: AbortSignal) => PromiseLike<Result>,
  signal: AbortSignal,
): Promise<Result> {
  return await read(signal);
}
