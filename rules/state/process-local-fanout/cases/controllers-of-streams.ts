const controllers = new Map<string, ReadableStreamDefaultController<string>>();
//    ^^^^^^^^^^^

export function GET(request: Request): Response {
  const id = new URL(request.url).searchParams.get("id") ?? "";
  const stream = new ReadableStream<string>({
    start(controller) {
      controllers.set(id, controller);
    },
    cancel() {
      controllers.delete(id);
    },
  });
  return new Response(stream as any);
}

export async function POST(request: Request): Promise<Response> {
  const { id, text } = await request.json();
  controllers.get(id)?.enqueue(text);
  return new Response("ok");
}
