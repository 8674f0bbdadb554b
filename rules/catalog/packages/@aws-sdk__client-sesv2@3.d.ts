/** Package `@aws-sdk/client-sesv2`. Facts read from `@aws-sdk/client-sesv2` 3.1176.0: no deadline, 2 more attempts, 50 sockets; a `requestTimeout` alone only warns. */

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

export interface SESv2ClientConfig {
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
export class SESv2Client {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: SESv2ClientConfig);
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
export class SESv2 extends SESv2Client {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: SESv2ClientConfig);
  /** @remote write mail */
  sendEmail(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote write mail */
  createEmailIdentity(
    args: any,
    options?: { abortSignal?: any; requestTimeout?: number },
  ): Promise<any>;
  /** @remote write mail */
  deleteEmailIdentity(
    args: any,
    options?: { abortSignal?: any; requestTimeout?: number },
  ): Promise<any>;
  /** @remote read mail */
  getEmailIdentity(
    args: any,
    options?: { abortSignal?: any; requestTimeout?: number },
  ): Promise<any>;
}

export class BatchGetMetricDataCommand extends ReadCommand {}
export class GetAccountCommand extends ReadCommand {}
export class GetBlacklistReportsCommand extends ReadCommand {}
export class GetConfigurationSetCommand extends ReadCommand {}
export class GetConfigurationSetEventDestinationsCommand extends ReadCommand {}
export class GetContactCommand extends ReadCommand {}
export class GetContactListCommand extends ReadCommand {}
export class GetCustomVerificationEmailTemplateCommand extends ReadCommand {}
export class GetDedicatedIpCommand extends ReadCommand {}
export class GetDedicatedIpPoolCommand extends ReadCommand {}
export class GetDedicatedIpsCommand extends ReadCommand {}
export class GetDeliverabilityDashboardOptionsCommand extends ReadCommand {}
export class GetDeliverabilityTestReportCommand extends ReadCommand {}
export class GetDomainDeliverabilityCampaignCommand extends ReadCommand {}
export class GetDomainStatisticsReportCommand extends ReadCommand {}
export class GetEmailAddressInsightsCommand extends ReadCommand {}
export class GetEmailIdentityCommand extends ReadCommand {}
export class GetEmailIdentityPoliciesCommand extends ReadCommand {}
export class GetEmailTemplateCommand extends ReadCommand {}
export class GetExportJobCommand extends ReadCommand {}
export class GetImportJobCommand extends ReadCommand {}
export class GetMessageInsightsCommand extends ReadCommand {}
export class GetMultiRegionEndpointCommand extends ReadCommand {}
export class GetReputationEntityCommand extends ReadCommand {}
export class GetSuppressedDestinationCommand extends ReadCommand {}
export class GetTenantCommand extends ReadCommand {}
export class ListConfigurationSetsCommand extends ReadCommand {}
export class ListContactListsCommand extends ReadCommand {}
export class ListContactsCommand extends ReadCommand {}
export class ListCustomVerificationEmailTemplatesCommand extends ReadCommand {}
export class ListDedicatedIpPoolsCommand extends ReadCommand {}
export class ListDeliverabilityTestReportsCommand extends ReadCommand {}
export class ListDomainDeliverabilityCampaignsCommand extends ReadCommand {}
export class ListEmailIdentitiesCommand extends ReadCommand {}
export class ListEmailIdentityCertificatesCommand extends ReadCommand {}
export class ListEmailTemplatesCommand extends ReadCommand {}
export class ListExportJobsCommand extends ReadCommand {}
export class ListImportJobsCommand extends ReadCommand {}
export class ListMultiRegionEndpointsCommand extends ReadCommand {}
export class ListRecommendationsCommand extends ReadCommand {}
export class ListReputationEntitiesCommand extends ReadCommand {}
export class ListResourceTenantsCommand extends ReadCommand {}
export class ListSuppressedDestinationsCommand extends ReadCommand {}
export class ListTagsForResourceCommand extends ReadCommand {}
export class ListTenantResourcesCommand extends ReadCommand {}
export class ListTenantsCommand extends ReadCommand {}
export class AssociateEmailIdentityCertificateCommand extends WriteCommand {}
export class CancelExportJobCommand extends WriteCommand {}
export class CreateConfigurationSetCommand extends WriteCommand {}
export class CreateConfigurationSetEventDestinationCommand extends WriteCommand {}
export class CreateContactCommand extends WriteCommand {}
export class CreateContactListCommand extends WriteCommand {}
export class CreateCustomVerificationEmailTemplateCommand extends WriteCommand {}
export class CreateDedicatedIpPoolCommand extends WriteCommand {}
export class CreateDeliverabilityTestReportCommand extends WriteCommand {}
export class CreateEmailIdentityCommand extends WriteCommand {}
export class CreateEmailIdentityPolicyCommand extends WriteCommand {}
export class CreateEmailTemplateCommand extends WriteCommand {}
export class CreateExportJobCommand extends WriteCommand {}
export class CreateImportJobCommand extends WriteCommand {}
export class CreateMultiRegionEndpointCommand extends WriteCommand {}
export class CreateTenantCommand extends WriteCommand {}
export class CreateTenantResourceAssociationCommand extends WriteCommand {}
export class DeleteConfigurationSetCommand extends WriteCommand {}
export class DeleteConfigurationSetEventDestinationCommand extends WriteCommand {}
export class DeleteContactCommand extends WriteCommand {}
export class DeleteContactListCommand extends WriteCommand {}
export class DeleteCustomVerificationEmailTemplateCommand extends WriteCommand {}
export class DeleteDedicatedIpPoolCommand extends WriteCommand {}
export class DeleteEmailIdentityCommand extends WriteCommand {}
export class DeleteEmailIdentityPolicyCommand extends WriteCommand {}
export class DeleteEmailTemplateCommand extends WriteCommand {}
export class DeleteMultiRegionEndpointCommand extends WriteCommand {}
export class DeleteSuppressedDestinationCommand extends WriteCommand {}
export class DeleteTenantCommand extends WriteCommand {}
export class DeleteTenantResourceAssociationCommand extends WriteCommand {}
export class DisassociateEmailIdentityCertificateCommand extends WriteCommand {}
export class PutAccountDedicatedIpWarmupAttributesCommand extends WriteCommand {}
export class PutAccountDeliveryAttributesCommand extends WriteCommand {}
export class PutAccountDetailsCommand extends WriteCommand {}
export class PutAccountPricingAttributesCommand extends WriteCommand {}
export class PutAccountSendingAttributesCommand extends WriteCommand {}
export class PutAccountSuppressionAttributesCommand extends WriteCommand {}
export class PutAccountVdmAttributesCommand extends WriteCommand {}
export class PutConfigurationSetArchivingOptionsCommand extends WriteCommand {}
export class PutConfigurationSetDeliveryOptionsCommand extends WriteCommand {}
export class PutConfigurationSetReputationOptionsCommand extends WriteCommand {}
export class PutConfigurationSetSendingOptionsCommand extends WriteCommand {}
export class PutConfigurationSetSuppressionOptionsCommand extends WriteCommand {}
export class PutConfigurationSetTrackingOptionsCommand extends WriteCommand {}
export class PutConfigurationSetVdmOptionsCommand extends WriteCommand {}
export class PutDedicatedIpInPoolCommand extends WriteCommand {}
export class PutDedicatedIpPoolScalingAttributesCommand extends WriteCommand {}
export class PutDedicatedIpWarmupAttributesCommand extends WriteCommand {}
export class PutDeliverabilityDashboardOptionCommand extends WriteCommand {}
export class PutEmailIdentityConfigurationSetAttributesCommand extends WriteCommand {}
export class PutEmailIdentityDkimAttributesCommand extends WriteCommand {}
export class PutEmailIdentityDkimSigningAttributesCommand extends WriteCommand {}
export class PutEmailIdentityFeedbackAttributesCommand extends WriteCommand {}
export class PutEmailIdentityMailFromAttributesCommand extends WriteCommand {}
export class PutSuppressedDestinationCommand extends WriteCommand {}
export class PutTenantSuppressionAttributesCommand extends WriteCommand {}
export class SendBulkEmailCommand extends WriteCommand {}
export class SendCustomVerificationEmailCommand extends WriteCommand {}
export class SendEmailCommand extends WriteCommand {}
export class TagResourceCommand extends WriteCommand {}
export class TestRenderEmailTemplateCommand extends WriteCommand {}
export class UntagResourceCommand extends WriteCommand {}
export class UpdateConfigurationSetCommand extends WriteCommand {}
export class UpdateConfigurationSetEventDestinationCommand extends WriteCommand {}
export class UpdateContactCommand extends WriteCommand {}
export class UpdateContactListCommand extends WriteCommand {}
export class UpdateCustomVerificationEmailTemplateCommand extends WriteCommand {}
export class UpdateEmailIdentityPolicyCommand extends WriteCommand {}
export class UpdateEmailTemplateCommand extends WriteCommand {}
export class UpdateReputationEntityCustomerManagedStatusCommand extends WriteCommand {}
export class UpdateReputationEntityPolicyCommand extends WriteCommand {}

export function paginateGetDedicatedIps(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListConfigurationSets(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListContactLists(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListContacts(config: any, input: any, ...more: any[]): AsyncIterable<any>;
export function paginateListCustomVerificationEmailTemplates(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListDedicatedIpPools(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListDeliverabilityTestReports(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListDomainDeliverabilityCampaigns(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListEmailIdentities(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListEmailIdentityCertificates(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListEmailTemplates(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListExportJobs(config: any, input: any, ...more: any[]): AsyncIterable<any>;
export function paginateListImportJobs(config: any, input: any, ...more: any[]): AsyncIterable<any>;
export function paginateListMultiRegionEndpoints(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListRecommendations(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListReputationEntities(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListResourceTenants(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListSuppressedDestinations(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListTenantResources(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListTenants(config: any, input: any, ...more: any[]): AsyncIterable<any>;
export {};
