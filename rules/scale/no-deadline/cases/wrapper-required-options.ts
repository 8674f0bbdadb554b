// case: file=src/app/api/route.ts package=next
// A wrapper whose callers must bring the options: they decide, one by one.
async function send(url: string, init: RequestInit): Promise<Response> {
  return await fetch(url, init);
//             ^^^^^
}

export async function charge(id: string): Promise<Response> {
  return await send(`https://payments.example/${id}`, { method: "POST" });
}

export async function refund(id: string): Promise<Response> {
  return await send(`https://payments.example/${id}`, { signal: AbortSignal.timeout(1_000) });
}
