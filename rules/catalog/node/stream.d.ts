/** Node module `stream`. Facts read from the types of Node 20.19. */
import EventEmitter = require("events");

import * as promises_ from "stream/promises";

interface StreamOptions {
  autoDestroy?: boolean;
  emitClose?: boolean;
  encoding?: BufferEncoding;
  highWaterMark?: number;
  objectMode?: boolean;
  signal?: AbortSignal;
  [option: string]: any;
}

declare class Stream extends EventEmitter {
  pipe<T extends NodeJS.WritableStream>(destination: T, options?: { end?: boolean }): T;
}

declare namespace Stream {
  export { promises_ as promises, Stream };
  export type ReadableOptions = StreamOptions;
  export type WritableOptions = StreamOptions;
  export type DuplexOptions = StreamOptions;
  export type TransformOptions = StreamOptions;
  export type TransformCallback = (error?: Error | null, data?: any) => void;

  export class Readable extends Stream implements NodeJS.ReadableStream {
    constructor(options?: StreamOptions);
    static from(iterable: Iterable<any> | AsyncIterable<any>, options?: StreamOptions): Readable;
    static fromWeb(stream: any, options?: StreamOptions): Readable;
    static toWeb(stream: Readable): ReadableStream;
    destroyed: boolean;
    readonly closed: boolean;
    readonly errored: Error | null;
    readable: boolean;
    readonly readableEnded: boolean;
    readonly readableFlowing: boolean | null;
    readonly readableHighWaterMark: number;
    readonly readableLength: number;
    readonly readableObjectMode: boolean;
    _read(size: number): void;
    _destroy(error: Error | null, callback: (error?: Error | null) => void): void;
    destroy(error?: Error): this;
    isPaused(): boolean;
    pause(): this;
    push(chunk: any, encoding?: BufferEncoding): boolean;
    read(size?: number): any;
    resume(): this;
    setEncoding(encoding: BufferEncoding): this;
    unpipe(destination?: NodeJS.WritableStream): this;
    unshift(chunk: any, encoding?: BufferEncoding): void;
    wrap(stream: NodeJS.ReadableStream): this;
    filter(fn: (data: any, options?: any) => any, options?: any): Readable;
    forEach(fn: (data: any, options?: any) => any, options?: any): Promise<void>;
    map(fn: (data: any, options?: any) => any, options?: any): Readable;
    toArray(options?: { signal?: AbortSignal }): Promise<any[]>;
    [Symbol.asyncIterator](): AsyncIterableIterator<any>;
  }

  export class Writable extends Stream implements NodeJS.WritableStream {
    constructor(options?: StreamOptions);
    static fromWeb(stream: any, options?: StreamOptions): Writable;
    static toWeb(stream: Writable): WritableStream;
    destroyed: boolean;
    readonly closed: boolean;
    readonly errored: Error | null;
    writable: boolean;
    readonly writableEnded: boolean;
    readonly writableFinished: boolean;
    readonly writableHighWaterMark: number;
    readonly writableLength: number;
    readonly writableNeedDrain: boolean;
    _write(chunk: any, encoding: BufferEncoding, callback: (error?: Error | null) => void): void;
    _final(callback: (error?: Error | null) => void): void;
    _destroy(error: Error | null, callback: (error?: Error | null) => void): void;
    cork(): void;
    destroy(error?: Error): this;
    end(callback?: () => void): this;
    end(chunk: any, callback?: () => void): this;
    end(chunk: any, encoding: BufferEncoding, callback?: () => void): this;
    setDefaultEncoding(encoding: BufferEncoding): this;
    uncork(): void;
    write(chunk: any, callback?: (error?: Error | null) => void): boolean;
    write(chunk: any, encoding: BufferEncoding, callback?: (error?: Error | null) => void): boolean;
  }

  export interface Duplex extends Writable {}

  export class Duplex extends Readable {
    constructor(options?: StreamOptions);
    static from(source: any): Duplex;
    allowHalfOpen: boolean;
  }

  export class Transform extends Duplex {
    constructor(options?: StreamOptions);
    _transform(chunk: any, encoding: BufferEncoding, callback: TransformCallback): void;
    _flush(callback: TransformCallback): void;
  }

  export class PassThrough extends Transform {}

  export function pipeline<T extends NodeJS.WritableStream>(
    source: any,
    destination: T,
    callback?: (error: NodeJS.ErrnoException | null) => void,
  ): T;
  export function pipeline(...streams: any[]): any;
  export function finished(stream: any, ...args: any[]): () => void;
  export function addAbortSignal<T extends Stream>(signal: AbortSignal, stream: T): T;
  export function compose(...streams: any[]): Duplex;
}

export = Stream;
