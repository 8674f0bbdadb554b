/** Package `@mikro-orm/nestjs`. Facts read from `@mikro-orm/nestjs` 6.1.2: each request gets its own entity manager. */
import type { MikroORMOptions } from "@mikro-orm/core";

export declare class MikroOrmModule {
  static forFeature(options: any, contextName?: string): any;
  static forMiddleware(options?: any): any;
  /**
   * @creates mikro-orm options
   * @pool 10 option options.pool.max
   */
  static forRoot(options?: MikroORMOptions): any;
  static forRootAsync(options: any): any;
}
export type MikroOrmModuleOptions<D = any> = MikroORMOptions<D>;
export type MikroOrmModuleSyncOptions = MikroORMOptions;
export declare function InjectEntityManager(name?: string): PropertyDecorator & ParameterDecorator;
export declare function InjectMikroORM(name?: string): PropertyDecorator & ParameterDecorator;
export declare function InjectMikroORMs(): PropertyDecorator & ParameterDecorator;
export declare function InjectRepository(
  entity: any,
  contextName?: string,
): PropertyDecorator & ParameterDecorator;
export declare function getEntityManagerToken(name: string): any;
export declare function getRepositoryToken(entity: any, name?: string): any;
