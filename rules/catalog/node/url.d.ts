/** Node module `url`. */

export interface UrlWithStringQuery {
  auth: string | null;
  hash: string | null;
  host: string | null;
  hostname: string | null;
  href: string;
  path: string | null;
  pathname: string | null;
  port: string | null;
  protocol: string | null;
  query: string | null;
  search: string | null;
}

export function domainToASCII(domain: string): string;
export function domainToUnicode(domain: string): string;
export function fileURLToPath(url: string | URL): string;
export function format(url: any, options?: any): string;
export function parse(url: string, parseQuery: true, slashes?: boolean): any;
export function parse(url: string, parseQuery?: false, slashes?: boolean): UrlWithStringQuery;
export function pathToFileURL(path: string): URL;
export function resolve(from: string, to: string): string;
export function urlToHttpOptions(url: URL): any;

declare const Url: typeof globalThis.URL;
type Url = globalThis.URL;
declare const SearchParams: typeof globalThis.URLSearchParams;
type SearchParams = globalThis.URLSearchParams;

export { SearchParams as URLSearchParams, Url as URL };
