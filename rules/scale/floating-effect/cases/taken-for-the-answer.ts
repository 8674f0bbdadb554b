// case: layer=multi-node file=src/berths.ts package=pg@8
import { Pool } from "pg";

const pool = new Pool();

async function isFree(berth: string): Promise<boolean> {
  const { rows } = await pool.query("SELECT 1 FROM moorings WHERE berth = $1 LIMIT 1", [berth]);
  return rows.length === 0;
}

function berthOf(boat: string): Promise<string | null> {
  return pool.query("SELECT berth FROM moorings WHERE boat = $1 LIMIT 1", [boat]).then((answer) => answer.rows[0]?.berth ?? null);
}

function waitingFor(boat: string): Promise<string> | undefined {
  return boat === "" ? undefined : Promise.resolve(boat);
}

export async function moor(boat: string, berth: string): Promise<string> {
  if (!isFree(berth)) throw new Error("taken");
//     ^^^^^^ gives a promise, which is always true
  const current = berthOf(boat);
  //              ^^^^^^^ gives a promise
  if (current) return "moored already";
  const other = berthOf(boat) ?? berth;
  //            ^^^^^^^ gives a promise
  return `${other} ${isFree(berth) && (await isFree(berth)) ? "free" : "taken"}`;
  //                 ^^^^^^ gives a promise
}

// Waited for, or possibly no promise at all.
export async function look(boat: string, berth: string): Promise<unknown> {
  if (!(await isFree(berth))) return undefined;
  const waiting = waitingFor(boat);
  if (waiting) return waiting;
  const early = berthOf(boat);
  if (early) await early;
  await Promise.all([berthOf(boat) ?? null, berthOf(berth) || null]);
  return (await berthOf(boat)) ?? berth;
}

export async function leaveAll(boats: readonly string[], kept: Promise<void>[]): Promise<void> {
  await Promise.all([
    boats.map(async (boat) => {
    //    ^^^ is given a list in a list
      await pool.query("DELETE FROM moorings WHERE boat = $1", [boat]);
    }),
  ]);
  await Promise.allSettled([kept]);
  //                        ^^^^ does not wait for `kept`
  await Promise.all([...boats.map(async (boat) => isFree(boat)), Promise.all(kept)]);
  const [asked] = await Promise.all([boats.map(async (boat) => isFree(boat)), berthOf("a")]);
  await Promise.all(asked);
}
