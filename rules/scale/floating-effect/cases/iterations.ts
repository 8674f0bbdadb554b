// case: layer=multi-node file=src/service.ts package=pg@8
import { Pool } from "pg";
import { orders } from "./unknown";

const pool = new Pool();
const save = async (id: string) => {
  await pool.query("INSERT INTO orders (id) VALUES ($1)", [id]);
};

export async function all(ids: readonly string[]): Promise<void> {
  ids.forEach(async (id) => save(id));
  //  ^^^^^^^
  ids.map(async (id) => {
    //^^^
    await save(id);
  });
  ids.forEach(async (id, index) => {
    //^^^^^^^
    if (index === 0) return;
    await save(id);
  });
  // Nothing resolves, but the verb speaks of a change.
  ids.forEach(async (id) => {
    //???????
    await orders.close(id);
  });
}

export async function fine(ids: readonly string[]): Promise<void> {
  ids.forEach((id) => console.log(id));
  ids.forEach(async (id) => {
    console.log(await orders.find(id));
  });
  await Promise.all(ids.slice(0, 5).map(async (id) => save(id)));
  await Promise.all(ids.slice(0, 5).map((id) => save(id)));
  for (const id of ids) await save(id);
}
