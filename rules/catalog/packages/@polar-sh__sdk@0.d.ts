/** Package `@polar-sh/sdk`. Facts read from `@polar-sh/sdk` 0.49.0: `fetch` without a signal unless `timeoutMs` or a signal is given. */
interface RequestOptions {
  fetchOptions?: { signal?: AbortSignal; [option: string]: any };
  retries?: any;
  timeoutMs?: number;
  [option: string]: any;
}
/** @deadline option options.timeoutMs | option options.fetchOptions.signal | client timeoutMs */
interface Benefits {
  /** @remote write payment */
  create(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  delete(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  get(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  list(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  update(request?: any, options?: RequestOptions): Promise<any>;
}
/** @deadline option options.timeoutMs | option options.fetchOptions.signal | client timeoutMs */
interface Checkouts {
  /** @remote write payment */
  clientConfirm(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  clientGet(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  clientUpdate(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  create(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  get(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  list(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  update(request?: any, options?: RequestOptions): Promise<any>;
}
/** @deadline option options.timeoutMs | option options.fetchOptions.signal | client timeoutMs */
interface CustomerSessions {
  /** @remote write payment */
  create(request?: any, options?: RequestOptions): Promise<any>;
}
/** @deadline option options.timeoutMs | option options.fetchOptions.signal | client timeoutMs */
interface Customers {
  /** @remote write payment */
  create(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  delete(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  deleteExternal(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  export(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  get(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  getExternal(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  getState(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  getStateExternal(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  list(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  update(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  updateExternal(request?: any, options?: RequestOptions): Promise<any>;
}
/** @deadline option options.timeoutMs | option options.fetchOptions.signal | client timeoutMs */
interface Discounts {
  /** @remote write payment */
  create(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  delete(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  get(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  list(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  update(request?: any, options?: RequestOptions): Promise<any>;
}
/** @deadline option options.timeoutMs | option options.fetchOptions.signal | client timeoutMs */
interface Events {
  /** @remote read payment */
  get(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  ingest(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  list(request?: any, options?: RequestOptions): Promise<any>;
}
/** @deadline option options.timeoutMs | option options.fetchOptions.signal | client timeoutMs */
interface Orders {
  /** @remote write payment */
  create(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  export(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  finalize(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  generateInvoice(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  get(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  invoice(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  list(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  receipt(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  update(request?: any, options?: RequestOptions): Promise<any>;
}
/** @deadline option options.timeoutMs | option options.fetchOptions.signal | client timeoutMs */
interface Products {
  /** @remote write payment */
  create(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  get(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  list(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  update(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  updateBenefits(request?: any, options?: RequestOptions): Promise<any>;
}
/** @deadline option options.timeoutMs | option options.fetchOptions.signal | client timeoutMs */
interface Refunds {
  /** @remote write payment */
  create(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  list(request?: any, options?: RequestOptions): Promise<any>;
}
/** @deadline option options.timeoutMs | option options.fetchOptions.signal | client timeoutMs */
interface Subscriptions {
  /** @remote write payment */
  create(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  export(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  get(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  list(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  revoke(request?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  update(request?: any, options?: RequestOptions): Promise<any>;
}
export class Polar {
  /** @creates polar options */
  constructor(options?: {
    accessToken?: any;
    retryConfig?: any;
    server?: string;
    timeoutMs?: number;
    [option: string]: any;
  });
  readonly benefits: Benefits;
  readonly checkouts: Checkouts;
  readonly customerSessions: CustomerSessions;
  readonly customers: Customers;
  readonly discounts: Discounts;
  readonly events: Events;
  readonly orders: Orders;
  readonly products: Products;
  readonly refunds: Refunds;
  readonly subscriptions: Subscriptions;
}
export {};
