// case: layer=multi-node file=src/etl/export.ts package=pg@8
import { Pool } from "pg";
import { sink } from "./parts";

const pool = new Pool();

async function readWatermark(): Promise<Date> {
  const { rows } = await pool.query("SELECT position FROM marks WHERE job = 'export'");
  return rows[0]?.position ?? new Date(0);
}

async function saveWatermark(position: Date): Promise<void> {
  await pool.query("UPDATE marks SET position = $1 WHERE job = 'export'", [position]);
}

// The mark is read and moved on by functions of its own.
export async function run(): Promise<void> {
  const from = await readWatermark();
  const { rows } = await pool.query(
    "SELECT id, updated_at FROM visits WHERE updated_at > $1 ORDER BY updated_at",
//  ????????????????????????????????????????????????????????????????????????????? rows that commit late are missed
    [from],
  );
  await sink.merge(rows);
  if (rows.length > 0) await saveWatermark(rows[rows.length - 1].updated_at);
}

// It begins a while before the mark.
export async function overlapping(): Promise<void> {
  const from = await readWatermark();
  const since = new Date(from.getTime() - 10 * 60_000);
  const { rows } = await pool.query(
    "SELECT id, updated_at FROM visits WHERE updated_at > $1 ORDER BY updated_at",
    [since],
  );
  await sink.merge(rows);
}
