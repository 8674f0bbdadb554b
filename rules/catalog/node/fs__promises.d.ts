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
  appendFile(data: any, options?: WriteOptions): Promise<void>;
  close(): Promise<void>;
  createReadStream(options?: any): fs.ReadStream;
  createWriteStream(options?: any): fs.WriteStream;
  datasync(): Promise<void>;
  read(...args: any[]): Promise<{ bytesRead: number; buffer: any }>;
  readFile(options: Encoding): Promise<string>;
  readFile(options?: any): Promise<Buffer>;
  readLines(options?: any): AsyncIterable<string>;
  stat(options?: any): Promise<fs.Stats>;
  sync(): Promise<void>;
  truncate(length?: number): Promise<void>;
  write(...args: any[]): Promise<{ bytesWritten: number; buffer: any }>;
  writeFile(data: any, options?: WriteOptions): Promise<void>;
}

export function access(path: Path, mode?: number): Promise<void>;
export function appendFile(
  path: Path | FileHandle,
  data: any,
  options?: WriteOptions,
): Promise<void>;
export function chmod(path: Path, mode: number | string): Promise<void>;
export function chown(path: Path, uid: number, gid: number): Promise<void>;
export function copyFile(source: Path, destination: Path, mode?: number): Promise<void>;
export function cp(source: string | URL, destination: string | URL, options?: any): Promise<void>;
export function link(existing: Path, created: Path): Promise<void>;
export function lstat(path: Path, options?: any): Promise<fs.Stats>;
export function mkdir(
  path: Path,
  options: { recursive: true; mode?: number | string },
): Promise<string | undefined>;
export function mkdir(path: Path, options?: any): Promise<void>;
export function mkdtemp(prefix: string, options?: any): Promise<string>;
export function open(
  path: Path,
  flags?: string | number,
  mode?: number | string,
): Promise<FileHandle>;
export function opendir(path: Path, options?: any): Promise<fs.Dir>;
export function readFile(path: Path | FileHandle, options: Encoding): Promise<string>;
export function readFile(path: Path | FileHandle, options?: any): Promise<Buffer>;
export function readdir(
  path: Path,
  options: { withFileTypes: true; recursive?: boolean; encoding?: BufferEncoding },
): Promise<fs.Dirent[]>;
export function readdir(path: Path, options?: any): Promise<string[]>;
export function readlink(path: Path, options?: any): Promise<string>;
export function realpath(path: Path, options?: any): Promise<string>;
export function rename(from: Path, to: Path): Promise<void>;
export function rm(
  path: Path,
  options?: { force?: boolean; maxRetries?: number; recursive?: boolean; retryDelay?: number },
): Promise<void>;
export function rmdir(path: Path, options?: any): Promise<void>;
export function stat(path: Path, options?: any): Promise<fs.Stats>;
export function symlink(target: Path, path: Path, type?: string | null): Promise<void>;
export function truncate(path: Path, length?: number): Promise<void>;
export function unlink(path: Path): Promise<void>;
export function utimes(
  path: Path,
  accessed: string | number | Date,
  modified: string | number | Date,
): Promise<void>;
export function watch(
  path: Path,
  options?: any,
): AsyncIterable<{ eventType: string; filename: string | null }>;
export function writeFile(
  path: Path | FileHandle,
  data: any,
  options?: WriteOptions,
): Promise<void>;
export const constants: typeof fs.constants;
