// case: layer=multi-node file=src/service.ts
import { unstable_cache } from "next/cache";
import { db, eq, menus, reader, revalidateTag, writer } from "@/lib";

const selectComment = (client: typeof reader) => client.selectFrom("comments").select(["id", "body"]);

export async function addComment(body: string): Promise<unknown> {
  const { id } = await writer.insertInto("comments").values({ body }).returning("id").executeTakeFirstOrThrow();
  return selectComment(reader).where("id", "=", id).executeTakeFirst();
  //     ?????????????
}

// Read where it was written, and lists for people who look.
export async function addAndRead(body: string): Promise<unknown> {
  const { id } = await writer.insertInto("comments").values({ body }).returning("id").executeTakeFirstOrThrow();
  return selectComment(writer).where("id", "=", id).executeTakeFirst();
}

export async function list(): Promise<unknown> {
  return selectComment(reader).execute();
}

export async function menuOf(id: number): Promise<unknown> {
  const load = unstable_cache(
    async () => db.query.menus.findFirst({ where: eq(menus.id, id) }),
    ["menu", String(id)],
    { tags: [`menu:${id}`], revalidate: 3600 },
  );
  return load();
}

export async function rename(id: number, name: string): Promise<void> {
  await db.update(menus).set({ name }).where(eq(menus.id, id));
//      ?????????
}

export async function renameAndTell(id: number, name: string): Promise<void> {
  await db.update(menus).set({ name }).where(eq(menus.id, id));
  revalidateTag(`menu:${id}`);
}
