// case: layer=unknown
const hits = new Map<string, number>();
//    ????

setInterval(() => hits.clear(), 60_000);

export function allowRequest(ip: string): boolean {
  const count = (hits.get(ip) ?? 0) + 1;
  hits.set(ip, count);
  return count <= 10;
}
