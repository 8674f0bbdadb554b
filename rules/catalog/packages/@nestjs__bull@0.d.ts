/** Package `@nestjs/bull`. Facts read from `@nestjs/bull` 12.0.0: a method below `Process` runs for each job, on a worker of this process. */
import type Bull from "bull";

export interface BullModuleOptions extends Bull.QueueOptions {
  configKey?: string;
  name?: string;
  processors?: any;
}
export interface BullRootModuleOptions extends Bull.QueueOptions {}
export interface SharedBullConfigurationFactory {
  createSharedConfiguration(): any;
}
export interface BullOptionsFactory {
  createBullOptions(): any;
}
export declare class BullModule {
  /** @creates bull config */
  static forRoot(config: BullRootModuleOptions): any;
  static forRoot(key: string, config: BullRootModuleOptions): any;
  static forRootAsync(...args: any[]): any;
  static registerQueue(...options: BullModuleOptions[]): any;
  static registerQueueAsync(...options: any[]): any;
}
/** @mark consumer-method */
export declare function Process(options?: any): MethodDecorator;
export declare function Processor(options?: any): ClassDecorator;
export declare function OnGlobalQueueActive(options?: any): MethodDecorator;
export declare function OnGlobalQueueCompleted(options?: any): MethodDecorator;
export declare function OnGlobalQueueFailed(options?: any): MethodDecorator;
export declare function OnGlobalQueueStalled(options?: any): MethodDecorator;
export declare function OnQueueActive(options?: any): MethodDecorator;
export declare function OnQueueCleaned(options?: any): MethodDecorator;
export declare function OnQueueCompleted(options?: any): MethodDecorator;
export declare function OnQueueDrained(options?: any): MethodDecorator;
export declare function OnQueueError(options?: any): MethodDecorator;
export declare function OnQueueEvent(options?: any): MethodDecorator;
export declare function OnQueueFailed(options?: any): MethodDecorator;
export declare function OnQueuePaused(options?: any): MethodDecorator;
export declare function OnQueueProgress(options?: any): MethodDecorator;
export declare function OnQueueRemoved(options?: any): MethodDecorator;
export declare function OnQueueResumed(options?: any): MethodDecorator;
export declare function OnQueueStalled(options?: any): MethodDecorator;
export declare function OnQueueWaiting(options?: any): MethodDecorator;
export declare function InjectQueue(name?: string): PropertyDecorator & ParameterDecorator;
export declare function getQueueToken(name?: string): string;
export declare function getQueueOptionsToken(name?: string): string;
