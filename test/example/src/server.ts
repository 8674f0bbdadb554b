/** The order service: takes orders, charges cards, tells partners. */
import express from "express";
import { audit, startAudit } from "./audit.js";
import { history, receiveEdit, replay } from "./edits.js";
import { announce, isPartnerUp } from "./partners.js";
import { charge, refund } from "./payments.js";
import { priceOf } from "./prices.js";
import { quote } from "./shipping.js";
import { findOrder, recentOrders, saveOrder } from "./store.js";

const app = express();
app.use(express.json({ limit: "100kb" }));

app.post("/orders", async (request, response) => {
  const { sku, quantity, address, card } = request.body;
  const price = await priceOf(sku);
  const shipping = await quote(address, quantity);
  const total = price * quantity + shipping;
  const payment = await charge(card, total);
  const order = await saveOrder({ sku, quantity, total, payment: payment.id });
  audit({ kind: "ordered", order: order.id });
  await announce("order.placed", order);
  response.status(201).json(order);
});

app.get("/orders", async (_request, response) => {
  response.json(await recentOrders());
});

app.get("/orders/:id", async (request, response) => {
  const order = await findOrder(request.params.id);
  if (order === undefined) response.status(404).end();
  else response.json(order);
});

app.patch("/orders/:id", async (request, response) => {
  const order = await receiveEdit(request.params.id, request.body);
  response.json(order);
});

app.post("/orders/:id/edits", async (request, response) => {
  const order = await findOrder(request.params.id);
  if (order === undefined) {
    response.status(404).end();
    return;
  }
  const edits = request.body.edits;
  response.json({ order: await replay(order, edits), history: history(edits) });
});

app.post("/orders/:id/refund", async (request, response) => {
  const order = await findOrder(request.params.id);
  if (order === undefined) response.status(404).end();
  else response.json(await refund(order.payment));
});

app.get("/health", async (_request, response) => {
  response.json({ partner: await isPartnerUp() });
});

startAudit();
app.listen(Number(process.env.PORT ?? 3000));
