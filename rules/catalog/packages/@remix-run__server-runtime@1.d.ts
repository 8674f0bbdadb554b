/** Package `@remix-run/server-runtime`. Facts read from `@remix-run/server-runtime` 2.17.5: requests are those of the platform; cookies are read and signed in this process, and what a session storage does is decided by who made it. */
export interface AppLoadContext {
  [name: string]: any;
}
export interface DataFunctionArgs {
  request: Request;
  params: any;
  context: any;
}
export interface LoaderFunctionArgs extends DataFunctionArgs {}
export interface ActionFunctionArgs extends DataFunctionArgs {}
export type LoaderFunction = (args: LoaderFunctionArgs) => any;
export type ActionFunction = (args: ActionFunctionArgs) => any;
export interface SessionData {
  [name: string]: any;
}
export interface Session<Data = SessionData, FlashData = Data> {
  readonly id: string;
  readonly data: any;
  flash(name: any, value: any): void;
  get(name: any): any;
  has(name: any): boolean;
  set(name: any, value: any): void;
  unset(name: any): void;
}
export interface Cookie {
  readonly name: string;
  readonly isSigned: boolean;
  readonly expires?: Date;
  parse(cookieHeader: string | null, options?: any): Promise<any>;
  serialize(value: any, options?: any): Promise<string>;
}
export function createSession(initialData?: any, id?: string): Session;
export function data(value: any, init?: number | ResponseInit): any;
export function defer(value: any, init?: number | ResponseInit): any;
export function isCookie(object: any): boolean;
export function isSession(object: any): boolean;
export function json<T>(data: T, init?: number | ResponseInit): Response;
export function redirect(url: string, init?: number | ResponseInit): Response;
export function redirectDocument(url: string, init?: number | ResponseInit): Response;
export function replace(url: string, init?: number | ResponseInit): Response;
export function unstable_parseMultipartFormData(
  request: Request,
  uploadHandler: any,
): Promise<FormData>;
export {};
