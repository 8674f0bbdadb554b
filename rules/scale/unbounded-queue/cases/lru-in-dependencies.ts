// case: package=lru-cache@11
declare function readPlan(userId: string): string;

const plans = new Map<string, string>();
//    ^^^^^ for ever

export function planOf(userId: string): string {
  const known = plans.get(userId);
  if (known !== undefined) return known;
  const plan = readPlan(userId);
  plans.set(userId, plan);
  return plan;
}
