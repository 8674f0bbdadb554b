declare function connect(token: string): Promise<{ ping(): Promise<void> }>;

let session: { ping(): Promise<void> } | undefined;

export async function POST(request: Request): Promise<Response> {
  if (session === undefined) session = await connect(request.headers.get("x-token") ?? "");
  await session.ping();
  return new Response("ok");
}
