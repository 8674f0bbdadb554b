const WINDOW = 60_000;
const MAX_REQUESTS = 100;
const requests: Record<string, { n: number; start: number }> = {};
//    ^^^^^^^^

export function limiter(req: any, res: any, next: () => void) {
  const key: string = req.ip;
  const now = Date.now();
  const known = requests[key];
  const entry = known === undefined || now - known.start > WINDOW ? { n: 0, start: now } : known;
  entry.n += 1;
  requests[key] = entry;
  if (entry.n > MAX_REQUESTS) {
    res.status(429).json({ error: "Too many requests" });
    return;
  }
  next();
}
