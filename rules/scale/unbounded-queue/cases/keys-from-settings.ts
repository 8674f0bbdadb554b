declare function connect(region: string): object;

const connections: Record<string, object> = {};

export function connectionOf(region: string): object {
  connections[region] ??= connect(region);
  return connections[region] ?? {};
}
