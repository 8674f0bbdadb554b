// case: layer=multi-node file=src/webhooks/top-up.ts
import { prisma } from "../db/prisma";
import { parseEvent } from "./events";

type Request = { body: unknown };
type Response = { json(body: unknown): Response };

/** The kind of a message says nothing of whether it was seen before. */
export async function topUp(req: Request, res: Response): Promise<Response> {
  const event = parseEvent(req.body);
  if (event.type !== "checkout.session.completed") return res.json({ received: true });
  await prisma.account.update({
//      ????????????????????? adds once more
    where: { id: event.accountId },
    data: { credit: { increment: event.amount } },
  });
  return res.json({ received: true });
}
