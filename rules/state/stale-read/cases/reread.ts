// case: package=knex@3 file=src/contracts.ts
import knex from "knex";

const main = knex({ client: "pg", connection: process.env.DATABASE_URL });
const copies = knex({ client: "pg", connection: process.env.DATABASE_REPLICA_URL });

async function openHours(team: string): Promise<number> {
  const row = await copies("shift_hours").where({ team }).sum({ total: "hours" }).first();
  return Number(row?.total ?? 0);
}

async function bookedHours(team: string): Promise<number> {
  const row = await main("shift_hours").where({ team }).sum({ total: "hours" }).first();
  return Number(row?.total ?? 0);
}

export async function book(id: string, team: string, hours: number) {
  await main("shift_hours").where({ id }).update({ hours });
  const total = await openHours(team);
  //                  ????????? from a replica
  return total > 40;
}

export async function bookAndAskTheOriginal(id: string, team: string, hours: number) {
  await main("shift_hours").where({ id }).update({ hours });
  return (await bookedHours(team)) > 40;
}

export async function show(team: string) {
  return openHours(team);
}
