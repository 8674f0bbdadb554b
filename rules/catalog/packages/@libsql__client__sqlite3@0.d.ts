/** Package `@libsql/client`, `@libsql/client/sqlite3`. Facts read from `@libsql/client` 0.18.0: the client of the main module. */
export * from "@libsql/client";
