interface Sample {
  readonly at: number;
}
const window: Sample[] = [];

export function rate(): number {
  const now = Date.now();
  window.push({ at: now });
  while ((window[0]?.at ?? now) < now - 60_000) window.shift();
  return window.length;
}
