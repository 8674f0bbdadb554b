const inProgress: Record<string, Promise<string> | null> = {};

export async function tokenOf(key: string): Promise<string> {
  const running = inProgress[key];
  if (running) return await running;
  inProgress[key] = fetchToken(key);
  const token = await inProgress[key];
  inProgress[key] = null;
  return token ?? "";
}

async function fetchToken(key: string): Promise<string> {
  const response = await fetch(`https://auth.example.com/token/${key}`, { method: "POST" });
  return await response.text();
}
