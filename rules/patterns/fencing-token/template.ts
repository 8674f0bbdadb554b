/** A fence: the greatest token seen per resource; a write that carries a smaller one comes from a former holder. */

/** What a write rejects with when a later holder has written already: the work must stop, not try again. */
export class FencedOffError extends Error {
  override readonly name = "FencedOffError";

  constructor(resource: string, token: bigint) {
    super(`another holder of ${resource} has taken over from token ${token}`);
  }
}

/** Where the tokens are kept: the store that is written to, since only it sees every write. */
export interface FenceStore<Transaction> {
  transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  /**
   * Stores `token` for the resource unless a greater one is stored, and keeps its row locked until the transaction ends:
   * `UPDATE … SET fence = $token WHERE id = $resource AND fence <= $token`. Resolves with whether it was stored.
   */
  raise(transaction: Transaction, resource: string, token: bigint): Promise<boolean>;
}

/**
 * Runs `write` as the holder with that token, in the transaction that checks the token.
 * Rejects with `FencedOffError` for a former holder and does not run it.
 * `token` must come from the step that took the lock, and grow with every holder.
 */
export async function writeFenced<Transaction, Result>(
  store: FenceStore<Transaction>,
  resource: string,
  token: bigint,
  write: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return await store.transaction(async (transaction) => {
    if (!(await store.raise(transaction, resource, token)))
      throw new FencedOffError(resource, token);
    return await write(transaction);
  });
}
