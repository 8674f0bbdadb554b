// case: layer=multi-node package=typeorm@0.3
//- src/source.ts
import { DataSource } from "typeorm";
import { options } from "./settings";

// Callers stand in other files, of which none is told in this one.
export async function sourceOf(): Promise<DataSource> {
  const source = new DataSource(options);
  await source.initialize();
  return source;
}

// Only a script closes it: the server may keep one for good.
export async function sharedSource(): Promise<DataSource> {
  const source = new DataSource(options);
  await source.initialize();
  return source;
}

export async function announce(): Promise<void> {
  const source = await sharedSource();
  await source.query("notify records");
}
//- src/records.ts
import { sourceOf } from "./source";

export async function prepare(): Promise<void> {
  const source = await sourceOf();
  await source.query("create table if not exists record (key text)");
}

export async function count(): Promise<number> {
  const source = await sourceOf();
  try {
    return (await source.query("select 1")).length;
  } finally {
    await source.destroy();
  }
}
//- scripts/repair.ts
import { sharedSource } from "../src/source";

export async function repair(): Promise<void> {
  const source = await sharedSource();
  try {
    await source.query("delete from record");
  } finally {
    await source.destroy();
  }
}
