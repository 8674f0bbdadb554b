// case: layer=multi-node package=@prisma/client@6
//- src/rules.ts
import { PrismaClient } from "@prisma/client";
import { memoize, store } from "@/lib";

const prisma = new PrismaClient();

// The list comes out of a cache, and is as long as the query behind it.
const offersOf = memoize(async (shopId: string) =>
  store.withCache(async () => {
    const offers = await prisma.offer.findMany({ where: { shopId } });
    return offers || [];
  }, `offers:${shopId}`),
);

const latestOf = memoize(async (shopId: string) =>
  prisma.offer.findMany({ where: { shopId }, take: 5 }),
);

export async function fitting(shopId: string, buyerId: string): Promise<unknown[]> {
  const offers = await offersOf(shopId);
  return Promise.all(
    //   ??????????? `offers` has no bound
    offers.map(async (offer: { id: string }) => prisma.buyer.findFirst({ where: { id: buyerId, offerId: offer.id } })),
  );
}

export async function fittingLatest(shopId: string, buyerId: string): Promise<unknown[]> {
  const offers = await latestOf(shopId);
  return Promise.all(
    offers.map(async (offer: { id: string }) => prisma.buyer.findFirst({ where: { id: buyerId, offerId: offer.id } })),
  );
}
//- src/secrets.ts
import { initTRPC } from "@trpc/server";
import { z } from "zod";
import { vault } from "@/lib";

const t = initTRPC.create();

export const router = t.router({
  seal: t.procedure
    .input(z.object({ values: z.array(z.object({ name: z.string() })) }))
    .mutation(async ({ input }) =>
      Promise.all(input.values.map(async (value) => vault.encrypt(value.name))),
//    ??????????? `encrypt` starts for each element at once
    ),
  few: t.procedure
    .input(z.object({ labels: z.array(z.object({ name: z.string() })).max(20) }))
    .mutation(async ({ input }) =>
      Promise.all(input.labels.map(async (value) => vault.encrypt(value.name))),
    ),
});
