/** Node module `util`. */

interface Inspect {
  (value: any, options?: any): string;
  (value: any, showHidden?: boolean, depth?: number | null, color?: boolean): string;
  custom: symbol;
  defaultOptions: any;
}

interface Promisify {
  (fn: Function): (...args: any[]) => Promise<any>;
  custom: symbol;
}

export const inspect: Inspect;
export const promisify: Promisify;
export const types: any;
export function callbackify(fn: (...args: any[]) => Promise<any>): (...args: any[]) => void;
export function debuglog(section: string): (message: string, ...args: any[]) => void;
export function deprecate<T extends Function>(fn: T, message: string, code?: string): T;
export function format(format?: any, ...args: any[]): string;
export function inherits(constructor: any, parent: any): void;
export function isDeepStrictEqual(first: unknown, second: unknown): boolean;
export function parseArgs(config?: any): { values: any; positionals: string[]; tokens?: any[] };
export function parseEnv(content: string): NodeJS.Dict<string>;
export function stripVTControlCharacters(text: string): string;
export function styleText(format: any, text: string): string;
export function toUSVString(text: string): string;

declare const Decoder: typeof globalThis.TextDecoder;
type Decoder = globalThis.TextDecoder;
declare const Encoder: typeof globalThis.TextEncoder;
type Encoder = globalThis.TextEncoder;

export { Decoder as TextDecoder, Encoder as TextEncoder };
