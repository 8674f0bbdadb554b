/** An outbox: messages are rows of the transaction they speak of, and a relay publishes them afterwards. */

export interface OutboxMessage {
  /** The same at every repeat, so that receivers can tell a message they have seen. */
  readonly id: string;
  readonly topic: string;
  readonly payload: unknown;
}

/** The outbox table behind the relay, in the database that the changes are in. */
export interface OutboxStore {
  /**
   * Hands the oldest unsent rows to `publish` one after the other and marks each that was published, in one
   * transaction that other relays do not see the rows of: `SELECT … ORDER BY id LIMIT $limit FOR UPDATE SKIP LOCKED`.
   * A failed `publish` ends the pass: its row and those behind it stay for the next one, those before it stay marked.
   * Resolves with how many were published.
   */
  drain(limit: number, publish: (message: OutboxMessage) => Promise<void>): Promise<number>;
}

export interface RelayOptions {
  /** Rows per pass. */
  readonly batch?: number;
  /** How long to wait when the outbox is empty or the broker fails, in milliseconds. */
  readonly idleMs?: number;
  /** Ends the relay behind the message at hand. */
  readonly signal: AbortSignal;
  readonly onError?: (error: unknown) => void;
}

/**
 * Publishes what the outbox holds, in order, until the signal aborts. Resolves then.
 * A process that ends between publishing and marking sends the row again: receivers must be idempotent.
 */
export async function relayOutbox(
  store: OutboxStore,
  publish: (message: OutboxMessage) => Promise<void>,
  options: RelayOptions,
): Promise<void> {
  const { batch = 100, idleMs = 1_000, signal, onError = console.error } = options;
  while (!signal.aborted) {
    let sent = 0;
    try {
      sent = await store.drain(batch, async (message) => {
        signal.throwIfAborted();
        await publish(message);
      });
    } catch (error) {
      if (!signal.aborted) onError(error);
    }
    if (sent === 0) await pause(idleMs, signal);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const stop = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      resolve();
    };
    const timer = setTimeout(stop, ms);
    signal.addEventListener("abort", stop, { once: true });
  });
}
