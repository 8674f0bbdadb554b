// case: package=@upstash/redis@1
declare function notify(updateId: string): Promise<void>;

const handled = new Set<string>();
//    ^^^^^^^

export async function onUpdate(updateId: string) {
  if (!handled.has(updateId)) {
    handled.add(updateId);
    setTimeout(() => handled.delete(updateId), 60_000);
    await notify(updateId);
  }
}
