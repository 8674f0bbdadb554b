/** Package bcryptjs. Facts read from bcryptjs 3.0.3: it hashes in slices on the thread that calls. */
declare namespace bcryptjs {
  export { bcryptjs as default };
  export function compare(data: any, encrypted: string): Promise<boolean>;
  export function compare(data: any, encrypted: string, callback: (...args: any[]) => any): void;
  export function compareSync(data: any, encrypted: string): boolean;
  export function genSalt(rounds?: number): Promise<string>;
  export function genSaltSync(rounds?: number): string;
  export function getRounds(encrypted: string): number;
  export function hash(data: any, saltOrRounds: string | number): Promise<string>;
  export function hash(
    data: any,
    saltOrRounds: string | number,
    callback: (...args: any[]) => any,
  ): void;
  export function hashSync(data: any, saltOrRounds: string | number): string;
}
export = bcryptjs;
