/** A first-in, first-out queue of fixed capacity: when it is full it refuses work instead of growing. */

/** Thrown by `push` when the queue is full; a request handler answers it with 503 or 429 and Retry-After. */
export class QueueFullError extends Error {
  override readonly name = "QueueFullError";

  constructor(readonly capacity: number) {
    super(`the queue is full: ${capacity} items are waiting`);
  }
}

export class BoundedQueue<T> {
  readonly #slots: (T | undefined)[] = [];
  #first = 0;
  #size = 0;

  /** @param capacity how many items may wait: a whole number of at least 1. */
  constructor(readonly capacity: number) {
    if (!Number.isSafeInteger(capacity) || capacity < 1)
      throw new RangeError(`capacity must be a whole number of at least 1, not ${capacity}`);
  }

  /** How many items wait now. */
  get size(): number {
    return this.#size;
  }

  get isFull(): boolean {
    return this.#size === this.capacity;
  }

  /** Adds an item at the end. Throws `QueueFullError` and leaves the queue as it is when there is no room. */
  push(item: T): void {
    if (!this.offer(item)) throw new QueueFullError(this.capacity);
  }

  /** Adds an item at the end; false when there is no room. */
  offer(item: T): boolean {
    if (this.isFull) return false;
    this.#slots[(this.#first + this.#size) % this.capacity] = item;
    this.#size += 1;
    return true;
  }

  /** Removes the item that has waited longest; undefined when nothing waits. */
  shift(): T | undefined {
    if (this.#size === 0) return undefined;
    const item = this.#slots[this.#first];
    this.#slots[this.#first] = undefined;
    this.#first = (this.#first + 1) % this.capacity;
    this.#size -= 1;
    return item;
  }
}
