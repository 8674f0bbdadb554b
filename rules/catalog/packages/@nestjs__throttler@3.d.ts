/** Package `@nestjs/throttler`. Facts read from `@nestjs/throttler` 6.7.1: without a `storage` each process counts for itself. */
import type { DynamicModule } from "@nestjs/common";
export class ThrottlerModule {
  /**
   * @creates rate-limiter options
   * @keeps rate-limit option options.storage
   */
  static forRoot(
    options?: { storage?: any; throttlers?: any; [option: string]: any } | any[],
  ): DynamicModule;
  /**
   * @creates rate-limiter options
   * @keeps rate-limit option options.useFactory | option options.useClass | option options.useExisting
   */
  static forRootAsync(options: {
    useFactory?: any;
    useClass?: any;
    useExisting?: any;
    inject?: any;
    imports?: any;
  }): DynamicModule;
}
export class ThrottlerGuard {
  constructor(...args: any[]);
  canActivate(context: any): Promise<boolean>;
}
export function SkipThrottle(skip?: any): any;
export function Throttle(options: any, ...more: any[]): any;
export function hours(count: number): number;
export function minutes(count: number): number;
export function seconds(count: number): number;
