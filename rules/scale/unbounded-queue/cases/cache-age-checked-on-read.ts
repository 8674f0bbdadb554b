declare function fetchPlan(customerId: string): Promise<string>;

const plans = new Map<string, { plan: string; expiresAt: number }>();
//    ^^^^^ an entry per `customerId` for ever

export async function planOf(customerId: string): Promise<string> {
  const hit = plans.get(customerId);
  if (hit !== undefined && hit.expiresAt > Date.now()) return hit.plan;
  const plan = await fetchPlan(customerId);
  plans.set(customerId, { plan, expiresAt: Date.now() + 60_000 });
  return plan;
}
