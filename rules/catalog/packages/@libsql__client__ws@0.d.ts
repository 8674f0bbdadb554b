/** Package `@libsql/client`, `@libsql/client/ws`. Facts read from `@libsql/client` 0.18.0: the client of the main module. */
export * from "@libsql/client";
