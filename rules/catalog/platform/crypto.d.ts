/** Platform: Web Crypto. */

interface CryptoKey {
  readonly algorithm: any;
  readonly extractable: boolean;
  readonly type: "private" | "public" | "secret";
  readonly usages: string[];
}

interface SubtleCrypto {
  decrypt(algorithm: any, key: CryptoKey, data: BufferSource): Promise<ArrayBuffer>;
  deriveBits(algorithm: any, key: CryptoKey, length?: number | null): Promise<ArrayBuffer>;
  deriveKey(
    algorithm: any,
    key: CryptoKey,
    derived: any,
    extractable: boolean,
    usages: readonly string[],
  ): Promise<CryptoKey>;
  digest(algorithm: any, data: BufferSource): Promise<ArrayBuffer>;
  encrypt(algorithm: any, key: CryptoKey, data: BufferSource): Promise<ArrayBuffer>;
  exportKey(format: string, key: CryptoKey): Promise<any>;
  generateKey(algorithm: any, extractable: boolean, usages: readonly string[]): Promise<any>;
  importKey(
    format: string,
    keyData: any,
    algorithm: any,
    extractable: boolean,
    usages: readonly string[],
  ): Promise<CryptoKey>;
  sign(algorithm: any, key: CryptoKey, data: BufferSource): Promise<ArrayBuffer>;
  unwrapKey(...args: any[]): Promise<CryptoKey>;
  verify(
    algorithm: any,
    key: CryptoKey,
    signature: BufferSource,
    data: BufferSource,
  ): Promise<boolean>;
  wrapKey(...args: any[]): Promise<ArrayBuffer>;
}

type BufferSource = ArrayBufferView | ArrayBuffer;

interface Crypto {
  readonly subtle: SubtleCrypto;
  getRandomValues<T extends ArrayBufferView>(array: T): T;
  randomUUID(): `${string}-${string}-${string}-${string}-${string}`;
}

declare var crypto: Crypto;
