/** Package sequelize-typescript. Facts read from sequelize-typescript 2.1.6: models and connections of sequelize, declared by decorators. */
import { Model as Base, Sequelize as Connection } from "sequelize";

export declare class Model<out A = any, out C = any> extends Base<A, C> {
  id?: any;
  createdAt?: any;
  updatedAt?: any;
  deletedAt?: any;
  version?: any;
  $add(property: string, instances: any, options?: any): Promise<any>;
  $count(property: string, options?: any): Promise<number>;
  $create<T = any>(property: string, values: any, options?: any): Promise<any>;
  $get(property: any, options?: any): Promise<any>;
  $has(property: string, instances: any, options?: any): Promise<boolean>;
  $remove(property: string, instances: any, options?: any): Promise<any>;
  $set(property: any, instances: any, options?: any): Promise<any>;
}
export declare class Sequelize extends Connection {
  addModels(models: any[]): void;
}
export type SequelizeOptions = import("sequelize").Options;
export type ModelCtor<M = any> = import("sequelize").ModelStatic<M>;
export type Repository<M = any> = import("sequelize").ModelStatic<M>;
export declare const DataType: any;
export declare const Op: any;
/** @mark entity */
export declare function Table(...args: any[]): any;
/** @mark unique-index */
export declare function PrimaryKey(target: any, property: any): void;
/** @mark unique-index */
export declare function Unique(...args: any[]): any;
export declare function AllowNull(...args: any[]): any;
export declare function AutoIncrement(...args: any[]): any;
export declare function BelongsTo(...args: any[]): any;
export declare function BelongsToMany(...args: any[]): any;
export declare function BeforeBulkCreate(...args: any[]): any;
export declare function BeforeCreate(...args: any[]): any;
export declare function BeforeDestroy(...args: any[]): any;
export declare function BeforeFind(...args: any[]): any;
export declare function BeforeSave(...args: any[]): any;
export declare function BeforeUpdate(...args: any[]): any;
export declare function AfterCreate(...args: any[]): any;
export declare function AfterDestroy(...args: any[]): any;
export declare function AfterFind(...args: any[]): any;
export declare function AfterSave(...args: any[]): any;
export declare function AfterUpdate(...args: any[]): any;
export declare function Column(...args: any[]): any;
export declare function Comment(...args: any[]): any;
export declare function CreatedAt(...args: any[]): any;
export declare function Default(...args: any[]): any;
export declare function DefaultScope(...args: any[]): any;
export declare function DeletedAt(...args: any[]): any;
export declare function ForeignKey(...args: any[]): any;
export declare function HasMany(...args: any[]): any;
export declare function HasOne(...args: any[]): any;
export declare function Index(...args: any[]): any;
export declare function Is(...args: any[]): any;
export declare function IsEmail(...args: any[]): any;
export declare function IsUUID(...args: any[]): any;
export declare function Length(...args: any[]): any;
export declare function Scopes(...args: any[]): any;
export declare function UpdatedAt(...args: any[]): any;
export declare function createIndexDecorator(...args: any[]): any;
