// case: package=async-mutex@0
import { Mutex } from "async-mutex";

declare const db: any;

const seats: Record<string, Mutex> = {};

export async function reserve(showId: string, seat: string, user: string) {
  const lock = (seats[showId] ??= new Mutex());
  //                                  ^^^^^ keeps out this process only
  const release = await lock.acquire();
  try {
    const taken = await db.query("select 1 from bookings where show_id = $1 and seat = $2", [showId, seat]);
    if (taken.rows.length > 0) throw new Error("taken");
    await db.query("insert into bookings (show_id, seat, user_id) values ($1, $2, $3)", [showId, seat, user]);
  } finally {
    release();
  }
}
