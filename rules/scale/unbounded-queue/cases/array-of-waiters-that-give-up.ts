let free = 4;
const waiting: (() => void)[] = [];
const refused: (() => void)[] = [];

export async function acquire(signal: AbortSignal): Promise<void> {
  if (free > 0) free -= 1;
  else
    await new Promise<void>((resolve, reject) => {
      waiting.push(resolve);
      signal.addEventListener("abort", () => {
        waiting.splice(waiting.indexOf(resolve), 1);
        reject(signal.reason);
      });
    });
}

export function release(): void {
  const next = waiting.shift();
  if (next === undefined) free += 1;
  else next();
}

export async function enter(): Promise<void> {
  if (free === 0 && refused.length > 100) throw new Error("too many wait");
  await new Promise<void>((resolve) => refused.push(resolve));
}

export function leave(): void {
  refused.shift()?.();
}
