/** Package socket.io. Facts read from socket.io 4.8.4: rooms and broadcasts reach the sockets of this process, unless an `adapter` joins the others. */
declare class Server {
  /**
   * @creates socket-server options
   * @keeps sockets option options.adapter
   */
  constructor(
    server?: any,
    options?: {
      adapter?: any;
      cors?: any;
      connectionStateRecovery?: any;
      transports?: any;
      [option: string]: any;
    },
  );
  /**
   * @creates socket-server options
   * @keeps sockets option options.adapter
   */
  constructor(options?: { adapter?: any; [option: string]: any });
  readonly engine: any;
  readonly sockets: any;
  adapter(adapter: any): this;
  attach(server: any, options?: any): this;
  close(callback?: any): any;
  emit(event: string, ...args: any[]): boolean;
  except(rooms: any): any;
  fetchSockets(): Promise<any[]>;
  in(rooms: any): any;
  of(name: any, listener?: any): any;
  /** @enters request listener */
  on(event: string, listener: (...args: any[]) => any): this;
  to(rooms: any): any;
  use(middleware: (...args: any[]) => any): this;
}
declare class Socket {
  readonly id: string;
  readonly data: any;
  readonly handshake: any;
  readonly rooms: Set<string>;
  readonly broadcast: any;
  disconnect(close?: boolean): this;
  emit(event: string, ...args: any[]): boolean;
  join(rooms: any): any;
  leave(room: string): any;
  /** @enters request listener */
  on(event: string, listener: (...args: any[]) => any): this;
  to(rooms: any): any;
}

export { Server, Socket };
export type Namespace = any;
