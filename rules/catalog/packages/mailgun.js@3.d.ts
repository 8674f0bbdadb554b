/** Package mailgun.js. Facts read from mailgun.js 14.0.1: axios without a deadline unless the client has a `timeout`. */
/**
 * @deadline client timeout
 * @default none
 * @proof proven default
 */
interface Messages {
  /** @remote write mail */
  create(domain: string, data: any): Promise<any>;
}
interface Client {
  readonly messages: Messages;
  readonly domains: any;
  readonly events: any;
  readonly suppressions: any;
  readonly webhooks: any;
  readonly validate: any;
}
export default class Mailgun {
  constructor(form: any);
  /** @creates mailgun options */
  client(options: {
    username: string;
    key: string;
    url?: string;
    timeout?: number;
    [option: string]: any;
  }): Client;
}
