/** Package `@grpc/grpc-js`. Facts read from `@grpc/grpc-js` 1.14.7: no deadline unless a call has one; repeats only what a service configuration says. */
export interface CallOptions {
  deadline?: any;
  host?: string;
  parent?: any;
  propagate_flags?: number;
  credentials?: any;
  interceptors?: any;
}
export class Metadata {
  constructor(options?: any);
  add(key: string, value: any): void;
  get(key: string): any[];
  remove(key: string): void;
  set(key: string, value: any): void;
  getMap(): any;
}
/**
 * @default none
 * @proof proven default
 */
export class Client {
  /** @creates grpc-client options */
  constructor(address: string, credentials: any, options?: { [option: string]: any });
  close(): void;
  getChannel(): any;
  /**
   * @remote call rpc
   * @deadline option options.deadline
   * @proof proven deadline
   */
  makeUnaryRequest(
    method: string,
    serialize: any,
    deserialize: any,
    argument: any,
    metadata: Metadata,
    options: CallOptions,
    callback: (...args: any[]) => any,
  ): any;
  waitForReady(deadline: any, callback: (error?: Error) => void): void;
}
export class Server {
  constructor(options?: any);
  addService(service: any, implementation: any): void;
  bindAsync(
    port: string,
    credentials: any,
    callback: (error: Error | null, port: number) => void,
  ): void;
  forceShutdown(): void;
  start(): void;
  tryShutdown(callback: (error?: Error) => void): void;
}
export const credentials: any;
export const ServerCredentials: any;
export const status: any;
export function loadPackageDefinition(definition: any): any;
export function makeGenericClientConstructor(methods: any, name: string, options?: any): any;
