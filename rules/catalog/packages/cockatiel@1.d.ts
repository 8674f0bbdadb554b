/** Package cockatiel. Facts read from cockatiel 3.2.1: a timeout policy, alone or wrapped with others, bounds what it executes. */

export interface Event<T> {
  (listener: (data: T) => void): { dispose(): void };
}

export interface IDefaultPolicyContext {
  signal: AbortSignal;
}

export interface IPolicy {
  readonly onFailure: Event<any>;
  readonly onSuccess: Event<any>;
  execute<T>(fn: (context: any) => PromiseLike<T> | T, signal?: AbortSignal): Promise<T>;
}

export class Policy {
  orResultType(type: any, predicate?: (value: any) => boolean): Policy;
  orType(type: any, predicate?: (error: any) => boolean): Policy;
  orWhen(predicate: (error: Error) => boolean): Policy;
  orWhenResult(predicate: (value: unknown) => boolean): Policy;
}

/** A policy that ends what runs in it: a timeout, or a wrapping that holds one. */
export interface BoundingPolicy extends IPolicy {
  /** @internal */
  readonly bounding: true;
  /** @bounds fn */
  execute<T>(
    fn: (context: any, signal: AbortSignal) => PromiseLike<T> | T,
    signal?: AbortSignal,
  ): Promise<T>;
}

export interface TimeoutPolicy extends BoundingPolicy {
  readonly onTimeout: Event<void>;
  dangerouslyUnref(): TimeoutPolicy;
}

export interface RetryPolicy extends IPolicy {
  readonly onGiveUp: Event<any>;
  readonly onRetry: Event<any>;
  dangerouslyUnref(): RetryPolicy;
}

export interface CircuitBreakerPolicy extends IPolicy {
  readonly onBreak: Event<any>;
  readonly onHalfOpen: Event<void>;
  readonly onReset: Event<void>;
  readonly onStateChange: Event<any>;
  readonly state: number;
  isolate(): { dispose(): void };
  toJSON(): unknown;
}

export interface BulkheadPolicy extends IPolicy {
  readonly executionSlots: number;
  readonly onReject: Event<void>;
  /** @mark queue-size */
  readonly queueSlots: number;
}

export interface FallbackPolicy extends IPolicy {}

export declare enum TimeoutStrategy {
  Cooperative = "optimistic",
  Aggressive = "aggressive",
}

export const handleAll: Policy;
export const noop: IPolicy;
export function handleResultType(type: any, predicate?: (value: any) => boolean): Policy;
export function handleType(type: any, predicate?: (error: any) => boolean): Policy;
export function handleWhen(predicate: (error: Error) => boolean): Policy;
export function handleWhenResult(predicate: (value: unknown) => boolean): Policy;

/** @creates limiter */
export function bulkhead(limit: number, queue?: number): BulkheadPolicy;
export function circuitBreaker(
  policy: Policy,
  options: { breaker: any; halfOpenAfter: any; initialState?: unknown },
): CircuitBreakerPolicy;
export function fallback(policy: Policy, valueOrFactory: any): FallbackPolicy;
export function retry(
  policy: Policy,
  options: { backoff?: any; maxAttempts?: number },
): RetryPolicy;
/** @creates timeout-policy */
export function timeout(
  duration: number,
  strategyOrOptions:
    | TimeoutStrategy
    | "aggressive"
    | "optimistic"
    | { abortOnReturn?: boolean; strategy: TimeoutStrategy },
): TimeoutPolicy;
export function usePolicy(policy: IPolicy): MethodDecorator;

export function wrap(p1: BoundingPolicy, ...rest: IPolicy[]): BoundingPolicy;
export function wrap(p1: IPolicy, p2: BoundingPolicy, ...rest: IPolicy[]): BoundingPolicy;
export function wrap(
  p1: IPolicy,
  p2: IPolicy,
  p3: BoundingPolicy,
  ...rest: IPolicy[]
): BoundingPolicy;
export function wrap(
  p1: IPolicy,
  p2: IPolicy,
  p3: IPolicy,
  p4: BoundingPolicy,
  ...rest: IPolicy[]
): BoundingPolicy;
export function wrap(
  p1: IPolicy,
  p2: IPolicy,
  p3: IPolicy,
  p4: IPolicy,
  p5: BoundingPolicy,
  ...rest: IPolicy[]
): BoundingPolicy;
export function wrap(...policies: IPolicy[]): IPolicy;

export class BrokenCircuitError extends Error {}
export class BulkheadRejectedError extends Error {}
export class TaskCancelledError extends Error {}
export class ConsecutiveBreaker {
  constructor(threshold: number);
}
export class CountBreaker {
  constructor(options: any);
}
export class SamplingBreaker {
  constructor(options: any);
}
export class ConstantBackoff {
  constructor(interval: number);
}
export class DelegateBackoff {
  constructor(factory: any);
}
export class ExponentialBackoff {
  constructor(options?: any);
}
export class IterableBackoff {
  constructor(durations: readonly number[]);
}
export const decorrelatedJitterGenerator: any;
export const fullJitterGenerator: any;
export const halfJitterGenerator: any;
export const noJitterGenerator: any;
