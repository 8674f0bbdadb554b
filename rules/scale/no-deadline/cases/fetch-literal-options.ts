// case: file=src/app/api/route.ts package=next
// An options literal without a signal, in the layouts people write.
export const create = (id: string, body: string) =>
  fetch(`https://orders.example/${id}`, { method: "POST", body });
//^^^^^

export async function replace(id: string, body: string): Promise<Response> {
  return await fetch(`https://orderb.example/${id}`, {
//             ^^^^^
    method: "PUT",
    headers: { "content-type": "application/json" },
    body
  });
}

export async function remove(id: string): Promise<Response> {
  return await fetch(`https://orderc.example/${id}`, {});
//             ^^^^^
}

export async function patch(id: string, body: string): Promise<Response> {
  return await fetch(`https://orderd.example/${id}`, { method: "PATCH", body, } as RequestInit);
//             ^^^^^
}

export async function touch(id: string): Promise<Response> {
  return await fetch(`https://ordere.example/${id}`, ({ method: "POST" }) satisfies RequestInit);
//             ^^^^^
}
