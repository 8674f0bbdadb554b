/** Package `@nestjs/schedule`. Names read from `@nestjs/schedule` 6.1.3: schedules run on a timer of every process. */
import type { DynamicModule } from "@nestjs/common";

export interface CronOptions {
  disabled?: boolean;
  name?: string;
  threshold?: number;
  timeZone?: string;
  unrefTimeout?: boolean;
  utcOffset?: number;
  waitForCompletion?: boolean;
}

/** @mark scheduled-method */
export function Cron(cronTime: string | Date, options?: CronOptions): MethodDecorator;
/** @mark scheduled-method */
export function Interval(timeout: number): MethodDecorator;
/** @mark scheduled-method */
export function Interval(name: string, timeout: number): MethodDecorator;
/** @mark scheduled-method */
export function Timeout(timeout: number): MethodDecorator;
/** @mark scheduled-method */
export function Timeout(name: string, timeout: number): MethodDecorator;

export class ScheduleModule {
  static forRoot(options?: any): DynamicModule;
  static forRootAsync(options: any): DynamicModule;
}

export class SchedulerRegistry {
  addCronJob(name: string, job: any): void;
  addInterval<T = any>(name: string, id: T): void;
  addTimeout<T = any>(name: string, id: T): void;
  deleteCronJob(name: string): void;
  deleteInterval(name: string): void;
  deleteTimeout(name: string): void;
  doesExist(type: string, name: string): boolean;
  getCronJob(name: string): any;
  getCronJobs(): Map<string, any>;
  getIntervals(): string[];
  getTimeouts(): string[];
}

export const CronExpression: {
  readonly [name: string]: string;
};
