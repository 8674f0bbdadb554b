// case: package=kysely@0.27,mongoose@8
//- src/orders.ts
import type { Kysely } from "kysely";

type Status = "open" | "sent" | "done";
interface Tables {
  work_order: { id: string; status: Status; steps: string[]; title: string };
}

const NEXT: Record<Status, Partial<Record<string, Status>>> = {
  open: { send: "sent" },
  sent: { finish: "done" },
  done: {},
};

function next(status: Status, event: string): Status {
  const found = NEXT[status][event];
  if (!found) throw new Error(event);
  return found;
}

export async function apply(db: Kysely<Tables>, id: string, event: string): Promise<void> {
  const order = await db
    .selectFrom("work_order")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const status = next(order.status, event);
  await db.updateTable("work_order").set({ status }).where("id", "=", order.id).execute();
//                                         ^^^^^^ follows upon what was read
}

export async function compared(db: Kysely<Tables>, id: string, event: string): Promise<void> {
  const order = await db
    .selectFrom("work_order")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const status = NEXT[order.status][event];
  await db
    .updateTable("work_order")
    .set({ status })
    .where("id", "=", order.id)
    .where("status", "=", order.status)
    .execute();
}

function trimmed(title: string, length: number): string {
  return title.slice(0, length);
}

/** The same in another form. */
export async function shorten(db: Kysely<Tables>, id: string): Promise<void> {
  const order = await db
    .selectFrom("work_order")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  await db
    .updateTable("work_order")
    .set({ title: trimmed(order.title, 20) })
    .where("id", "=", order.id)
    .execute();
}
//- src/tags.ts
import { model, Schema } from "mongoose";

const Recipe = model("Recipe", new Schema({ tags: [String] }));

export async function retag(id: string, more: string[]): Promise<void> {
  const recipe = await Recipe.findById(id).select("tags").lean();
  if (!recipe) return;
  const tags = [...new Set([...recipe.tags, ...more])].filter((each) => each !== "");
  await Recipe.updateOne({ _id: id }, { $set: { tags } });
//                                              ^^^^ is rebuilt from what was read
}
