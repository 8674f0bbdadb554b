/** Node module `child_process`. Facts read from the types of Node 20.19: no child has a default deadline. */
import { EventEmitter } from "events";
import { Readable, Writable } from "stream";

export interface CommonOptions {
  cwd?: string | URL;
  env?: NodeJS.ProcessEnv;
  gid?: number;
  signal?: AbortSignal;
  timeout?: number;
  uid?: number;
  windowsHide?: boolean;
  [option: string]: any;
}

export type ExecOptions = CommonOptions;
export type ExecFileOptions = CommonOptions;
export type ExecSyncOptions = CommonOptions;
export type ForkOptions = CommonOptions;
export type SpawnOptions = CommonOptions;
export type SpawnSyncOptions = CommonOptions;

export interface ExecException extends Error {
  cmd?: string;
  code?: number;
  killed?: boolean;
  signal?: NodeJS.Signals;
  stderr?: string;
  stdout?: string;
}

export class ChildProcess extends EventEmitter {
  readonly connected: boolean;
  readonly exitCode: number | null;
  readonly killed: boolean;
  readonly pid?: number;
  readonly signalCode: NodeJS.Signals | null;
  readonly spawnargs: string[];
  stderr: Readable | null;
  stdin: Writable | null;
  stdio: any[];
  stdout: Readable | null;
  disconnect(): void;
  kill(signal?: NodeJS.Signals | number): boolean;
  ref(): void;
  send(message: any, ...args: any[]): boolean;
  unref(): void;
}

export interface ChildProcessWithoutNullStreams extends ChildProcess {
  stderr: Readable;
  stdin: Writable;
  stdout: Readable;
}

export interface SpawnSyncReturns<T> {
  error?: Error;
  output: (T | null)[];
  pid: number;
  signal: NodeJS.Signals | null;
  status: number | null;
  stderr: T;
  stdout: T;
}

type Done = (error: ExecException | null, stdout: string, stderr: string) => void;

export function exec(command: string, callback?: Done): ChildProcess;
export function exec(
  command: string,
  options: ExecOptions | null | undefined,
  callback?: Done,
): ChildProcess;
export function execFile(file: string, callback?: Done): ChildProcess;
export function execFile(
  file: string,
  args: readonly string[] | null | undefined,
  callback?: Done,
): ChildProcess;
export function execFile(
  file: string,
  args: readonly string[] | null | undefined,
  options: ExecFileOptions,
  callback?: Done,
): ChildProcess;
export function execFile(file: string, options: ExecFileOptions, callback?: Done): ChildProcess;
export function execFileSync(
  file: string,
  args: readonly string[] | undefined,
  options: CommonOptions & { encoding: BufferEncoding },
): string;
export function execFileSync(
  file: string,
  args?: readonly string[],
  options?: CommonOptions,
): Buffer;
export function execFileSync(
  file: string,
  options: CommonOptions & { encoding: BufferEncoding },
): string;
export function execFileSync(file: string, options?: CommonOptions): Buffer;
export function execSync(
  command: string,
  options: CommonOptions & { encoding: BufferEncoding },
): string;
export function execSync(command: string, options?: CommonOptions): Buffer;
export function fork(
  module: string | URL,
  args?: readonly string[],
  options?: ForkOptions,
): ChildProcess;
export function fork(module: string | URL, options?: ForkOptions): ChildProcess;
export function spawn(
  command: string,
  args?: readonly string[],
  options?: SpawnOptions,
): ChildProcessWithoutNullStreams;
export function spawn(command: string, options?: SpawnOptions): ChildProcessWithoutNullStreams;
export function spawnSync(
  command: string,
  args: readonly string[],
  options: CommonOptions & { encoding: BufferEncoding },
): SpawnSyncReturns<string>;
export function spawnSync(
  command: string,
  args?: readonly string[],
  options?: CommonOptions,
): SpawnSyncReturns<Buffer>;
export function spawnSync(command: string, options?: CommonOptions): SpawnSyncReturns<Buffer>;
