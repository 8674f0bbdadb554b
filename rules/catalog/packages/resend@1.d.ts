/** Package resend. Facts read from resend 6.38.0: the 300 s of fetch, and no option for less. */
interface IdempotentOptions {
  idempotencyKey?: string;
  headers?: any;
}
/**
 * @default 300s
 * @idempotency option options.idempotencyKey
 */
interface Emails {
  /** @remote write mail */
  send(payload: any, options?: IdempotentOptions): Promise<any>;
  /** @remote write mail */
  create(payload: any, options?: IdempotentOptions): Promise<any>;
  /** @remote read mail */
  get(id: string): Promise<any>;
  /** @remote write mail */
  update(payload: any): Promise<any>;
  /** @remote write mail */
  cancel(id: string): Promise<any>;
}
/**
 * @default 300s
 * @idempotency option options.idempotencyKey
 */
interface Batch {
  /** @remote write mail */
  send(payload: any[], options?: IdempotentOptions): Promise<any>;
  /** @remote write mail */
  create(payload: any[], options?: IdempotentOptions): Promise<any>;
}
/** @default 300s */
interface Contacts {
  /** @remote write mail */
  create(payload: any, options?: any): Promise<any>;
  /** @remote read mail */
  get(options: any): Promise<any>;
  /** @remote read mail */
  list(options: any): Promise<any>;
  /** @remote write mail */
  remove(payload: any): Promise<any>;
  /** @remote write mail */
  update(payload: any): Promise<any>;
}
/** @default 300s */
interface Domains {
  /** @remote write mail */
  create(payload: any, options?: any): Promise<any>;
  /** @remote read mail */
  get(id: string): Promise<any>;
  /** @remote read mail */
  list(): Promise<any>;
  /** @remote write mail */
  remove(id: string): Promise<any>;
  /** @remote write mail */
  verify(id: string): Promise<any>;
}
export class Resend {
  constructor(key?: string, options?: any);
  readonly batch: Batch;
  readonly contacts: Contacts;
  readonly domains: Domains;
  readonly emails: Emails;
}
