declare const prisma: any;
declare function charge(id: string): Promise<void>;

const seen = new Set<string>();

setInterval(() => seen.clear(), 60_000);

export async function onEvent(eventId: string) {
  if (seen.has(eventId)) return;
  seen.add(eventId);
  const known = await prisma.processedEvent.findUnique({ where: { id: eventId } });
  if (known !== null) return;
  await charge(eventId);
}
