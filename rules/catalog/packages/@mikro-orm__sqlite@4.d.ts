/** Package `@mikro-orm/sqlite`. Facts read from `@mikro-orm/postgresql` 6.6.17 and `@mikro-orm/knex` 6.6.16: the core with its own driver. */
import { EntityManager, EntityRepository } from "@mikro-orm/core";

export * from "@mikro-orm/core";
export declare class SqlEntityManager<D = any> extends EntityManager<D> {}
export declare class SqlEntityRepository<E = any> extends EntityRepository<E> {}
export declare const SqliteDriver: any;
export type SqliteDriver = any;
export declare const SqliteConnection: any;
export type SqliteConnection = any;
export declare const SqlitePlatform: any;
export { type Knex, knex } from "knex";
export type DatabaseSchema = any;
export declare const DatabaseSchema: any;
export type DatabaseTable = any;
