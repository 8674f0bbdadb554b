/** Package `@mikro-orm/libsql`. Facts read from `@mikro-orm/postgresql` 6.6.17 and `@mikro-orm/knex` 6.6.16: the core with its own driver. */
import { EntityManager, EntityRepository } from "@mikro-orm/core";

export * from "@mikro-orm/core";
export declare class SqlEntityManager<D = any> extends EntityManager<D> {}
export declare class SqlEntityRepository<E = any> extends EntityRepository<E> {}
export declare const LibSqlDriver: any;
export type LibSqlDriver = any;
export declare const LibSqlConnection: any;
export type LibSqlConnection = any;
export declare const LibSqlPlatform: any;
