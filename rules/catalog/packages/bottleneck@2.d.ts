/** Package bottleneck. Facts read from bottleneck 2.19.5: the queue is unlimited without `highWater`, a job without `expiration`. */

declare class Bottleneck {
  /**
   * @creates work-queue options
   * @mark bounded-queue
   */
  constructor(options: Bottleneck.ConstructorOptions & { highWater: number });
  /**
   * @creates work-queue options
   * @mark unbounded-queue
   */
  constructor(options?: Bottleneck.ConstructorOptions & { highWater?: null });
  /** @creates work-queue options */
  constructor(options: any);
  static readonly strategy: {
    readonly BLOCK: 3;
    readonly LEAK: 1;
    readonly OVERFLOW: 2;
    readonly OVERFLOW_PRIORITY: 4;
  };
  /** @mark queue-size */
  check(weight?: number): Promise<boolean>;
  chain(limiter?: Bottleneck): Bottleneck;
  /** @mark queue-size */
  counts(): Record<string, number>;
  currentReservoir(): Promise<number | null>;
  disconnect(flush?: boolean): Promise<void>;
  done(): Promise<number>;
  /** @mark queue-size */
  empty(): boolean;
  incrementReservoir(amount: number): Promise<number>;
  on(name: string, fn: (...args: any[]) => any): void;
  once(name: string, fn: (...args: any[]) => any): void;
  /** @mark queue-size */
  queued(priority?: number): number;
  ready(): Promise<any>;
  removeAllListeners(name?: string): void;
  running(): Promise<number>;
  /**
   * @bounds fn
   * @deadline option options.expiration
   * @default none
   * @mark queues-work
   */
  schedule<R>(
    options: Bottleneck.JobOptions,
    fn: (...args: any[]) => PromiseLike<R>,
    ...args: any[]
  ): Promise<R>;
  /** @mark queues-work */
  schedule<R>(fn: (...args: any[]) => PromiseLike<R>, ...args: any[]): Promise<R>;
  stop(options?: any): Promise<void>;
  /** @mark queues-work */
  submit(...args: any[]): void;
  updateSettings(options?: Bottleneck.ConstructorOptions): Bottleneck;
  wrap<A extends any[], R>(
    fn: (...args: A) => PromiseLike<R>,
  ): ((...args: A) => Promise<R>) & {
    withOptions: (options: Bottleneck.JobOptions, ...args: A) => Promise<R>;
  };
}

declare namespace Bottleneck {
  export { Bottleneck as default };

  export interface ConstructorOptions {
    clearDatastore?: boolean;
    clientOptions?: any;
    connection?: any;
    datastore?: string;
    highWater?: number | null;
    id?: string;
    maxConcurrent?: number | null;
    minTime?: number;
    penalty?: number | null;
    Redis?: any;
    rejectOnDrop?: boolean;
    reservoir?: number | null;
    reservoirRefreshAmount?: number | null;
    reservoirRefreshInterval?: number | null;
    strategy?: number | null;
    timeout?: number | null;
    trackDoneStatus?: boolean;
    [option: string]: any;
  }

  export interface JobOptions {
    expiration?: number | null;
    id?: string;
    priority?: number;
    weight?: number;
  }

  export class BottleneckError extends Error {}

  export class Group {
    constructor(options?: ConstructorOptions);
    key(id: string): Bottleneck;
    keys(): string[];
    deleteKey(id: string): Promise<boolean>;
    limiters(): { key: string; limiter: Bottleneck }[];
  }

  export class Batcher {
    constructor(options?: { maxSize?: number | null; maxTime?: number | null });
    add(data: any): Promise<void>;
    on(name: string, fn: (...args: any[]) => any): void;
  }
}

export = Bottleneck;
