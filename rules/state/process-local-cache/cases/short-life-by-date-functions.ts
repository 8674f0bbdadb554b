// case: package=date-fns@4,ms@2
import { addMilliseconds, isBefore } from "date-fns";
import ms from "ms";

declare const prisma: any;

const LIFE = ms("1 minute");
let cachedSettings: { name: string } | undefined;
let cachedUntil: Date | undefined;

export async function settings(): Promise<{ name: string } | undefined> {
  if (cachedSettings && cachedUntil && isBefore(new Date(), cachedUntil)) return cachedSettings;
  cachedSettings = await prisma.settings.findFirst();
  cachedUntil = addMilliseconds(new Date(), LIFE);
  return cachedSettings;
}

export async function save(name: string) {
  await prisma.settings.update({ where: { id: 1 }, data: { name } });
  cachedSettings = undefined;
}
