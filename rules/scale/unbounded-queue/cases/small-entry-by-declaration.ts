import { query } from "some-database";

const cache = new Map<string, { currency: string | null; timestamp: number }>();
//    ????? for ever

export async function currencyOf(teamId: string): Promise<string | null> {
  const known = cache.get(teamId);
  if (known !== undefined && Date.now() - known.timestamp < 60_000) return known.currency;
  const [row] = await query("select currency from teams where id = $1", [teamId]);
  cache.set(teamId, { currency: row.currency, timestamp: Date.now() });
  return row.currency;
}
