declare function loadMany(ids: string[]): Promise<void>;

let ids: string[] = [];

export function load(userId: string): void {
  if (ids.length === 0) queueMicrotask(flush);
  ids.push(userId);
}

function flush(): void {
  const batch = ids;
  ids = [];
  void loadMany(batch);
}
