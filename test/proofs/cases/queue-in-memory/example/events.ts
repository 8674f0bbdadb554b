import { createServer } from "node:http";

const pending: string[] = [];

export function record(event: string): void {
  pending.push(event);
}

export async function drain(send: (event: string) => Promise<void>): Promise<void> {
  for (let event = pending.shift(); event !== undefined; event = pending.shift()) await send(event);
}

export function waiting(): number {
  return pending.length;
}

export const server = createServer((request, response) => {
  record(request.url ?? "");
  response.end();
});
