/** Package inngest, `inngest/bun`. Facts read from inngest 4.24.0: answers the requests that run the functions given. */
export declare function serve(...args: any[]): any;
