// case: file=src/app/api/route.ts package=next
// The options stand in a variable that is in sight.
const shared: RequestInit = { headers: { accept: "application/json" } };

export async function byConstant(id: string): Promise<Response> {
  return await fetch(`https://users.example/${id}`, shared);
//             ^^^^^
}

export async function byLocal(id: string): Promise<Response> {
  const options: RequestInit = { method: "DELETE" };
  if (id === "") options.method = "GET";
  return await fetch(`https://userb.example/${id}`, options);
//             ^^^^^
}

export async function bySpread(id: string): Promise<Response> {
  const base = { method: "PUT" };
  return await fetch(`https://userc.example/${id}`, { ...base, ...shared, body: id });
//             ^^^^^
}

export async function byChoice(id: string, force: boolean): Promise<Response> {
  const extra = force ? { method: "PUT" } : { method: "POST" };
  return await fetch(`https://userd.example/${id}`, force ? extra : shared);
//             ^^^^^
}

export async function byAssign(id: string): Promise<Response> {
  return await fetch(`https://usere.example/${id}`, Object.assign({}, shared, { method: "POST" }));
//             ^^^^^
}

const settings = { fetch: { method: "POST" } };

export async function byMember(id: string): Promise<Response> {
  return await fetch(`https://userf.example/${id}`, settings.fetch);
//             ^^^^^
}
