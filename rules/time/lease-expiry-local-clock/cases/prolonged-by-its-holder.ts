// case: layer=multi-node
interface Lock {
  readonly expiresAt: number;
  extend(milliseconds: number): Promise<Lock>;
}
declare const s3: { deleteObject(input: object): Promise<void> };

// Whoever prolongs a lock has it, and its end was reckoned by the same clock.
export async function prolong(held: { lock: Lock }): Promise<boolean> {
  try {
    held.lock = await held.lock.extend(30_000);
    return true;
  } catch {
    if (held.lock.expiresAt > Date.now()) {
      await s3.deleteObject({ Key: "lock" });
      return prolong(held);
    }
    return false;
  }
}
