/** Package `@redis/client`. Facts read from `@redis/client` 6.3.1: the client that redis exports. */
export * from "redis";
