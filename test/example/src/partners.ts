/** Partners that want to hear of orders. */

const PARTNER = process.env.PARTNER_URL ?? "https://partner.example";

/** Tells the partner; the order stands whatever it answers. */
export async function announce(event: string, body: unknown): Promise<void> {
  await fetch(`${PARTNER}/hooks/${event}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

export async function isPartnerUp(): Promise<boolean> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 500);
  try {
    const answer = await fetch(`${PARTNER}/health`, { signal: controller.signal });
    return answer.ok;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
