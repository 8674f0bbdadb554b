// case: layer=distributed
// What people state about their own functions counts as what the catalog says about a package's.
//- src/http.ts
/**
 * Ends when the agent's socket does.
 * @remote read http
 * @default 5s
 */
export async function bounded(url: string): Promise<unknown> {
  return await (await fetch(url)).json();
}

/**
 * @remote read http
 * @default none
 * @deadline option options.timeout
 */
export declare function open(url: string, options?: { timeout?: number }): Promise<unknown>;

/** @bounds work */
export async function within<T>(work: () => Promise<T>): Promise<T> {
  return await work();
}

export async function plain<T>(work: () => Promise<T>): Promise<T> {
  return await work();
}
//- src/orders.ts
import { bounded, open, plain, within } from "./http";

export const orders = (): Promise<unknown> => bounded("https://orders.example");

export const users = (): Promise<unknown> => open("https://users.example");
//                                           ^^^^

export const rates = (): Promise<unknown> => open("https://rates.example", { timeout: 2_000 });

export async function stock(): Promise<Response> {
  return await within(() => fetch("https://stock.example"));
}

export async function prices(): Promise<Response> {
  return await plain(() => fetch("https://prices.example"));
//                         ^^^^^
}

export class Taxes {
  /**
   * @remote call http
   * @default 2min
   */
  async load(): Promise<Response> {
    return await fetch("https://taxes.example");
//               ^^^^^
  }
}

/**
 * Asks the weather service.
 * It is slow on Mondays.
 */
export async function weather(): Promise<Response> {
  return await fetch("https://weather.example");
//             ^^^^^
}
