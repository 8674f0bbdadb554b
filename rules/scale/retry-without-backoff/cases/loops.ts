// case: layer=multi-node file=src/service.ts package=kafkajs@2
import { Kafka } from "kafkajs";

const kafka = new Kafka({ brokers: ["localhost:9092"], requestTimeout: 5_000 });
const producer = kafka.producer();

// A counter raised in the catch.
export async function publish(value: string): Promise<void> {
  let retry = 0;
  while (retry < 3) {
    try {
      // The producer waits, longer each time, between attempts of its own.
      await producer.send({ topic: "orders", messages: [{ value }] });
      break;
    } catch (error) {
      console.error(error);
      retry++;
    }
  }
}

// Attempts left, and the loop's own condition ends it.
export async function fetchAll(url: string): Promise<unknown> {
  let triesLeft = 5;
  let done = false;
  let result: unknown;
  do {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(1_000) });
      //                     ^^^^^
      result = await response.json();
      done = true;
    } catch {
      triesLeft -= 1;
    }
  } while (!done && triesLeft > 0);
  return result;
}

// The status decides, and the wait grows alike for all.
export async function byStatus(url: string): Promise<Response> {
  const max = 4;
  for (let i = 0, retries = 0; i < max; i++, retries++) {
    const response = await fetch(url, { signal: AbortSignal.timeout(1_000) });
    if (response.ok) return response;
    await new Promise((resolve) => setTimeout(resolve, 200 * 2 ** i));
    //                                                 ???????????? alike for every caller
  }
  throw new Error("down");
}

// A doubled variable.
export async function doubled(url: string): Promise<Response> {
  let delay = 100;
  for (let attempt = 1; attempt <= 6; attempt++) {
    try {
      return await fetch(url, { signal: AbortSignal.timeout(1_000) });
    } catch (error) {
      if (attempt === 6) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, delay));
    //                                                 ?????
    delay *= 2;
  }
  throw new Error("unreachable");
}

// Nothing ends it.
export async function forEver(url: string): Promise<Response> {
  let attempts = 0;
  while (true) {
    try {
      return await fetch(url, { signal: AbortSignal.timeout(1_000) });
      //           ^^^^^ for ever
    } catch (error) {
      attempts++;
      console.warn(attempts, error);
      await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 1_000));
    }
  }
}

// A message is held up while these try.
const consumer = kafka.consumer({ groupId: "orders" });
void consumer.run({
  eachMessage: async ({ message }) => {
    const url = String(message.value);
    await publish(url);
    await byStatus(url);
    await doubled(url);
    await forEver(url);
  },
});
