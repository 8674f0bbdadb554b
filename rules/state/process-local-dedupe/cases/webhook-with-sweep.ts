const processedEvents = new Map<string, number>();
//    ^^^^^^^^^^^^^^^ knows only what this process handled

function isDuplicate(eventId: string): boolean {
  const now = Date.now();
  for (const [id, at] of processedEvents) if (now - at > 300_000) processedEvents.delete(id);
  if (processedEvents.has(eventId)) return true;
  processedEvents.set(eventId, now);
  return false;
}

export async function POST(request: Request): Promise<Response> {
  const body = await request.json();
  if (isDuplicate(body.event_id)) return new Response("ok");
  await fetch("https://example.com", { method: "POST", body, signal: AbortSignal.timeout(1_000) });
  return new Response("ok");
}
