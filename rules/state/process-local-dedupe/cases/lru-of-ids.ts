// case: package=lru-cache@11
import { LRUCache } from "lru-cache";

declare function store(eventId: string): Promise<void>;

const recentEvents = new LRUCache<string, boolean>({ max: 1_000, ttl: 60_000 });
//    ^^^^^^^^^^^^

export async function consume(job: { data: { eventId: string } }) {
  const { eventId } = job.data;
  if (recentEvents.get(eventId)) return;
  recentEvents.set(eventId, true);
  await store(eventId);
}
