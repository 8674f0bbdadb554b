/** A Lamport clock: a counter that orders events by cause and effect without reading any clock. */

/** A point in logical time. `node` only breaks ties, so that any two timestamps of different events differ. */
export interface LamportTime {
  readonly counter: number;
  readonly node: string;
}

export class LamportClock {
  readonly node: string;
  #counter: number;

  /**
   * @param node a name that no other process uses.
   * @param counter the last counter this node stored; a restart that begins at 0 again repeats old timestamps.
   */
  constructor(node: string, counter = 0) {
    this.node = node;
    this.#counter = checked(counter);
  }

  /** The timestamp of a local event, for example a write or a message about to be sent. */
  tick(): LamportTime {
    return this.#advance(this.#counter);
  }

  /** The timestamp of receiving something that carries `remote`; it is later than both sides' past. */
  receive(remote: LamportTime): LamportTime {
    return this.#advance(Math.max(this.#counter, checked(remote.counter)));
  }

  #advance(past: number): LamportTime {
    this.#counter = checked(past + 1);
    return { counter: this.#counter, node: this.node };
  }
}

/**
 * A total order that never contradicts cause and effect: negative when `a` comes first, 0 only for equal timestamps.
 * The order of two events that know nothing of each other is arbitrary but the same everywhere.
 */
export function compareLamport(a: LamportTime, b: LamportTime): number {
  if (a.counter !== b.counter) return a.counter - b.counter;
  return a.node < b.node ? -1 : a.node > b.node ? 1 : 0;
}

function checked(counter: number): number {
  if (!Number.isSafeInteger(counter) || counter < 0)
    throw new RangeError(`a Lamport counter must be a whole number, not ${counter}`);
  return counter;
}
