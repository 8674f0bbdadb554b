/** Package jsonwebtoken. Facts read from jsonwebtoken 9.0.3 and its types: signing and verifying stay in this process, and expiry is judged by its wall clock. */
export function decode(token: string, options?: any): any;
export function sign(payload: any, secret: any, options?: any): string;
export function sign(
  payload: any,
  secret: any,
  options: any,
  callback: (error: any, token?: string) => void,
): void;
export function verify(token: string, secret: any, options?: any): any;
export function verify(
  token: string,
  secret: any,
  options: any,
  callback: (error: any, decoded?: any) => void,
): void;
export class JsonWebTokenError extends Error {}
export class NotBeforeError extends JsonWebTokenError {}
export class TokenExpiredError extends JsonWebTokenError {}
declare const jwt: {
  JsonWebTokenError: typeof JsonWebTokenError;
  NotBeforeError: typeof NotBeforeError;
  TokenExpiredError: typeof TokenExpiredError;
  decode: typeof decode;
  sign: typeof sign;
  verify: typeof verify;
};
export default jwt;
