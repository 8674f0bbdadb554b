/** Platform: timers of this process. */

/** @schedules callback */
declare function setTimeout(
  callback: (...args: any[]) => void,
  delay?: number,
  ...args: any[]
): NodeJS.Timeout;

/**
 * @schedules callback
 * @mark repeats
 */
declare function setInterval(
  callback: (...args: any[]) => void,
  delay?: number,
  ...args: any[]
): NodeJS.Timeout;

/** @schedules callback */
declare function setImmediate(callback: (...args: any[]) => void, ...args: any[]): NodeJS.Immediate;

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
