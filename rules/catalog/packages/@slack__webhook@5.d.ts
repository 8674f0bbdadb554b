/** Package `@slack/webhook`. Facts read from `@slack/webhook` 8.0.2: no deadline unless the webhook has a `timeout`. */
export class IncomingWebhook {
  /** @creates slack-webhook options */
  constructor(
    url: string,
    options?: { timeout?: number; agent?: any; channel?: string; [option: string]: any },
  );
  /**
   * @remote write chat
   * @deadline client timeout
   * @default none
   * @proof proven default
   */
  send(message: any): Promise<any>;
}
