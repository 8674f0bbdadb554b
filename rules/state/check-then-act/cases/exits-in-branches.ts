import { Prisma } from "@prisma/client";
import { db, events } from "../db";

/** The row is certain only for those who came without a number. */
export async function track(org: string, email: string, number: string | undefined) {
  let contact = await db.contact.findUnique({ where: { org_email: { org, email } } });
//                    ????????????????????? of two at once, one fails
  if (!number) {
    if (!contact || !contact.number) throw new Error("who is this?");
    number = contact.number;
  }
  const event = await events.find(number);
  if (!event) throw new Error("no such event");
  if (!contact) {
    contact = await db.contact.create({ data: { org, email, number } });
  }
  return contact;
}

/** Who comes this far has one; nobody makes a second. */
export async function trackKnown(org: string, email: string) {
  let contact = await db.contact.findUnique({ where: { org_email: { org, email } } });
  if (!contact) throw new Error("who is this?");
  if (!contact.number) contact = await db.contact.create({ data: { org, email, number: "" } });
  return contact;
}

async function shelfOf(room: string, name: string) {
  let shelf = await db.shelf.findFirst({ where: { room, name } });
//                  ?????????????????? runs because none was found here
  if (!shelf) shelf = await db.shelf.create({ data: { room, name } });
  return shelf;
}

/** The duplicate that is expected here is that of the book. */
export async function place(room: string, name: string, isbn: string) {
  try {
    const shelf = await shelfOf(room, name);
    await db.book.create({ data: { shelf: shelf.id, isbn } });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") return;
    throw error;
  }
}

async function drawerOf(room: string, name: string) {
  let drawer = await db.drawer.findFirst({ where: { room, name } });
  if (!drawer) drawer = await db.drawer.create({ data: { room, name } });
  return drawer;
}

/** And here that of the drawer. */
export async function open(room: string, name: string) {
  try {
    return await drawerOf(room, name);
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") return drawerOf(room, name);
    throw error;
  }
}

/** One that was named is there; nobody makes it anew. */
export async function connect(org: string, current: string | undefined) {
  if (current) {
    const folder = await db.folder.findUnique({ where: { id: current } });
    if (!folder || folder.error || !folder.data) throw new Error("no such folder");
  }
  return db.folder.create({ data: { org } });
}
