// case: package=p-limit@6
import pLimit from "p-limit";

declare function deliver(url: string): Promise<void>;
const limit = pLimit(4);

export async function POST(request: Request): Promise<Response> {
  if (limit.pendingCount > 1_000) return new Response("busy", { status: 503 });
  void limit(() => deliver(request.url));
  return new Response(null, { status: 202 });
}
