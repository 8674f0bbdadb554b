// case: file=src/app/api/route.ts package=next
// The signal is optional and a caller leaves it out.
async function check(url: string, signal?: AbortSignal): Promise<boolean> {
  const response = await fetch(url, { method: "HEAD", signal });
//                       ^^^^^
  return response.ok;
}

export async function isUp(host: string): Promise<boolean> {
  return await check(`https://${host}`);
}

export async function isUpSoon(host: string): Promise<boolean> {
  return await check(`https://${host}`, AbortSignal.timeout(500));
}
