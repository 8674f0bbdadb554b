/** Package `@nestjs/core`. Facts read from `@nestjs/core` 12.5.1: the application is put together in this process. */
type Token<T> = (abstract new (...args: any[]) => T) | string | symbol;
export declare const APP_FILTER: string;
export declare const APP_GUARD: string;
export declare const APP_INTERCEPTOR: string;
export declare const APP_PIPE: string;
export declare abstract class ModuleRef {
  create<T = any>(type: new (...args: any[]) => T, contextId?: any): Promise<T>;
  get<T = any>(typeOrToken: Token<T>, options?: any): T;
  resolve<T = any>(typeOrToken: Token<T>, contextId?: any, options?: any): Promise<T>;
}
