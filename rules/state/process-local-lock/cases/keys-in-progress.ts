// case: package=@upstash/redis@1
declare const prisma: any;

const inProgress = new Set<string>();
//    ^^^^^^^^^^

export async function charge(orderId: string) {
  if (inProgress.has(orderId)) throw new Error("already being charged");
  inProgress.add(orderId);
  try {
    await prisma.charge.create({ data: { orderId } });
  } finally {
    inProgress.delete(orderId);
  }
}
