declare const prisma: any;
declare const redis: any;
declare const subscriber: any;

const regions = new Map<"eu" | "us", string>();

export async function regionUrl(id: "eu" | "us"): Promise<string> {
  const known = regions.get(id);
  if (known) return known;
  const row = await prisma.region.findUnique({ where: { id } });
  regions.set(id, row.url);
  return row.url;
}

export async function move(id: "eu" | "us", url: string) {
  await prisma.region.update({ where: { id }, data: { url } });
  await redis.publish("region-changed", id);
}

subscriber.on("message", (_channel: string, id: "eu" | "us") => {
  regions.delete(id);
});
