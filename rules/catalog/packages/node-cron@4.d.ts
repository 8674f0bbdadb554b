/** Package node-cron from 4 on. Facts read from node-cron 4.6.0: each process runs each schedule, unless a task is `distributed`. */
export interface TaskOptions {
  name?: string;
  timezone?: string;
  noOverlap?: boolean;
  maxExecutions?: number;
  maxRandomDelay?: number;
  distributed?: any;
  [option: string]: any;
}
export interface ScheduledTask {
  start(): any;
  stop(): any;
  destroy(): any;
  execute(...args: any[]): any;
  on(event: string, listener: (...args: any[]) => any): any;
}
/**
 * @schedules task
 * @enters job task
 * @keeps schedule option options.distributed
 * @creates job-schedule options
 */
export function schedule(
  expression: string,
  task: ((...args: any[]) => any) | string,
  options?: TaskOptions,
): ScheduledTask;
/** @creates job-schedule options */
export function createTask(
  expression: string,
  task: ((...args: any[]) => any) | string,
  options?: TaskOptions,
): ScheduledTask;
export function validate(expression: string): boolean;
export function getTasks(): Map<string, ScheduledTask>;
declare const cron: {
  schedule: typeof schedule;
  createTask: typeof createTask;
  validate: typeof validate;
  getTasks: typeof getTasks;
};
export default cron;
