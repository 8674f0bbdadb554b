/** Package rxjs from 6 on. Facts read from rxjs 7.8.2: nothing ends by itself; `timeout` bounds the observable it is piped after. */

export interface Unsubscribable {
  unsubscribe(): void;
}

export interface Subscribable<T> {
  subscribe(observer: Partial<Observer<T>>): Unsubscribable;
}

export type ObservableInput<T> =
  | Observable<T>
  | AsyncIterable<T>
  | ArrayLike<T>
  | Iterable<T>
  | PromiseLike<T>
  | ReadableStream<T>
  | Subscribable<T>;
export type ObservedValueOf<O> = O extends ObservableInput<infer T> ? T : never;
export type SchedulerLike = any;
export type TeardownLogic = Unsubscribable | (() => void) | void;
export type UnaryFunction<T, R> = (source: T) => R;
export type OperatorFunction<T, R> = (source: Observable<T>) => Observable<R>;
export type MonoTypeOperatorFunction<T> = OperatorFunction<T, T>;

export interface Observer<T> {
  complete: () => void;
  error: (error: any) => void;
  next: (value: T) => void;
}

export class Subscription implements Unsubscribable {
  constructor(teardown?: () => void);
  static EMPTY: Subscription;
  closed: boolean;
  add(teardown: any): void;
  remove(subscription: any): void;
  unsubscribe(): void;
}

export class Subscriber<T> extends Subscription implements Observer<T> {
  complete: () => void;
  error: (error?: any) => void;
  next: (value: T) => void;
}

export class Observable<T> implements Subscribable<T> {
  constructor(subscribe?: (subscriber: Subscriber<T>) => TeardownLogic);
  forEach(next: (value: T) => void): Promise<void>;
  pipe(): Observable<T>;
  pipe<A>(op1: OperatorFunction<T, A>): Observable<A>;
  pipe<A, B>(op1: OperatorFunction<T, A>, op2: OperatorFunction<A, B>): Observable<B>;
  pipe<A, B, C>(
    op1: OperatorFunction<T, A>,
    op2: OperatorFunction<A, B>,
    op3: OperatorFunction<B, C>,
  ): Observable<C>;
  pipe<A, B, C, D>(
    op1: OperatorFunction<T, A>,
    op2: OperatorFunction<A, B>,
    op3: OperatorFunction<B, C>,
    op4: OperatorFunction<C, D>,
  ): Observable<D>;
  pipe<A, B, C, D, E>(
    op1: OperatorFunction<T, A>,
    op2: OperatorFunction<A, B>,
    op3: OperatorFunction<B, C>,
    op4: OperatorFunction<C, D>,
    op5: OperatorFunction<D, E>,
  ): Observable<E>;
  pipe<A, B, C, D, E, F>(
    op1: OperatorFunction<T, A>,
    op2: OperatorFunction<A, B>,
    op3: OperatorFunction<B, C>,
    op4: OperatorFunction<C, D>,
    op5: OperatorFunction<D, E>,
    op6: OperatorFunction<E, F>,
  ): Observable<F>;
  pipe<A, B, C, D, E, F, G>(
    op1: OperatorFunction<T, A>,
    op2: OperatorFunction<A, B>,
    op3: OperatorFunction<B, C>,
    op4: OperatorFunction<C, D>,
    op5: OperatorFunction<D, E>,
    op6: OperatorFunction<E, F>,
    op7: OperatorFunction<F, G>,
  ): Observable<G>;
  pipe<A, B, C, D, E, F, G, H>(
    op1: OperatorFunction<T, A>,
    op2: OperatorFunction<A, B>,
    op3: OperatorFunction<B, C>,
    op4: OperatorFunction<C, D>,
    op5: OperatorFunction<D, E>,
    op6: OperatorFunction<E, F>,
    op7: OperatorFunction<F, G>,
    op8: OperatorFunction<G, H>,
  ): Observable<H>;
  pipe<A, B, C, D, E, F, G, H, I>(
    op1: OperatorFunction<T, A>,
    op2: OperatorFunction<A, B>,
    op3: OperatorFunction<B, C>,
    op4: OperatorFunction<C, D>,
    op5: OperatorFunction<D, E>,
    op6: OperatorFunction<E, F>,
    op7: OperatorFunction<F, G>,
    op8: OperatorFunction<G, H>,
    op9: OperatorFunction<H, I>,
  ): Observable<I>;
  pipe<A, B, C, D, E, F, G, H, I, J>(
    op1: OperatorFunction<T, A>,
    op2: OperatorFunction<A, B>,
    op3: OperatorFunction<B, C>,
    op4: OperatorFunction<C, D>,
    op5: OperatorFunction<D, E>,
    op6: OperatorFunction<E, F>,
    op7: OperatorFunction<F, G>,
    op8: OperatorFunction<G, H>,
    op9: OperatorFunction<H, I>,
    op10: OperatorFunction<I, J>,
  ): Observable<J>;
  pipe<A, B, C, D, E, F, G, H, I, J, K>(
    op1: OperatorFunction<T, A>,
    op2: OperatorFunction<A, B>,
    op3: OperatorFunction<B, C>,
    op4: OperatorFunction<C, D>,
    op5: OperatorFunction<D, E>,
    op6: OperatorFunction<E, F>,
    op7: OperatorFunction<F, G>,
    op8: OperatorFunction<G, H>,
    op9: OperatorFunction<H, I>,
    op10: OperatorFunction<I, J>,
    op11: OperatorFunction<J, K>,
  ): Observable<K>;
  pipe<A, B, C, D, E, F, G, H, I, J, K, L>(
    op1: OperatorFunction<T, A>,
    op2: OperatorFunction<A, B>,
    op3: OperatorFunction<B, C>,
    op4: OperatorFunction<C, D>,
    op5: OperatorFunction<D, E>,
    op6: OperatorFunction<E, F>,
    op7: OperatorFunction<F, G>,
    op8: OperatorFunction<G, H>,
    op9: OperatorFunction<H, I>,
    op10: OperatorFunction<I, J>,
    op11: OperatorFunction<J, K>,
    op12: OperatorFunction<K, L>,
  ): Observable<L>;
  pipe(...operators: OperatorFunction<any, any>[]): Observable<any>;
  subscribe(observer?: Partial<Observer<T>>): Subscription;
  subscribe(
    next?: ((value: T) => void) | null,
    error?: ((error: any) => void) | null,
    complete?: (() => void) | null,
  ): Subscription;
  toPromise(): Promise<T>;
}

export class ConnectableObservable<T> extends Observable<T> {
  connect(): Subscription;
  refCount(): Observable<T>;
}

export interface GroupedObservable<K, T> extends Observable<T> {
  readonly key: K;
}

export class Subject<T> extends Observable<T> implements Observer<T> {
  constructor();
  closed: boolean;
  readonly observed: boolean;
  observers: any[];
  asObservable(): Observable<T>;
  complete: () => void;
  error: (error?: any) => void;
  next: (value: T) => void;
  unsubscribe(): void;
}

export class BehaviorSubject<T> extends Subject<T> {
  constructor(value: T);
  readonly value: T;
  getValue(): T;
}

export class ReplaySubject<T> extends Subject<T> {
  constructor(bufferSize?: number, windowTime?: number, timestampProvider?: any);
}

export class AsyncSubject<T> extends Subject<T> {}

export class EmptyError extends Error {}
export class NotFoundError extends Error {}
export class TimeoutError<T = any> extends Error {
  info: any;
}

export const EMPTY: Observable<never>;
export const NEVER: Observable<never>;
export const asapScheduler: SchedulerLike;
export const asyncScheduler: SchedulerLike;
export const queueScheduler: SchedulerLike;

export function firstValueFrom<T, D = T>(
  source: Observable<T>,
  config?: { defaultValue: D },
): Promise<T | D>;
export function lastValueFrom<T, D = T>(
  source: Observable<T>,
  config?: { defaultValue: D },
): Promise<T | D>;

export function bindCallback(callback: any, ...args: any[]): (...args: any[]) => Observable<any>;
export function bindNodeCallback(
  callback: any,
  ...args: any[]
): (...args: any[]) => Observable<any>;
export function combineLatest<T extends readonly ObservableInput<any>[]>(
  sources: readonly [...T],
): Observable<{ [K in keyof T]: ObservedValueOf<T[K]> }>;
export function combineLatest<T extends Record<string, ObservableInput<any>>>(
  sources: T,
): Observable<{ [K in keyof T]: ObservedValueOf<T[K]> }>;
export function combineLatest(...sources: any[]): Observable<any>;
export function concat<T>(...sources: ObservableInput<T>[]): Observable<T>;
export function defer<R extends ObservableInput<any> | void>(
  factory: () => R,
): Observable<ObservedValueOf<R>>;
export function forkJoin<T extends readonly ObservableInput<any>[]>(
  sources: readonly [...T],
): Observable<{ [K in keyof T]: ObservedValueOf<T[K]> }>;
export function forkJoin<T extends Record<string, ObservableInput<any>>>(
  sources: T,
): Observable<{ [K in keyof T]: ObservedValueOf<T[K]> }>;
export function forkJoin(...sources: any[]): Observable<any>;
export function from<O extends ObservableInput<any>>(
  input: O,
  scheduler?: SchedulerLike,
): Observable<ObservedValueOf<O>>;
export function fromEvent<T = any>(
  target: any,
  event: string | symbol,
  ...args: any[]
): Observable<T>;
export function fromEventPattern<T = any>(
  add: (handler: any) => any,
  ...args: any[]
): Observable<T>;
export function generate(...args: any[]): Observable<any>;
export function identity<T>(value: T): T;
export function iif<A, B>(
  condition: () => boolean,
  whenTrue: ObservableInput<A>,
  whenFalse: ObservableInput<B>,
): Observable<A | B>;
/** @mark repeats */
export function interval(period?: number, scheduler?: SchedulerLike): Observable<number>;
export function isObservable(value: any): value is Observable<unknown>;
export function merge<T>(...sources: ObservableInput<T>[]): Observable<T>;
export function noop(): void;
export function of<T extends readonly any[]>(...values: T): Observable<T[number]>;
export function partition<T>(
  source: ObservableInput<T>,
  predicate: (value: T, index: number) => boolean,
): [Observable<T>, Observable<T>];
export function pipe(...operators: any[]): (source: any) => any;
export function race<T>(...sources: any[]): Observable<T>;
export function range(start: number, count?: number, scheduler?: SchedulerLike): Observable<number>;
export function scheduled<T>(input: ObservableInput<T>, scheduler: SchedulerLike): Observable<T>;
export function throwError(errorOrFactory: any, scheduler?: SchedulerLike): Observable<never>;
export function timer(
  due: number | Date,
  periodOrScheduler?: number | SchedulerLike,
  scheduler?: SchedulerLike,
): Observable<number>;
export function using<T>(
  resource: () => any,
  factory: (resource: any) => ObservableInput<T>,
): Observable<T>;
export function zip(...sources: any[]): Observable<any>;

export function audit<T>(duration: (value: T) => any): MonoTypeOperatorFunction<T>;
export function auditTime<T>(milliseconds: number, scheduler?: any): MonoTypeOperatorFunction<T>;
export function debounce<T>(duration: (value: T) => any): MonoTypeOperatorFunction<T>;
export function debounceTime<T>(milliseconds: number, scheduler?: any): MonoTypeOperatorFunction<T>;
export function delay<T>(due: number | Date, scheduler?: any): MonoTypeOperatorFunction<T>;
export function delayWhen<T>(
  duration: (value: T, index: number) => any,
): MonoTypeOperatorFunction<T>;
export function distinct<T>(key?: (value: T) => any): MonoTypeOperatorFunction<T>;
export function distinctUntilChanged<T>(
  comparator?: (previous: any, current: any) => boolean,
  key?: (value: T) => any,
): MonoTypeOperatorFunction<T>;
export function distinctUntilKeyChanged<T>(key: keyof T): MonoTypeOperatorFunction<T>;
export function finalize<T>(callback: () => void): MonoTypeOperatorFunction<T>;
export function ignoreElements<T>(): MonoTypeOperatorFunction<T>;
export function observeOn<T>(scheduler: any, delay?: number): MonoTypeOperatorFunction<T>;
export function repeat<T>(countOrConfig?: any): MonoTypeOperatorFunction<T>;
export function repeatWhen<T>(
  notifier: (notifications: Observable<void>) => any,
): MonoTypeOperatorFunction<T>;
export function sample<T>(notifier: any): MonoTypeOperatorFunction<T>;
export function sampleTime<T>(milliseconds: number, scheduler?: any): MonoTypeOperatorFunction<T>;
export function share<T>(options?: any): MonoTypeOperatorFunction<T>;
export function shareReplay<T>(
  bufferSizeOrConfig?: any,
  windowTime?: number,
  scheduler?: any,
): MonoTypeOperatorFunction<T>;
export function single<T>(
  predicate?: (value: T, index: number) => boolean,
): MonoTypeOperatorFunction<T>;
export function skip<T>(count: number): MonoTypeOperatorFunction<T>;
export function skipLast<T>(count: number): MonoTypeOperatorFunction<T>;
export function skipUntil<T>(notifier: any): MonoTypeOperatorFunction<T>;
export function skipWhile<T>(
  predicate: (value: T, index: number) => boolean,
): MonoTypeOperatorFunction<T>;
export function subscribeOn<T>(scheduler: any, delay?: number): MonoTypeOperatorFunction<T>;
export function take<T>(count: number): MonoTypeOperatorFunction<T>;
export function takeLast<T>(count: number): MonoTypeOperatorFunction<T>;
export function takeUntil<T>(notifier: any): MonoTypeOperatorFunction<T>;
export function takeWhile<T>(
  predicate: (value: T, index: number) => boolean,
  inclusive?: boolean,
): MonoTypeOperatorFunction<T>;
export function throttle<T>(duration: (value: T) => any, config?: any): MonoTypeOperatorFunction<T>;
export function throttleTime<T>(
  milliseconds: number,
  scheduler?: any,
  config?: any,
): MonoTypeOperatorFunction<T>;
export function throwIfEmpty<T>(errorFactory?: () => any): MonoTypeOperatorFunction<T>;
export function refCount<T>(): MonoTypeOperatorFunction<T>;
export function retryWhen<T>(
  notifier: (errors: Observable<any>) => any,
): MonoTypeOperatorFunction<T>;
export function buffer<T>(notifier: any): OperatorFunction<T, T[]>;
export function bufferCount<T>(size: number, every?: number | null): OperatorFunction<T, T[]>;
export function bufferTime<T>(milliseconds: number, ...args: any[]): OperatorFunction<T, T[]>;
export function catchError<T, O extends ObservableInput<any>>(
  selector: (error: any, caught: Observable<T>) => O,
): OperatorFunction<T, T | ObservedValueOf<O>>;
export function combineLatestWith<T>(...sources: any[]): OperatorFunction<T, any>;
export function concatAll<O extends ObservableInput<any>>(): OperatorFunction<
  O,
  ObservedValueOf<O>
>;
export function concatMap<T, O extends ObservableInput<any>>(
  project: (value: T, index: number) => O,
): OperatorFunction<T, ObservedValueOf<O>>;
export function concatWith<T>(...sources: any[]): OperatorFunction<T, any>;
export function count<T>(
  predicate?: (value: T, index: number) => boolean,
): OperatorFunction<T, number>;
export function defaultIfEmpty<T, R = T>(value: R): OperatorFunction<T, T | R>;
export function elementAt<T>(index: number, value?: any): OperatorFunction<T, T>;
export function endWith<T>(...values: any[]): OperatorFunction<T, any>;
export function every<T>(
  predicate: (value: T, index: number) => boolean,
): OperatorFunction<T, boolean>;
export function exhaustMap<T, O extends ObservableInput<any>>(
  project: (value: T, index: number) => O,
): OperatorFunction<T, ObservedValueOf<O>>;
export function expand<T>(
  project: (value: T, index: number) => any,
  ...args: any[]
): OperatorFunction<T, any>;
export function filter<T, S extends T>(
  predicate: (value: T, index: number) => value is S,
): OperatorFunction<T, S>;
export function filter<T>(predicate: (value: T, index: number) => any): MonoTypeOperatorFunction<T>;
export function find<T>(
  predicate: (value: T, index: number) => boolean,
): OperatorFunction<T, T | undefined>;
export function findIndex<T>(
  predicate: (value: T, index: number) => boolean,
): OperatorFunction<T, number>;
export function first<T>(predicate?: any, value?: any): OperatorFunction<T, T>;
export function groupBy<T, K>(
  key: (value: T) => K,
  ...args: any[]
): OperatorFunction<T, GroupedObservable<K, T>>;
export function isEmpty<T>(): OperatorFunction<T, boolean>;
export function last<T>(predicate?: any, value?: any): OperatorFunction<T, T>;
export function map<T, R>(project: (value: T, index: number) => R): OperatorFunction<T, R>;
export function mapTo<T, R>(value: R): OperatorFunction<T, R>;
export function max<T>(comparer?: (first: T, second: T) => number): MonoTypeOperatorFunction<T>;
export function mergeAll<O extends ObservableInput<any>>(
  concurrent?: number,
): OperatorFunction<O, ObservedValueOf<O>>;
export function mergeMap<T, O extends ObservableInput<any>>(
  project: (value: T, index: number) => O,
  concurrent?: number,
): OperatorFunction<T, ObservedValueOf<O>>;
export function flatMap<T, O extends ObservableInput<any>>(
  project: (value: T, index: number) => O,
  concurrent?: number,
): OperatorFunction<T, ObservedValueOf<O>>;
export function mergeWith<T>(...sources: any[]): OperatorFunction<T, any>;
export function min<T>(comparer?: (first: T, second: T) => number): MonoTypeOperatorFunction<T>;
export function pairwise<T>(): OperatorFunction<T, [T, T]>;
export function pluck<T>(...path: string[]): OperatorFunction<T, any>;
export function raceWith<T>(...sources: any[]): OperatorFunction<T, any>;
export function reduce<T, A = T>(
  accumulator: (accumulated: A, value: T, index: number) => A,
  seed?: A,
): OperatorFunction<T, A>;
export interface RetryConfig {
  count?: number;
  delay?: number | ((error: any, count: number) => ObservableInput<any>);
  resetOnSuccess?: boolean;
}
export function retry<T>(countOrConfig?: number | RetryConfig): MonoTypeOperatorFunction<T>;
export function scan<T, A = T>(
  accumulator: (accumulated: A, value: T, index: number) => A,
  seed?: A,
): OperatorFunction<T, A>;
export function startWith<T>(...values: any[]): OperatorFunction<T, any>;
export function switchAll<O extends ObservableInput<any>>(): OperatorFunction<
  O,
  ObservedValueOf<O>
>;
export function switchMap<T, O extends ObservableInput<any>>(
  project: (value: T, index: number) => O,
): OperatorFunction<T, ObservedValueOf<O>>;
export function tap<T>(
  observerOrNext?: Partial<Observer<T>> | ((value: T) => void) | null,
  error?: ((error: any) => void) | null,
  complete?: (() => void) | null,
): MonoTypeOperatorFunction<T>;
export interface TimeoutConfig<T = any> {
  each?: number;
  first?: number | Date;
  meta?: any;
  scheduler?: SchedulerLike;
  with?: (info: any) => ObservableInput<any>;
}
/** @mark deadline-operator */
export function timeout<T>(
  config: number | Date | TimeoutConfig<T>,
  scheduler?: SchedulerLike,
): MonoTypeOperatorFunction<T>;
/** @mark deadline-operator */
export function timeoutWith<T, R>(
  due: number | Date,
  other: ObservableInput<R>,
  scheduler?: SchedulerLike,
): OperatorFunction<T, T | R>;
export function timestamp<T>(provider?: any): OperatorFunction<T, { value: T; timestamp: number }>;
export function toArray<T>(): OperatorFunction<T, T[]>;
export function window<T>(boundaries: any): OperatorFunction<T, Observable<T>>;
export function withLatestFrom<T>(...sources: any[]): OperatorFunction<T, any>;
export function zipWith<T>(...sources: any[]): OperatorFunction<T, any>;
