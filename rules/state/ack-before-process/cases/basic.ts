// case: layer=multi-node file=src/orders/consumer.ts
import { channel, createId, DeleteMessageCommand, handleOrder, prisma, sqs, waitUntil } from "@/lib";

interface Res {
  status(code: number): { json(body: object): void };
}

export function start(): void {
  channel.consume("orders", async (message: { content: Buffer }) => {
    await handleOrder(message.content);
  }, { noAck: true });
//     ??????????? confirmed before `handleOrder`
}

export async function receive(message: { ReceiptHandle: string; Body: string }): Promise<void> {
  await sqs.send(new DeleteMessageCommand({ ReceiptHandle: message.ReceiptHandle }));
  //    ???????? confirmed before `handleOrder`
  const order = JSON.parse(message.Body);
  await handleOrder(order);
}

export async function hook(req: { body: { id: string } }, res: Res): Promise<void> {
  res.status(200).json({ received: true });
//???????????????????? told of success before `prisma.order.create`
  await prisma.order.create({ data: { id: req.body.id } });
}

export async function lead(request: Request): Promise<Response> {
  const body = await request.json();
  waitUntil(
//????????? told of success before `prisma.customer.upsert`
    (async () => {
      const customer = await prisma.customer.upsert({
        where: { externalId: body.externalId },
        create: { id: createId(), externalId: body.externalId, email: body.email },
        update: {},
      });
      await prisma.lead.create({ data: { customerId: customer.id } });
    })(),
  );
  return Response.json({ ok: true });
}

export async function commit(store: { write(row: object): Promise<void> }, end: () => Promise<void>, callback: (error: unknown, done?: boolean) => void) {
  try {
    await store.write({});
    const endTransaction = end;
    endTransaction();
    callback(null, true);
  //???????????????????? told of success before `endTransaction`
  } catch (error) {
    callback(error);
  }
}

// Confirmed last, only news behind it, or one branch alone.
export async function fine(req: { body: { id: string } }, res: Res, message: { ack(): void; id: string }): Promise<void> {
  if (req.body.id === "") {
    res.status(200).json({ ignored: true });
    return;
  }
  await prisma.order.create({ data: { id: req.body.id } });
  message.ack();
  console.log("done");
  waitUntil(prisma.auditLog.create({ data: { id: req.body.id } }));
  res.status(200).json({ ok: true });
}
