/** Node module `querystring`. */

export interface ParsedUrlQuery extends NodeJS.Dict<string | string[]> {}
export type ParsedUrlQueryInput = NodeJS.Dict<any>;
export function escape(text: string): string;
export function parse(
  text: string,
  separator?: string,
  equals?: string,
  options?: any,
): ParsedUrlQuery;
export function stringify(value?: any, separator?: string, equals?: string, options?: any): string;
export function unescape(text: string): string;
