/** Node module `fs/promises`. Facts read from the types of Node 20.19. */
import * as fs from "fs";

type Path = string | Buffer | URL;
type Encoding =
  | BufferEncoding
  | { encoding: BufferEncoding; flag?: string | number; signal?: AbortSignal };
type WriteOptions =
  | BufferEncoding
  | {
      encoding?: BufferEncoding | null;
      flag?: string | number;
      flush?: boolean;
      mode?: number | string;
      signal?: AbortSignal;
    }
  | null;

export interface FileHandle {
  readonly fd: number;
  /** @file write */
  appendFile(data: any, options?: WriteOptions): Promise<void>;
  close(): Promise<void>;
  /** @file read */
  createReadStream(options?: any): fs.ReadStream;
  /** @file write */
  createWriteStream(options?: any): fs.WriteStream;
  /** @file write */
  datasync(): Promise<void>;
  /** @file read */
  read(...args: any[]): Promise<{ bytesRead: number; buffer: any }>;
  /** @file read */
  readFile(options: Encoding): Promise<string>;
  /** @file read */
  readFile(options?: any): Promise<Buffer>;
  /** @file read */
  readLines(options?: any): AsyncIterable<string>;
  /** @file read */
  stat(options?: any): Promise<fs.Stats>;
  /** @file write */
  sync(): Promise<void>;
  /** @file write */
  truncate(length?: number): Promise<void>;
  /** @file write */
  write(...args: any[]): Promise<{ bytesWritten: number; buffer: any }>;
  /** @file write */
  writeFile(data: any, options?: WriteOptions): Promise<void>;
}

/** @file read */
export function access(path: Path, mode?: number): Promise<void>;
/** @file write */
export function appendFile(
  path: Path | FileHandle,
  data: any,
  options?: WriteOptions,
): Promise<void>;
/** @file write */
export function chmod(path: Path, mode: number | string): Promise<void>;
/** @file write */
export function chown(path: Path, uid: number, gid: number): Promise<void>;
/** @file write */
export function copyFile(source: Path, destination: Path, mode?: number): Promise<void>;
/** @file write */
export function cp(source: string | URL, destination: string | URL, options?: any): Promise<void>;
/** @file write */
export function link(existing: Path, created: Path): Promise<void>;
/** @file read */
export function lstat(path: Path, options?: any): Promise<fs.Stats>;
/** @file write */
export function mkdir(
  path: Path,
  options: { recursive: true; mode?: number | string },
): Promise<string | undefined>;
/** @file write */
export function mkdir(path: Path, options?: any): Promise<void>;
/** @file write */
export function mkdtemp(prefix: string, options?: any): Promise<string>;
/** @file call */
export function open(
  path: Path,
  flags?: string | number,
  mode?: number | string,
): Promise<FileHandle>;
/** @file read */
export function opendir(path: Path, options?: any): Promise<fs.Dir>;
/** @file read */
export function readFile(path: Path | FileHandle, options: Encoding): Promise<string>;
/** @file read */
export function readFile(path: Path | FileHandle, options?: any): Promise<Buffer>;
/** @file read */
export function readdir(
  path: Path,
  options: { withFileTypes: true; recursive?: boolean; encoding?: BufferEncoding },
): Promise<fs.Dirent[]>;
/** @file read */
export function readdir(path: Path, options?: any): Promise<string[]>;
/** @file read */
export function readlink(path: Path, options?: any): Promise<string>;
/** @file read */
export function realpath(path: Path, options?: any): Promise<string>;
/** @file write */
export function rename(from: Path, to: Path): Promise<void>;
/** @file write */
export function rm(
  path: Path,
  options?: { force?: boolean; maxRetries?: number; recursive?: boolean; retryDelay?: number },
): Promise<void>;
/** @file write */
export function rmdir(path: Path, options?: any): Promise<void>;
/** @file read */
export function stat(path: Path, options?: any): Promise<fs.Stats>;
/** @file write */
export function symlink(target: Path, path: Path, type?: string | null): Promise<void>;
/** @file write */
export function truncate(path: Path, length?: number): Promise<void>;
/** @file write */
export function unlink(path: Path): Promise<void>;
/** @file write */
export function utimes(
  path: Path,
  accessed: string | number | Date,
  modified: string | number | Date,
): Promise<void>;
export function watch(
  path: Path,
  options?: any,
): AsyncIterable<{ eventType: string; filename: string | null }>;
/** @file write */
export function writeFile(
  path: Path | FileHandle,
  data: any,
  options?: WriteOptions,
): Promise<void>;
export const constants: typeof fs.constants;
