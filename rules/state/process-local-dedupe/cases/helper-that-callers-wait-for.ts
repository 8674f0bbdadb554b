// case: package=ioredis@5
declare function deliver(event: unknown): Promise<void>;

const seen = new Set<string>();
//    ^^^^

setInterval(() => seen.clear(), 3_600_000);

function isDuplicate(deliveryId: string): boolean {
  if (seen.has(deliveryId)) return true;
  seen.add(deliveryId);
  return false;
}

export async function onDelivery(event: { deliveryId: string }) {
  if (isDuplicate(event.deliveryId)) return;
  await deliver(event);
}
