interface TraceEvent {
  timestamp: string;
  body: Record<string, unknown>;
}
declare const traceRepository: { save(id: string, trace: Record<string, unknown>): Promise<void> };

function inOrder(events: TraceEvent[]): TraceEvent[] {
  return events.slice().sort((a, b) => {
    const aTime = new Date(a.timestamp).getTime();
    const bTime = new Date(b.timestamp).getTime();
    return aTime - bTime;
//         ^^^^^^^^^^^^^
  });
}

function merged(records: Record<string, unknown>[]): Record<string, unknown> {
  let result: Record<string, unknown> = {};
  for (const record of records) result = overwrite(result, record);
  return result;
}

function overwrite(a: Record<string, unknown>, b: Record<string, unknown>): Record<string, unknown> {
  return { ...a, ...b };
}

export async function ingest(id: string, events: TraceEvent[]): Promise<void> {
  const records = inOrder(events).map((event) => event.body);
  await traceRepository.save(id, merged(records));
}
