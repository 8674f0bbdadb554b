// case: layer=multi-node file=src/service.ts package=pg@8
import type { EventEmitter } from "node:events";
import { Pool } from "pg";

const pool = new Pool();
const save = async (id: string) => {
  await pool.query("INSERT INTO orders (id) VALUES ($1)", [id]);
};

export function follow(orders: EventEmitter): void {
  orders.on("order", (id: string) => {
    save(id);
  //???? Nobody waits
  });
}

// The callback hears of the outcome.
export function legacy(id: string): void {
  pool.query("INSERT INTO orders (id) VALUES ($1)", [id], (error: unknown) => {
    if (error) console.error(error);
  });
}
