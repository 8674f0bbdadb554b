/** Package stoppable. Names read from stoppable 1.1.0 and its types. */
declare function stoppable<T = any>(server: T, grace?: number): T & { stop(callback?: any): any };
export = stoppable;
