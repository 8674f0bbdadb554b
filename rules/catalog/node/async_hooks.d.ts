/** Node module `async_hooks`. */

export class AsyncLocalStorage<T> {
  constructor(options?: any);
  static bind<F extends (...args: any[]) => any>(fn: F): F;
  static snapshot(): <R, A extends any[]>(fn: (...args: A) => R, ...args: A) => R;
  disable(): void;
  enterWith(store: T): void;
  exit<R, A extends any[]>(callback: (...args: A) => R, ...args: A): R;
  getStore(): T | undefined;
  run<R>(store: T, callback: () => R): R;
  run<R, A extends any[]>(store: T, callback: (...args: A) => R, ...args: A): R;
}

export class AsyncResource {
  constructor(type: string, options?: any);
  asyncId(): number;
  bind<F extends (...args: any[]) => any>(fn: F): F;
  emitDestroy(): this;
  runInAsyncScope<This, R>(
    fn: (this: This, ...args: any[]) => R,
    thisArg?: This,
    ...args: any[]
  ): R;
  triggerAsyncId(): number;
}

export function createHook(callbacks: any): { enable(): any; disable(): any };
export function executionAsyncId(): number;
export function executionAsyncResource(): object;
export function triggerAsyncId(): number;
