// case: layer=multi-node file=src/kitchen.ts package=typeorm@0.3,pg@8,@prisma/client@5
import { PrismaClient } from "@prisma/client";
import type { Pool } from "pg";
import type { Repository } from "typeorm";
import type { Order } from "./order.entity";

const prisma = new PrismaClient();

export class Orders {
  constructor(
    private readonly orders: Repository<Order>,
    private readonly pool: Pool,
  ) {}

  // All that was ever ordered there, the newest first.
  async ofKitchen(kitchenId: string, status?: string): Promise<unknown[]> {
    return this.orders.find({
    //     ????????????????
      where: { kitchenId, ...(status ? { status } : {}) },
      relations: { items: true },
      order: { placedAt: "DESC" },
    });
  }

  // Whoever asks says since when.
  async temperatures(ovenId: string, since: Date): Promise<unknown[]> {
    const { rows } = await this.pool.query(
      //                   ???????????????
      "select at, celsius from reading where oven_id = $1 and at >= $2 order by at",
      [ovenId, since],
    );
    return rows;
  }

  // One guest's, one day's, the newest few.
  async few(userId: string, kitchenId: string, from: Date, to: Date): Promise<unknown[]> {
    return [
      await this.orders.find({ where: { userId }, order: { placedAt: "DESC" } }),
      await this.orders.find({ where: { kitchenId }, order: { placedAt: "DESC" }, take: 20 }),
      await this.pool.query("select at from reading where oven_id = $1 and at >= $2 and at < $3 order by at", [kitchenId, from, to]),
    ];
  }
}

// As many values as people, or as few as there are kinds.
export async function options(): Promise<unknown[]> {
  return [
    await prisma.pageView.findMany({ distinct: ["visitorId"], select: { visitorId: true } }),
    //    ????????????????????????
    await prisma.pageView.findMany({ distinct: ["country"], select: { country: true } }),
  ];
}
