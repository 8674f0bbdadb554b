// case: layer=multi-node file=src/rollout.ts
import amqp from "amqplib";
import pMap from "p-map";
import { from, lastValueFrom, mergeMap } from "rxjs";
import type { Registry } from "./registry";
import { gateway, log, repository, subscribers } from "./parts";

interface Deps {
  registry: Registry;
  name: string;
}

// Nothing of the project is there: what is waited for leaves, what gives the list has no bound in sight.
export async function roll({ registry }: Deps, ring: string): Promise<void> {
  const devices = await registry.eligible(ring);
  await Promise.all(
//      ??????????? for each element at once
    devices.map(async (device) => {
      log.info("device", device.id);
      await gateway.requestUpdate(device.id);
    }),
  );
}

export async function collect(): Promise<void> {
  const pending: Promise<void>[] = [];
  for await (const each of subscribers.stream({ confirmed: true })) pending.push(gateway.hand(each));
  await Promise.all(pending);
//      ??????????? for each element at once
}

const valueOf = async (id: string) => (await gateway.latest(id)).price;

export async function mapped(): Promise<number[]> {
  const open = await repository.allOpen();
  await pMap(open, valueOf, { concurrency: 4 });
  return pMap(open, valueOf, { stopOnError: true });
//       ???? for each element at once
}

// What is counted or written down beside the work does not leave; a list that the code fixes is short.
export async function quiet(registry: Registry): Promise<void> {
  const devices = await registry.eligible("beta");
  await Promise.all(devices.map(async (device) => log.info(device.id)));
  await Promise.all(["a", "b"].map((ring) => gateway.requestUpdate(ring)));
}

export async function consumeAll(url: string): Promise<void> {
  const channel = await (await amqp.connect(url)).createChannel();
  await channel.consume("thumbnails", (message) => {
//      ??????????????? bounds what is in work
    if (message !== null) void gateway.render(message.content).then(() => channel.ack(message));
  });
  await channel.consume("replies", (message) => log.info(message), { noAck: true });
}

// What is collected is waited for within the loop.
export async function inPieces(): Promise<void> {
  let pending: Promise<void>[] = [];
  for await (const each of subscribers.stream({ confirmed: true })) {
    pending.push(gateway.hand(each));
    if (pending.length < 50) continue;
    await Promise.all(pending);
    pending = [];
  }
  await Promise.all(pending);
}

export async function merged(): Promise<unknown> {
  const open = await repository.allOpen();
  await lastValueFrom(from(open).pipe(mergeMap((id: string) => gateway.latest(id), 4)));
  return lastValueFrom(from(open).pipe(mergeMap((id: string) => gateway.latest(id))));
//                                     ???????? for each element at once
}
