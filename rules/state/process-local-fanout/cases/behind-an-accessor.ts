// case: package=socket.io@4
import type { Server as HttpServer } from "node:http";
import { Server as SocketIO } from "socket.io";

export class Events {
  private io: SocketIO | undefined;

  init(server: HttpServer) {
    this.socket = new SocketIO(server, { cors: { origin: "*" } });
    //                ^^^^^^^^
  }

  private set socket(socket: SocketIO | undefined) {
    this.io = socket;
  }

  get socket(): SocketIO | undefined {
    return this.io;
  }

  emit(event: string, message: object) {
    this.socket?.emit(event, message);
  }
}

export const events = new Events();
