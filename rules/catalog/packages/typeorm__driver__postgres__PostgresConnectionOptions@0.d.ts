/** Package typeorm, `typeorm/driver/postgres/PostgresConnectionOptions`. Facts read from typeorm 1.1.1: a part of the main module. */
import type { BaseDataSourceOptions } from "typeorm";

export interface PostgresConnectionOptions extends BaseDataSourceOptions {}
