/** Platform: timers of this process. */

/** @schedules callback */
declare function setTimeout<A extends any[]>(
  callback: (...args: A) => void,
  delay?: number,
  ...args: A
): NodeJS.Timeout;

/**
 * @schedules callback
 * @mark repeats
 */
declare function setInterval<A extends any[]>(
  callback: (...args: A) => void,
  delay?: number,
  ...args: A
): NodeJS.Timeout;

/** @schedules callback */
declare function setImmediate<A extends any[]>(
  callback: (...args: A) => void,
  ...args: A
): NodeJS.Immediate;

/** @mark clears-timer */
declare function clearTimeout(timer: NodeJS.Timeout | string | number | null | undefined): void;

/** @mark clears-timer */
declare function clearInterval(timer: NodeJS.Timeout | string | number | null | undefined): void;

/** @mark clears-timer */
declare function clearImmediate(timer: NodeJS.Immediate | null | undefined): void;

declare function queueMicrotask(callback: () => void): void;

declare namespace NodeJS {
  interface Timer {
    hasRef(): boolean;
    ref(): this;
    refresh(): this;
    unref(): this;
    [Symbol.toPrimitive](): number;
  }

  interface Timeout extends Timer {
    close(): this;
  }

  interface Immediate {
    hasRef(): boolean;
    ref(): this;
    unref(): this;
  }
}
