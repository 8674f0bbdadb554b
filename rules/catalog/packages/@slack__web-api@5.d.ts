/** Package `@slack/web-api`. Facts read from `@slack/web-api` 8.2.0: no deadline, and 10 more attempts over half an hour, writes included. */
interface Method {
  /**
   * @remote call chat
   * @deadline client timeout
   * @default none
   * @retries 10 jittered client retryConfig
   */
  (options?: any): Promise<any>;
}
export interface WebClientOptions {
  fetch?: any;
  maxRequestConcurrency?: number;
  retryConfig?: any;
  timeout?: number;
  [option: string]: any;
}
export class WebClient {
  /**
   * @creates slack options
   * @pool 100 option options.maxRequestConcurrency
   */
  constructor(token?: string, options?: WebClientOptions);
  readonly token?: string;
  /**
   * @remote call chat
   * @deadline client timeout
   * @default none
   * @retries 10 jittered client retryConfig
   * @proof proven default
   */
  apiCall(method: string, options?: any): Promise<any>;
  /**
   * @remote write chat
   * @deadline client timeout
   * @default none
   * @retries 10 jittered client retryConfig
   */
  filesUploadV2(options: any): Promise<any>;
  paginate(method: string, options?: any, ...more: any[]): any;
  readonly auth: { revoke: Method; test: Method };
  readonly bots: { info: Method };
  readonly chat: {
    delete: Method;
    deleteScheduledMessage: Method;
    getPermalink: Method;
    meMessage: Method;
    postEphemeral: Method;
    postMessage: Method;
    scheduleMessage: Method;
    unfurl: Method;
    update: Method;
  };
  readonly conversations: {
    archive: Method;
    close: Method;
    create: Method;
    history: Method;
    info: Method;
    invite: Method;
    join: Method;
    kick: Method;
    leave: Method;
    list: Method;
    members: Method;
    open: Method;
    rename: Method;
    replies: Method;
    setTopic: Method;
  };
  readonly files: { delete: Method; info: Method; list: Method };
  readonly oauth: { access: Method; v2: { access: Method; exchange: Method } };
  readonly pins: { add: Method; list: Method; remove: Method };
  readonly reactions: { add: Method; get: Method; list: Method; remove: Method };
  readonly reminders: { add: Method; list: Method };
  readonly team: { info: Method };
  readonly usergroups: { list: Method };
  readonly users: {
    conversations: Method;
    info: Method;
    list: Method;
    lookupByEmail: Method;
    profile: { get: Method; set: Method };
  };
  readonly views: { open: Method; publish: Method; push: Method; update: Method };
}
export const retryPolicies: any;
export const ErrorCode: any;
export const LogLevel: any;
