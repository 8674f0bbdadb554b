// case: layer=multi-node file=src/barrier.ts package=fastify@4,ws@8
import fastify from "fastify";
import WebSocket from "ws";

const app = fastify();

export class Barrier {
  constructor(private readonly socket: WebSocket) {}

  lift(lane: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("no answer")), 2_000);
      this.socket.on("message", (raw) => {
//    ^^^^^^^^^^^^^^ each call adds a listener
        if (JSON.parse(raw.toString()).lane !== lane) return;
        clearTimeout(timer);
        resolve();
      });
      this.socket.send(JSON.stringify({ lane, up: true }));
    });
  }

  // Its own answer takes it away, and so does the timer.
  lower(lane: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (raw: unknown): void => {
        if (JSON.parse(String(raw)).lane !== lane) return;
        cleanUp();
        resolve();
      };
      const timer = setTimeout(() => {
        cleanUp();
        reject(new Error("no answer"));
      }, 2_000);
      const cleanUp = (): void => {
        clearTimeout(timer);
        this.socket.off("closed", done);
      };
      this.socket.on("closed", done);
      this.socket.send(JSON.stringify({ lane, up: false }));
    });
  }
}

// A connection of the call's own goes with it.
export function once(address: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(address);
    socket.on("message", (raw) => resolve(raw.toString()));
    socket.send("state");
  });
}

const barrier = new Barrier(new WebSocket("ws://barrier"));

app.post("/lanes/:lane", async (request) => {
  const lane = Number((request.params as { lane: string }).lane);
  await barrier.lift(lane);
  await barrier.lower(lane);
});
