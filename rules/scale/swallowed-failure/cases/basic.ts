// case: layer=multi-node file=src/orders/service.ts
import { logger, prisma, queue, stripe } from "@/lib";

export class Orders {
  async process(job: { data: { id: string; total: number } }): Promise<void> {
    try {
      await prisma.order.update({ where: { id: job.data.id }, data: { total: job.data.total } });
    } catch (error) {
    //????? fails, the caller goes on
      logger.error("update failed", error);
    }
  }

  async refund(charge: string) {
    await stripe.refunds.create({ charge }).catch((error: unknown) => logger.warn({ error }, "refund"));
    //                                      ????? fails, the code goes on
    return { success: true };
  }

  async enqueue(id: string) {
    try {
      await queue.add("ship", { id });
    } catch {
    //????? fails
    }
    return { success: true };
  }

  async all(ids: string[]) {
    await Promise.allSettled(ids.map((id) => prisma.order.update({ where: { id }, data: { open: false } })));
    //    ?????????????????? Nobody looks at the outcomes
  }
}

export async function POST(request: Request) {
  const event = await request.json();
  try {
    await prisma.payment.create({ data: { id: event.id, amount: event.amount } });
  } catch (error) {
  //????? the answer says that all went well
    console.error(error);
    return Response.json({ received: true });
  }
  return Response.json({ received: true });
}

export async function readsOnlyBody(order: object): Promise<unknown> {
  const res = await fetch("https://carrier.example/parcels", { method: "POST", body: JSON.stringify(order) });
  //                ????? nobody looks at the status
  return await res.json();
}
