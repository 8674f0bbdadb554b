// case: layer=multi-node file=src/service.ts package=@prisma/client@6
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

export async function remove(chats: string[], instanceIdentifier: string): Promise<void> {
  chats.forEach(
  //    ^^^^^^^
    async (chat) =>
      await prisma.chat.deleteMany({ where: { instanceId: instanceIdentifier, remoteJid: chat, isOpen: false } }),
  );
}
