/** A hybrid logical clock: timestamps close to wall time whose order never contradicts cause and effect. */

/** `wall` is milliseconds since 1970, `counter` orders what shares a millisecond, `node` breaks ties. */
export interface HybridTime {
  readonly wall: number;
  readonly counter: number;
  readonly node: string;
}

/** Thrown instead of issuing or accepting a timestamp too far ahead of this machine's clock. */
export class ClockDriftError extends Error {
  override readonly name = "ClockDriftError";

  /** How far ahead the timestamp is, in milliseconds. */
  readonly ahead: number;
  readonly maxDrift: number;

  constructor(ahead: number, maxDrift: number) {
    super(`timestamp is ${ahead} ms ahead of the local clock; at most ${maxDrift} ms are accepted`);
    this.ahead = ahead;
    this.maxDrift = maxDrift;
  }
}

const MAX_WALL = 2 ** 48 - 1;
const MAX_COUNTER = 2 ** 16 - 1;

/** After a restart, hand the last stored timestamp to `receive` before the first `tick`. */
export class HybridLogicalClock {
  readonly node: string;
  readonly maxDrift: number;
  readonly now: () => number;
  #wall = 0;
  #counter = 0;

  /**
   * @param node a name that no other process uses.
   * @param maxDrift how far ahead of the local clock a timestamp may be, in milliseconds;
   *   without this bound one wrong clock would move every other clock for good.
   * @param now reads the wall clock in milliseconds.
   */
  constructor(node: string, maxDrift: number, now: () => number = Date.now) {
    this.node = node;
    this.maxDrift = maxDrift;
    this.now = now;
  }

  /** The timestamp of a local event: later than every timestamp issued or received here before. */
  tick(): HybridTime {
    return this.#advance(this.#wall, this.#counter);
  }

  /** The timestamp of receiving something stamped `remote`. Throws `ClockDriftError` and forgets `remote` when that is too far ahead. */
  receive(remote: HybridTime): HybridTime {
    check(remote);
    const isLater =
      remote.wall > this.#wall || (remote.wall === this.#wall && remote.counter > this.#counter);
    return isLater
      ? this.#advance(remote.wall, remote.counter)
      : this.#advance(this.#wall, this.#counter);
  }

  /** Issues a timestamp after `(wall, counter)` and not before the local clock. */
  #advance(wall: number, counter: number): HybridTime {
    const physical = this.now();
    let next = { wall: physical, counter: 0, node: this.node };
    if (wall >= physical) {
      const isSpent = counter === MAX_COUNTER;
      next = {
        wall: isSpent ? wall + 1 : wall,
        counter: isSpent ? 0 : counter + 1,
        node: this.node,
      };
    }
    const ahead = next.wall - physical;
    if (ahead > this.maxDrift) throw new ClockDriftError(ahead, this.maxDrift);
    check(next);
    this.#wall = next.wall;
    this.#counter = next.counter;
    return next;
  }
}

/** Negative when `a` comes first, 0 only for equal timestamps. */
export function compareHybrid(a: HybridTime, b: HybridTime): number {
  if (a.wall !== b.wall) return a.wall - b.wall;
  if (a.counter !== b.counter) return a.counter - b.counter;
  return a.node < b.node ? -1 : a.node > b.node ? 1 : 0;
}

/** A string of fixed-width fields: comparing two by `<` agrees with `compareHybrid`, so a database can sort it as it stands. */
export function encodeHybrid(time: HybridTime): string {
  check(time);
  const wall = time.wall.toString(16).padStart(12, "0");
  const counter = time.counter.toString(16).padStart(4, "0");
  return `${wall}-${counter}-${time.node}`;
}

/** Reads what `encodeHybrid` wrote. Throws a `RangeError` for anything else. */
export function decodeHybrid(text: string): HybridTime {
  const match = /^([0-9a-f]{12})-([0-9a-f]{4})-(.*)$/s.exec(text);
  if (match === null) throw new RangeError(`not a hybrid timestamp: ${JSON.stringify(text)}`);
  const [, wall = "", counter = "", node = ""] = match;
  return { wall: Number.parseInt(wall, 16), counter: Number.parseInt(counter, 16), node };
}

function check({ wall, counter }: HybridTime): void {
  const isValid = isWholeUpTo(wall, MAX_WALL) && isWholeUpTo(counter, MAX_COUNTER);
  if (!isValid) throw new RangeError(`not a hybrid timestamp: wall ${wall}, counter ${counter}`);
}

function isWholeUpTo(value: number, max: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= max;
}
