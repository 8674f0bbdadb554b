// case: file=src/app/api/route.ts package=next
// What is left of the caller's options goes on, the signal with it.
interface Options extends RequestInit {
  readonly retries?: number;
}

async function call(path: string, options: Options): Promise<Response> {
  const { retries = 0, ...init } = options;
  if (retries > 3) throw new RangeError("too many retries");
  return await fetch(`https://api.example/${path}`, init);
//             ^^^^^
}

export const orders = (): Promise<Response> => call("orders", { retries: 2 });
