/** Node module `readline`. */
import { EventEmitter } from "events";

export interface ReadLineOptions {
  crlfDelay?: number;
  historySize?: number;
  input: NodeJS.ReadableStream;
  output?: NodeJS.WritableStream;
  prompt?: string;
  signal?: AbortSignal;
  terminal?: boolean;
  [option: string]: any;
}

export class Interface extends EventEmitter {
  readonly line: string;
  readonly terminal: boolean;
  close(): void;
  pause(): this;
  prompt(preserveCursor?: boolean): void;
  question(query: string, callback: (answer: string) => void): void;
  question(
    query: string,
    options: { signal?: AbortSignal },
    callback: (answer: string) => void,
  ): void;
  resume(): this;
  setPrompt(prompt: string): void;
  write(data: any, key?: any): void;
  [Symbol.asyncIterator](): AsyncIterableIterator<string>;
}

export type ReadLine = Interface;

export function clearLine(
  stream: NodeJS.WritableStream,
  direction: -1 | 0 | 1,
  callback?: () => void,
): boolean;
export function createInterface(
  input: NodeJS.ReadableStream,
  output?: NodeJS.WritableStream,
  ...args: any[]
): Interface;
export function createInterface(options: ReadLineOptions): Interface;
export function cursorTo(
  stream: NodeJS.WritableStream,
  x: number,
  y?: number,
  callback?: () => void,
): boolean;
export function moveCursor(
  stream: NodeJS.WritableStream,
  dx: number,
  dy: number,
  callback?: () => void,
): boolean;
