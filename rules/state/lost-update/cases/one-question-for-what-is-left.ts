import { ledger, orders, stores, users } from "./services";
import { repository, Store } from "./entities";
import { db } from "./clients";
import { withLock } from "./locks";

/** A column that holds a document is rewritten whole. */
export async function emptied(id: string, loaderId: string): Promise<void> {
  const store = await repository(Store).findOneBy({ id });
  const loaders = JSON.parse(store.loaders);
  const loader = loaders.find((each: { id: string }) => each.id === loaderId);
  loader.chunks = 0;
  store.loaders = JSON.stringify(loaders);
//??????????????????????????????????????? Written from what was read before
  await repository(Store).save(store);
}

/** What is known of a list already is not asked again. */
export async function added(id: string, loader: { id: string }): Promise<void> {
  const store = await repository(Store).findOneBy({ id });
  const loaders = JSON.parse(store.loaders);
  loaders.push(loader);
//???????????????????? is rebuilt from what was read
  store.loaders = JSON.stringify(loaders);
  await repository(Store).save(store);
}

/** The document has another name in the code than in the table. */
export async function configure(id: string, changes: object): Promise<void> {
  const existing = await stores.getStore(id);
  const settings = { ...existing.parsedSettings, ...changes };
  await db.store.update({ where: { id }, data: { settings } });
//                                               ???????? Written from what was read before
}

/** A function says what the next value is. */
export async function reset(email: string, token: string): Promise<void> {
  const user = await users.findByEmail(email);
  const attempts = nextAttempts(user);
  await users.updateResetToken(user.id, token, attempts);
//                                             ???????? Written from what was read before
}

function nextAttempts(user: { attempts: { today: number } }): object {
  return { today: user.attempts.today + 1 };
}

/** Two who turn it over at once turn it once. */
export async function toggle(id: string): Promise<void> {
  const entry = await ledger.fetchEntry(id);
  await db.entry.update({ where: { id }, data: { isPinned: !entry.value.isPinned } });
//                                               ??????????????????????????????? Written from what was read before
}

/** It is gone, whatever has become of it. */
export async function withdraw(id: string): Promise<void> {
  const order = await db.order.findUniqueOrThrow({ where: { id } });
  if (order.status !== "pending") throw new Error("too late");
  await db.order.delete({ where: { id: order.id } });
//      ??????????????? Written from what was read before
}

/** The write asks for the state again. */
export async function cancel(id: string): Promise<void> {
  const order = await db.order.findUniqueOrThrow({ where: { id } });
  if (order.status !== "pending") throw new Error("too late");
  await db.order.updateMany({ where: { id, status: "pending" }, data: { status: "cancelled" } });
}

/** Nobody else writes meanwhile. */
export async function exclusive(id: string, changes: object): Promise<void> {
  await withLock(`store:${id}`, async () => {
    const existing = await stores.getStore(id);
    const settings = { ...existing.parsedSettings, ...changes };
    await db.store.update({ where: { id }, data: { settings } });
  });
}

/** What is handed out is not stored. */
export async function summary(id: string): Promise<object> {
  const order = await orders.getOrder(id);
  await orders.updateSeen(id);
  return { total: order.total + 1 };
}

declare function loadHooks(shop: string): Promise<{ id: string }[]>;
declare function saveHooks(shop: string, hooks: { id: string }[]): Promise<void>;

/** A list that is loaded whole and saved whole. */
export async function addHook(shop: string, hook: { id: string }): Promise<void> {
  const current = await loadHooks(shop);
  const next = [...current, hook];
  await saveHooks(shop, next);
//                      ???? Written from what was read before
}

/** What is saved was not loaded. */
export async function setHooks(shop: string, hooks: { id: string }[]): Promise<void> {
  await loadHooks(shop);
  await saveHooks(shop, [...hooks, { id: "last" }]);
}

/** Cancelled in between, it runs again. */
export async function resume(id: string): Promise<void> {
  const plan = await db.plan.findUniqueOrThrow({ where: { id } });
  if (plan.status !== "paused") return;
  await db.plan.update({ where: { id }, data: { status: "active" } });
//                                              ???????????????? Written from what was read before
}
