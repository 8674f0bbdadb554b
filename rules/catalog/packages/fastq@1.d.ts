/** Package fastq. Facts read from fastq 1.20.3: nothing limits how many tasks wait. */

/**
 * @creates work-queue
 * @mark unbounded-queue
 */
declare function fastq<C, T = any, R = any>(
  context: C,
  worker: fastq.worker<C, T, R>,
  concurrency: number,
): fastq.queue<T, R>;
/**
 * @creates work-queue
 * @mark unbounded-queue
 */
declare function fastq<C, T = any, R = any>(
  worker: fastq.worker<C, T, R>,
  concurrency: number,
): fastq.queue<T, R>;

declare namespace fastq {
  type worker<C, T = any, R = any> = (this: C, task: T, done: fastq.done<R>) => void;
  type asyncWorker<C, T = any, R = any> = (this: C, task: T) => Promise<R>;
  type done<R = any> = (error: Error | null, result?: R) => void;

  interface queue<T = any, R = any> {
    concurrency: number;
    empty: () => void;
    readonly paused: boolean;
    saturated: () => void;
    abort(): any;
    drain(): any;
    error(handler: (error: Error, task: T) => void): void;
    /** @mark queue-size */
    getQueue(): T[];
    /** @mark queue-size */
    idle(): boolean;
    kill(): any;
    killAndDrain(): any;
    /** @mark queue-size */
    length(): number;
    pause(): any;
    /** @mark queues-work */
    push(task: T, done?: done<R>): void;
    resume(): any;
    running(): number;
    /** @mark queues-work */
    unshift(task: T, done?: done<R>): void;
  }

  interface queueAsPromised<T = any, R = any> extends queue<T, R> {
    drained(): Promise<void>;
    /** @mark queues-work */
    push(task: T): Promise<R>;
    /** @mark queues-work */
    unshift(task: T): Promise<R>;
  }

  /**
   * @creates work-queue
   * @mark unbounded-queue
   */
  function promise<C, T = any, R = any>(
    context: C,
    worker: asyncWorker<C, T, R>,
    concurrency: number,
  ): queueAsPromised<T, R>;
  /**
   * @creates work-queue
   * @mark unbounded-queue
   */
  function promise<C, T = any, R = any>(
    worker: asyncWorker<C, T, R>,
    concurrency: number,
  ): queueAsPromised<T, R>;
}

export = fastq;
