// case: file=src/app/api/route.ts package=next,axios@1
// The same package under other names.
import http, { type AxiosRequestConfig } from "axios";
import * as everything from "axios";

const { post } = http;

export const byName = (url: string) => http.get(url);
//                                     ^^^^^^^^ and 3 more calls

export const byNamespace = (url: string) => everything.default.get(url);

export const byMethod = (url: string) => post(url, {});

export async function byConfig(url: string): Promise<unknown> {
  const config: AxiosRequestConfig = { url, method: "GET" };
  if (url === "") config.method = "HEAD";
  return await http(config);
}

export async function assigned(url: string): Promise<unknown> {
  const config: AxiosRequestConfig = { url };
  config.timeout = 1_000;
  return await http.request(config);
}
