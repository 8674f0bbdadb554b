/** Package `@aws-sdk/client-sts`. Facts read from `@aws-sdk/client-sts` 3.1177.0: no deadline, 2 more attempts, 50 sockets; a `requestTimeout` alone only warns. */

declare class ReadCommand {
  constructor(input?: any);
  readonly input: any;
  /** @internal */
  readonly reads: true;
}

declare class WriteCommand {
  constructor(input?: any);
  readonly input: any;
  /** @internal */
  readonly writes: true;
}

export interface STSClientConfig {
  region?: any;
  endpoint?: any;
  credentials?: any;
  maxAttempts?: any;
  retryMode?: any;
  retryStrategy?: any;
  requestHandler?: any;
  logger?: any;
  [option: string]: any;
}

/**
 * @deadline option options.abortSignal | client requestHandler
 * @default none
 * @retries 2 jittered client maxAttempts | client retryStrategy
 * @proof proven deadline default retries
 */
export class STSClient {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: STSClientConfig);
  readonly config: any;
  readonly middlewareStack: any;
  /** @remote read cloud */
  send(
    command: ReadCommand,
    options?: { abortSignal?: any; requestTimeout?: number },
  ): Promise<any>;
  /** @remote write cloud */
  send(
    command: WriteCommand,
    options?: { abortSignal?: any; requestTimeout?: number },
  ): Promise<any>;
  /** @remote call cloud */
  send(command: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  destroy(): void;
}

/**
 * @deadline option options.abortSignal | client requestHandler
 * @default none
 * @retries 2 jittered client maxAttempts | client retryStrategy
 */
export class STS extends STSClient {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: STSClientConfig);
  /** @remote write cloud */
  assumeRole(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote read cloud */
  getCallerIdentity(
    args: any,
    options?: { abortSignal?: any; requestTimeout?: number },
  ): Promise<any>;
}

export class GetAccessKeyInfoCommand extends ReadCommand {}
export class GetCallerIdentityCommand extends ReadCommand {}
export class GetDelegatedAccessTokenCommand extends ReadCommand {}
export class GetFederationTokenCommand extends ReadCommand {}
export class GetScopedCredentialsCommand extends ReadCommand {}
export class GetSessionTokenCommand extends ReadCommand {}
export class GetWebIdentityTokenCommand extends ReadCommand {}
export class AssumeRoleCommand extends WriteCommand {}
export class AssumeRoleWithSAMLCommand extends WriteCommand {}
export class AssumeRoleWithWebIdentityCommand extends WriteCommand {}
export class AssumeRootCommand extends WriteCommand {}
export class DecodeAuthorizationMessageCommand extends WriteCommand {}
export {};
