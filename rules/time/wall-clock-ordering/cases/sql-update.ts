declare const prisma: {
  $executeRaw(parts: TemplateStringsArray, ...values: unknown[]): Promise<number>;
};

export async function markRead(chat: string, timestamp: number): Promise<number> {
  return prisma.$executeRaw`
    UPDATE "Message" SET "status" = 'READ'
    WHERE "chat" = ${chat} AND "messageTimestamp" <= ${timestamp}
//                                                     ?????????
  `;
}

export async function expire(chat: string, cutoff: Date): Promise<number> {
  return prisma.$executeRaw`
    UPDATE "Message" SET "status" = 'OLD' WHERE "chat" = ${chat} AND "messageTimestamp" <= ${cutoff}
  `;
}
