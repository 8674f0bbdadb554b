/** Package `@typegoose/typegoose`. Facts read from `@typegoose/typegoose` 13.4.0: models of mongoose, declared by decorators. */
import mongoose from "mongoose";

export { mongoose };
export type DocumentType<T, Q = {}> = mongoose.HydratedDocument<T>;
export type ReturnModelType<
  U extends abstract new (
    ...args: any[]
  ) => any,
  Q = {},
> = mongoose.Model<InstanceType<U>> & U;
export type Ref<T = any, I = any> = any;
export type ArraySubDocumentType<T = any> = any;
export type SubDocumentType<T = any> = any;
export declare function getModelForClass<U extends abstract new (...args: any[]) => any>(
  target: U,
  options?: any,
): ReturnModelType<U>;
export declare function getDiscriminatorModelForClass(from: any, target: any, ...args: any[]): any;
export declare function addModelToTypegoose(model: any, target: any, options?: any): any;
export declare function buildSchema(target: any, options?: any): mongoose.Schema;
export declare function deleteModel(name: string): any;
export declare function getName(target: any): string;
export declare function isDocument(value: any): boolean;
export declare function isDocumentArray(value: any): boolean;
export declare function index(fields: any, options?: any): ClassDecorator;
/** @mark entity */
export declare function modelOptions(options: any): ClassDecorator;
export declare function plugin(plugin: any, options?: any): ClassDecorator;
export declare function post(...args: any[]): ClassDecorator;
export declare function pre(...args: any[]): ClassDecorator;
export declare function prop(options?: any, kind?: any): PropertyDecorator;
export declare function queryMethod(fn: any): ClassDecorator;
export declare const PropType: any;
export declare const Severity: any;
export declare const defaultClasses: any;
export declare const errors: any;
export declare const types: any;
