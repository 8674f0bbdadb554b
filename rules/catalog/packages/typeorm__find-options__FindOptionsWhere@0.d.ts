/** Package typeorm, `typeorm/find-options/FindOptionsWhere`. Facts read from typeorm 1.1.1: a part of the main module. */
export * from "typeorm";
