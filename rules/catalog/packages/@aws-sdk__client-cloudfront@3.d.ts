/** Package `@aws-sdk/client-cloudfront`. Facts read from `@aws-sdk/client-cloudfront` 3.1164.0: no deadline, 2 more attempts, 50 sockets; a `requestTimeout` alone only warns. */

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

export interface CloudFrontClientConfig {
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
 */
export class CloudFrontClient {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: CloudFrontClientConfig);
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
export class CloudFront extends CloudFrontClient {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: CloudFrontClientConfig);
  /** @remote write cloud */
  createInvalidation(
    args: any,
    options?: { abortSignal?: any; requestTimeout?: number },
  ): Promise<any>;
}

export class GetDistributionCommand extends ReadCommand {}
export class GetDistributionConfigCommand extends ReadCommand {}
export class GetInvalidationCommand extends ReadCommand {}
export class GetInvalidationForDistributionTenantCommand extends ReadCommand {}
export class ListDistributionsCommand extends ReadCommand {}
export class ListInvalidationsCommand extends ReadCommand {}
export class ListInvalidationsForDistributionTenantCommand extends ReadCommand {}
export class CreateDistributionCommand extends WriteCommand {}
export class CreateInvalidationCommand extends WriteCommand {}
export class CreateInvalidationForDistributionTenantCommand extends WriteCommand {}
export class UpdateDistributionCommand extends WriteCommand {}

export function paginateListDistributions(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListInvalidations(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListInvalidationsForDistributionTenant(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export {};
