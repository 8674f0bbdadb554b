// case: package=limiter@2
import { RateLimiter } from "limiter";

const limiter = new RateLimiter({ tokensPerInterval: 15, interval: "second" });
//                  ??????????? allows the limit anew

export async function tellAll(users: readonly string[], send: (user: string) => Promise<void>) {
  for (const user of users) {
    await limiter.removeTokens(1);
    await send(user);
  }
}
