let free = 4;
const waiting: (() => void)[] = [];
//    ??????? Whoever waits for a turn stands in `waiting`: no limit

export async function acquire(): Promise<void> {
  if (free > 0) free -= 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
}

export function release(): void {
  const next = waiting.shift();
  if (next === undefined) free += 1;
  else next();
}
