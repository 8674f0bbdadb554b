// case: layer=multi-node file=src/service.ts
import { Pool } from "pg";
import { prisma, sendMail, limiter } from "@/lib";

const pool = new Pool();
const ask = (url: string) => fetch(url, { signal: AbortSignal.timeout(1_000) });

export async function loops(hooks: string[]): Promise<void> {
  const rows = (await pool.query("SELECT hook FROM accounts WHERE state = 'due'")).rows;
  const running: Promise<Response>[] = [];
  for (const row of rows) running.push(ask(row.hook));
  await Promise.all(running);
  //    ^^^^^^^^^^^
  await Promise.allSettled(hooks.map(ask));
  //    ??????????????????
}

// Nothing resolves: a question at most.
export async function unresolved(): Promise<void> {
  const users = await prisma.user.findMany({ where: { plan: "free" } });
  await Promise.all(users.map((user: { email: string }) => sendMailTo(user.email)));
  //    ???????????
}

async function sendMailTo(to: string): Promise<void> {
  await sendMail({ to });
  await prisma.mail.create({ data: { to } });
}

// Bounded lists and limited work.
export async function fine(hooks: string[], ids: number[]): Promise<void> {
  const few = (await pool.query("SELECT hook FROM accounts LIMIT 20")).rows;
  await Promise.all(few.map((row) => ask(row.hook)));
  await Promise.all(["a", "b"].map(ask));
  await Promise.all([ask("a"), ask("b")]);
  await Promise.all(hooks.map((hook) => limiter.schedule(() => ask(hook))));
  await Promise.all(ids.map(async (id) => id * 2));
  for (const batch of chunk(hooks, 50)) await Promise.all(batch.map(ask));
  for (let at = 0; at < hooks.length; at += 50) {
    const piece = hooks.slice(at, at + 50);
    await Promise.all(piece.map(ask));
  }
  await Promise.all(Object.keys({ eu: 1, us: 2 }).map(ask));
}

function chunk<T>(list: T[], size: number): T[][] {
  return list.length <= size ? [list] : [list.slice(0, size), ...chunk(list.slice(size), size)];
}

enum Region {
  Europe = "eu",
  America = "us",
}

// What belongs to one parent, some elements only, a transaction, an enum.
export async function few(order: { id: string; parts: string[] }, hooks: string[], db: any): Promise<void> {
  const lines = await prisma.line.findMany({ where: { orderId: order.id } });
  await Promise.all(lines.map((line: { id: string }) => prisma.line.update({ where: { id: line.id }, data: {} })));
  await Promise.all(Object.values(Region).map((region) => ask(`https://${region}.example.com`)));
  await Promise.all(
    hooks.map(async (hook) => {
      if (hook.startsWith("http:")) await prisma.hook.create({ data: { hook } });
    }),
  );
  await prisma.$transaction(async (tx: any) => {
    const all = await tx.account.findMany();
    await Promise.all(all.map((each: { id: string }) => tx.account.update({ where: { id: each.id }, data: {} })));
  });
}

// Several queries for each, a list that callers sent unread, and one that the other side was told to keep short.
export async function folders(parentId: string): Promise<unknown> {
  const found = await prisma.folder.findMany({ where: { parentId } });
  return await Promise.all(
    //         ???????????
    found.map(async (folder: { id: string }) => [
      await prisma.document.count({ where: { folderId: folder.id } }),
      await prisma.template.count({ where: { folderId: folder.id } }),
    ]),
  );
}

export async function sync(request: Request): Promise<unknown> {
  let links: { key: string }[] = [];
  links = await request.json();
  return await Promise.all(links.map((link) => prisma.link.findUnique({ where: { key: link.key } })));
  //           ???????????
}
