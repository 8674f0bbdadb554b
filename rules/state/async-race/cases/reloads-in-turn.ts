// case: file=src/edge/flags.ts
import type { Redis } from "ioredis";
import { flagStore, type Flags } from "./flag-store";

export class Numbered {
  private flags: Flags = {};
  private run = 0;

  constructor(private readonly events: Redis) {}

  start() {
    this.events.on("message", () => void this.refresh());
  }

  private async refresh() {
    const run = ++this.run;
    const rows = await flagStore.listAll();
    if (run !== this.run) return;
    this.flags = rows;
  }
}

export class Versioned {
  private table: { version: number } = { version: 0 };

  constructor(private readonly events: Redis) {}

  start() {
    this.events.on("message", () => void this.refresh());
  }

  private async refresh() {
    const table = await flagStore.load();
    if (table.version <= this.table.version) return;
    this.table = table;
  }
}

export class OnceAtStart {
  private flags: Flags = {};

  constructor(private readonly events: Redis) {}

  start() {
    this.events.once("message", () => void this.refresh());
    this.events.on("ready", () => void this.refresh());
  }

  private async refresh() {
    this.flags = await flagStore.listAll();
  }
}

export class InTurn {
  private flags: Flags = {};
  private tail: Promise<void> = Promise.resolve();

  constructor(private readonly events: Redis) {}

  start() {
    this.events.on("message", () => {
      this.tail = this.tail.then(() => this.refresh());
    });
  }

  private async refresh() {
    this.flags = await flagStore.listAll();
  }
}
