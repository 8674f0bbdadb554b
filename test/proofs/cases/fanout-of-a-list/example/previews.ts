import { createServer } from "node:http";

async function preview(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  return response.text();
}

export async function previews(urls: string[]): Promise<string[]> {
  return Promise.all(urls.map((url) => preview(url)));
}

export const server = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  const urls: string[] = JSON.parse(body).urls;
  response.end(JSON.stringify(await previews(urls)));
});
