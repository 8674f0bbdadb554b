/** Node module `zlib`. */
import { Transform } from "stream";

type Input = string | ArrayBuffer | ArrayBufferView;
type Done = (error: Error | null, result: Buffer) => void;

export type Gzip = Transform;
export type Gunzip = Transform;

export function brotliCompress(input: Input, callback: Done): void;
export function brotliCompress(input: Input, options: any, callback: Done): void;
export function brotliCompressSync(input: Input, options?: any): Buffer;
export function brotliDecompress(input: Input, callback: Done): void;
export function brotliDecompress(input: Input, options: any, callback: Done): void;
export function brotliDecompressSync(input: Input, options?: any): Buffer;
export function crc32(data: string | Uint8Array, value?: number): number;
export function createBrotliCompress(options?: any): Transform;
export function createBrotliDecompress(options?: any): Transform;
export function createDeflate(options?: any): Transform;
export function createGunzip(options?: any): Transform;
export function createGzip(options?: any): Transform;
export function createInflate(options?: any): Transform;
export function createUnzip(options?: any): Transform;
export function deflate(input: Input, callback: Done): void;
export function deflate(input: Input, options: any, callback: Done): void;
export function deflateRawSync(input: Input, options?: any): Buffer;
export function deflateSync(input: Input, options?: any): Buffer;
export function gunzip(input: Input, callback: Done): void;
export function gunzip(input: Input, options: any, callback: Done): void;
export function gunzipSync(input: Input, options?: any): Buffer;
export function gzip(input: Input, callback: Done): void;
export function gzip(input: Input, options: any, callback: Done): void;
export function gzipSync(input: Input, options?: any): Buffer;
export function inflate(input: Input, callback: Done): void;
export function inflate(input: Input, options: any, callback: Done): void;
export function inflateRawSync(input: Input, options?: any): Buffer;
export function inflateSync(input: Input, options?: any): Buffer;
export function unzip(input: Input, callback: Done): void;
export function unzipSync(input: Input, options?: any): Buffer;
export const constants: any;
