/** Package `@aws-sdk/client-eventbridge`. Facts read from `@aws-sdk/client-eventbridge` 3.1169.0: no deadline, 2 more attempts, 50 sockets; a `requestTimeout` alone only warns. */

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

export interface EventBridgeClientConfig {
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
export class EventBridgeClient {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: EventBridgeClientConfig);
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
export class EventBridge extends EventBridgeClient {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: EventBridgeClientConfig);
  /** @remote write cloud */
  putEvents(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
}

export class DescribeApiDestinationCommand extends ReadCommand {}
export class DescribeArchiveCommand extends ReadCommand {}
export class DescribeConnectionCommand extends ReadCommand {}
export class DescribeEndpointCommand extends ReadCommand {}
export class DescribeEventBusCommand extends ReadCommand {}
export class DescribeEventSourceCommand extends ReadCommand {}
export class DescribePartnerEventSourceCommand extends ReadCommand {}
export class DescribeReplayCommand extends ReadCommand {}
export class DescribeRuleCommand extends ReadCommand {}
export class ListApiDestinationsCommand extends ReadCommand {}
export class ListArchivesCommand extends ReadCommand {}
export class ListConnectionsCommand extends ReadCommand {}
export class ListEndpointsCommand extends ReadCommand {}
export class ListEventBusesCommand extends ReadCommand {}
export class ListEventSourcesCommand extends ReadCommand {}
export class ListPartnerEventSourceAccountsCommand extends ReadCommand {}
export class ListPartnerEventSourcesCommand extends ReadCommand {}
export class ListReplaysCommand extends ReadCommand {}
export class ListRuleNamesByTargetCommand extends ReadCommand {}
export class ListRulesCommand extends ReadCommand {}
export class ListTagsForResourceCommand extends ReadCommand {}
export class ListTargetsByRuleCommand extends ReadCommand {}
export class CreateApiDestinationCommand extends WriteCommand {}
export class CreateArchiveCommand extends WriteCommand {}
export class CreateConnectionCommand extends WriteCommand {}
export class CreateEndpointCommand extends WriteCommand {}
export class CreateEventBusCommand extends WriteCommand {}
export class CreatePartnerEventSourceCommand extends WriteCommand {}
export class DeleteApiDestinationCommand extends WriteCommand {}
export class DeleteArchiveCommand extends WriteCommand {}
export class DeleteConnectionCommand extends WriteCommand {}
export class DeleteEndpointCommand extends WriteCommand {}
export class DeleteEventBusCommand extends WriteCommand {}
export class DeletePartnerEventSourceCommand extends WriteCommand {}
export class DeleteRuleCommand extends WriteCommand {}
export class DisableRuleCommand extends WriteCommand {}
export class EnableRuleCommand extends WriteCommand {}
export class PutEventsCommand extends WriteCommand {}
export class PutPartnerEventsCommand extends WriteCommand {}
export class PutPermissionCommand extends WriteCommand {}
export class PutRuleCommand extends WriteCommand {}
export class PutTargetsCommand extends WriteCommand {}
export class RemoveTargetsCommand extends WriteCommand {}
export {};
