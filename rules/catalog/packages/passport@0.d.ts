/** Package passport. Names read from passport 0.7.0 and its types. */
interface Authenticator {
  authenticate(strategy: any, options?: any, callback?: (...args: any[]) => any): any;
  authorize(strategy: any, options?: any, callback?: (...args: any[]) => any): any;
  deserializeUser(done: (...args: any[]) => any): any;
  initialize(options?: any): any;
  serializeUser(done: (...args: any[]) => any): any;
  session(options?: any): any;
  unuse(name: string): this;
  use(strategy: any): this;
  use(name: string, strategy: any): this;
}
declare const passport: Authenticator & { readonly Strategy: any; readonly Passport: any };
export = passport;
