const active = new Map<string, number>();

export async function call(host: string) {
  const running = active.get(host) ?? 0;
  if (running >= 10) throw new Error("too many requests at a time");
  active.set(host, running + 1);
  try {
    await fetch(host, { signal: AbortSignal.timeout(1_000) });
  } finally {
    const left = (active.get(host) ?? 1) - 1;
    if (left === 0) active.delete(host);
    else active.set(host, left);
  }
}
