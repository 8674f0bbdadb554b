/** Package `@paddle/paddle-node-sdk`. Facts read from `@paddle/paddle-node-sdk` 3.10.0: the 300 s of fetch, and no option for less. */
/** @default 300s */
interface Transactions {
  /** @remote write payment */
  create(...args: any[]): Promise<any>;
  /** @remote read payment */
  get(id: string, ...more: any[]): Promise<any>;
  /** @remote write payment */
  update(id: string, ...more: any[]): Promise<any>;
}
/** @default 300s */
interface Subscriptions {
  /** @remote write payment */
  cancel(id: string, ...more: any[]): Promise<any>;
  /** @remote read payment */
  get(id: string, ...more: any[]): Promise<any>;
  /** @remote write payment */
  update(id: string, ...more: any[]): Promise<any>;
}
/** @default 300s */
interface Customers {
  /** @remote write payment */
  create(...args: any[]): Promise<any>;
  /** @remote read payment */
  get(id: string): Promise<any>;
  /** @remote write payment */
  update(id: string, ...more: any[]): Promise<any>;
}
export class Paddle {
  constructor(key: string, options?: any);
  readonly customers: Customers;
  readonly subscriptions: Subscriptions;
  readonly transactions: Transactions;
  readonly webhooks: any;
}
