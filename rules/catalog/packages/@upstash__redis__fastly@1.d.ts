/** Package `@upstash/redis`, `@upstash/redis/fastly`. Facts read from `@upstash/redis` 1.39.0: the client of the main module. */
export * from "@upstash/redis";
