/** Package twilio. Facts read from twilio 6.2.0: 30 s for each request, no repeats unless `autoRetry` is on. */
interface MessageList {
  (sid: string): MessageContext;
  /** @remote write sms */
  create(params: any): Promise<any>;
  /** @remote read sms */
  list(params?: any): Promise<any[]>;
}
interface MessageContext {
  /** @remote read sms */
  fetch(): Promise<any>;
  /** @remote write sms */
  update(params?: any): Promise<any>;
  /** @remote write sms */
  remove(): Promise<any>;
}
interface CallList {
  (sid: string): MessageContext;
  /** @remote write sms */
  create(params: any): Promise<any>;
  /** @remote read sms */
  list(params?: any): Promise<any[]>;
}

declare class Twilio {
  /**
   * @creates twilio options
   * @pool 20 option options.maxSockets
   */
  constructor(username?: string, password?: string, options?: Twilio.ClientOpts);
  readonly accounts: any;
  readonly api: any;
  readonly calls: CallList;
  readonly lookups: any;
  readonly messages: MessageList;
  readonly verify: any;
  readonly conversations: any;
}

declare namespace Twilio {
  interface ClientOpts {
    accountSid?: string;
    autoRetry?: boolean;
    httpClient?: any;
    maxRetries?: number;
    timeout?: number;
    maxSockets?: number;
    [option: string]: any;
  }
}

/**
 * @creates twilio options
 * @pool 20 option options.maxSockets
 */
declare function twilio(username?: string, password?: string, options?: Twilio.ClientOpts): Twilio;
declare namespace twilio {
  export { Twilio };

  const twiml: any;
  const jwt: any;
  function validateRequest(token: string, signature: string, url: string, params: any): boolean;
  function webhook(...args: any[]): any;
}

export = twilio;
