// case: layer=multi-node file=src/checks/averages.ts
import { ask, meter, publish } from "@/lib";

// One duration of many that end in an average.
export async function measured(url: string): Promise<void> {
  const start = Date.now();
  await ask(url);
  const duration = Date.now() - start;
  meter.record(duration, { url });
}

// What a customer pays for is looked at one by one.
export async function billed(url: string): Promise<void> {
  const start = Date.now();
  await ask(url);
  const billedMs = Date.now() - start;
  //               ??????????????????
  await publish({ url, billedMs });
}
