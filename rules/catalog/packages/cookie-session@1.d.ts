/** Package cookie-session. Facts read from cookie-session 2.1.1 and its types: the session travels in the cookie. */
declare function cookieSession(options?: {
  name?: string;
  keys?: any;
  secret?: string;
  maxAge?: number;
  [option: string]: any;
}): any;
export = cookieSession;
