/** Package `@team-plain/typescript-sdk`. Facts read from `@team-plain/typescript-sdk` 5.12.1: GraphQL over `fetch` without a signal; failures come back as values. */
export class PlainClient {
  constructor(options: { apiKey: string; apiUrl?: string; [option: string]: any });
  /** @remote write http */
  addCustomerToCustomerGroups(input?: any): Promise<any>;
  /** @remote write http */
  addCustomerToTenants(input?: any): Promise<any>;
  /** @remote write http */
  addLabels(input?: any): Promise<any>;
  /** @remote write http */
  addMembersToTier(input?: any): Promise<any>;
  /** @remote write http */
  archiveLabelType(input?: any): Promise<any>;
  /** @remote write http */
  assignThread(input?: any): Promise<any>;
  /** @remote write http */
  changeThreadPriority(input?: any): Promise<any>;
  /** @remote write http */
  createAttachmentUploadUrl(input?: any): Promise<any>;
  /** @remote write http */
  createCustomerCardConfig(input?: any): Promise<any>;
  /** @remote write http */
  createCustomerEvent(input?: any): Promise<any>;
  /** @remote write http */
  createKnowledgeSource(input?: any): Promise<any>;
  /** @remote write http */
  createLabelType(input?: any): Promise<any>;
  /** @remote write http */
  createNote(input?: any): Promise<any>;
  /** @remote write http */
  createThread(input?: any): Promise<any>;
  /** @remote write http */
  createThreadEvent(input?: any): Promise<any>;
  /** @remote write http */
  createWebhookTarget(input?: any): Promise<any>;
  /** @remote write http */
  deleteCustomer(input?: any): Promise<any>;
  /** @remote write http */
  deleteCustomerCardConfig(input?: any): Promise<any>;
  /** @remote write http */
  deleteThreadField(input?: any): Promise<any>;
  /** @remote write http */
  deleteWebhookTarget(input?: any): Promise<any>;
  /** @remote read http */
  getCompanies(input?: any): Promise<any>;
  /** @remote read http */
  getCustomerByEmail(input?: any): Promise<any>;
  /** @remote read http */
  getCustomerByExternalId(input?: any): Promise<any>;
  /** @remote read http */
  getCustomerById(input?: any): Promise<any>;
  /** @remote read http */
  getCustomerCustomerGroupMemberships(input?: any): Promise<any>;
  /** @remote read http */
  getCustomerGroupById(input?: any): Promise<any>;
  /** @remote read http */
  getCustomerGroups(input?: any): Promise<any>;
  /** @remote read http */
  getCustomerTenantMemberships(input?: any): Promise<any>;
  /** @remote read http */
  getCustomers(input?: any): Promise<any>;
  /** @remote read http */
  getLabelType(input?: any): Promise<any>;
  /** @remote read http */
  getLabelTypes(input?: any): Promise<any>;
  /** @remote read http */
  getMyWorkspace(input?: any): Promise<any>;
  /** @remote read http */
  getTenantById(input?: any): Promise<any>;
  /** @remote read http */
  getTenants(input?: any): Promise<any>;
  /** @remote read http */
  getThread(input?: any): Promise<any>;
  /** @remote read http */
  getThreadByExternalId(input?: any): Promise<any>;
  /** @remote read http */
  getThreadByRef(input?: any): Promise<any>;
  /** @remote read http */
  getThreads(input?: any): Promise<any>;
  /** @remote read http */
  getTierById(input?: any): Promise<any>;
  /** @remote read http */
  getTiers(input?: any): Promise<any>;
  /** @remote read http */
  getUserByEmail(input?: any): Promise<any>;
  /** @remote read http */
  getUserById(input?: any): Promise<any>;
  /** @remote read http */
  getWebhookTargetById(input?: any): Promise<any>;
  /** @remote read http */
  getWebhookTargets(input?: any): Promise<any>;
  /** @remote write http */
  indexDocument(input?: any): Promise<any>;
  /** @remote write http */
  markThreadAsDone(input?: any): Promise<any>;
  /** @remote write http */
  markThreadAsTodo(input?: any): Promise<any>;
  /** @remote call http */
  rawRequest(input?: any): Promise<any>;
  /** @remote write http */
  removeCustomerFromCustomerGroups(input?: any): Promise<any>;
  /** @remote write http */
  removeCustomerFromTenants(input?: any): Promise<any>;
  /** @remote write http */
  removeLabels(input?: any): Promise<any>;
  /** @remote write http */
  removeMembersFromTier(input?: any): Promise<any>;
  /** @remote write http */
  replyToEmail(input?: any): Promise<any>;
  /** @remote write http */
  replyToThread(input?: any): Promise<any>;
  /** @remote read http */
  searchCompanies(input?: any): Promise<any>;
  /** @remote read http */
  searchTenants(input?: any): Promise<any>;
  /** @remote write http */
  sendChat(input?: any): Promise<any>;
  /** @remote write http */
  sendCustomerChat(input?: any): Promise<any>;
  /** @remote write http */
  sendNewEmail(input?: any): Promise<any>;
  /** @remote write http */
  setCustomerTenants(input?: any): Promise<any>;
  /** @remote write http */
  snoozeThread(input?: any): Promise<any>;
  /** @remote write http */
  unassignThread(input?: any): Promise<any>;
  /** @remote write http */
  updateCompanyTier(input?: any): Promise<any>;
  /** @remote write http */
  updateCustomerCardConfig(input?: any): Promise<any>;
  /** @remote write http */
  updateCustomerCompany(input?: any): Promise<any>;
  /** @remote write http */
  updateTenantTier(input?: any): Promise<any>;
  /** @remote write http */
  updateThreadTenant(input?: any): Promise<any>;
  /** @remote write http */
  updateWebhookTarget(input?: any): Promise<any>;
  /** @remote write http */
  upsertCompany(input?: any): Promise<any>;
  /** @remote write http */
  upsertCustomer(input?: any): Promise<any>;
  /** @remote write http */
  upsertTenant(input?: any): Promise<any>;
  /** @remote write http */
  upsertThreadField(input?: any): Promise<any>;
  /** @remote read http */
  userByEmail(input?: any): Promise<any>;
}
export type AttachmentType = any;
export const AttachmentType: any;
export type ComponentDividerSpacingSize = any;
export const ComponentDividerSpacingSize: any;
export type CreateThreadInput = any;
export type ThreadFieldSchemaType = any;
export const ThreadFieldSchemaType: any;
export const uiComponent: any;
