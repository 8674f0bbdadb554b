// case: layer=multi-node file=src/wallet/award.ts
import { nanoid } from "nanoid";
import { pause, Unavailable, wallet } from "./parts";

// The id belongs to the award, not to the attempt.
export async function award(player: string, gems: number): Promise<unknown> {
  for (let round = 0; round < 4; round++) {
    if (round > 0) await pause(300 * 2 ** round * Math.random());
    const requestId = nanoid();
//        ????????? new on every attempt
    try {
      return await wallet.credit({ player, gems }, { requestId });
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
    }
  }
  throw new Error("not reachable");
}

export async function pay(player: string, cents: number): Promise<unknown> {
  let left = 3;
  while (left-- > 0) {
    try {
      return await wallet.charge({ player, cents, transactionId: nanoid() });
//                                                ????????????? new on every attempt
    } catch {
      await pause(500 * Math.random());
    }
  }
  return undefined;
}

export async function guarded(player: string, gems: number): Promise<unknown> {
  const requestId = nanoid();
  for (let round = 0; round < 4; round++) {
    try {
      return await wallet.credit({ player, gems }, { requestId });
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
    }
  }
  return undefined;
}

// An id for what is asked, and not for what is changed; and one for each of many.
export async function traced(player: string): Promise<unknown> {
  for (let round = 0; round < 4; round++) {
    const requestId = nanoid();
    try {
      return await wallet.balance(player, { requestId });
    } catch {
      await pause(500 * Math.random());
    }
  }
  return undefined;
}

export async function each(players: string[]): Promise<void> {
  for (const player of players) await wallet.credit({ player, requestId: nanoid() });
}
