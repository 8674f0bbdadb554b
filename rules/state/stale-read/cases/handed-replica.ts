// case: package=knex@3 file=src/contracts.ts
import type { Knex } from "knex";
import { primary, replica } from "./db";

function summary(conn: Knex, id: string) {
  return conn("contracts").where({ id }).first("id", "tariff");
}

export async function change(id: string, tariff: string) {
  await primary.transaction(async (trx) => {
    await trx("contracts").where({ id }).update({ tariff });
  });
  return summary(replica, id);
  //     ???????
}

export async function changed(id: string, tariff: string) {
  await primary.transaction(async (trx) => {
    await trx("contracts").where({ id }).update({ tariff });
  });
  return summary(primary, id);
}

export async function show(id: string) {
  return summary(replica, id);
}
