/** Every evening, whoever left a full basket gets one mail. */
import cron from "node-cron";
import { Pool } from "pg";

const pool = new Pool({ max: 10, query_timeout: 10_000, connectionTimeoutMillis: 5_000 });

export function startReminders(): void {
  cron.schedule("0 18 * * *", async () => {
    const { rows } = await pool.query<{ email: string }>("select email from baskets limit 500");
    for (const { email } of rows) await sendMail(email);
  });
}

async function sendMail(to: string): Promise<void> {
  await fetch("https://mail.example.test/send", {
    method: "POST",
    body: JSON.stringify({ to, text: "Your basket is waiting." }),
    signal: AbortSignal.timeout(5_000),
  });
}
