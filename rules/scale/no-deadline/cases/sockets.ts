// case: layer=multi-node file=src/printers.ts
import net, { createConnection } from "node:net";
import { connect } from "node:tls";

export function state(host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host, port });
    //             ???????????????? Nothing ends the wait
    let answer = "";
    socket.on("error", reject);
    socket.on("data", (part) => {
      answer += part.toString();
    });
    socket.on("end", () => resolve(answer));
    socket.write("STATE\n");
  });
}

export function paper(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new net.Socket();
    //                 ?????????? Nothing ends the wait
    socket.connect(9100, host);
    socket.once("error", reject);
    socket.once("data", (part) => resolve(part.length));
  });
}

// A time for the socket, a timer beside it, an address of this machine, nobody waits for an answer, one that lasts.
export function timed(host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port: 853 });
    socket.setTimeout(5_000, () => socket.destroy(new Error("no answer")));
    socket.on("error", reject);
    socket.on("data", (part) => resolve(part.toString()));
  });
}

export function withTimer(host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(9100, host);
    const timer = setTimeout(() => socket.destroy(new Error("no answer")), 5_000);
    socket.on("error", reject);
    socket.on("data", (part) => {
      clearTimeout(timer);
      resolve(part.toString());
    });
  });
}

export function near(): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection("/run/spooler.sock");
    socket.on("error", reject);
    socket.on("data", (part) => resolve(part.toString()));
  });
}

export function isThere(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port: 9100 });
    socket.on("connect", () => resolve(true));
    socket.on("error", () => resolve(false));
  });
}

export class Feed {
  private readonly socket: net.Socket;

  constructor(host: string) {
    this.socket = createConnection({ host, port: 9101 });
    this.socket.on("data", (part) => console.log(part.length));
  }
}
