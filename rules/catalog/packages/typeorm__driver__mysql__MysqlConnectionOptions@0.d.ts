/** Package typeorm, `typeorm/driver/mysql/MysqlConnectionOptions`. Facts read from typeorm 1.1.1: a part of the main module. */
import type { BaseDataSourceOptions } from "typeorm";

export interface MysqlConnectionOptions extends BaseDataSourceOptions {}
