const cache = new Map<"a" | "b", number>();

setInterval(() => cache.clear(), 60_000);
setInterval(() => console.log(process.uptime()), 60_000);

export async function wait(isDone: () => boolean): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      if (!isDone()) return;
      clearInterval(timer);
      resolve();
    }, 100);
  });
}

export function remember(key: "a" | "b", value: number) {
  cache.set(key, value);
}
