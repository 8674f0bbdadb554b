/** Node module `dns`. */
import * as promises from "dns/promises";

export { promises };

export interface LookupAddress {
  address: string;
  family: number;
}

export interface MxRecord {
  exchange: string;
  priority: number;
}

export interface SrvRecord {
  name: string;
  port: number;
  priority: number;
  weight: number;
}

export interface LookupOptions {
  all?: boolean;
  family?: number | "IPv4" | "IPv6";
  hints?: number;
  order?: string;
  verbatim?: boolean;
}

type LookupCallback = (error: NodeJS.ErrnoException | null, address: any, family?: number) => void;
type ResolveCallback = (error: NodeJS.ErrnoException | null, records: any) => void;

/** @remote read dns */
export function lookup(hostname: string, callback: LookupCallback): void;
/** @remote read dns */
export function lookup(hostname: string, options: any, callback: LookupCallback): void;
/** @remote read dns */
export function resolve(hostname: string, callback: ResolveCallback): void;
/** @remote read dns */
export function resolve(hostname: string, type: string, callback: ResolveCallback): void;
/** @remote read dns */
export function resolve4(hostname: string, ...args: any[]): void;
/** @remote read dns */
export function resolve6(hostname: string, ...args: any[]): void;
/** @remote read dns */
export function resolveMx(hostname: string, callback: ResolveCallback): void;
/** @remote read dns */
export function resolveTxt(hostname: string, callback: ResolveCallback): void;
/** @remote read dns */
export function reverse(ip: string, callback: ResolveCallback): void;
export function setDefaultResultOrder(order: "ipv4first" | "ipv6first" | "verbatim"): void;
export function setServers(servers: readonly string[]): void;
export function getServers(): string[];
export const ADDRCONFIG: number;
export const V4MAPPED: number;

export class Resolver {
  constructor(options?: { timeout?: number; tries?: number });
  cancel(): void;
  setServers(servers: readonly string[]): void;
  /** @remote read dns */
  resolve(hostname: string, ...args: any[]): void;
  /** @remote read dns */
  resolve4(hostname: string, ...args: any[]): void;
  /** @remote read dns */
  resolveTxt(hostname: string, callback: ResolveCallback): void;
}
