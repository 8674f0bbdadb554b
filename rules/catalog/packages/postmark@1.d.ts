/** Package postmark. Facts read from postmark 5.1.0: 180 s for each request unless the client has a `timeout` in seconds. */
/**
 * @deadline client timeout
 * @default 180s
 */
export class ServerClient {
  /** @creates postmark options */
  constructor(
    token: string,
    options?: { timeout?: number; requestHost?: string; useHttps?: boolean; [option: string]: any },
  );
  /** @remote write mail */
  sendEmail(email: any): Promise<any>;
  /** @remote write mail */
  sendEmailBatch(emails: any[]): Promise<any>;
  /** @remote write mail */
  sendEmailWithTemplate(email: any): Promise<any>;
  /** @remote write mail */
  sendEmailBatchWithTemplates(emails: any[]): Promise<any>;
  /** @remote read mail */
  getServer(): Promise<any>;
  /** @remote read mail */
  getBounces(filter?: any): Promise<any>;
}
export const Models: any;
export const Errors: any;
