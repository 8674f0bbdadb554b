// case: package=typeorm@0.3,drizzle-orm@0.30 file=src/menus.ts
import { eq } from "drizzle-orm";
import { pgTable, text } from "drizzle-orm/pg-core";
import type { Repository } from "typeorm";
import { StepRepository } from "./step.repository";
import { db } from "./db";

class Dish {
  id!: string;
  menuId!: string;
  title!: string;
}

declare const prisma: any;
const tags = pgTable("tags", { post: text("post"), name: text("name") });

export class Menus {
  constructor(
    private readonly dishes: Repository<Dish>,
    private readonly steps: StepRepository,
  ) {}

  async publish(menuId: string, titles: string[]) {
    const rows = titles.map((title) => this.dishes.create({ menuId, title }));
    await this.dishes.delete({ menuId });
    await this.dishes.save(rows, { chunk: 100 });
    //    ???????????????? rows are gone already
  }

  async reorder(recipeId: string, texts: string[]) {
    await this.steps.deleteStepsByRecipe(recipeId);
    await this.steps.insertSteps(texts.map((text) => ({ recipeId, text })));
    //    ?????????????????????? rows are gone already
  }
}

export async function retag(post: string, names: string[]) {
  await db.delete(tags).where(eq(tags.post, post));
  for (const name of names) await db.insert(tags).values({ post, name });
  //                              ????????? rows are gone already
}

export async function seats(showId: string, seats: string[]) {
  await prisma.seat.deleteMany({ where: { showId } });
  await Promise.all(seats.map((seat) => prisma.seat.create({ data: { showId, seat } })));
  //                                    ?????????????????? rows are gone already
}
