// case: layer=multi-node file=src/shop/orders-created.ts
import { Hono } from "hono";
import { isValid, prisma } from "@/lib";

export const app = new Hono();

app.post("/orders", async (c) => {
  const raw = await c.req.text();
  if (!isValid(raw, c.req.header("x-shop-hmac-sha256"))) return c.text("no", 401);
  const order = JSON.parse(raw);
  await prisma.pickList.create({ data: { orderId: order.id } });
//      ??????????????????????
  return c.text("ok");
});

app.post("/returns", async (c) => {
  const raw = await c.req.text();
  if (!isValid(raw, c.req.header("x-shop-hmac-sha256"))) return c.text("no", 401);
  const order = JSON.parse(raw);
  const known = await prisma.return.findFirst({ where: { orderId: order.id } });
  if (known) return c.text("ok");
  await prisma.return.create({ data: { orderId: order.id } });
  return c.text("ok");
});

// People send this one.
app.post("/notes", async (c) => {
  const note = await c.req.json();
  await prisma.note.create({ data: { text: note.text } });
  return c.text("ok");
});
