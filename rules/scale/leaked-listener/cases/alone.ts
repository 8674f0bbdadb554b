// case: layer=multi-node file=src/stream.route.ts
import { Router } from "express";
import type { WebSocket, WebSocketServer } from "ws";
import type { Feed } from "./feed";
import { subscriber } from "./redis";

export function streamRouter(feed: Feed): Router {
  const router = Router();
  router.get("/lots/:id/stream", (req, res) => {
    const onBid = (bid: object) => res.write(JSON.stringify(bid));
    feed.on("bid", onBid);
//  ??????? listener, and none is removed
    req.on("close", () => res.end());
  });
  router.get("/lots/:id/safe", (req, res) => {
    const onSale = (bid: object) => res.write(JSON.stringify(bid));
    feed.on("sale", onSale);
    req.on("close", () => feed.off("sale", onSale));
  });
  return router;
}

export class Drivers {
  constructor(private readonly server: WebSocketServer) {}

  attach(): void {
    this.server.on("connection", (socket) => void this.accept(socket));
  }

  private async accept(socket: WebSocket): Promise<void> {
    setInterval(() => socket.ping(), 30_000);
//  ??????????? end: its handle is dropped
    socket.on("pong", () => undefined);
  }
}

export function abortable(stopping: AbortSignal) {
  return {
    run<T>(task: (signal: AbortSignal) => Promise<T>): Promise<T> {
      const local = new AbortController();
      stopping.addEventListener("abort", () => local.abort());
//    ????????????????????????? listener, and none is removed
      return task(local.signal);
    },
  };
}

// The answer removes the listener, and the timer that gives up waiting does not.
export async function ask(id: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("late")), 3_000);
    const onMessage = (channel: string, raw: string) => {
      if (channel !== id) return;
      clearTimeout(timer);
      subscriber.off("message", onMessage);
      resolve(raw);
    };
    subscriber.on("message", onMessage);
//  ????????????? stays when that is late
  });
}

export async function askOnce(id: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      subscriber.off("reply", onReply);
      reject(new Error("late"));
    }, 3_000);
    const onReply = (channel: string, raw: string) => {
      if (channel !== id) return;
      clearTimeout(timer);
      subscriber.off("reply", onReply);
      resolve(raw);
    };
    subscriber.on("reply", onReply);
  });
}
