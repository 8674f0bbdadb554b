/** Package node-schedule. Facts read from node-schedule 2.1.1 and its types: each process runs each job. */
/**
 * @schedules callback
 * @enters job callback
 * @keeps schedule
 * @creates job-schedule
 */
export function scheduleJob(
  name: string,
  rule: any,
  callback: (...args: any[]) => any,
  done?: any,
): Job;
/**
 * @schedules callback
 * @enters job callback
 * @keeps schedule
 * @creates job-schedule
 */
export function scheduleJob(rule: any, callback: (...args: any[]) => any, done?: any): Job;
export function cancelJob(job: any): boolean;
export function gracefulShutdown(): Promise<void>;
export function rescheduleJob(job: any, rule: any): Job;
export const scheduledJobs: { [name: string]: Job };
export class Job {
  constructor(name: any, job?: any, callback?: any);
  readonly name: string;
  cancel(reschedule?: boolean): boolean;
  nextInvocation(): any;
  reschedule(rule: any): boolean;
}
export class RecurrenceRule {
  constructor(...parts: any[]);
  [part: string]: any;
}
declare const schedule: {
  scheduleJob: typeof scheduleJob;
  cancelJob: typeof cancelJob;
  gracefulShutdown: typeof gracefulShutdown;
  rescheduleJob: typeof rescheduleJob;
  RecurrenceRule: typeof RecurrenceRule;
  scheduledJobs: typeof scheduledJobs;
};
export default schedule;
