/** Package jose. Facts read from jose 6.2.18: it works in this process; only a remote key set is fetched, within 5 s. */
/** @creates key-set options */
export function createRemoteJWKSet(
  url: URL,
  options?: {
    timeoutDuration?: number;
    cooldownDuration?: number;
    cacheMaxAge?: any;
    [option: string]: any;
  },
): RemoteKeySet;
/** Keys that are fetched once they are asked for, and again when one is not among them. */
export interface RemoteKeySet {
  (header?: any, token?: any): Promise<any>;
  readonly coolingDown: boolean;
  readonly fresh: boolean;
  readonly reloading: boolean;
  jwks(): any;
  /** @remote read http */
  reload(): Promise<void>;
}
/** A key set, and nothing of which no type is known. */
type Remote<K> = 0 extends 1 & K ? never : K extends RemoteKeySet ? K : never;
export function decodeJwt(token: string): any;
export function decodeProtectedHeader(token: any): any;
export function exportJWK(key: any): Promise<any>;
export function generateKeyPair(algorithm: string, options?: any): Promise<any>;
export function importJWK(key: any, algorithm?: string, ...more: any[]): Promise<any>;
export function importPKCS8(key: string, algorithm: string, options?: any): Promise<any>;
export function importSPKI(key: string, algorithm: string, options?: any): Promise<any>;
export function importX509(key: string, algorithm: string, options?: any): Promise<any>;
/** @remote read http */
export function jwtVerify<K>(token: any, key: Remote<K>, options?: any): Promise<any>;
export function jwtVerify(token: any, key: any, options?: any): Promise<any>;
export function jwtDecrypt(token: any, key: any, options?: any): Promise<any>;
export class SignJWT {
  constructor(payload?: any);
  setAudience(audience: any): this;
  setExpirationTime(time: any): this;
  setIssuedAt(time?: any): this;
  setIssuer(issuer: string): this;
  setJti(id: string): this;
  setNotBefore(time: any): this;
  setProtectedHeader(header: any): this;
  setSubject(subject: string): this;
  sign(key: any, options?: any): Promise<string>;
}
export const errors: any;
