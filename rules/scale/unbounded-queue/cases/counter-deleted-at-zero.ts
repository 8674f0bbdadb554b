const active = new Map<string, number>();

export async function limited<T>(userId: string, work: () => Promise<T>): Promise<T> {
  active.set(userId, (active.get(userId) ?? 0) + 1);
  try {
    return await work();
  } finally {
    const left = (active.get(userId) ?? 1) - 1;
    if (left === 0) active.delete(userId);
    else active.set(userId, left);
  }
}
