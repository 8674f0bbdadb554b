/** Package node-cron up to 3. Facts read from node-cron 3.0.3 and its types: each process runs each schedule. */
export interface ScheduleOptions {
  name?: string;
  recoverMissedExecutions?: boolean;
  runOnInit?: boolean;
  scheduled?: boolean;
  timezone?: string;
}
export interface ScheduledTask {
  start(): void;
  stop(): void;
  now(now?: any): void;
  on(event: string, listener: (...args: any[]) => any): any;
}
/**
 * @schedules task
 * @enters job task
 * @keeps schedule
 * @creates job-schedule options
 */
export function schedule(
  expression: string,
  task: ((now: any) => any) | string,
  options?: ScheduleOptions,
): ScheduledTask;
export function validate(expression: string): boolean;
export function getTasks(): Map<string, ScheduledTask>;
declare const cron: {
  schedule: typeof schedule;
  validate: typeof validate;
  getTasks: typeof getTasks;
};
export default cron;
