// case: file=src/app/api/route.ts package=next,opossum@8,cockatiel@3
// Policies that end what they run, and one that only repeats it.
import CircuitBreaker from "opossum";
import { timeout, TimeoutStrategy, retry, handleAll, wrap } from "cockatiel";

const breaker = new CircuitBreaker((id: string) => fetch(`https://users.example/${id}`));
export const user = (id: string): Promise<unknown> => breaker.fire(id);

const limit = timeout(1_000, TimeoutStrategy.Aggressive);
export const order = (id: string): Promise<Response> => limit.execute(() => fetch(`https://orders.example/${id}`));

const both = wrap(retry(handleAll, { maxAttempts: 3 }), limit);
export const rate = (id: string): Promise<Response> => both.execute(() => fetch(`https://rates.example/${id}`));

const again = retry(handleAll, { maxAttempts: 3 });
export const tax = (id: string): Promise<Response> => again.execute(() => fetch(`https://taxes.example/${id}`));
//                                                                        ^^^^^
