declare function count(userId: string): Promise<number>;

const counts = new Map<string, { count: number; timestamp: number }>();
//    ^^^^^^ only when its key is read again

function cached(userId: string): number | undefined {
  const hit = counts.get(userId);
  if (hit === undefined) return undefined;
  if (Date.now() - hit.timestamp > 60_000) {
    counts.delete(userId);
    return undefined;
  }
  return hit.count;
}

export async function countOf(userId: string): Promise<number> {
  const known = cached(userId);
  if (known !== undefined) return known;
  const fresh = await count(userId);
  counts.set(userId, { count: fresh, timestamp: Date.now() });
  return fresh;
}
