/** Package express-session. Facts read from express-session 1.19.0 and its types: without a `store` sessions live in this process. */
declare namespace session {
  interface SessionOptions {
    secret?: any;
    store?: any;
    resave?: boolean;
    saveUninitialized?: boolean;
    cookie?: any;
    name?: string;
    rolling?: boolean;
    [option: string]: any;
  }
  class Store {
    constructor(options?: any);
    [member: string]: any;
  }
  class MemoryStore extends Store {
    /**
     * @creates session-store
     * @keeps session
     */
    constructor(options?: any);
  }
}
/**
 * @creates session-store options
 * @keeps session option options.store
 */
declare function session(options?: session.SessionOptions): any;
export = session;
