/** Package bull, 3.x and 4.x. Facts read from bull 4.16.5: `add` waits for Redis for ever, a job runs once unless `attempts` is set, a stalled job runs again, finished jobs are kept for ever unless `removeOnComplete` and `removeOnFail` are set. */

declare const Bull: Bull.BullConstructor;

declare namespace Bull {
  type JobId = number | string;
  type JobStatus = "active" | "completed" | "delayed" | "failed" | "paused" | "waiting";
  type JobStatusClean = JobStatus | "wait";
  type DoneCallback = (error?: Error | null, value?: any) => void;
  type ProcessCallbackFunction<T = any> = (job: Job<T>, done: DoneCallback) => any;
  type ProcessFunction<T = any> = ProcessCallbackFunction<T> | string;
  type ProcessPromiseFunction<T = any> = (job: Job<T>) => Promise<any>;
  type RateLimiter = any;
  type BackoffOptions = any;
  interface RedisOptions {
    commandTimeout?: number;
    host?: string;
    password?: string;
    port?: number;
    [option: string]: any;
  }
  interface JobOptions {
    attempts?: number;
    backoff?: any;
    delay?: number;
    jobId?: JobId;
    lifo?: boolean;
    preventParsingData?: boolean;
    priority?: number;
    removeOnComplete?: any;
    removeOnFail?: any;
    repeat?: any;
    stackTraceLimit?: number;
    timeout?: number;
    [option: string]: any;
  }
  interface AdvancedSettings {
    lockDuration?: number;
    maxStalledCount?: number;
    [option: string]: any;
  }
  interface QueueOptions {
    createClient?: any;
    defaultJobOptions?: JobOptions;
    limiter?: RateLimiter;
    prefix?: string;
    redis?: any;
    settings?: AdvancedSettings;
    url?: string;
    [option: string]: any;
  }
  interface JobCounts {
    active: number;
    completed: number;
    delayed: number;
    failed: number;
    waiting: number;
  }
  interface Job<out T = any> {
    attemptsMade: number;
    data: T;
    failedReason?: string;
    finishedOn?: number;
    id: JobId;
    name: string;
    opts: JobOptions;
    processedOn?: number;
    queue: Queue<T>;
    returnvalue: any;
    stacktrace: string[];
    timestamp: number;
    discard(): Promise<void>;
    /**
     * @remote read queue
     * @default none
     */
    getState(): Promise<any>;
    /**
     * @remote read queue
     * @default none
     */
    isActive(): Promise<boolean>;
    /**
     * @remote read queue
     * @default none
     */
    isCompleted(): Promise<boolean>;
    /**
     * @remote read queue
     * @default none
     */
    isFailed(): Promise<boolean>;
    progress(): any;
    toJSON(): any;
    /**
     * @remote read queue
     * @default none
     */
    finished(): Promise<any>;
    /**
     * @remote write queue
     * @default none
     */
    log(row: string): Promise<any>;
    /**
     * @remote write queue
     * @default none
     */
    moveToCompleted(...args: any[]): Promise<any>;
    /**
     * @remote write queue
     * @default none
     */
    moveToFailed(...args: any[]): Promise<any>;
    /**
     * @remote write queue
     * @default none
     */
    progress(value: any): Promise<void>;
    /**
     * @remote write queue
     * @default none
     */
    promote(): Promise<void>;
    /**
     * @remote write queue
     * @default none
     */
    remove(): Promise<void>;
    /**
     * @remote write queue
     * @default none
     */
    retry(): Promise<void>;
    /**
     * @remote write queue
     * @default none
     */
    update(data: any): Promise<void>;
  }
  interface Queue<out T = any> {
    readonly client: any;
    readonly clients: any[];
    readonly name: string;
    /**
     * @remote write queue
     * @deadline client redis.commandTimeout
     * @default none
     * @retries 0 immediate option opts.attempts | client defaultJobOptions.attempts
     * @idempotency option opts.jobId
     */
    add(name: string, data: T, opts?: JobOptions): Promise<Job<T>>;
    /**
     * @remote write queue
     * @deadline client redis.commandTimeout
     * @default none
     * @retries 0 immediate option opts.attempts | client defaultJobOptions.attempts
     * @idempotency option opts.jobId
     */
    add(data: T, opts?: JobOptions): Promise<Job<T>>;
    /**
     * @remote write queue
     * @default none
     */
    addBulk(jobs: { name?: string; data: T; opts?: JobOptions }[]): Promise<Job<T>[]>;
    close(doNotWaitJobs?: boolean): Promise<void>;
    isReady(): Promise<this>;
    off(event: string, listener: (...args: any[]) => void): this;
    /** @mark adds-listener */
    on(event: string, listener: (...args: any[]) => void): this;
    once(event: string, listener: (...args: any[]) => void): this;
    removeListener(event: string, listener: (...args: any[]) => void): this;
    /** @enters consumer handler */
    process(handler: ProcessFunction<T>): Promise<void>;
    /** @enters consumer handler */
    process(concurrency: number, handler: ProcessFunction<T>): Promise<void>;
    /** @enters consumer handler */
    process(name: string, handler: ProcessFunction<T>): Promise<void>;
    /** @enters consumer handler */
    process(name: string, concurrency: number, handler: ProcessFunction<T>): Promise<void>;
    whenCurrentJobsFinished(): Promise<void>;
    /**
     * @remote write queue
     * @default none
     */
    clean(grace: number, status?: string, limit?: number): Promise<Job<T>[]>;
    /**
     * @remote write queue
     * @default none
     */
    empty(): Promise<void>;
    /**
     * @remote write queue
     * @default none
     */
    obliterate(options?: any): Promise<void>;
    /**
     * @remote write queue
     * @default none
     */
    pause(isLocal?: boolean, doNotWaitActive?: boolean): Promise<void>;
    /**
     * @remote write queue
     * @default none
     */
    resume(isLocal?: boolean): Promise<void>;
    /**
     * @remote write queue
     * @default none
     */
    removeJobs(pattern: string): Promise<void>;
    /**
     * @remote write queue
     * @default none
     */
    removeRepeatable(...args: any[]): Promise<void>;
    /**
     * @remote write queue
     * @default none
     */
    removeRepeatableByKey(key: string): Promise<void>;
    /**
     * @remote read queue
     * @default none
     */
    count(): Promise<number>;
    /**
     * @remote read queue
     * @default none
     */
    getActive(start?: number, end?: number): Promise<Job<T>[]>;
    /**
     * @remote read queue
     * @default none
     */
    getActiveCount(): Promise<number>;
    /**
     * @remote read queue
     * @default none
     */
    getCompleted(start?: number, end?: number): Promise<Job<T>[]>;
    /**
     * @remote read queue
     * @default none
     */
    getCompletedCount(): Promise<number>;
    /**
     * @remote read queue
     * @default none
     */
    getDelayed(start?: number, end?: number): Promise<Job<T>[]>;
    /**
     * @remote read queue
     * @default none
     */
    getDelayedCount(): Promise<number>;
    /**
     * @remote read queue
     * @default none
     */
    getFailed(start?: number, end?: number): Promise<Job<T>[]>;
    /**
     * @remote read queue
     * @default none
     */
    getFailedCount(): Promise<number>;
    /**
     * @remote read queue
     * @default none
     */
    getJob(id: JobId): Promise<Job<T> | null>;
    /**
     * @remote read queue
     * @default none
     */
    getJobCounts(): Promise<JobCounts>;
    /**
     * @remote read queue
     * @default none
     */
    getJobLogs(id: JobId, start?: number, end?: number): Promise<any>;
    /**
     * @remote read queue
     * @default none
     */
    getJobs(types: any[], start?: number, end?: number, asc?: boolean): Promise<Job<T>[]>;
    /**
     * @remote read queue
     * @default none
     */
    getRepeatableJobs(...args: any[]): Promise<any[]>;
    /**
     * @remote read queue
     * @default none
     */
    getWaiting(start?: number, end?: number): Promise<Job<T>[]>;
    /**
     * @remote read queue
     * @default none
     */
    getWaitingCount(): Promise<number>;
    /**
     * @remote read queue
     * @default none
     */
    isPaused(isLocal?: boolean): Promise<boolean>;
  }
  interface BullConstructor {
    /** @creates bull opts */
    new <T = any>(name: string, opts?: QueueOptions): Queue<T>;
    /** @creates bull opts */
    new <T = any>(name: string, url: string, opts?: QueueOptions): Queue<T>;
    /** @creates bull opts */
    <T = any>(name: string, opts?: QueueOptions): Queue<T>;
    /** @creates bull opts */
    <T = any>(name: string, url: string, opts?: QueueOptions): Queue<T>;
    default: BullConstructor;
    Job: any;
  }
}

export = Bull;
