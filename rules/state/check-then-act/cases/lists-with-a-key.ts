// case: package=@prisma/client@6
//- prisma/schema.prisma
datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

generator client {
  provider = "prisma-client-js"
}

model Invite {
  id    String @id @default(cuid())
  team  String
  email String
  @@unique([team, email])
}

model Permission {
  id        String @id @default(cuid())
  workspace String
  name      String
  slug      String
  @@unique([workspace, slug])
}

//- src/service.ts
import { PrismaClient } from "@prisma/client";

const db = new PrismaClient();

/** Of two who edit one list at once, the second fails and sees what the first did when he tries again. */
export async function invite(team: string, emails: string[]): Promise<void> {
  const known = await db.invite.findMany({ where: { team, email: { in: emails } } });
  //                  ?????????????????? fails on the unique key
  for (const email of emails.filter((each) => !known.some((invite) => invite.email === each)))
    await db.invite.create({ data: { team, email } });
}

/** The key holds the name under another name, and refuses the second. */
export async function permission(workspace: string, name: string) {
  const existing = await db.permission.findFirst({ where: { workspace, name } });
  if (existing) return existing;
  return await db.permission.create({ data: { workspace, name, slug: name } });
}
