// case: layer=multi-node file=src/monitor.service.ts
import { EventEmitter } from "node:events";

const bus = new EventEmitter();

// Its methods add listeners once, when the instance is made.
export class Monitor {
  constructor() {
    this.follow();
  }

  private follow(): void {
    bus.on("order", (order) => console.log(order));
  }
}

export const monitor = new Monitor();
