// case:
import { CloudTasksClient } from "@/lib/tasks";
import { PrismaService } from "@/lib/prisma";
import { send } from "./send";

export async function isOnboarded(): Promise<boolean> {
  const prisma = new PrismaService();
  //                 ????????????? opens a new `PrismaService`
  const row = await prisma.config.findUnique({ where: { name: "onboarded" } });
  return row !== null;
}

export async function sendTasks(jobs: string[]): Promise<void> {
  const client = new CloudTasksClient({ fallback: "rest" });
  //                 ???????????????? opens a new `CloudTasksClient`
  for (const job of jobs) await send({ client, job });
}

export async function closed(): Promise<unknown> {
  const prisma = new PrismaService();
  try {
    return await prisma.config.findMany({ where: { name: "a" } });
  } finally {
    await prisma.$disconnect();
  }
}

/** Made once and kept. */
let shared: PrismaService | undefined;
export function shareClient(): PrismaService {
  shared ??= new PrismaService();
  return shared;
}

/** A factory: whoever calls it keeps it. */
export function clientFor(region: string): PrismaService {
  const client = new PrismaService(region);
  return client;
}

export class Store {
  readonly #prisma: PrismaService;
  constructor() {
    const prisma = new PrismaService();
    this.#prisma = prisma;
  }
  async all(): Promise<unknown> {
    return this.#prisma.config.findMany({});
  }
}
