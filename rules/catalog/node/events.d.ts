/** Node module `events`. Facts read from the types of Node 20.19. */

interface EventEmitter<Events = any> extends NodeJS.EventEmitter {}

declare class EventEmitter<Events = any> {
  constructor(options?: { captureRejections?: boolean });
  static defaultMaxListeners: number;
  static captureRejections: boolean;
  static readonly errorMonitor: unique symbol;
  static readonly captureRejectionSymbol: unique symbol;
  static listenerCount(emitter: NodeJS.EventEmitter, event: string | symbol): number;
  static once(
    emitter: NodeJS.EventEmitter | EventTarget,
    event: string | symbol,
    options?: { signal?: AbortSignal },
  ): Promise<any[]>;
  static on(
    emitter: NodeJS.EventEmitter | EventTarget,
    event: string | symbol,
    options?: { signal?: AbortSignal },
  ): AsyncIterableIterator<any[]>;
  static setMaxListeners(count?: number, ...emitters: (NodeJS.EventEmitter | EventTarget)[]): void;
  static getEventListeners(
    emitter: NodeJS.EventEmitter | EventTarget,
    event: string | symbol,
  ): ((...args: any[]) => void)[];
}

declare namespace EventEmitter {
  export { EventEmitter, EventEmitter as default };
  export class EventEmitterAsyncResource<Events = any> extends EventEmitter<Events> {}
}

export = EventEmitter;
