// What many sources give, steps of a run for each element, and effects that only names tell of.
//- src/service.ts
import { syncToCrm, trackOrder, sendReceipt } from "@/lib";

interface Source {
  name: string;
  connect(): Promise<{ listTools(): Promise<string[]> }>;
}

export async function tools(plugins: Source[]): Promise<string[]> {
  const lists = await Promise.all(plugins.map((plugin) => plugin.connect().then((c) => c.listTools())));
  //                  ??????????? what the others gave
  return lists.flat();
}

export async function placed(order: { id: string }): Promise<void> {
  await Promise.all([sendReceipt(order), syncToCrm(order), trackOrder(order)]);
  //    ???????????
}

export async function both(id: string, users: { get(id: string): Promise<object> }): Promise<object[]> {
  const [a, b] = await Promise.all([users.get(id), users.get(`${id}-2`)]);
  return [a, b];
}

export async function safe(plugins: Source[]): Promise<unknown[]> {
  return Promise.all(plugins.map((plugin) => plugin.connect().catch(() => undefined)));
}
//- src/cron/refresh.ts
import { crawlFeed, feeds } from "@/lib";

export async function refresh(): Promise<void> {
  const active = await feeds.active();
  await Promise.all(
  //    ???????????
    active.map(async (feed: { id: string; url: string }) => {
      const items = await crawlFeed(feed.url);
      await feeds.saveItems(feed.id, items);
    }),
  );
}
