// case: package=lru-cache@11
declare function fetchPlan(userId: string): Promise<string>;

const plans = new Map<string, string>();
//    ^^^^^ for ever

export async function planOf(userId: string): Promise<string> {
  const known = plans.get(userId);
  if (known !== undefined) return known;
  const plan = await fetchPlan(userId);
  plans.set(userId, plan);
  return plan;
}
