// case: layer=multi-node file=src/service.ts
import { DeleteObjectCommand } from "@aws-sdk/client-s3";
import { db, Document, elastic, kafka, lastValueFrom, nats, prisma, Product, s3, sequelize, stripe, tenants } from "@/lib";

export class Shipments {
  async create(merchant: string): Promise<unknown> {
    const shipment = await prisma.$transaction(async (tx: typeof prisma) => {
      const created = await tx.shipment.create({ data: { merchant } });
      await tx.parcel.create({ data: { shipmentId: created.id } });
      return created;
    });
    await lastValueFrom(kafka.emit("shipment.created", { key: shipment.id }));
//                      ?????????? When `kafka.emit` fails, the row before it is stored
    return shipment;
  }
}

export async function provision(name: string): Promise<void> {
  const [tenant] = await db.insert(tenants).values({ name }).returning();
  await nats.publish("tenant.created", JSON.stringify({ id: tenant.id }));
//      ????????????
}

export async function rename(id: string, title: string): Promise<void> {
  const product = await Product.findByIdAndUpdate(id, { title }, { new: true });
  await elastic.index({ index: "products", id, document: product });
//      ?????????????
}

export async function remove(id: string): Promise<void> {
  const document = await Document.findByPk(id);
  await s3.send(new DeleteObjectCommand({ Bucket: "b", Key: document.key }));
  await sequelize.transaction(async (transaction: unknown) => {
    await document.destroy({ transaction });
    await Document.destroy({ where: { id }, transaction });
//        ???????????????? When this fails, `s3.send` has happened and no row says so
  });
}

export async function subscribe(team: string, customer: string): Promise<void> {
  const subscription = await stripe.subscriptions.create({ customer });
  await prisma.team.update({ where: { id: team }, data: { subscriptionId: subscription.id } });
//      ??????????????????
}

// Written as a row, written down first, undone on failure, about something else.
export async function outbox(name: string): Promise<void> {
  await prisma.$transaction(async (tx: typeof prisma) => {
    const tenant = await tx.tenant.create({ data: { name } });
    await tx.outbox.create({ data: { topic: "tenant.created", tenant: tenant.id } });
  });
}

export async function begun(team: string, customer: string): Promise<void> {
  await prisma.purchase.create({ data: { team, state: "begun" } });
  const subscription = await stripe.subscriptions.create({ customer });
  await prisma.team.update({ where: { id: team }, data: { subscriptionId: subscription.id } });
}

export async function undone(team: string, customer: string): Promise<void> {
  const subscription = await stripe.subscriptions.create({ customer });
  try {
    await prisma.team.update({ where: { id: team }, data: { subscriptionId: subscription.id } });
  } catch (error) {
    await stripe.subscriptions.cancel(subscription.id);
    throw error;
  }
}

export async function other(name: string): Promise<void> {
  await prisma.visit.create({ data: { name } });
  await nats.publish("ping", "now");
}

// A customer without a row costs nobody anything.
export async function register(email: string): Promise<void> {
  const customer = await stripe.customers.create({ email });
  await prisma.account.create({ data: { email, customerId: customer.id } });
}
