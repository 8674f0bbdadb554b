//- src/pool.ts
export class Pool {
  controllers: Record<string, AbortController> = {};
//^^^^^^^^^^^ what one caller adds and never removes

  add(id: string, controller: AbortController): void {
    this.controllers[id] = controller;
  }

  remove(id: string): void {
    delete this.controllers[id];
  }

  abort(id: string): void {
    this.controllers[id]?.abort();
    this.remove(id);
  }
}

export const pool = new Pool();

//- src/http.ts
import { pool } from "./pool.ts";

declare function run(signal: AbortSignal): Promise<void>;

export async function handle(chatId: string): Promise<void> {
  const controller = new AbortController();
  pool.add(chatId, controller);
  try {
    await run(controller.signal);
  } finally {
    pool.remove(chatId);
  }
}

//- src/worker.ts
import { pool } from "./pool.ts";

declare function run(signal: AbortSignal): Promise<void>;

export async function work(job: { chatId: string }): Promise<void> {
  const controller = new AbortController();
  pool.add(job.chatId, controller);
  await run(controller.signal);
}
