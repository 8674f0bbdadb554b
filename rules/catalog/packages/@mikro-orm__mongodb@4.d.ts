/** Package `@mikro-orm/mongodb`. Facts read from `@mikro-orm/postgresql` 6.6.17 and `@mikro-orm/knex` 6.6.16: the core with its own driver. */
import { EntityManager, EntityRepository } from "@mikro-orm/core";

export * from "@mikro-orm/core";
export declare class MongoEntityManager<D = any> extends EntityManager<D> {}
export declare class MongoEntityRepository<E = any> extends EntityRepository<E> {}
export declare const MongoDriver: any;
export type MongoDriver = any;
export declare const MongoConnection: any;
export type MongoConnection = any;
export declare const MongoPlatform: any;
