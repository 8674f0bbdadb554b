/** Package `@mikro-orm/mssql`. Facts read from `@mikro-orm/postgresql` 6.6.17 and `@mikro-orm/knex` 6.6.16: the core with its own driver. */
import { EntityManager, EntityRepository } from "@mikro-orm/core";

export * from "@mikro-orm/core";
export declare class SqlEntityManager<D = any> extends EntityManager<D> {}
export declare class SqlEntityRepository<E = any> extends EntityRepository<E> {}
export declare const MsSqlDriver: any;
export type MsSqlDriver = any;
export declare const MsSqlConnection: any;
export type MsSqlConnection = any;
export declare const MsSqlPlatform: any;
