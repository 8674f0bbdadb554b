/** Node module `os`. */

export interface CpuInfo {
  model: string;
  speed: number;
  times: { user: number; nice: number; sys: number; idle: number; irq: number };
}

export interface NetworkInterfaceInfo {
  address: string;
  cidr: string | null;
  family: string;
  internal: boolean;
  mac: string;
  netmask: string;
}

export const EOL: string;
export const constants: any;
export const devNull: string;
export function arch(): string;
export function availableParallelism(): number;
export function cpus(): CpuInfo[];
export function endianness(): "BE" | "LE";
export function freemem(): number;
export function homedir(): string;
export function hostname(): string;
export function loadavg(): number[];
export function machine(): string;
export function networkInterfaces(): NodeJS.Dict<NetworkInterfaceInfo[]>;
export function platform(): NodeJS.Platform;
export function release(): string;
export function tmpdir(): string;
export function totalmem(): number;
export function type(): string;
/** @clock monotonic */
export function uptime(): number;
export function userInfo(options?: any): {
  username: string;
  uid: number;
  gid: number;
  shell: string | null;
  homedir: string;
};
export function version(): string;
