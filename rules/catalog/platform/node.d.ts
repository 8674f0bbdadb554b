/** Platform: the shapes that Node's modules share. */

declare namespace NodeJS {
  interface ErrnoException extends Error {
    errno?: number;
    code?: string;
    path?: string;
    syscall?: string;
  }

  type ArrayBufferView = globalThis.ArrayBufferView;

  interface Dict<T> {
    [key: string]: T | undefined;
  }

  interface ReadOnlyDict<T> {
    readonly [key: string]: T | undefined;
  }

  interface EventEmitter {
    /** @mark adds-listener */
    addListener(event: string | symbol, listener: (...args: any[]) => void): this;
    emit(event: string | symbol, ...args: any[]): boolean;
    eventNames(): (string | symbol)[];
    getMaxListeners(): number;
    listenerCount(event: string | symbol, listener?: (...args: any[]) => void): number;
    listeners(event: string | symbol): ((...args: any[]) => void)[];
    /** @mark removes-listener */
    off(event: string | symbol, listener: (...args: any[]) => void): this;
    /** @mark adds-listener */
    on(event: string | symbol, listener: (...args: any[]) => void): this;
    once(event: string | symbol, listener: (...args: any[]) => void): this;
    /** @mark adds-listener */
    prependListener(event: string | symbol, listener: (...args: any[]) => void): this;
    prependOnceListener(event: string | symbol, listener: (...args: any[]) => void): this;
    rawListeners(event: string | symbol): ((...args: any[]) => void)[];
    /** @mark removes-listener */
    removeAllListeners(event?: string | symbol): this;
    /** @mark removes-listener */
    removeListener(event: string | symbol, listener: (...args: any[]) => void): this;
    setMaxListeners(count: number): this;
  }

  interface ReadableStream extends EventEmitter {
    readable: boolean;
    read(size?: number): any;
    setEncoding(encoding: BufferEncoding): this;
    pause(): this;
    resume(): this;
    isPaused(): boolean;
    pipe<T extends WritableStream>(destination: T, options?: { end?: boolean }): T;
    unpipe(destination?: WritableStream): this;
    unshift(chunk: any, encoding?: BufferEncoding): void;
    wrap(old: ReadableStream): this;
    [Symbol.asyncIterator](): AsyncIterableIterator<any>;
  }

  interface WritableStream extends EventEmitter {
    writable: boolean;
    write(chunk: any, callback?: (error?: Error | null) => void): boolean;
    write(chunk: any, encoding: BufferEncoding, callback?: (error?: Error | null) => void): boolean;
    end(callback?: () => void): this;
    end(chunk: any, callback?: () => void): this;
    end(chunk: any, encoding: BufferEncoding, callback?: () => void): this;
  }

  interface ReadWriteStream extends ReadableStream, WritableStream {}

  interface ReadStream extends ReadableStream {
    readonly fd: number;
    readonly isTTY: boolean;
    setRawMode(mode: boolean): this;
    ref(): this;
    unref(): this;
  }

  interface WriteStream extends WritableStream {
    readonly fd: number;
    readonly isTTY: boolean;
    readonly columns: number;
    readonly rows: number;
  }
}
