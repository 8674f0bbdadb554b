class ExpiringStore<V> {
  private readonly entries = new Map<string, { value: V; expiresAt: number }>();
  set(key: string, value: V) {
    this.entries.set(key, { value, expiresAt: Date.now() + 60_000 });
    setTimeout(() => this.entries.delete(key), 60_000);
  }
  get(key: string): V | undefined {
    return this.entries.get(key)?.value;
  }
  delete(key: string) {
    this.entries.delete(key);
  }
}

const challenges = new ExpiringStore<string>();
//    ^^^^^^^^^^

export function options(userId: string): string {
  const challenge = crypto.randomUUID();
  challenges.set(userId, challenge);
  return challenge;
}

export function verify(userId: string, answer: string) {
  if (challenges.get(userId) !== answer) throw new Error("invalid challenge");
  challenges.delete(userId);
}
