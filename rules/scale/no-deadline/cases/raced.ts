// case: file=src/app/api/route.ts package=next
// The wait is bounded outside the call.
const sleep = (ms: number): Promise<never> =>
  new Promise((_, reject) => setTimeout(() => reject(new Error("late")), ms));

export async function direct(url: string): Promise<Response> {
  return await Promise.race([fetch(url), sleep(1_000)]);
}

export async function caught(url: string): Promise<Response | undefined> {
  const timer = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 1_000));
  return await Promise.race([fetch(url).catch(() => undefined), timer]);
}

export async function byVariable(url: string): Promise<Response> {
  const work = fetch(url, { method: "POST" });
  return await Promise.race([work, sleep(1_000)]);
}

export async function byClosure(url: string): Promise<unknown> {
  return await Promise.race([
    (async () => {
      const response = await fetch(url);
      return await response.json();
    })(),
    sleep(1_000),
  ]);
}

async function load(url: string): Promise<unknown> {
  const response = await fetch(url);
  return await response.json();
}

export async function byCaller(url: string): Promise<unknown> {
  return await Promise.race([load(url), sleep(1_000)]);
}

function withTimeout<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("late")), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

export async function byHelper(url: string): Promise<Response> {
  return await withTimeout(fetch(url), 1_000);
}

export function byTimerThatRejects(url: string): Promise<Response> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("late")), 1_000);
    fetch(url)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}
