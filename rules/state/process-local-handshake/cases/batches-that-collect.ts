const pending = new Map<string, Set<string>>();

export function note(channel: string, userId: string) {
  let batch = pending.get(channel);
  if (!batch) {
    batch = new Set();
    pending.set(channel, batch);
    setTimeout(() => flush(channel), 50);
  }
  batch.add(userId);
}

function flush(channel: string) {
  const batch = pending.get(channel);
  pending.delete(channel);
  if (batch) console.log([...batch]);
}
