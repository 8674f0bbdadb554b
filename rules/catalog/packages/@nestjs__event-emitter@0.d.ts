/** Package `@nestjs/event-emitter`. Facts read from `@nestjs/event-emitter` 12.0.1: events stay in this process, and are lost when it ends. */
import { EventEmitter2 } from "eventemitter2";

export { EventEmitter2 };
export declare class EventEmitterModule {
  static forRoot(options?: any): any;
  static forRootAsync(options?: any): any;
}
export declare class EventEmitterReadinessWatcher {
  waitUntilReady(): Promise<void>;
}
/** @mark event-listener-method */
export declare function OnEvent(event: any, options?: any): MethodDecorator;
