/** A small checkout service. Three of its assumptions stopped holding when it got a second instance. */
import express from "express";

interface Order {
  readonly id: string;
  readonly total: number;
  readonly updatedAt: number;
}

const app = express();
app.use(express.json());

/** Who paid for what; nothing ever leaves it. */
const receipts = new Map<string, unknown>();

const orders: { save(order: Order): Promise<void>; find(id: string): Promise<Order> } = {
  save: async () => undefined,
  find: async (id) => ({ id, total: 0, updatedAt: 0 }),
};

// 1. The bank always answers. Press Ctrl+. (or Cmd+.) on `fetch` and see what Premise proposes.
async function charge(order: Order): Promise<unknown> {
  const answer = await fetch("https://bank.example/charges", {
    method: "POST",
    body: JSON.stringify(order),
  });
  return answer.json();
}

// 2. Memory is where receipts live, and it will fit.
app.post("/orders/:id/charge", async (request, response) => {
  const order = await orders.find(request.params.id);
  const receipt = await charge(order);
  receipts.set(request.params.id, receipt);
  response.json(receipt);
});

// 3. The larger timestamp is the later write.
app.put("/orders/:id", async (request, response) => {
  const stored = await orders.find(request.params.id);
  const incoming: Order = { ...request.body, updatedAt: Date.now() };
  if (incoming.updatedAt > stored.updatedAt) await orders.save(incoming);
  response.sendStatus(204);
});

app.listen(3000);
