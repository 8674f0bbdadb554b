// case: layer=multi-node file=src/billing.ts package=@prisma/client@5
import { PrismaClient } from "@prisma/client";
import { payments } from "./payments";

const prisma = new PrismaClient();

export async function changed(event: { data: { object: any } }): Promise<void> {
  const subscription = event.data.object;
  await prisma.plan.update({
//      ?????????????????? over what is newer
    where: { customer: subscription.customer },
    data: { status: subscription.status },
  });
}

// What is fetched is as new as can be.
export async function changedAsIs(event: { data: { object: any } }): Promise<void> {
  const subscription = event.data.object;
  const current = await payments.subscriptions.retrieve(subscription.id);
  await prisma.plan.update({
    where: { customer: subscription.customer },
    data: { status: current.status },
  });
}

// What is written does not come from the event.
export async function ended(event: { data: { object: any } }): Promise<void> {
  const subscription = event.data.object;
  await prisma.plan.update({
    where: { customer: subscription.customer },
    data: { status: "ended" },
  });
}
