declare function write(rows: string[]): Promise<void>;

const MAX_ROWS = 500;
let rows: string[] = [];

export async function POST(request: Request): Promise<Response> {
  rows.push(await request.text());
  if (rows.length >= MAX_ROWS) await flush();
  return new Response(null, { status: 202 });
}

async function flush(): Promise<void> {
  const batch = rows;
  rows = [];
  await write(batch);
}

setInterval(flush, 1_000);
