// case: layer=multi-node
import { PrismaClient } from "@prisma/client";
import { viewerOf } from "./viewer";

type Options = { req: { headers: Record<string, string> } };

export async function createContext({ req }: Options): Promise<unknown> {
  const prisma = new PrismaClient({ log: ["warn"] });
//                   ???????????? with connections of its own
  return { prisma, viewer: await viewerOf(req.headers) };
}

export function createClient(): PrismaClient {
  return new PrismaClient();
}
