// case: layer=multi-node file=src/app/api/plan/route.ts
import { getSession, getToken } from "@/auth";
import { answers } from "@/answers";
import { limitsOf, pageOf, stateOf } from "@/data";
import { withStaleWhileRevalidate } from "@/http";

export async function GET(request: Request): Promise<Response> {
  const session = await getSession(request);
  const limits = await limitsOf({ email: session.email });
  return Response.json(limits, { headers: { "Cache-Control": "public, s-maxage=60, stale-while-revalidate=600" } });
  //                                                         ????????????????????????????????????????????????? about one user
}

export async function limits(request: any, response: any): Promise<unknown> {
  const token = await getToken({ req: request });
  const left = await limitsOf({ email: token.email });
  return withStaleWhileRevalidate(response).status(200).json(left);
  //     ???????????????????????? about one user
}

export async function stateFor(request: Request, { params }: { params: Promise<{ userId: string }> }) {
  const { userId } = await params;
  const state = await stateOf({ userId });
  return answers.ok(state, true, "public, s-maxage=600, max-age=840");
  //                             ??????????????????????????????????? about one user
}

export async function header(request: any, response: any): Promise<void> {
  const session = await getSession(request);
  const limits = await limitsOf(session);
  response.setHeader("Cache-Control", "public, max-age=30");
  //                                  ???????????????????? about one user
  response.json(limits);
}

// Everybody gets the same; the browser alone keeps it; nobody keeps it; strangers are told apart.
export async function page(request: Request, slug: string): Promise<Response> {
  const found = await pageOf(slug);
  return Response.json(found, { headers: { "Cache-Control": "public, s-maxage=60" } });
}

export async function own(request: Request): Promise<Response> {
  const session = await getSession(request);
  const limits = await limitsOf({ email: session.email });
  return Response.json(limits, { headers: { "Cache-Control": "private, max-age=60" } });
}

export async function none(request: Request): Promise<Response> {
  const session = await getSession(request);
  const limits = await limitsOf({ email: session.email });
  return Response.json(limits, { headers: { "Cache-Control": "public, max-age=0, must-revalidate" } });
}

export async function strangers(request: Request, response: any, slug: string): Promise<void> {
  const session = await getSession(request);
  const found = await pageOf(slug);
  if (!session) response.setHeader("Cache-Control", "public, s-maxage=60");
  response.json(found);
}
