/** Platform: fetch and what it takes and gives. Facts read from Node 20.20.2 (undici 6.24.1) and undici 7.30.2. */

type HeadersInit = Headers | string[][] | Iterable<readonly [string, string]> | Record<string, any>;

interface Headers {
  append(name: string, value: string): void;
  delete(name: string): void;
  get(name: string): string | null;
  getSetCookie(): string[];
  has(name: string): boolean;
  set(name: string, value: string): void;
  forEach(callback: (value: string, key: string, parent: Headers) => void, thisArg?: any): void;
  entries(): IterableIterator<[string, string]>;
  keys(): IterableIterator<string>;
  values(): IterableIterator<string>;
  [Symbol.iterator](): IterableIterator<[string, string]>;
}

declare var Headers: {
  prototype: Headers;
  new (init?: HeadersInit): Headers;
};

interface BlobPropertyBag {
  type?: string;
  endings?: "transparent" | "native";
}

type BlobPart = ArrayBuffer | ArrayBufferView | Blob | string;

interface Blob {
  readonly size: number;
  readonly type: string;
  arrayBuffer(): Promise<ArrayBuffer>;
  bytes(): Promise<Uint8Array>;
  slice(start?: number, end?: number, contentType?: string): Blob;
  stream(): ReadableStream<Uint8Array>;
  text(): Promise<string>;
}

declare var Blob: {
  prototype: Blob;
  new (parts?: BlobPart[], options?: BlobPropertyBag): Blob;
};

interface File extends Blob {
  readonly name: string;
  readonly lastModified: number;
}

declare var File: {
  prototype: File;
  new (
    parts: BlobPart[],
    name: string,
    options?: BlobPropertyBag & { lastModified?: number },
  ): File;
};

type FormDataEntryValue = File | string;

interface FormData {
  append(name: string, value: string | Blob, filename?: string): void;
  delete(name: string): void;
  get(name: string): FormDataEntryValue | null;
  getAll(name: string): FormDataEntryValue[];
  has(name: string): boolean;
  set(name: string, value: string | Blob, filename?: string): void;
  forEach(callback: (value: FormDataEntryValue, key: string, parent: FormData) => void): void;
  entries(): IterableIterator<[string, FormDataEntryValue]>;
  keys(): IterableIterator<string>;
  values(): IterableIterator<FormDataEntryValue>;
  [Symbol.iterator](): IterableIterator<[string, FormDataEntryValue]>;
}

declare var FormData: {
  prototype: FormData;
  new (): FormData;
};

type BodyInit =
  | ArrayBuffer
  | ArrayBufferView
  | AsyncIterable<Uint8Array>
  | Blob
  | FormData
  | ReadableStream
  | URLSearchParams
  | string;

interface Body {
  readonly body: ReadableStream<Uint8Array> | null;
  readonly bodyUsed: boolean;
  arrayBuffer(): Promise<ArrayBuffer>;
  blob(): Promise<Blob>;
  bytes(): Promise<Uint8Array>;
  formData(): Promise<FormData>;
  json(): Promise<any>;
  text(): Promise<string>;
}

type RequestInfo = Request | string;

type RequestCache =
  | "default"
  | "force-cache"
  | "no-cache"
  | "no-store"
  | "only-if-cached"
  | "reload";
type RequestCredentials = "include" | "omit" | "same-origin";
type RequestMode = "cors" | "navigate" | "no-cors" | "same-origin";
type RequestRedirect = "error" | "follow" | "manual";

interface RequestInit {
  method?: string;
  headers?: HeadersInit;
  body?: BodyInit | null;
  signal?: AbortSignal | null;
  cache?: RequestCache;
  credentials?: RequestCredentials;
  integrity?: string;
  keepalive?: boolean;
  mode?: RequestMode;
  redirect?: RequestRedirect;
  referrer?: string;
  referrerPolicy?: string;
  duplex?: "half";
  window?: null;
  /** An undici dispatcher; its `headersTimeout` and `bodyTimeout` replace the defaults of 300 s. */
  dispatcher?: any;
  /** Caching by Next.js: `revalidate` and `tags`. */
  next?: any;
}

interface Request extends Body {
  readonly cache: RequestCache;
  readonly credentials: RequestCredentials;
  readonly destination: string;
  readonly headers: Headers;
  readonly integrity: string;
  readonly keepalive: boolean;
  readonly method: string;
  readonly mode: RequestMode;
  readonly redirect: RequestRedirect;
  readonly referrer: string;
  readonly referrerPolicy: string;
  readonly signal: AbortSignal;
  readonly url: string;
  clone(): Request;
}

interface RequestConstructor {
  prototype: Request;
  /**
   * A signal of `init`, or else of the request given as `input`, becomes the signal of the new request.
   * @creates fetch-request init
   * @deadline option init.signal | option input.signal
   */
  new (input: RequestInfo | URL, init?: RequestInit): Request;
}

declare var Request: RequestConstructor;

interface ResponseInit {
  status?: number;
  statusText?: string;
  headers?: HeadersInit;
}

interface Response extends Body {
  readonly headers: Headers;
  readonly ok: boolean;
  readonly redirected: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly type: string;
  readonly url: string;
  clone(): Response;
}

declare var Response: {
  prototype: Response;
  new (body?: BodyInit | null, init?: ResponseInit): Response;
  error(): Response;
  json(data: any, init?: ResponseInit): Response;
  redirect(url: string | URL, status?: number): Response;
};

/**
 * Without a signal the headers may take 300 s, and every gap in the body another 300 s.
 * @remote call http
 * @deadline option init.signal | option input.signal | option init.dispatcher
 * @default 300s
 * @proof proven deadline
 */
declare function fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response>;

interface MessageEvent<T = any> extends Event {
  readonly data: T;
  readonly origin: string;
  readonly lastEventId: string;
}

interface BroadcastChannel extends EventTarget {
  readonly name: string;
  onmessage: ((event: MessageEvent) => any) | null;
  close(): void;
  postMessage(message: any): void;
}

declare var BroadcastChannel: {
  prototype: BroadcastChannel;
  new (name: string): BroadcastChannel;
};

interface WebSocket extends EventTarget {
  readonly readyState: number;
  readonly url: string;
  readonly bufferedAmount: number;
  binaryType: "arraybuffer" | "blob";
  onopen: ((event: Event) => any) | null;
  onmessage: ((event: MessageEvent) => any) | null;
  onerror: ((event: Event) => any) | null;
  onclose: ((event: Event) => any) | null;
  send(data: string | ArrayBuffer | ArrayBufferView | Blob): void;
  close(code?: number, reason?: string): void;
}

declare var WebSocket: {
  prototype: WebSocket;
  new (url: string | URL, protocols?: string | string[]): WebSocket;
  readonly CONNECTING: 0;
  readonly OPEN: 1;
  readonly CLOSING: 2;
  readonly CLOSED: 3;
};
