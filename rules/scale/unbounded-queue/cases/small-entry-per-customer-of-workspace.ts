declare function readCents(customerId: string): Promise<number>;

const cache = new Map<string, { cents: number; expiresAt: number }>();
//    ????? for ever

export async function creditOf(workspace: { stripeCustomerId: string }): Promise<number> {
  const customerId = workspace.stripeCustomerId;
  const hit = cache.get(customerId);
  if (hit !== undefined && hit.expiresAt > Date.now()) return hit.cents;
  const cents = await readCents(customerId);
  cache.set(customerId, { cents, expiresAt: Date.now() + 60_000 });
  return cents;
}
