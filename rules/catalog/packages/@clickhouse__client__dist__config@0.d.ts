/** Package `@clickhouse/client`, `@clickhouse/client/dist/config`. Facts read from `@clickhouse/client` 1.23.1: a part of the main module. */
export * from "@clickhouse/client";
