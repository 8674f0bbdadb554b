const seen = new Map<string, number>();

export function isNew(eventId: string): boolean {
  const now = Date.now();
  for (const [id, at] of seen) if (now - at > 300_000) seen.delete(id);
  if (seen.has(eventId)) return false;
  seen.set(eventId, now);
  return true;
}
