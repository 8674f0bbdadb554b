// case: file=src/app/api/route.ts package=next
// The wrapper takes the signal out of a record of its own.
interface Settings {
  readonly abort?: AbortSignal;
  readonly token: string;
}

async function call(path: string, settings: Settings): Promise<Response> {
  return await fetch(`https://api.example/${path}`, {
//             ^^^^^
    headers: { authorization: settings.token },
    signal: settings.abort,
  });
}

export const orders = (): Promise<Response> => call("orders", { token: "t" });
