/** Package cron. Facts read from cron 4.4.0: each process runs each job. */
export class CronJob {
  /**
   * @schedules onTick
   * @enters job onTick
   * @keeps schedule
   * @creates job-schedule
   */
  constructor(
    cronTime: any,
    onTick: any,
    onComplete?: any,
    start?: any,
    timeZone?: any,
    ...more: any[]
  );
  /**
   * @schedules params
   * @enters job params.onTick
   * @keeps schedule
   * @creates job-schedule
   */
  static from(params: {
    cronTime: any;
    onTick: any;
    onComplete?: any;
    start?: any;
    timeZone?: any;
    waitForCompletion?: any;
    [option: string]: any;
  }): CronJob;
  readonly cronTime: any;
  addCallback(callback: any): void;
  lastDate(): Date | null;
  nextDate(): any;
  nextDates(count?: number): any[];
  setTime(time: any): void;
  start(): void;
  stop(): any;
}
export class CronTime {
  constructor(source: any, ...more: any[]);
}
export function sendAt(cronTime: any): any;
export function timeout(cronTime: any): number;
export function validateCronExpression(expression: any): any;
