/** Package stripe. Facts read from stripe 23.1.0: 80 s for each attempt; every POST carries a key of its own, so the client's own repeats are safe. */

interface RequestOptions {
  apiKey?: string;
  idempotencyKey?: string;
  stripeAccount?: string;
  apiVersion?: string;
  maxNetworkRetries?: number;
  timeout?: number;
  host?: string;
  [option: string]: any;
}

interface Page extends Promise<any>, AsyncIterable<any> {
  autoPagingEach(handler: (item: any) => any): Promise<void>;
  autoPagingToArray(options: { limit?: number }): Promise<any[]>;
}

/**
 * @deadline option options.timeout | client timeout
 * @default 80s
 * @retries 2 jittered option options.maxNetworkRetries | client maxNetworkRetries
 * @before 17 retries 1 jittered option options.maxNetworkRetries | client maxNetworkRetries
 * @before 13 retries 0 jittered option options.maxNetworkRetries | client maxNetworkRetries
 * @idempotency automatic | option options.idempotencyKey
 * @proof proven deadline retries
 */
interface Calls {
  /** @remote write payment */
  accept(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  addLines(id: string, params: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  applyCustomerBalance(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  approve(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  attach(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  attachPayment(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  cancel(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  capture(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  close(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  confirm(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  create(params: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  createFromCalculation(params: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  createLoginLink(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  createPreview(params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  deactivate(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  del(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  detach(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  expire(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  finalizeInvoice(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  finalizeQuote(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  incrementAuthorization(id: string, params: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  list(params?: any, options?: RequestOptions): Page;
  /** @remote read payment */
  listBalanceTransactions(id: string, params?: any, options?: RequestOptions): Page;
  /** @remote read payment */
  listEventSummaries(id: string, params: any, options?: RequestOptions): Page;
  /** @remote read payment */
  listPaymentMethods(id: string, params?: any, options?: RequestOptions): Page;
  /** @remote write payment */
  markUncollectible(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  migrate(id: string, params: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  pause(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  pay(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  pdf(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  preview(params: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  reactivate(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  redact(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  reject(id: string, params: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  release(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  removeLines(id: string, params: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  resume(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  retrieve(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  retrieveCurrent(params?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  retrievePaymentMethod(
    customerId: string,
    id: string,
    params?: any,
    options?: RequestOptions,
  ): Promise<any>;
  /** @remote write payment */
  reverse(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote read payment */
  search(params: any, options?: RequestOptions): Page;
  /** @remote write payment */
  sendInvoice(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  unreject(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  update(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  updateLines(id: string, params: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  verifyMicrodeposits(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  voidCreditNote(id: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote write payment */
  voidInvoice(id: string, params?: any, options?: RequestOptions): Promise<any>;
}

declare class Stripe {
  /** @creates stripe config */
  constructor(key: string, config?: Stripe.StripeConfig);
  static readonly errors: any;
  static readonly webhooks: any;
  readonly errors: any;
  readonly webhooks: any;
  readonly accounts: Pick<
    Calls,
    | "createLoginLink"
    | "del"
    | "list"
    | "reject"
    | "retrieve"
    | "retrieveCurrent"
    | "unreject"
    | "update"
  >;
  readonly accountLinks: Pick<Calls, "create">;
  readonly accountSessions: Pick<Calls, "create">;
  readonly balance: {};
  readonly balanceTransactions: Pick<Calls, "list" | "retrieve">;
  readonly charges: Pick<Calls, "capture" | "list" | "retrieve" | "search" | "update">;
  readonly checkout: {
    sessions: Pick<Calls, "expire" | "list" | "retrieve" | "update">;
    [resource: string]: any;
  };
  readonly billingPortal: {
    sessions: {};
    configurations: Pick<Calls, "create" | "list" | "retrieve" | "update">;
    [resource: string]: any;
  };
  readonly coupons: Pick<Calls, "del" | "list" | "retrieve" | "update">;
  readonly creditNotes: Pick<
    Calls,
    "create" | "list" | "preview" | "retrieve" | "update" | "voidCreditNote"
  >;
  readonly customers: Pick<
    Calls,
    | "del"
    | "list"
    | "listBalanceTransactions"
    | "listPaymentMethods"
    | "retrieve"
    | "retrievePaymentMethod"
    | "search"
    | "update"
  >;
  readonly customerSessions: Pick<Calls, "create">;
  readonly disputes: Pick<Calls, "close" | "list" | "retrieve" | "update">;
  readonly ephemeralKeys: Pick<Calls, "del">;
  readonly events: Pick<Calls, "list" | "retrieve">;
  readonly files: Pick<Calls, "create" | "list" | "retrieve">;
  readonly invoiceItems: Pick<Calls, "del" | "list" | "retrieve" | "update">;
  readonly invoices: Pick<
    Calls,
    | "addLines"
    | "attachPayment"
    | "createPreview"
    | "del"
    | "finalizeInvoice"
    | "list"
    | "markUncollectible"
    | "pay"
    | "removeLines"
    | "retrieve"
    | "search"
    | "sendInvoice"
    | "update"
    | "updateLines"
    | "voidInvoice"
  >;
  readonly payouts: Pick<Calls, "cancel" | "create" | "list" | "retrieve" | "reverse" | "update">;
  readonly paymentIntents: Pick<
    Calls,
    | "applyCustomerBalance"
    | "cancel"
    | "capture"
    | "confirm"
    | "create"
    | "incrementAuthorization"
    | "list"
    | "retrieve"
    | "search"
    | "update"
    | "verifyMicrodeposits"
  >;
  readonly paymentLinks: Pick<Calls, "create" | "list" | "retrieve" | "update">;
  readonly paymentMethods: Pick<Calls, "attach" | "detach" | "list" | "retrieve" | "update">;
  readonly plans: Pick<Calls, "create" | "del" | "list" | "retrieve" | "update">;
  readonly prices: Pick<Calls, "create" | "list" | "retrieve" | "search" | "update">;
  readonly products: Pick<Calls, "create" | "del" | "list" | "retrieve" | "search" | "update">;
  readonly promotionCodes: Pick<Calls, "create" | "list" | "retrieve" | "update">;
  readonly quotes: Pick<
    Calls,
    "accept" | "cancel" | "finalizeQuote" | "list" | "pdf" | "retrieve" | "update"
  >;
  readonly refunds: Pick<Calls, "cancel" | "list" | "retrieve" | "update">;
  readonly reviews: Pick<Calls, "approve" | "list" | "retrieve">;
  readonly setupIntents: Pick<
    Calls,
    "cancel" | "confirm" | "list" | "retrieve" | "update" | "verifyMicrodeposits"
  >;
  readonly subscriptionItems: Pick<Calls, "create" | "del" | "retrieve" | "update">;
  readonly subscriptionSchedules: Pick<
    Calls,
    "cancel" | "list" | "release" | "retrieve" | "update"
  >;
  readonly subscriptions: Pick<
    Calls,
    "cancel" | "list" | "migrate" | "pause" | "resume" | "retrieve" | "search" | "update"
  >;
  readonly taxRates: Pick<Calls, "create" | "list" | "retrieve" | "update">;
  readonly tokens: Pick<Calls, "retrieve">;
  readonly topups: Pick<Calls, "cancel" | "create" | "list" | "retrieve" | "update">;
  readonly transfers: Pick<Calls, "create" | "list" | "retrieve" | "update">;
  readonly webhookEndpoints: Pick<Calls, "create" | "del" | "list" | "retrieve" | "update">;
  readonly identity: {
    verificationSessions: Pick<Calls, "cancel" | "list" | "redact" | "retrieve" | "update">;
    [resource: string]: any;
  };
  readonly tax: {
    calculations: Pick<Calls, "create" | "retrieve">;
    transactions: Pick<Calls, "createFromCalculation" | "retrieve">;
    [resource: string]: any;
  };
  readonly billing: {
    meterEvents: Pick<Calls, "create">;
    meters: Pick<
      Calls,
      "create" | "deactivate" | "list" | "listEventSummaries" | "reactivate" | "retrieve" | "update"
    >;
    [resource: string]: any;
  };
}

declare namespace Stripe {
  export { Stripe as default };

  export interface StripeConfig {
    apiVersion?: any;
    maxNetworkRetries?: number;
    timeout?: number;
    httpAgent?: any;
    httpClient?: any;
    [option: string]: any;
  }
}

export = Stripe;
