// case: package=ioredis@5
declare function mail(to: string): Promise<void>;

const requests = new Map<string, number>();
//    ^^^^^^^^

setInterval(() => requests.clear(), 60_000);

function isLimited(email: string): boolean {
  const count = (requests.get(email) ?? 0) + 1;
  requests.set(email, count);
  if (count > 3) return true;
  return false;
}

export async function sendCode(email: string) {
  if (isLimited(email)) throw new Error("Too many requests");
  await mail(email);
}
