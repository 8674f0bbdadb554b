/** Node module `crypto`. Facts read from the types of Node 20.19. */
import { Transform, Writable } from "stream";

type BinaryLike = string | ArrayBufferView;
type BinaryToTextEncoding = "base64" | "base64url" | "binary" | "hex";

export class Hash extends Transform {
  copy(): Hash;
  digest(): Buffer;
  digest(encoding: BinaryToTextEncoding): string;
  update(data: BinaryLike, encoding?: BufferEncoding): this;
}

export class Hmac extends Transform {
  digest(): Buffer;
  digest(encoding: BinaryToTextEncoding): string;
  update(data: BinaryLike, encoding?: BufferEncoding): this;
}

export interface KeyObject {
  readonly asymmetricKeyType?: string;
  readonly type: "private" | "public" | "secret";
  export(options?: any): any;
}

export interface Cipher extends Transform {
  final(): Buffer;
  final(encoding: BufferEncoding): string;
  getAuthTag(): Buffer;
  setAAD(data: any, options?: any): this;
  setAutoPadding(enabled?: boolean): this;
  update(data: BinaryLike): Buffer;
  update(data: BinaryLike, inputEncoding?: BufferEncoding): Buffer;
  update(
    data: BinaryLike,
    inputEncoding: BufferEncoding | undefined,
    outputEncoding: BufferEncoding,
  ): string;
}

export interface Decipher extends Transform {
  final(): Buffer;
  final(encoding: BufferEncoding): string;
  setAAD(data: any, options?: any): this;
  setAuthTag(tag: any, encoding?: BufferEncoding): this;
  setAutoPadding(enabled?: boolean): this;
  update(data: BinaryLike): Buffer;
  update(data: string, inputEncoding?: BufferEncoding): Buffer;
  update(
    data: BinaryLike,
    inputEncoding: BufferEncoding | undefined,
    outputEncoding: BufferEncoding,
  ): string;
}

export interface Sign extends Writable {
  sign(key: any): Buffer;
  sign(key: any, encoding: BinaryToTextEncoding): string;
  update(data: BinaryLike, encoding?: BufferEncoding): this;
}

export interface Verify extends Writable {
  update(data: BinaryLike, encoding?: BufferEncoding): this;
  verify(key: any, signature: any, encoding?: BinaryToTextEncoding): boolean;
}

export type CipherGCM = Cipher;
export type DecipherGCM = Decipher;
export type UUID = `${string}-${string}-${string}-${string}-${string}`;

export function createHash(algorithm: string, options?: any): Hash;
export function createHmac(algorithm: string, key: any, options?: any): Hmac;
export function createCipheriv(algorithm: string, key: any, iv: any, options?: any): Cipher;
export function createDecipheriv(algorithm: string, key: any, iv: any, options?: any): Decipher;
export function createPrivateKey(key: any): KeyObject;
export function createPublicKey(key: any): KeyObject;
export function createSecretKey(key: any, encoding?: BufferEncoding): KeyObject;
export function createSign(algorithm: string, options?: any): Sign;
export function createVerify(algorithm: string, options?: any): Verify;
export function generateKeyPair(
  type: string,
  options: any,
  callback: (...args: any[]) => void,
): void;
export function generateKeyPairSync(
  type: string,
  options?: any,
): { publicKey: any; privateKey: any };
export function getHashes(): string[];
export function hash(algorithm: string, data: BinaryLike, encoding?: BinaryToTextEncoding): string;
export function hkdfSync(
  digest: string,
  key: any,
  salt: any,
  info: any,
  length: number,
): ArrayBuffer;
export function pbkdf2(
  password: any,
  salt: any,
  iterations: number,
  length: number,
  digest: string,
  callback: (error: Error | null, key: Buffer) => void,
): void;
export function pbkdf2Sync(
  password: any,
  salt: any,
  iterations: number,
  length: number,
  digest: string,
): Buffer;
export function privateDecrypt(key: any, data: any): Buffer;
export function publicEncrypt(key: any, data: any): Buffer;
export function randomBytes(size: number): Buffer;
export function randomBytes(
  size: number,
  callback: (error: Error | null, bytes: Buffer) => void,
): void;
export function randomFillSync<T extends ArrayBufferView>(
  buffer: T,
  offset?: number,
  size?: number,
): T;
export function randomInt(max: number): number;
export function randomInt(min: number, max: number): number;
export function randomUUID(options?: { disableEntropyCache?: boolean }): UUID;
export function scrypt(password: any, salt: any, length: number, ...args: any[]): void;
export function scryptSync(password: any, salt: any, length: number, options?: any): Buffer;
export function sign(algorithm: string | null | undefined, data: any, key: any): Buffer;
export function timingSafeEqual(first: ArrayBufferView, second: ArrayBufferView): boolean;
export function verify(
  algorithm: string | null | undefined,
  data: any,
  key: any,
  signature: any,
): boolean;
export const constants: any;
export const subtle: SubtleCrypto;
export const webcrypto: Crypto;
export function getRandomValues<T extends ArrayBufferView>(array: T): T;
