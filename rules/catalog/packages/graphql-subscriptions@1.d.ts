/** Package graphql-subscriptions. Facts read from graphql-subscriptions 3.0.0: `PubSub` reaches the subscribers of its own process only. */
export class PubSubEngine {
  asyncIterableIterator(triggers: any): any;
  publish(trigger: string, payload: any): Promise<void>;
  subscribe(trigger: string, onMessage: (...args: any[]) => any, options?: any): Promise<number>;
  unsubscribe(id: number): any;
}
export class PubSub extends PubSubEngine {
  /**
   * @creates pubsub
   * @keeps sockets
   */
  constructor(options?: any);
}
export function withFilter(iterator: any, filter: any): any;
