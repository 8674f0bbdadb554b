import { client } from "./billing";

export async function ensureCustomer(email: string): Promise<string> {
  const found = await client.customers.list({ email, limit: 1 });
//                    ????????????????????? runs because none was found here
  if (found.data.length > 0) return found.data[0].id;
  const created = await client.customers.create({ email });
  return created.id;
}

/** The other side is told that two calls are one. */
export async function ensureOnce(email: string): Promise<string> {
  const found = await client.customers.list({ email, limit: 1 });
  if (found.data.length > 0) return found.data[0].id;
  const created = await client.customers.create({ email }, { idempotencyKey: `customer-${email}` });
  return created.id;
}
