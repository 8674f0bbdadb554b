// case: layer=multi-node file=src/service.ts
import type { Knex } from "knex";
import { Order, sequelize, Stock } from "@/models";

export class Tariffs {
  constructor(private readonly knex: Knex) {}

  async replace(meter: string, rows: object[]): Promise<void> {
    await this.knex.transaction(async (trx) => {
      await trx("tariffs").where({ meter }).update({ active: false });
      await this.addRows(rows);
//          ????????????
      await this.addWith(trx, rows);
    });
  }

  private async addRows(rows: object[]): Promise<void> {
    await this.knex.batchInsert("periods", rows, 100);
  }

  private async addWith(trx: Knex, rows: object[]): Promise<void> {
    await trx.batchInsert("periods", rows, 100);
  }
}

export async function checkout(user: string, sku: string): Promise<void> {
  await sequelize.transaction(async (transaction: unknown) => {
    await Order.create({ user }, { transaction });
    await Stock.decrement("quantity", { by: 1, where: { sku } });
//        ???????????????
    await Stock.increment("sold", { by: 1, where: { sku }, transaction });
  });
}

// A hook of the library hands the transaction on by itself.
export async function withHook(user: string): Promise<void> {
  await sequelize.transaction(async (_t: unknown) => {
    await Order.create({ user }, { returning: true });
  });
}
