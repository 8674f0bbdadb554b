/** Package `@mikro-orm/better-sqlite`. Facts read from `@mikro-orm/postgresql` 6.6.17 and `@mikro-orm/knex` 6.6.16: the core with its own driver. */
import { EntityManager, EntityRepository } from "@mikro-orm/core";

export * from "@mikro-orm/core";
export declare class SqlEntityManager<D = any> extends EntityManager<D> {}
export declare class SqlEntityRepository<E = any> extends EntityRepository<E> {}
export declare const BetterSqliteDriver: any;
export type BetterSqliteDriver = any;
export declare const BetterSqliteConnection: any;
export type BetterSqliteConnection = any;
export declare const BetterSqlitePlatform: any;
