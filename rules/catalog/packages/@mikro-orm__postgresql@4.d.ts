/** Package `@mikro-orm/postgresql`. Facts read from `@mikro-orm/postgresql` 6.6.17 and `@mikro-orm/knex` 6.6.16: the core with its own driver. */
import { EntityManager, EntityRepository } from "@mikro-orm/core";

export * from "@mikro-orm/core";
export declare class SqlEntityManager<D = any> extends EntityManager<D> {}
export declare class SqlEntityRepository<E = any> extends EntityRepository<E> {}
export declare const PostgreSqlDriver: any;
export type PostgreSqlDriver = any;
export declare const PostgreSqlConnection: any;
export type PostgreSqlConnection = any;
export declare const PostgreSqlPlatform: any;
export { type Knex, knex } from "knex";
export type DatabaseSchema = any;
export declare const DatabaseSchema: any;
export type DatabaseTable = any;
