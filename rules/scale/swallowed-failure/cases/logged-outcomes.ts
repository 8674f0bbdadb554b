// case: layer=multi-node package=@prisma/client@6
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();
const clients = { "a \"b\"": prisma };

interface Log {
  error(text: string, error: unknown): void;
}

// The log of one function is out of reach for another.
export async function settle(ids: string[]): Promise<void> {
  await Promise.allSettled(ids.map((id) => prisma.order.update({ where: { id }, data: { open: false } })));
  //    ??????????????????
}

export async function told(id: string, log: Log): Promise<void> {
  try {
    await prisma.order.update({ where: { id }, data: { open: false } });
  } catch (error) {
    log.error("not closed", error);
    throw error;
  }
}

export class Orders {
  constructor(private readonly logger: Log) {}

  async close(id: string): Promise<void> {
    try {
      await prisma.order.update({ where: { id }, data: { open: false } });
    } catch (error) {
      this.logger.error("not closed", error);
      throw error;
    }
  }

  static async settle(ids: string[]): Promise<void> {
    await Promise.allSettled(ids.map((id) => prisma.order.update({ where: { id }, data: { open: false } })));
    //    ??????????????????
  }
}

// A name with quotes in it is not put between quotes.
export class Quoted {
  constructor(private readonly logger: Log) {}

  async settle(ids: string[]): Promise<void> {
    await Promise.allSettled(ids.map((id) => clients["a \"b\""].order.update({ where: { id }, data: { open: false } })));
    //    ??????????????????
  }

  tell(error: unknown): void {
    this.logger.error("not closed", error);
  }
}
