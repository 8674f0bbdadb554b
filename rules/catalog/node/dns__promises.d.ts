/** Node module `dns/promises`. */

interface LookupAddress {
  address: string;
  family: number;
}

/** @remote read dns */
export function lookup(
  hostname: string,
  options: { all: true; family?: number; verbatim?: boolean; order?: string; hints?: number },
): Promise<LookupAddress[]>;
/** @remote read dns */
export function lookup(hostname: string, options?: any): Promise<LookupAddress>;
/** @remote read dns */
export function resolve(hostname: string, type?: string): Promise<any>;
/** @remote read dns */
export function resolve4(hostname: string, options?: any): Promise<any>;
/** @remote read dns */
export function resolve6(hostname: string, options?: any): Promise<any>;
/** @remote read dns */
export function resolveCname(hostname: string): Promise<string[]>;
/** @remote read dns */
export function resolveMx(hostname: string): Promise<{ exchange: string; priority: number }[]>;
/** @remote read dns */
export function resolveNs(hostname: string): Promise<string[]>;
/** @remote read dns */
export function resolveSrv(
  hostname: string,
): Promise<{ name: string; port: number; priority: number; weight: number }[]>;
/** @remote read dns */
export function resolveTxt(hostname: string): Promise<string[][]>;
/** @remote read dns */
export function reverse(ip: string): Promise<string[]>;
export function setServers(servers: readonly string[]): void;
export function getServers(): string[];
export class Resolver {
  constructor(options?: { timeout?: number; tries?: number });
  cancel(): void;
  setServers(servers: readonly string[]): void;
  /** @remote read dns */
  resolve(hostname: string, type?: string): Promise<any>;
  /** @remote read dns */
  resolve4(hostname: string, options?: any): Promise<any>;
  /** @remote read dns */
  resolveTxt(hostname: string): Promise<string[][]>;
}
