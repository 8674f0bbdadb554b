// case: package=p-queue@8
import PQueue from "p-queue";

declare function send(body: string): Promise<void>;
const mails = new PQueue({ concurrency: 2 });
//            ?????????????????????????????? not how much waits

export async function POST(request: Request): Promise<Response> {
  const body = await request.text();
  void mails.add(() => send(body));
  return new Response(null, { status: 202 });
}
