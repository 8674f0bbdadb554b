/** Package awilix. Facts read from awilix 13.0.5: a container of things made in this process. */
export interface Resolver<T> {
  resolve(container: any): T;
}
interface BuildResolver<T> extends Resolver<T> {
  proxy(): this;
  scoped(): this;
  singleton(): this;
  transient(): this;
}
export interface ResolveOptions {
  allowUnregistered?: boolean;
}
export interface AwilixContainer<Cradle extends object = {}> {
  readonly cradle: Cradle;
  readonly registrations: any;
  build<T>(target: any, options?: any): T;
  createScope<T extends object = object>(): AwilixContainer<Cradle & T>;
  dispose(): Promise<void>;
  hasRegistration(name: string | symbol): boolean;
  register(nameOrPairs: any, registration?: any): AwilixContainer<any>;
  resolve<K extends keyof Cradle>(name: K, options?: ResolveOptions): Cradle[K];
  resolve<T>(name: string | symbol, options?: ResolveOptions): T;
}
export const InjectionMode: any;
export const Lifetime: any;
export function asClass<T>(type: new (...args: any[]) => T, options?: any): BuildResolver<T>;
export function asFunction<T>(make: (...args: any[]) => T, options?: any): BuildResolver<T>;
export function asValue<T>(value: T): Resolver<T>;
export function aliasTo<T>(name: any): Resolver<T>;
export function createContainer<T extends object = any>(options?: any): AwilixContainer<T>;
export {};
