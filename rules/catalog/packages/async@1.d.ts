/** Package async. Facts read from async 3.2.6 and its types 3.2.26: nothing limits how many tasks wait in a queue. */

type Callback = (error?: any, ...results: any[]) => void;
type Collection<T> = Iterable<T> | AsyncIterable<T> | Record<string, T>;

export interface QueueObject<T = any> {
  buffer: number;
  concurrency: number;
  payload: number;
  paused: boolean;
  started: boolean;
  drain(): Promise<void>;
  drain(handler: () => void): void;
  empty(): Promise<void>;
  empty(handler: () => void): void;
  error(): Promise<never>;
  error(handler: (error: Error, task: T) => void): void;
  /** @mark queue-size */
  idle(): boolean;
  kill(): void;
  /** @mark queue-size */
  length(): number;
  pause(): void;
  /** @mark queues-work */
  push(task: T | T[], callback?: Callback): any;
  /** @mark queues-work */
  pushAsync<R = any>(task: T | T[]): Promise<R>;
  remove(filter: (node: { data: T; priority: number }) => boolean): void;
  resume(): void;
  running(): number;
  saturated(): Promise<void>;
  saturated(handler: () => void): void;
  /** @mark queues-work */
  unshift(task: T | T[], callback?: Callback): any;
  /** @mark queues-work */
  unshiftAsync<R = any>(task: T | T[]): Promise<R>;
  unsaturated(): Promise<void>;
  unsaturated(handler: () => void): void;
  workersList(): any[];
}
export type AsyncQueue<T = any> = QueueObject<T>;
export type QueueCargo<T = any> = QueueObject<T>;

export interface AsyncPriorityQueue<T = any> extends Omit<QueueObject<T>, "push" | "unshift"> {
  /** @mark queues-work */
  push(task: T | T[], priority?: number, callback?: Callback): any;
}

/**
 * @creates work-queue
 * @mark unbounded-queue
 */
export function queue<T = any>(
  worker: (task: T, callback: Callback) => any,
  concurrency?: number,
): QueueObject<T>;
/**
 * @creates work-queue
 * @mark unbounded-queue
 */
export function priorityQueue<T = any>(
  worker: (task: T, callback: Callback) => any,
  concurrency?: number,
): AsyncPriorityQueue<T>;
/**
 * @creates work-queue
 * @mark unbounded-queue
 */
export function cargo<T = any>(
  worker: (tasks: T[], callback: Callback) => any,
  payload?: number,
): QueueObject<T>;
/**
 * @creates work-queue
 * @mark unbounded-queue
 */
export function cargoQueue<T = any>(
  worker: (tasks: T[], callback: Callback) => any,
  concurrency?: number,
  payload?: number,
): QueueObject<T>;

export function detect<T>(
  collection: Collection<T>,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
/** @mark limits-concurrency */
export function detectLimit<T>(
  collection: Collection<T>,
  limit: number,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
export function detectSeries<T>(
  collection: Collection<T>,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
export function each<T>(
  collection: Collection<T>,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
/** @mark limits-concurrency */
export function eachLimit<T>(
  collection: Collection<T>,
  limit: number,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
export function eachSeries<T>(
  collection: Collection<T>,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
export function eachOf<T>(
  collection: Collection<T>,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
/** @mark limits-concurrency */
export function eachOfLimit<T>(
  collection: Collection<T>,
  limit: number,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
export function eachOfSeries<T>(
  collection: Collection<T>,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
export function every<T>(
  collection: Collection<T>,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
/** @mark limits-concurrency */
export function everyLimit<T>(
  collection: Collection<T>,
  limit: number,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
export function everySeries<T>(
  collection: Collection<T>,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
export function filter<T>(
  collection: Collection<T>,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
/** @mark limits-concurrency */
export function filterLimit<T>(
  collection: Collection<T>,
  limit: number,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
export function filterSeries<T>(
  collection: Collection<T>,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
export function forEach<T>(
  collection: Collection<T>,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
/** @mark limits-concurrency */
export function forEachLimit<T>(
  collection: Collection<T>,
  limit: number,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
export function forEachSeries<T>(
  collection: Collection<T>,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
export function forEachOf<T>(
  collection: Collection<T>,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
/** @mark limits-concurrency */
export function forEachOfLimit<T>(
  collection: Collection<T>,
  limit: number,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
export function forEachOfSeries<T>(
  collection: Collection<T>,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
export function groupBy<T>(
  collection: Collection<T>,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
/** @mark limits-concurrency */
export function groupByLimit<T>(
  collection: Collection<T>,
  limit: number,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
export function groupBySeries<T>(
  collection: Collection<T>,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
export function map<T>(
  collection: Collection<T>,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
/** @mark limits-concurrency */
export function mapLimit<T>(
  collection: Collection<T>,
  limit: number,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
export function mapSeries<T>(
  collection: Collection<T>,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
export function mapValues<T>(
  collection: Collection<T>,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
/** @mark limits-concurrency */
export function mapValuesLimit<T>(
  collection: Collection<T>,
  limit: number,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
export function mapValuesSeries<T>(
  collection: Collection<T>,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
export function reject<T>(
  collection: Collection<T>,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
/** @mark limits-concurrency */
export function rejectLimit<T>(
  collection: Collection<T>,
  limit: number,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
export function rejectSeries<T>(
  collection: Collection<T>,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
export function some<T>(
  collection: Collection<T>,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
/** @mark limits-concurrency */
export function someLimit<T>(
  collection: Collection<T>,
  limit: number,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
export function someSeries<T>(
  collection: Collection<T>,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
export function sortBy<T>(
  collection: Collection<T>,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
export function concat<T>(
  collection: Collection<T>,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
/** @mark limits-concurrency */
export function concatLimit<T>(
  collection: Collection<T>,
  limit: number,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
export function concatSeries<T>(
  collection: Collection<T>,
  iteratee: (item: T, ...args: any[]) => any,
  callback?: Callback,
): Promise<any>;
export function auto(tasks: any, ...args: any[]): Promise<any>;
export function doUntil(fn: any, test: any, callback?: Callback): Promise<any>;
export function doWhilst(fn: any, test: any, callback?: Callback): Promise<any>;
export function ensureAsync<F>(fn: F): F;
export function forever(fn: (next: Callback) => any, callback?: Callback): Promise<never>;
/** @mark unbounded-cache */
export function memoize<F>(fn: F, hasher?: any): F;
export function nextTick(callback: (...args: any[]) => void, ...args: any[]): void;
export function parallel(tasks: any, callback?: Callback): Promise<any>;
/** @mark limits-concurrency */
export function parallelLimit(tasks: any, limit: number, callback?: Callback): Promise<any>;
export function race(tasks: any[], callback?: Callback): Promise<any>;
export function reduce<T>(
  collection: Collection<T>,
  memo: any,
  iteratee: any,
  callback?: Callback,
): Promise<any>;
export function reflect<F>(fn: F): any;
export function retry(optionsOrFn: any, ...args: any[]): Promise<any>;
export function retryable(optionsOrFn: any, fn?: any): any;
export function series(tasks: any, callback?: Callback): Promise<any>;
/** @bounds fn */
export function timeout<F>(fn: F, milliseconds: number, info?: any): F;
export function times(count: number, iteratee: any, callback?: Callback): Promise<any>;
/** @mark limits-concurrency */
export function timesLimit(
  count: number,
  limit: number,
  iteratee: any,
  callback?: Callback,
): Promise<any>;
export function until(test: any, fn: any, callback?: Callback): Promise<any>;
export function waterfall(tasks: any[], callback?: Callback): Promise<any>;
export function whilst(test: any, fn: any, callback?: Callback): Promise<any>;
