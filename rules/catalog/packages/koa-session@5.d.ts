/** Package koa-session. Facts read from koa-session 7.0.2 and its types: the session travels in the cookie, or in a `store`. */
declare function session(options: any, app: any): any;
declare function session(app: any): any;
export = session;
