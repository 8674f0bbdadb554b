/** Package toad-scheduler. Facts read from toad-scheduler 4.1.0: each process runs each job. */
export class AsyncTask {
  /** @enters job handler */
  constructor(
    id: string,
    handler: (...args: any[]) => Promise<any>,
    onError?: (error: Error) => any,
  );
}
export class Task {
  /** @enters job handler */
  constructor(id: string, handler: (...args: any[]) => any, onError?: (error: Error) => any);
}
export class SimpleIntervalJob {
  /**
   * @schedules task
   * @keeps schedule
   * @creates job-schedule
   */
  constructor(interval: any, task: any, options?: any);
  start(): void;
  stop(): void;
}
export class LongIntervalJob {
  /**
   * @schedules task
   * @keeps schedule
   * @creates job-schedule
   */
  constructor(interval: any, task: any, options?: any);
}
export class CronJob {
  /**
   * @schedules task
   * @keeps schedule
   * @creates job-schedule
   */
  constructor(schedule: any, task: any, options?: any, factory?: any);
}
export class ToadScheduler {
  addCronJob(job: any): void;
  addIntervalJob(job: any): void;
  addLongIntervalJob(job: any): void;
  addSimpleIntervalJob(job: any): void;
  removeById(id: string): any;
  stop(): void;
}
