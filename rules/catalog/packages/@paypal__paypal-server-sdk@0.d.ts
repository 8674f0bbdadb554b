/** Package `@paypal/paypal-server-sdk`. Facts read from `@paypal/paypal-server-sdk` 2.5.0: no deadline unless the client has a `timeout`. */
export class Client {
  /** @creates paypal options */
  constructor(options?: {
    timeout?: number;
    environment?: any;
    httpClientOptions?: any;
    [option: string]: any;
  });
}
/** @default none */
export class OrdersController {
  constructor(client: Client);
  /** @remote write payment */
  captureOrder(order: any, options?: any): Promise<any>;
  /** @remote write payment */
  createOrder(order: any, options?: any): Promise<any>;
  /** @remote read payment */
  getOrder(order: any, options?: any): Promise<any>;
}
/** @default none */
export class PaymentsController {
  constructor(client: Client);
  /** @remote read payment */
  getCapturedPayment(payment: any, options?: any): Promise<any>;
  /** @remote write payment */
  refundCapturedPayment(payment: any, options?: any): Promise<any>;
}
