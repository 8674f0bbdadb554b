/** Package `@nestjs/typeorm`. Facts read from `@nestjs/typeorm` 11.0.0: the options are those of a data source, and the first connection is tried ten times with 3 s between. */
import type { BaseDataSourceOptions, DataSource } from "typeorm";

export interface TypeOrmModuleOptions extends Partial<BaseDataSourceOptions> {
  autoLoadEntities?: boolean;
  retryAttempts?: number;
  retryDelay?: number;
}
export interface TypeOrmModuleAsyncOptions {
  [option: string]: any;
  inject?: any[];
  useFactory?: (...args: any[]) => any;
}
export interface TypeOrmOptionsFactory {
  createTypeOrmOptions(connectionName?: string): any;
}
export declare class TypeOrmModule {
  static forFeature(entities?: any, dataSource?: any): any;
  /**
   * @creates typeorm options
   * @pool 10 option options.poolSize | option options.extra
   * @retries 9 constant option options.retryAttempts
   */
  static forRoot(options?: TypeOrmModuleOptions): any;
  static forRootAsync(options: TypeOrmModuleAsyncOptions): any;
}
export declare function InjectConnection(dataSource?: any): PropertyDecorator & ParameterDecorator;
export declare function InjectDataSource(dataSource?: any): PropertyDecorator & ParameterDecorator;
export declare function InjectEntityManager(
  dataSource?: any,
): PropertyDecorator & ParameterDecorator;
export declare function InjectRepository(
  entity: any,
  dataSource?: any,
): PropertyDecorator & ParameterDecorator;
export declare function getConnectionToken(dataSource?: any): any;
export declare function getDataSourceToken(dataSource?: any): any;
export declare function getDataSourceName(dataSource: any): string;
export declare function getEntityManagerToken(dataSource?: any): any;
export declare function getRepositoryToken(entity: any, dataSource?: any): any;
export declare function getCustomRepositoryToken(repository: any): any;
