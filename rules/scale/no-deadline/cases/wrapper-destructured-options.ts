// case: file=src/app/api/route.ts package=next
// Options that the wrapper takes apart.
interface Options {
  readonly method?: string;
  readonly signal?: AbortSignal;
}

async function call(path: string, { method = "GET", signal }: Options = {}): Promise<Response> {
  return await fetch(`https://api.example/${path}`, { method, signal });
//             ^^^^^
}

export const orders = (): Promise<Response> => call("orders");
