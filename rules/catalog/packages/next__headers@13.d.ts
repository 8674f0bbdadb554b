/** Package next, `next/headers`. Facts read from next 16.4.6: it reads the request at hand, in this process; up to version 14 without a promise. */
export interface RequestCookie {
  name: string;
  value: string;
}
export interface RequestCookies {
  readonly size: number;
  delete(...names: any[]): any;
  get(...names: any[]): RequestCookie | undefined;
  getAll(...names: any[]): RequestCookie[];
  has(name: string): boolean;
  set(...values: any[]): any;
}
export function cookies(): Promise<RequestCookies>;
export function draftMode(): Promise<{
  readonly isEnabled: boolean;
  disable(): void;
  enable(): void;
}>;
export function headers(): Promise<Headers>;
