export async function POST(request: Request): Promise<Response> {
  const seen = new Set<string>();
  const queue = [await request.text()];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...next.split("/").slice(1));
  }
  return Response.json([...seen]);
}
