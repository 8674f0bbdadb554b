/** Node module `fs`. Facts read from the types of Node 20.19. */
import { EventEmitter } from "events";
import * as promises from "fs/promises";
import { Readable, Writable } from "stream";

export { promises };

export type PathLike = string | Buffer | URL;
export type PathOrFileDescriptor = PathLike | number;
export type Mode = number | string;
export type MakeDirectoryOptions = { mode?: Mode; recursive?: boolean };
export type RmOptions = {
  force?: boolean;
  maxRetries?: number;
  recursive?: boolean;
  retryDelay?: number;
};
export type StatOptions = { bigint?: boolean };
export type WriteFileOptions = any;

type NoParamCallback = (error: NodeJS.ErrnoException | null) => void;
type Callback<T> = (error: NodeJS.ErrnoException | null, value: T) => void;
type Encoding =
  | BufferEncoding
  | { encoding: BufferEncoding; flag?: string | number; signal?: AbortSignal };

export class Stats {
  dev: number;
  ino: number;
  mode: number;
  nlink: number;
  uid: number;
  gid: number;
  size: number;
  blocks: number;
  atime: Date;
  atimeMs: number;
  birthtime: Date;
  birthtimeMs: number;
  ctime: Date;
  ctimeMs: number;
  mtime: Date;
  mtimeMs: number;
  isBlockDevice(): boolean;
  isDirectory(): boolean;
  isFIFO(): boolean;
  isFile(): boolean;
  isSocket(): boolean;
  isSymbolicLink(): boolean;
}

export class Dirent {
  name: string;
  parentPath: string;
  path: string;
  isDirectory(): boolean;
  isFile(): boolean;
  isSymbolicLink(): boolean;
}

export class Dir implements AsyncIterable<Dirent> {
  readonly path: string;
  close(): Promise<void>;
  /** @file read */
  read(): Promise<Dirent | null>;
  [Symbol.asyncIterator](): AsyncIterableIterator<Dirent>;
}

export class ReadStream extends Readable {
  bytesRead: number;
  path: string | Buffer;
  close(callback?: NoParamCallback): void;
}

export class WriteStream extends Writable {
  bytesWritten: number;
  path: string | Buffer;
  close(callback?: NoParamCallback): void;
}

export interface FSWatcher extends EventEmitter {
  close(): void;
  ref(): this;
  unref(): this;
}

/** @file read */
export function access(path: PathLike, mode: number, callback: NoParamCallback): void;
/** @file read */
export function access(path: PathLike, callback: NoParamCallback): void;
/** @file read */
export function accessSync(path: PathLike, mode?: number): void;
/** @file write */
export function appendFile(path: PathOrFileDescriptor, data: any, callback: NoParamCallback): void;
/** @file write */
export function appendFile(
  path: PathOrFileDescriptor,
  data: any,
  options: any,
  callback: NoParamCallback,
): void;
/** @file write */
export function appendFileSync(path: PathOrFileDescriptor, data: any, options?: any): void;
/** @file write */
export function chmodSync(path: PathLike, mode: Mode): void;
export function closeSync(fd: number): void;
/** @file write */
export function copyFile(source: PathLike, destination: PathLike, callback: NoParamCallback): void;
/** @file write */
export function copyFileSync(source: PathLike, destination: PathLike, mode?: number): void;
/** @file write */
export function cpSync(source: string | URL, destination: string | URL, options?: any): void;
/** @file read */
export function createReadStream(path: PathLike, options?: any): ReadStream;
/** @file write */
export function createWriteStream(path: PathLike, options?: any): WriteStream;
/** @file read */
export function existsSync(path: PathLike): boolean;
/** @file read */
export function fstatSync(fd: number): Stats;
/** @file write */
export function fsyncSync(fd: number): void;
/** @file read */
export function lstatSync(path: PathLike, options?: any): Stats;
/** @file write */
export function mkdir(path: PathLike, callback: NoParamCallback): void;
/** @file write */
export function mkdir(path: PathLike, options: any, callback: NoParamCallback): void;
/** @file write */
export function mkdirSync(
  path: PathLike,
  options: { recursive: true; mode?: Mode },
): string | undefined;
/** @file write */
export function mkdirSync(path: PathLike, options?: any): void;
/** @file write */
export function mkdtempSync(prefix: string, options?: any): string;
/** @file call */
export function openSync(path: PathLike, flags: string | number, mode?: Mode | null): number;
/** @file read */
export function opendirSync(path: PathLike, options?: any): Dir;
/** @file read */
export function readFile(
  path: PathOrFileDescriptor,
  options: Encoding,
  callback: Callback<string>,
): void;
/** @file read */
export function readFile(path: PathOrFileDescriptor, callback: Callback<Buffer>): void;
/** @file read */
export function readFile(path: PathOrFileDescriptor, options: any, callback: Callback<any>): void;
/** @file read */
export function readFileSync(path: PathOrFileDescriptor, options: Encoding): string;
/** @file read */
export function readFileSync(path: PathOrFileDescriptor, options?: any): Buffer;
/** @file read */
export function readSync(fd: number, buffer: ArrayBufferView, ...args: any[]): number;
/** @file read */
export function readdir(path: PathLike, callback: Callback<string[]>): void;
/** @file read */
export function readdir(path: PathLike, options: any, callback: Callback<any[]>): void;
/** @file read */
export function readdirSync(
  path: PathLike,
  options: { withFileTypes: true; recursive?: boolean; encoding?: BufferEncoding },
): Dirent[];
/** @file read */
export function readdirSync(path: PathLike, options?: any): string[];
/** @file read */
export function readlinkSync(path: PathLike, options?: any): string;
/** @file read */
export function realpathSync(path: PathLike, options?: any): string;
/** @file write */
export function rename(from: PathLike, to: PathLike, callback: NoParamCallback): void;
/** @file write */
export function renameSync(from: PathLike, to: PathLike): void;
/** @file write */
export function rm(path: PathLike, callback: NoParamCallback): void;
/** @file write */
export function rm(path: PathLike, options: any, callback: NoParamCallback): void;
/** @file write */
export function rmSync(path: PathLike, options?: any): void;
/** @file write */
export function rmdirSync(path: PathLike, options?: any): void;
/** @file read */
export function stat(path: PathLike, callback: Callback<Stats>): void;
/** @file read */
export function stat(path: PathLike, options: any, callback: Callback<Stats>): void;
/** @file read */
export function statSync(
  path: PathLike,
  options: { throwIfNoEntry: false; bigint?: false },
): Stats | undefined;
/** @file read */
export function statSync(path: PathLike, options?: any): Stats;
/** @file write */
export function symlinkSync(target: PathLike, path: PathLike, type?: string | null): void;
/** @file write */
export function truncateSync(path: PathLike, length?: number): void;
/** @file write */
export function unlink(path: PathLike, callback: NoParamCallback): void;
/** @file write */
export function unlinkSync(path: PathLike): void;
export function unwatchFile(path: PathLike, listener?: (...args: any[]) => void): void;
/** @file write */
export function utimesSync(
  path: PathLike,
  accessed: string | number | Date,
  modified: string | number | Date,
): void;
export function watch(path: PathLike, ...args: any[]): FSWatcher;
export function watchFile(path: PathLike, ...args: any[]): any;
/** @file write */
export function writeFile(path: PathOrFileDescriptor, data: any, callback: NoParamCallback): void;
/** @file write */
export function writeFile(
  path: PathOrFileDescriptor,
  data: any,
  options: any,
  callback: NoParamCallback,
): void;
/** @file write */
export function writeFileSync(path: PathOrFileDescriptor, data: any, options?: any): void;
/** @file write */
export function writeSync(fd: number, data: any, ...args: any[]): number;
export const constants: { readonly [name: string]: number };
