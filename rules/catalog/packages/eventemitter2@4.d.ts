/** Package eventemitter2. Facts read from eventemitter2 6.4.9: listeners are called in this process, and at once. */

declare class EventEmitter2 {
  constructor(options?: EventEmitter2.ConstructorOptions);
  /** @mark adds-listener */
  addListener(event: any, listener: EventEmitter2.ListenerFn): any;
  /** @mark emits */
  emit(event: any, ...values: any[]): boolean;
  /** @mark emits */
  emitAsync(event: any, ...values: any[]): Promise<any[]>;
  eventNames(nsAsArray?: boolean): any[];
  getMaxListeners(): number;
  hasListeners(event?: any): boolean;
  listenerCount(event?: any): number;
  listeners(event?: any): any[];
  many(event: any, times: number, listener: EventEmitter2.ListenerFn): any;
  /** @mark removes-listener */
  off(event: any, listener: EventEmitter2.ListenerFn): this;
  /** @mark removes-listener */
  offAny(listener: EventEmitter2.ListenerFn): this;
  /** @mark adds-listener */
  on(event: any, listener: EventEmitter2.ListenerFn, options?: any): any;
  /** @mark adds-listener */
  onAny(listener: EventEmitter2.ListenerFn): this;
  once(event: any, listener: EventEmitter2.ListenerFn, options?: any): any;
  prependListener(event: any, listener: EventEmitter2.ListenerFn, options?: any): any;
  /** @mark removes-listener */
  removeAllListeners(event?: any): this;
  /** @mark removes-listener */
  removeListener(event: any, listener: EventEmitter2.ListenerFn): this;
  setMaxListeners(count: number): void;
  waitFor(event: any, ...args: any[]): any;
}
declare namespace EventEmitter2 {
  export { EventEmitter2, EventEmitter2 as default };
  export interface ConstructorOptions {
    delimiter?: string;
    ignoreErrors?: boolean;
    maxListeners?: number;
    newListener?: boolean;
    removeListener?: boolean;
    verboseMemoryLeak?: boolean;
    wildcard?: boolean;
  }
  export type ListenerFn = (...values: any[]) => void;
  export type event = any;
  export type eventNS = any[];
  export type Listener = any;
}

export = EventEmitter2;
