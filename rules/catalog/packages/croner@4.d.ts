/** Package croner. Facts read from croner 11.0.1: each process runs each job. */
interface CronOptions {
  catch?: any;
  interval?: number;
  maxRuns?: number;
  name?: string;
  paused?: boolean;
  protect?: any;
  timezone?: string;
  [option: string]: any;
}
export class Cron {
  /**
   * @schedules second
   * @enters job second
   * @keeps schedule
   * @creates job-schedule
   */
  constructor(pattern: any, second: (...args: any[]) => any, third?: CronOptions);
  /**
   * @schedules third
   * @enters job third
   * @keeps schedule
   * @creates job-schedule
   */
  constructor(pattern: any, second: CronOptions, third: (...args: any[]) => any);
  constructor(pattern: any, second?: CronOptions);
  isBusy(): boolean;
  isRunning(): boolean;
  nextRun(previous?: any): Date | null;
  pause(): boolean;
  resume(): boolean;
  /**
   * @schedules func
   * @enters job func
   * @keeps schedule
   */
  schedule(func: (...args: any[]) => any): Cron;
  stop(): void;
  trigger(): Promise<void>;
}
export default Cron;
