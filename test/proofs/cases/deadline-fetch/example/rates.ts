import { createServer } from "node:http";

export async function rate(currency: string): Promise<number> {
  const response = await fetch(`${process.env.RATES_URL}/${currency}`);
  const { value } = await response.json();
  return value;
}

export const server = createServer(async (request, response) => {
  response.end(String(await rate(request.url?.slice(1) ?? "")));
});
