// case: package=typeorm@0.3 file=src/menus.ts
import type { DataSource, Repository } from "typeorm";

class Dish {
  id!: string;
  menuId!: string;
  title!: string;
}

declare const prisma: any;

export class Menus {
  constructor(
    private readonly source: DataSource,
    private readonly dishes: Repository<Dish>,
  ) {}

  async publish(menuId: string, titles: string[]) {
    const rows = titles.map((title) => this.dishes.create({ menuId, title }));
    await this.source.transaction(async (manager) => {
      await manager.delete(Dish, { menuId });
      await manager.save(Dish, rows, { chunk: 100 });
    });
  }

  async rename(dish: Dish) {
    await this.dishes.delete({ id: dish.id });
    await this.dishes.save(dish, { reload: false });
  }
}

export async function seats(showId: string, seats: string[]) {
  await prisma.$transaction(async (tx: any) => {
    await tx.seat.deleteMany({ where: { showId } });
    await Promise.all(seats.map((seat) => tx.seat.create({ data: { showId, seat } })));
  });
}
