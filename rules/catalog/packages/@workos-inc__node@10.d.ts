/** Package `@workos-inc/node`. Facts read from `@workos-inc/node` 10.5.0: requests to the API of WorkOS; a sealed session is opened in this process and its token checked against keys that are fetched. */
export class WorkOS {
  constructor(keyOrOptions?: any, options?: any);
  readonly multiFactorAuth: MultiFactorAuth;
  readonly organizations: Organizations;
  readonly userManagement: UserManagement;
}
export class CookieSession {
  /** @remote read http */
  authenticate(): Promise<any>;
  /** @remote write http */
  refresh(options?: any): Promise<any>;
}
interface UserManagement {
  /** @remote write http */
  acceptInvitation(invitationId: string): Promise<any>;
  /** @remote write http */
  authenticateWithCode(payload: any): Promise<any>;
  /** @remote write http */
  authenticateWithEmailVerification(payload: any): Promise<any>;
  /** @remote write http */
  authenticateWithMagicAuth(payload: any): Promise<any>;
  /** @remote write http */
  authenticateWithOrganizationSelection(payload: any): Promise<any>;
  /** @remote write http */
  authenticateWithRadarEmailChallenge(payload: any): Promise<any>;
  /** @remote write http */
  authenticateWithRadarSmsChallenge(payload: any): Promise<any>;
  /** @remote write http */
  authenticateWithTotp(payload: any): Promise<any>;
  /** @remote write http */
  createMagicAuth(options: any): Promise<any>;
  /** @remote write http */
  createOrganizationMembership(options: any): Promise<any>;
  /** @remote write http */
  createUser(payload: any): Promise<any>;
  /** @remote write http */
  deactivateOrganizationMembership(organizationMembershipId: string): Promise<any>;
  /** @remote write http */
  deleteOrganizationMembership(organizationMembershipId: string): Promise<void>;
  /** @remote write http */
  deleteUser(userId: string): Promise<void>;
  /** @remote read http */
  findInvitationByToken(invitationToken: string): Promise<any>;
  /** @remote read http */
  getInvitation(invitationId: string): Promise<any>;
  /** @remote read http */
  getOrganizationMembership(organizationMembershipId: string): Promise<any>;
  /** @remote read http */
  getUser(userId: string): Promise<any>;
  /** @remote read http */
  listInvitations(options: any): Promise<any>;
  /** @remote read http */
  listOrganizationMemberships(options: any): Promise<any>;
  /** @remote read http */
  listUsers(options?: any): Promise<any>;
  /** @remote write http */
  revokeInvitation(invitationId: string): Promise<any>;
  /** @remote write http */
  revokeSession(payload: any): Promise<void>;
  /** @remote write http */
  sendInvitation(payload: any): Promise<any>;
  /** @remote write http */
  sendRadarSmsChallenge(payload: any): Promise<any>;
  /** @remote write http */
  updateOrganizationMembership(organizationMembershipId: string, options: any): Promise<any>;
  /** @remote write http */
  updateUser(payload: any): Promise<any>;
  loadSealedSession(options: any): CookieSession;
}
interface Organizations {
  /** @remote write http */
  createOrganization(payload: any, requestOptions?: any): Promise<any>;
  /** @remote read http */
  getOrganization(id: string): Promise<any>;
  /** @remote write http */
  updateOrganization(options: any): Promise<any>;
}
interface MultiFactorAuth {
  /** @remote write http */
  challengeFactor(options: any): Promise<any>;
  /** @remote write http */
  createUserAuthFactor(payload: any): Promise<any>;
  /** @remote write http */
  deleteFactor(id: string): Promise<void>;
  /** @remote read http */
  listUserAuthFactors(options: any): Promise<any>;
  /** @remote write http */
  verifyChallenge(options: any): Promise<any>;
}

export {};
