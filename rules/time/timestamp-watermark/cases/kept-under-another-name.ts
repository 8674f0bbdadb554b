// case: layer=multi-node file=src/sync.ts
import type { Knex } from "knex";
import { crm } from "@/lib";

export async function sync(knex: Knex): Promise<void> {
  const state = await knex("sync_state").where({ job: "crm" }).first();
  const since: Date = state?.last_run_at ?? new Date(0);
  const members = await knex("members").where("updated_at", ">", since).orderBy("id").limit(200);
  //                                          ????????????
  await crm.upsert(members);
  await knex("sync_state").insert({ job: "crm", last_run_at: new Date() }).onConflict("job").merge();
}

// Nothing is moved forward: a report since a day.
export async function report(knex: Knex, since: Date): Promise<unknown> {
  return knex("members").where("updated_at", ">", since).orderBy("id").limit(200);
}

export async function syncWithOverlap(knex: Knex, startedAt: Date): Promise<void> {
  const state = await knex("team_state").where({ job: "crm" }).first();
  const from: Date = state?.last_team_run_at ?? new Date(0);
  await crm.upsert(await knex("teams").where("updated_at", ">", from).orderBy("id").limit(200));
  await knex("team_state")
    .insert({ job: "crm", last_team_run_at: new Date(startedAt.getTime() - 120_000) })
    .onConflict("job")
    .merge();
}
