/** Package typeorm, `typeorm/data-source/DataSource`. Facts read from typeorm 1.1.1: a part of the main module. */
export * from "typeorm";
