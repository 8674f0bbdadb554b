// case: file=src/app/api/route.ts package=next
// The options pass through a wrapper of the wrapper; the report stands where the call is made.
async function low(url: string, init?: RequestInit): Promise<Response> {
  return await fetch(url, init);
//             ^^^^^
}

async function high(path: string, init?: RequestInit): Promise<unknown> {
  const response = await low(`https://api.example/${path}`, { ...init, redirect: "error" });
  return await response.json();
}

export const orders = (): Promise<unknown> => high("orders", { method: "GET" });
