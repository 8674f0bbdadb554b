/** Package passport-oauth2. Facts read from passport-oauth2 1.8.0 and its types: `state: true` keeps the state of a login in the session. */
declare class Strategy {
  /** @enters request verify */
  constructor(
    options: {
      authorizationURL: string;
      tokenURL: string;
      clientID: string;
      clientSecret: string;
      callbackURL?: string;
      state?: any;
      store?: any;
      [option: string]: any;
    },
    verify: (...args: any[]) => any,
  );
  readonly name: string;
  authenticate(request: any, options?: any): void;
  userProfile(token: string, done: (...args: any[]) => any): void;
}
declare namespace Strategy {
  export { Strategy };

  const InternalOAuthError: any;
  const TokenError: any;
  const AuthorizationError: any;
}
export = Strategy;
