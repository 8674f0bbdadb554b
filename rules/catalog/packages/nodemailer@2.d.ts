/** Package nodemailer. Facts read from nodemailer 10.6.0: 2 min to connect, 30 s to the greeting, 10 min without a byte; one connection for each mail unless `pool` is on. */
export interface TransportOptions {
  component?: string;
  [option: string]: any;
}

interface SmtpOptions extends TransportOptions {
  connectionTimeout?: number;
  greetingTimeout?: number;
  socketTimeout?: number;
  pool?: boolean;
  maxConnections?: number;
  host?: string;
  port?: number;
  service?: string;
  auth?: any;
}

export interface Transporter<T = any> {
  readonly options: any;
  close(): void;
  isIdle(): boolean;
  on(event: string, listener: (...args: any[]) => any): this;
  /**
   * @remote write mail
   * @deadline client socketTimeout
   * @default 10min
   */
  sendMail(mail: any): Promise<any>;
  /**
   * @remote write mail
   * @deadline client socketTimeout
   * @default 10min
   */
  sendMail(mail: any, callback: (error: any, info: any) => void): void;
  use(step: string, plugin: any): this;
  /**
   * @remote read mail
   * @deadline client socketTimeout
   * @default 10min
   */
  verify(): Promise<true>;
}

/**
 * @creates mail-transport options
 * @pool none option options.pool
 */
export function createTransport(options?: SmtpOptions | string, defaults?: any): Transporter;
/** @remote write mail */
export function createTestAccount(apiUrl?: any): Promise<any>;
export function getTestMessageUrl(info: any): string | false;

declare const nodemailer: {
  createTransport: typeof createTransport;
  createTestAccount: typeof createTestAccount;
  getTestMessageUrl: typeof getTestMessageUrl;
};
export default nodemailer;
