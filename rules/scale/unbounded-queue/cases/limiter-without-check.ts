// case: package=p-limit@6
import pLimit from "p-limit";

declare function deliver(url: string): Promise<void>;
const limit = pLimit(4);
//            ????????? limits how much runs, not how much waits

export async function POST(request: Request): Promise<Response> {
  void limit(() => deliver(request.url));
  return new Response(null, { status: 202 });
}
