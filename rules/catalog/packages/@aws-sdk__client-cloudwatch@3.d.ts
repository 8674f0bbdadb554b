/** Package `@aws-sdk/client-cloudwatch`. Facts read from `@aws-sdk/client-cloudwatch` 3.1164.0: no deadline, 2 more attempts, 50 sockets; a `requestTimeout` alone only warns. */

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

export interface CloudWatchClientConfig {
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
export class CloudWatchClient {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: CloudWatchClientConfig);
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
export class CloudWatch extends CloudWatchClient {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: CloudWatchClientConfig);
  /** @remote read cloud */
  getMetricData(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote read cloud */
  getMetricStatistics(
    args: any,
    options?: { abortSignal?: any; requestTimeout?: number },
  ): Promise<any>;
  /** @remote write cloud */
  putMetricData(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
}

export class DescribeAlarmContributorsCommand extends ReadCommand {}
export class DescribeAlarmHistoryCommand extends ReadCommand {}
export class DescribeAlarmsCommand extends ReadCommand {}
export class DescribeAlarmsForMetricCommand extends ReadCommand {}
export class GetAlarmMuteRuleCommand extends ReadCommand {}
export class GetMetricDataCommand extends ReadCommand {}
export class GetMetricStatisticsCommand extends ReadCommand {}
export class GetMetricStreamCommand extends ReadCommand {}
export class GetMetricWidgetImageCommand extends ReadCommand {}
export class GetResourceMetricsConfigurationCommand extends ReadCommand {}
export class ListAlarmMuteRulesCommand extends ReadCommand {}
export class ListMetricStreamsCommand extends ReadCommand {}
export class ListMetricsCommand extends ReadCommand {}
export class CreateResourceMetricsConfigurationCommand extends WriteCommand {}
export class DeleteAlarmMuteRuleCommand extends WriteCommand {}
export class DeleteAlarmsCommand extends WriteCommand {}
export class DeleteMetricStreamCommand extends WriteCommand {}
export class DeleteResourceMetricsConfigurationCommand extends WriteCommand {}
export class DisableAlarmActionsCommand extends WriteCommand {}
export class EnableAlarmActionsCommand extends WriteCommand {}
export class PutAlarmMuteRuleCommand extends WriteCommand {}
export class PutCompositeAlarmCommand extends WriteCommand {}
export class PutLogAlarmCommand extends WriteCommand {}
export class PutMetricAlarmCommand extends WriteCommand {}
export class PutMetricDataCommand extends WriteCommand {}
export class PutMetricStreamCommand extends WriteCommand {}
export class SetAlarmStateCommand extends WriteCommand {}
export class StartMetricStreamsCommand extends WriteCommand {}
export class StopMetricStreamsCommand extends WriteCommand {}
export class UpdateResourceMetricsConfigurationCommand extends WriteCommand {}

export function paginateDescribeAlarmHistory(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateDescribeAlarms(config: any, input: any, ...more: any[]): AsyncIterable<any>;
export function paginateGetMetricData(config: any, input: any, ...more: any[]): AsyncIterable<any>;
export function paginateListAlarmMuteRules(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListMetricStreams(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListMetrics(config: any, input: any, ...more: any[]): AsyncIterable<any>;
export {};
