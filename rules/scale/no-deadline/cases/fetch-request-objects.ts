// case: file=src/app/api/route.ts package=next
// `new Request` carries options of its own.
export async function plain(id: string): Promise<Response> {
  return await fetch(new Request(`https://users.example/${id}`));
//             ^^^^^
}

export async function withMethod(id: string): Promise<Response> {
  const request = new Request(`https://users.example/${id}`, { method: "POST" });
  return await fetch(request);
//             ^^^^^
}

export async function bounded(id: string): Promise<Response> {
  return await fetch(new Request(`https://users.example/${id}`, { signal: AbortSignal.timeout(1_000) }));
}

export async function copied(incoming: Request): Promise<Response> {
  return await fetch(new Request("https://hub.example", incoming));
}

export async function passedOn(incoming: Request): Promise<Response> {
  return await fetch(incoming);
}
