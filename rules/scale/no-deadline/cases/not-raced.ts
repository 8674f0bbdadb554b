// case: file=src/app/api/route.ts package=next
// Things around the call that do not end the wait.
async function retry<T>(work: () => Promise<T>, times: number): Promise<T> {
  for (let n = 1; ; n++) {
    try {
      return await work();
    } catch (error) {
      if (n === times) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100 * n));
    }
  }
}

export async function retried(url: string): Promise<Response> {
  return await retry(() => fetch(url), 3);
//                         ^^^^^
}

export function promised(url: string): Promise<Response> {
  return new Promise((resolve, reject) => {
    fetch(url).then(resolve, reject);
//  ^^^^^
  });
}

export async function first(a: string, b: string): Promise<Response> {
  return await Promise.any([fetch(a), fetch(b)]);
//                          ^^^^^
//                                    ^^^^^
}

async function load(url: string): Promise<Response> {
  return await fetch(url);
//             ^^^^^
}

const late = (): Promise<undefined> => new Promise((resolve) => setTimeout(resolve, 1_000));

export const soon = (url: string): Promise<Response | undefined> => Promise.race([load(url), late()]);
export const whenever = (url: string): Promise<Response> => load(url);

export async function transaction(run: (options: { timeout: number }) => Promise<void>, url: string): Promise<void> {
  await run({ timeout: 5_000 });
  await fetch(url);
//      ^^^^^
}
