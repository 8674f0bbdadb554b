/** Package `@nestjs/sequelize`. Facts read from `@nestjs/sequelize` 11.0.1: the options are those of sequelize. */
import type { Options } from "sequelize";

export interface SequelizeModuleOptions extends Options {
  autoLoadModels?: boolean;
  name?: string;
  retryAttempts?: number;
  retryDelay?: number;
  synchronize?: boolean;
  uri?: string;
}
export declare class SequelizeModule {
  static forFeature(models?: any[], connection?: any): any;
  /**
   * @creates sequelize options
   * @pool 5 option options.pool.max
   */
  static forRoot(options?: SequelizeModuleOptions): any;
  static forRootAsync(options: any): any;
}
export declare function InjectConnection(connection?: any): PropertyDecorator & ParameterDecorator;
export declare function InjectModel(
  model: any,
  connection?: any,
): PropertyDecorator & ParameterDecorator;
export declare function getConnectionToken(connection?: any): any;
export declare function getModelToken(model: any, connection?: any): any;
