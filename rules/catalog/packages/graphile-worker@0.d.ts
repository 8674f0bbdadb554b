/** Package graphile-worker. Facts read from graphile-worker 0.17.3: a job is tried 25 times with waits that grow without jitter; calls last as long as those of pg. */

export interface TaskSpec {
  flags?: string[];
  jobKey?: string;
  jobKeyMode?: string;
  maxAttempts?: number;
  priority?: number;
  queueName?: string;
  runAt?: Date;
}
export interface Job {
  attempts: number;
  id: string;
  key: string | null;
  payload: any;
  task_identifier: string;
  [detail: string]: any;
}
export interface JobHelpers {
  readonly abortSignal?: AbortSignal;
  readonly job: Job;
  readonly logger: any;
  /**
   * @remote write queue
   * @default none
   * @retries 24 exponential option spec.maxAttempts
   * @idempotency option spec.jobKey
   */
  addJob(identifier: string, payload?: any, spec?: TaskSpec): Promise<Job>;
  /**
   * @remote write queue
   * @default none
   */
  addJobs(specs: any[], preserve?: boolean): Promise<readonly Job[]>;
  getQueueName(id?: any): Promise<string | null>;
  /**
   * @remote call database
   * @data pg query
   */
  query<R = any>(text: string, values?: any): Promise<{ rows: R[]; rowCount: number }>;
  withPgClient<T>(callback: (client: any) => Promise<T>): Promise<T>;
}
export type Task = (payload: any, helpers: JobHelpers) => any;
export type TaskList = Record<string, Task>;
export type CronItem = any;
export type ParsedCronItem = any;
export type Logger = any;
export type AddJobFunction = (identifier: string, payload?: any, spec?: TaskSpec) => Promise<Job>;
export interface RunnerOptions {
  concurrency?: number;
  connectionString?: string;
  crontab?: string;
  parsedCronItems?: any;
  pgPool?: any;
  pollInterval?: number;
  preset?: any;
  taskDirectory?: string;
  taskList?: TaskList;
  [option: string]: any;
}
export interface Runner {
  readonly addJob: AddJobFunction;
  readonly events: any;
  readonly promise: Promise<void>;
  stop(): Promise<void>;
}
export interface WorkerUtils {
  /**
   * @remote write queue
   * @default none
   * @retries 24 exponential option spec.maxAttempts
   * @idempotency option spec.jobKey
   */
  addJob(identifier: string, payload?: any, spec?: TaskSpec): Promise<Job>;
  /**
   * @remote write queue
   * @default none
   */
  addJobs(specs: any[], preserve?: boolean): Promise<readonly Job[]>;
  /**
   * @remote write queue
   * @default none
   */
  completeJobs(...args: any[]): Promise<any>;
  /**
   * @remote write queue
   * @default none
   */
  permanentlyFailJobs(...args: any[]): Promise<any>;
  /**
   * @remote write queue
   * @default none
   */
  rescheduleJobs(...args: any[]): Promise<any>;
  migrate(): Promise<void>;
  release(): Promise<void>;
  withPgClient<T>(callback: (client: any) => Promise<T>): Promise<T>;
}
/** @enters consumer options.taskList */
export declare function run(options: RunnerOptions, ...args: any[]): Promise<Runner>;
/** @enters consumer options.taskList */
export declare function runOnce(options: RunnerOptions, ...args: any[]): Promise<void>;
export declare function makeWorkerUtils(options: any): Promise<WorkerUtils>;
/**
 * @remote write queue
 * @default none
 * @retries 24 exponential option spec.maxAttempts
 * @idempotency option spec.jobKey
 */
export declare function quickAddJob(
  options: any,
  identifier: string,
  payload?: any,
  spec?: TaskSpec,
): Promise<Job>;
export declare function parseCronItem(item: any): any;
export declare function parseCronItems(items: any[]): any;
export declare function parseCrontab(text: string): any;
export declare function runMigrations(options: any): Promise<void>;
export declare const Logger: any;
