declare function readAll(): Promise<{ url: string; html: string }[]>;

const pages = new Map<string, string>();

async function loadOnce(): Promise<void> {
  if (pages.size > 0) return;
  for (const { url, html } of await readAll()) pages.set(url, html);
}

export async function GET(request: Request): Promise<Response> {
  await loadOnce();
  return new Response(pages.get(new URL(request.url).pathname) ?? "");
}
