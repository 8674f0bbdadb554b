/** Package `@nestjs/mongoose`. Facts read from `@nestjs/mongoose` 12.0.0: `forRoot` takes the options of `mongoose.createConnection`, and tries the first connection ten times with 3 s between. */
import type { ConnectOptions, Schema as MongooseSchema } from "mongoose";

export interface MongooseModuleOptions extends ConnectOptions {
  connectionName?: string;
  lazyConnection?: boolean;
  retryAttempts?: number;
  retryDelay?: number;
  uri?: string;
}
export interface MongooseModuleFactoryOptions extends MongooseModuleOptions {}
export interface MongooseOptionsFactory {
  createMongooseOptions(): any;
}
export interface MongooseModuleAsyncOptions {
  [option: string]: any;
}
export interface ModelDefinition {
  collection?: string;
  discriminators?: any;
  name: string;
  schema: any;
}
export interface AsyncModelFactory {
  [option: string]: any;
}
export declare class MongooseModule {
  static forFeature(models?: ModelDefinition[], connectionName?: string): any;
  static forFeatureAsync(factories?: AsyncModelFactory[], connectionName?: string): any;
  /**
   * @creates mongoose options
   * @pool 100 option options.maxPoolSize
   * @retries 9 constant option options.retryAttempts
   */
  static forRoot(uri: string, options?: MongooseModuleOptions): any;
  static forRootAsync(options: MongooseModuleAsyncOptions): any;
}
export interface PropOptions {
  [option: string]: any;
}
export declare function Prop(options?: any): PropertyDecorator;
/** @mark entity */
export declare function Schema(options?: any): ClassDecorator;
export declare function Virtual(options?: any): PropertyDecorator;
export declare function InjectConnection(name?: string): PropertyDecorator & ParameterDecorator;
export declare function InjectModel(
  model: string,
  connectionName?: string,
): PropertyDecorator & ParameterDecorator;
export declare function getConnectionToken(name?: string): string;
export declare function getModelToken(model: string, connectionName?: string): string;
export declare function raw(definition: Record<string, any>): any;
export declare class SchemaFactory {
  static createForClass<T = any>(target: abstract new (...args: any[]) => T): MongooseSchema<T>;
}
export declare class DefinitionsFactory {
  static createForClass(target: any): any;
}
export declare class ParseObjectIdPipe {
  constructor(...args: any[]);
  transform(value: any): any;
}
