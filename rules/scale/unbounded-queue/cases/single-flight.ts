declare function load(userId: string): Promise<string>;

const loading = new Map<string, Promise<string>>();

export function loadOnce(userId: string): Promise<string> {
  const known = loading.get(userId);
  if (known !== undefined) return known;
  const promise = load(userId).finally(() => loading.delete(userId));
  loading.set(userId, promise);
  return promise;
}
