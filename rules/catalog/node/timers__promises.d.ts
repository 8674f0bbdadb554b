/** Node module `timers/promises`. Facts read from the types of Node 20.19. */

export interface TimerOptions {
  ref?: boolean;
  signal?: AbortSignal;
}

/** @mark sleeps */
export function setTimeout<T = void>(delay?: number, value?: T, options?: TimerOptions): Promise<T>;
export function setImmediate<T = void>(value?: T, options?: TimerOptions): Promise<T>;
/** @mark repeats */
export function setInterval<T = void>(
  delay?: number,
  value?: T,
  options?: TimerOptions,
): AsyncIterableIterator<T>;
export const scheduler: {
  /** @mark sleeps */
  wait(delay?: number, options?: TimerOptions): Promise<void>;
  yield(): Promise<void>;
};
