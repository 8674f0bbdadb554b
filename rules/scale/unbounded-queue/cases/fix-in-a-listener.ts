// case: layer=multi-node file=src/server.ts
import { EventEmitter } from "node:events";
import { createServer } from "node:http";

declare function store(events: string[]): Promise<void>;

const bus = new EventEmitter();
const waiting: string[] = [];
//    ^^^^^^^

bus.on("event", (event: string) => {
  waiting.push(event);
});

setInterval(() => store(waiting.splice(0, 100)), 1_000);

createServer((request, response) => {
  bus.emit("event", request.url ?? "");
  response.end();
}).listen(8080);
