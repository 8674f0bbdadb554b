const seen: string[] = [];
//    ^^^^ never shrinks

export async function POST(request: Request): Promise<Response> {
  seen.push(request.url);
  return new Response(null, { status: 204 });
}
