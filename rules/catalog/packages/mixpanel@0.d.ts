/** Package mixpanel. Facts read from mixpanel 0.24.0: each call sends a request that nobody waits for. */
interface Mixpanel {
  readonly people: any;
  alias(id: string, alias: string, callback?: any): void;
  import(event: any, time?: any, properties?: any, callback?: any): void;
  track(event: string, callback?: any): void;
  track(event: string, properties: any, callback?: any): void;
}
declare const mixpanel: { init(token: string, options?: any): Mixpanel };
export = mixpanel;
