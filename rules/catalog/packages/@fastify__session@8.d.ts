/** Package `@fastify/session`. Facts read from `@fastify/session` 11.1.3: without a `store` sessions live in this process. */
declare function session(instance: any, options: any, ...more: any[]): any;
export default session;
