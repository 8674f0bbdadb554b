interface StripeEvent {
  id: string;
  created: number;
}
interface Billing {
  lastEventCreatedAt: string | null;
}
declare const prisma: {
  billing: {
    findUnique(query: { where: { id: string } }): Promise<Billing | null>;
    update(query: { where: { id: string }; data: object }): Promise<void>;
  };
};

export async function handle(id: string, event: StripeEvent): Promise<void> {
  const billing = await prisma.billing.findUnique({ where: { id } });
  const lastEventDate = billing?.lastEventCreatedAt ? new Date(billing.lastEventCreatedAt) : null;
  if (lastEventDate && new Date(event.created * 1000) < lastEventDate) {
//                     ??????????????????????????????????????????????
    return;
  }
  await prisma.billing.update({ where: { id }, data: { lastEventCreatedAt: event.created } });
}
