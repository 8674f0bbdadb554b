// case: file=src/app/api/route.ts package=next
// No options at all, in the ways a call may stand.
export async function rate(currency: string): Promise<unknown> {
  const response = await fetch(`https://rates.example/${currency}`);
//                       ^^^^^ a silent server holds this call for 300 s
  return await response.json();
}

export function rateLater(currency: string): Promise<Response> {
  return fetch(new URL(currency, "https://rateb.example"));
//       ^^^^^
}

export function report(event: string): void {
  void fetch("https://events.example/" + event, undefined);
//     ?????
  // Nobody waits for it, and the platform ends it some time.
  globalThis.fetch("https://events.example/again").catch(() => {});
}

export async function all(ids: string[]): Promise<Response[]> {
  return await Promise.all(ids.map((id) => fetch(`https://ratec.example/${id}`)));
//                                         ^^^^^
}
