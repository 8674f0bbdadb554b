// case: package=@prisma/client@6,drizzle-orm@0.44
// A second one costs nothing that anybody minds: worth a question.
//- prisma/schema.prisma
model Notification {
  id     String @id
  userId String
  title  String
}

model Task {
  id    String @id
  jobId String
  name  String
}

model Template {
  id   String @id
  name String
}
//- src/service.ts
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

export async function tell(userId: string, title: string): Promise<void> {
  const known = await prisma.notification.findFirst({ where: { userId, title } });
//                    ?????????????????????????????
  if (known !== null) return;
  await prisma.notification.create({ data: { userId, title } });
}

/** The id is made of others so that a second attempt is refused. */
export async function task(jobId: string, name: string): Promise<unknown> {
  let found = await prisma.task.findFirst({ where: { id: `${jobId}-${name}`, jobId } });
//                  ?????????????????????
  if (!found) found = await prisma.task.create({ data: { id: `${jobId}-${name}`, jobId, name } });
  return found;
}

async function findReusableTemplate(name: string) {
  return await prisma.template.findFirst({ where: { name } });
}

export async function template(name: string): Promise<unknown> {
  return (await findReusableTemplate(name)) ?? (await prisma.template.create({ data: { name } }));
//              ????????????????????
}
//- src/schema.ts
import { sql } from "drizzle-orm";
import { integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";

export const subscriber = pgTable(
  "subscriber",
  { id: integer("id").primaryKey(), email: text("email"), pageId: integer("page_id"), goneAt: text("gone_at") },
  (table) => [uniqueIndex("active").on(table.email, table.pageId).where(sql`${table.goneAt} IS NULL`)],
);
//- src/subscribe.ts
import { and, eq, isNull } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { subscriber } from "./schema";

const database = drizzle("postgres://db.example/shop");

/** A key over the rows that are active refuses the second. */
export async function subscribe(email: string, pageId: number): Promise<void> {
  const [known] = await database
//                      ????????
    .select()
    .from(subscriber)
    .where(and(eq(subscriber.email, email), eq(subscriber.pageId, pageId), isNull(subscriber.goneAt)));
  if (known) throw new Error("already subscribed");
  await database.insert(subscriber).values({ email, pageId });
}
