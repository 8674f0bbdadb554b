/** Package `@nestjs/cache-manager`. Facts read from `@nestjs/cache-manager` 12.0.0: without a store values are kept in the memory of this process. */
import type { Cache as CacheManager } from "cache-manager";

export interface CacheModuleOptions {
  isGlobal?: boolean;
  max?: number;
  store?: any;
  stores?: any;
  ttl?: any;
  [option: string]: any;
}
export type CacheModuleAsyncOptions = any;
export type CacheOptions = any;
export type CacheStore = any;
export interface CacheOptionsFactory {
  createCacheOptions(): any;
}
export interface Cache extends CacheManager {}
export declare abstract class Cache {}
export declare const CACHE_MANAGER: string;
export declare class CacheInterceptor {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class CacheModule {
  /**
   * @keeps cache option options.store | option options.stores
   * @mark makes-cache
   */
  static register(options?: CacheModuleOptions): any;
  /** @mark makes-cache */
  static registerAsync(options: CacheModuleAsyncOptions): any;
}
export declare function CacheKey(key: any): MethodDecorator & ClassDecorator;
export declare function CacheTTL(ttl: any): MethodDecorator & ClassDecorator;
