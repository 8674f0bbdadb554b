// case: layer=multi-node file=src/orders.ts
import axios from "axios";
import axiosRetry from "axios-retry";
import got from "got";
import pRetry from "p-retry";
import { gateway, ordersApi } from "./clients";
import { withRetry } from "./with-retry";

// An attempt whose answer was lost has made one already.
export async function order(lines: object[]): Promise<unknown> {
  return withRetry(() => ordersApi.post("/orders", { lines }), { attempts: 5 });
//                       ?????????????? not answered is made twice
}

export async function book(seat: string): Promise<unknown> {
  return pRetry(() => gateway.bookSeat(seat), { retries: 3 });
//                    ???????????????? not answered is made twice
}

export async function orderOnce(id: string, lines: object[]): Promise<unknown> {
  return withRetry(() => ordersApi.post("/orders", { lines }, { headers: { "Idempotency-Key": id } }));
}

export async function previewOf(lines: object[]): Promise<unknown> {
  return withRetry(() => gateway.createPreview(lines));
}

export async function find(text: string): Promise<unknown> {
  await withRetry(() => ordersApi.post("/orders/search", { text }));
  return withRetry(() => ordersApi.get(`/orders/${text}`));
}
//- src/ledger.ts
import got from "got";

const ledger = got.extend({
  prefixUrl: "https://ledger.example",
  timeout: { request: 6_000 },
  retry: { limit: 3, methods: ["GET", "POST"] },
//                   ???????????????????????? it may be done twice
});

export const entry = (json: object) => ledger.post("entries", { json });
//- src/stock.ts
import axios from "axios";
import axiosRetry from "axios-retry";

const http = axios.create({ timeout: 3_000 });
axiosRetry(http, { retries: 3, retryDelay: axiosRetry.exponentialDelay, retryCondition: () => true });
//                                                                      ?????????????????????????? it may be done twice

export const reserve = (sku: string) => http.post("/reservations", { sku });
