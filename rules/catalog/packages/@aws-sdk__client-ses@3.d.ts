/** Package `@aws-sdk/client-ses`. Facts read from `@aws-sdk/client-ses` 3.1169.0: no deadline, 2 more attempts, 50 sockets; a `requestTimeout` alone only warns. */

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

export interface SESClientConfig {
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
export class SESClient {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: SESClientConfig);
  readonly config: any;
  readonly middlewareStack: any;
  /** @remote read mail */
  send(
    command: ReadCommand,
    options?: { abortSignal?: any; requestTimeout?: number },
  ): Promise<any>;
  /** @remote write mail */
  send(
    command: WriteCommand,
    options?: { abortSignal?: any; requestTimeout?: number },
  ): Promise<any>;
  /** @remote call mail */
  send(command: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  destroy(): void;
}

/**
 * @deadline option options.abortSignal | client requestHandler
 * @default none
 * @retries 2 jittered client maxAttempts | client retryStrategy
 */
export class SES extends SESClient {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: SESClientConfig);
  /** @remote write mail */
  sendEmail(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote write mail */
  sendRawEmail(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote write mail */
  sendTemplatedEmail(
    args: any,
    options?: { abortSignal?: any; requestTimeout?: number },
  ): Promise<any>;
}

export class DescribeActiveReceiptRuleSetCommand extends ReadCommand {}
export class DescribeConfigurationSetCommand extends ReadCommand {}
export class DescribeReceiptRuleCommand extends ReadCommand {}
export class DescribeReceiptRuleSetCommand extends ReadCommand {}
export class GetAccountSendingEnabledCommand extends ReadCommand {}
export class GetCustomVerificationEmailTemplateCommand extends ReadCommand {}
export class GetIdentityDkimAttributesCommand extends ReadCommand {}
export class GetIdentityMailFromDomainAttributesCommand extends ReadCommand {}
export class GetIdentityNotificationAttributesCommand extends ReadCommand {}
export class GetIdentityPoliciesCommand extends ReadCommand {}
export class GetIdentityVerificationAttributesCommand extends ReadCommand {}
export class GetSendQuotaCommand extends ReadCommand {}
export class GetSendStatisticsCommand extends ReadCommand {}
export class GetTemplateCommand extends ReadCommand {}
export class ListConfigurationSetsCommand extends ReadCommand {}
export class ListCustomVerificationEmailTemplatesCommand extends ReadCommand {}
export class ListIdentitiesCommand extends ReadCommand {}
export class ListIdentityPoliciesCommand extends ReadCommand {}
export class ListReceiptFiltersCommand extends ReadCommand {}
export class ListReceiptRuleSetsCommand extends ReadCommand {}
export class ListTemplatesCommand extends ReadCommand {}
export class ListVerifiedEmailAddressesCommand extends ReadCommand {}
export class CloneReceiptRuleSetCommand extends WriteCommand {}
export class CreateConfigurationSetCommand extends WriteCommand {}
export class CreateConfigurationSetEventDestinationCommand extends WriteCommand {}
export class CreateConfigurationSetTrackingOptionsCommand extends WriteCommand {}
export class CreateCustomVerificationEmailTemplateCommand extends WriteCommand {}
export class CreateReceiptFilterCommand extends WriteCommand {}
export class CreateReceiptRuleCommand extends WriteCommand {}
export class CreateReceiptRuleSetCommand extends WriteCommand {}
export class CreateTemplateCommand extends WriteCommand {}
export class DeleteConfigurationSetCommand extends WriteCommand {}
export class DeleteConfigurationSetEventDestinationCommand extends WriteCommand {}
export class DeleteConfigurationSetTrackingOptionsCommand extends WriteCommand {}
export class DeleteCustomVerificationEmailTemplateCommand extends WriteCommand {}
export class DeleteIdentityCommand extends WriteCommand {}
export class DeleteIdentityPolicyCommand extends WriteCommand {}
export class DeleteReceiptFilterCommand extends WriteCommand {}
export class DeleteReceiptRuleCommand extends WriteCommand {}
export class DeleteReceiptRuleSetCommand extends WriteCommand {}
export class DeleteTemplateCommand extends WriteCommand {}
export class DeleteVerifiedEmailAddressCommand extends WriteCommand {}
export class PutConfigurationSetDeliveryOptionsCommand extends WriteCommand {}
export class PutIdentityPolicyCommand extends WriteCommand {}
export class ReorderReceiptRuleSetCommand extends WriteCommand {}
export class SendBounceCommand extends WriteCommand {}
export class SendBulkTemplatedEmailCommand extends WriteCommand {}
export class SendCustomVerificationEmailCommand extends WriteCommand {}
export class SendEmailCommand extends WriteCommand {}
export class SendRawEmailCommand extends WriteCommand {}
export class SendTemplatedEmailCommand extends WriteCommand {}
export class SetActiveReceiptRuleSetCommand extends WriteCommand {}
export class SetIdentityDkimEnabledCommand extends WriteCommand {}
export class SetIdentityFeedbackForwardingEnabledCommand extends WriteCommand {}
export class SetIdentityHeadersInNotificationsEnabledCommand extends WriteCommand {}
export class SetIdentityMailFromDomainCommand extends WriteCommand {}
export class SetIdentityNotificationTopicCommand extends WriteCommand {}
export class SetReceiptRulePositionCommand extends WriteCommand {}
export class TestRenderTemplateCommand extends WriteCommand {}
export class UpdateAccountSendingEnabledCommand extends WriteCommand {}
export class UpdateConfigurationSetEventDestinationCommand extends WriteCommand {}
export class UpdateConfigurationSetReputationMetricsEnabledCommand extends WriteCommand {}
export class UpdateConfigurationSetSendingEnabledCommand extends WriteCommand {}
export class UpdateConfigurationSetTrackingOptionsCommand extends WriteCommand {}
export class UpdateCustomVerificationEmailTemplateCommand extends WriteCommand {}
export class UpdateReceiptRuleCommand extends WriteCommand {}
export class UpdateTemplateCommand extends WriteCommand {}
export class VerifyDomainDkimCommand extends WriteCommand {}
export class VerifyDomainIdentityCommand extends WriteCommand {}
export class VerifyEmailAddressCommand extends WriteCommand {}
export class VerifyEmailIdentityCommand extends WriteCommand {}

export function paginateListCustomVerificationEmailTemplates(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListIdentities(config: any, input: any, ...more: any[]): AsyncIterable<any>;
export {};
