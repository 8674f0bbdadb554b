// A function that only subscribes, and counters in SQL.
//- src/subscribers/users.ts
import { db, workspaces } from "@/lib";

interface Channel {
  consume(queue: string, f: (message: { content: Buffer } | null) => Promise<void>): void;
  ack(message: object): void;
}

export function subscribe(channel: Channel): void {
  channel.consume("users", async (message) => {
    if (message === null) return;
    const user = JSON.parse(message.content.toString());
    await db.insert(workspaces).values({ owner: user.id });
    //    ?????????
    channel.ack(message);
  });
}
//- src/stock-consumer.ts
import { pool } from "@/lib";

export async function reserved(message: { sku: string; quantity: number }): Promise<void> {
  await pool.query("UPDATE stock SET reserved = reserved + $1 WHERE sku = $2", [message.quantity, message.sku]);
  //    ??????????
}
