// case: package=drizzle-orm,pg
import { and, count, eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { pgTable, serial, text } from "drizzle-orm/pg-core";

const members = pgTable("members", {
  id: serial("id").primaryKey(),
  teamId: text("team_id").notNull(),
  email: text("email").notNull(),
});
const data = drizzle("postgres://localhost/app");
const SEATS = 5;

export async function add(teamId: string, email: string): Promise<void> {
  const [existing] = await data
//                         ???? runs because none was found here
    .select()
    .from(members)
    .where(and(eq(members.teamId, teamId), eq(members.email, email)))
    .limit(1);
  if (existing !== undefined) throw new Error("is a member");
  await data.insert(members).values({ teamId, email });
}

/** A transaction lets both read before either writes. */
export async function addWithin(teamId: string, email: string): Promise<void> {
  await data.transaction(async (tx) => {
    const rows = await tx.select({ n: count() }).from(members).where(eq(members.teamId, teamId));
//                     ????????? relies on room found here
    if ((rows[0]?.n ?? 0) >= SEATS) throw new Error("no seat left");
    await tx.insert(members).values({ teamId, email });
  });
}
