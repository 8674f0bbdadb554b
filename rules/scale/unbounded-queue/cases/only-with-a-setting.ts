declare const env: { AUDIT_WEBHOOK?: string };

const lastSent = new Map<string, number>();
//    ???????? for ever

function wasSentToday(email: string): boolean {
  const now = Date.now();
  const last = lastSent.get(email);
  if (last !== undefined && now - last < 86_400_000) return true;
  lastSent.set(email, now);
  return false;
}

export async function announce(email: string): Promise<void> {
  if (!env.AUDIT_WEBHOOK) return;
  if (wasSentToday(email)) return;
  await fetch(env.AUDIT_WEBHOOK, {
    method: "POST",
    body: email,
    signal: AbortSignal.timeout(5_000),
  });
}
