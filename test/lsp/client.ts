/** A plain JSON-RPC client for tests: frames, requests by id, and a memory of everything the server said. */
import type { Readable, Writable } from "node:stream";
import { setTimeout } from "node:timers/promises";

export interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
}

export interface TestClient {
  request<T>(method: string, params: unknown): Promise<T>;
  /** Sends a request without waiting; the id is for `$/cancelRequest`. */
  start<T>(method: string, params: unknown): { readonly id: number; readonly answer: Promise<T> };
  notify(method: string, params: unknown): void;
  /** Everything the server sent by itself, in order. */
  readonly received: readonly Message[];
  /** How requests of the server are answered; null without an entry. */
  readonly answers: Map<string, (params: never) => unknown>;
  /** Waits for a message of the server, sent already or within five seconds. */
  until(what: string, is: (message: Message) => boolean): Promise<Message>;
}

/** An error the server answered with. */
export class ResponseFailure extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly data: unknown,
  ) {
    super(message);
  }
}

export function connect(fromServer: Readable, toServer: Writable): TestClient {
  const received: Message[] = [];
  const answers = new Map<string, (params: never) => unknown>();
  const waiting = new Map<
    number | string,
    { resolve: (value: never) => void; reject: (error: Error) => void }
  >();
  let lastId = 0;

  // A server that ended while an answer to it was under way: tests look at its exit, not at the pipe.
  toServer.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  const send = (message: Message & { jsonrpc?: string }): void => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    toServer.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  readFrames(fromServer, (message) => {
    if (message.method === undefined) {
      const entry = waiting.get(message.id ?? -1);
      waiting.delete(message.id ?? -1);
      const { error } = message;
      if (error === undefined) entry?.resolve(message.result as never);
      else entry?.reject(new ResponseFailure(error.code, error.message, error.data));
      return;
    }
    received.push(message);
    if (message.id === undefined) return;
    const result = answers.get(message.method)?.(message.params as never) ?? null;
    send({ id: message.id, result });
  });

  const start = <T>(method: string, params: unknown): { id: number; answer: Promise<T> } => {
    const id = ++lastId;
    const answer = new Promise<T>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
    });
    send({ id, method, params });
    return { id, answer };
  };
  return {
    start,
    request: (method, params) => start<never>(method, params).answer,
    notify: (method, params) => send({ method, params }),
    received,
    answers,
    async until(what, is) {
      for (let turn = 0; turn < 500; turn++) {
        const found = received.find(is);
        if (found !== undefined) return found;
        await setTimeout(10);
      }
      throw new Error(`the server never sent ${what}; it sent ${JSON.stringify(received)}`);
    },
  };
}

/** Fails on anything that is not a frame: standard output belongs to the protocol. */
function readFrames(stream: Readable, each: (message: Message) => void): void {
  let buffer = Buffer.alloc(0);
  stream.on("data", (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const end = buffer.indexOf("\r\n\r\n");
      if (end < 0) return;
      const header = buffer.subarray(0, end).toString();
      const length = /^Content-Length: (\d+)$/m.exec(header)?.[1];
      if (length === undefined || /^(?!Content-)/m.test(header))
        throw new Error(`not a frame: ${header}`);
      const start = end + 4;
      if (buffer.length < start + Number(length)) return;
      const body = buffer.subarray(start, start + Number(length)).toString();
      buffer = buffer.subarray(start + Number(length));
      each(JSON.parse(body) as Message);
    }
  });
}
