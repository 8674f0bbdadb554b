/** Package firebase-admin, `firebase-admin/auth`. Facts read from firebase-admin 13.10.0: a socket that is silent for 25 s is given up, four repeats without jitter. */
/**
 * @default 25s
 * @retries 4 exponential
 */
export interface Auth {
  /** @remote write http */
  createUser(properties: any): Promise<any>;
  /** @remote write http */
  deleteUser(uid: string): Promise<any>;
  /** @remote write http */
  deleteUsers(uids: string[]): Promise<any>;
  /** @remote write http */
  generateEmailVerificationLink(email: string, settings?: any): Promise<any>;
  /** @remote write http */
  generatePasswordResetLink(email: string, settings?: any): Promise<any>;
  /** @remote write http */
  generateSignInWithEmailLink(email: string, settings?: any): Promise<any>;
  /** @remote read http */
  getUser(uid: string): Promise<any>;
  /** @remote read http */
  getUserByEmail(email: string): Promise<any>;
  /** @remote read http */
  getUserByPhoneNumber(phone: string): Promise<any>;
  /** @remote read http */
  getUsers(identifiers: any[]): Promise<any>;
  /** @remote write http */
  importUsers(users: any[], options?: any): Promise<any>;
  /** @remote read http */
  listUsers(max?: number, pageToken?: string): Promise<any>;
  /** @remote write http */
  revokeRefreshTokens(uid: string): Promise<any>;
  /** @remote write http */
  setCustomUserClaims(uid: string, claims: any): Promise<any>;
  /** @remote write http */
  updateUser(uid: string, properties: any): Promise<any>;
  /** @remote write http */
  createSessionCookie(token: string, options: any): Promise<any>;
  createCustomToken(uid: string, claims?: any): Promise<string>;
  verifyIdToken(token: string, checkRevoked?: boolean): Promise<any>;
  verifySessionCookie(cookie: string, checkRevoked?: boolean): Promise<any>;
  [member: string]: any;
}
export type UserRecord = any;
export type DecodedIdToken = any;
export type UserImportRecord = any;
export declare function getAuth(app?: any): Auth;
