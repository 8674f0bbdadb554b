/** Package `@nestjs/bullmq`. Facts read from `@nestjs/bullmq` 12.0.0: a class below `Processor` runs its `process` for each job, on a worker of this process. */
import type { FlowProducer, Job, Queue, QueueEvents, QueueOptions, Worker } from "bullmq";

export interface BullRootModuleOptions extends QueueOptions {}
export interface RegisterQueueOptions extends QueueOptions {
  configKey?: string;
  name?: string;
  processors?: any;
}
export declare class BullModule {
  /** @creates bullmq config */
  static forRoot(config: BullRootModuleOptions): any;
  static forRoot(key: string, config: BullRootModuleOptions): any;
  static forRootAsync(...args: any[]): any;
  static registerFlowProducer(...options: any[]): any;
  static registerFlowProducerAsync(...options: any[]): any;
  static registerQueue(...options: RegisterQueueOptions[]): any;
  static registerQueueAsync(...options: any[]): any;
}
export declare abstract class WorkerHost<W extends Worker = Worker> {
  readonly worker: W;
  abstract process(job: Job, token?: string, signal?: AbortSignal): Promise<any>;
}
export declare abstract class QueueEventsHost<Q extends QueueEvents = QueueEvents> {
  readonly queueEvents: Q;
}
/** @mark consumer-class */
export declare function Processor(options?: any, workerOptions?: any): ClassDecorator;
export declare function QueueEventsListener(name: string, options?: any): ClassDecorator;
export declare function OnQueueEvent(event: string): MethodDecorator;
export declare function OnWorkerEvent(event: string): MethodDecorator;
export declare function InjectQueue(name?: string): PropertyDecorator & ParameterDecorator;
export declare function InjectFlowProducer(name?: string): PropertyDecorator & ParameterDecorator;
export declare function getQueueToken(name?: string): string;
export declare function getFlowProducerToken(name?: string): string;
export declare function getSharedConfigToken(key?: string): string;
