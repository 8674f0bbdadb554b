/** Node module `worker_threads`. */
import { EventEmitter } from "events";
import { Readable, Writable } from "stream";

export interface WorkerOptions {
  argv?: any[];
  env?: any;
  eval?: boolean;
  execArgv?: string[];
  name?: string;
  resourceLimits?: any;
  transferList?: readonly any[];
  workerData?: any;
  [option: string]: any;
}

export class Worker extends EventEmitter {
  constructor(filename: string | URL, options?: WorkerOptions);
  readonly stderr: Readable;
  readonly stdin: Writable | null;
  readonly stdout: Readable;
  readonly threadId: number;
  postMessage(value: any, transfer?: readonly any[]): void;
  ref(): void;
  terminate(): Promise<number>;
  unref(): void;
}

export class MessagePort extends EventEmitter {
  close(): void;
  postMessage(value: any, transfer?: readonly any[]): void;
  ref(): void;
  start(): void;
  unref(): void;
}

export class MessageChannel {
  readonly port1: MessagePort;
  readonly port2: MessagePort;
}

export class BroadcastChannel {
  constructor(name: string);
  readonly name: string;
  onmessage: (message: any) => void;
  close(): void;
  postMessage(message: any): void;
}

export const SHARE_ENV: unique symbol;
export const isMainThread: boolean;
export const parentPort: MessagePort | null;
export const resourceLimits: any;
export const threadId: number;
export const workerData: any;
export function receiveMessageOnPort(port: MessagePort): { message: any } | undefined;
