let lastRequestAt = 0;
let requestCount = 0;

export async function POST(request: Request): Promise<Response> {
  lastRequestAt = Date.now();
  requestCount += 1;
  await request.text();
  return new Response(`${requestCount} ${lastRequestAt}`);
}
