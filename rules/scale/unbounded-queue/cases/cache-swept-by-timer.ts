const sessions = new Map<string, { expiresAt: number }>();

export function touch(sessionId: string): void {
  sessions.set(sessionId, { expiresAt: Date.now() + 60_000 });
}

function sweep(): void {
  for (const [id, session] of sessions) if (session.expiresAt < Date.now()) sessions.delete(id);
}

setInterval(sweep, 60_000).unref();
