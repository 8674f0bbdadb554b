/** Package `@upstash/qstash`, `@upstash/qstash/nextjs`. Facts read from `@upstash/qstash` 2.12.0: the handler given runs for each message, and again until it succeeds. */
/** @enters consumer handler */
export declare function verifySignature(handler: any, config?: any): any;
/** @enters consumer handler */
export declare function verifySignatureAppRouter(handler: any, config?: any): any;
/** @enters consumer handler */
export declare function verifySignatureEdge(handler: any, config?: any): any;
