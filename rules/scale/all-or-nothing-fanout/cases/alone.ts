// case: layer=multi-node file=src/jobs/close-month.ts
import type { SQSEvent } from "aws-lambda";
import type { Channel, Registry } from "./channels";
import { catalogClient, fuelApi, invoices, log, mail, stockClient, tenants } from "./parts";

// Each tenant stands for itself, and the first that fails ends the run.
export async function closeMonth(period: string): Promise<void> {
  for (const tenant of await tenants.active()) {
    if (tenant.plan === "free") continue;
    const made = await invoices.run(tenant.id, period);
//                     ???????????? that follow are left out
    log.info(made);
  }
}

export async function closeMonthSafely(period: string): Promise<void> {
  for (const tenant of await tenants.active()) {
    try {
      await invoices.run(tenant.id, period);
    } catch (error) {
      log.error(error);
    }
  }
  for (const line of await tenants.lines()) await invoices.add(line);
}

// A channel speaks for somebody outside.
export async function announce(channels: Channel[], text: string): Promise<number> {
  const receipts = await Promise.all(channels.map((channel) => channel.deliver(text)));
//                       ??????????? gave is lost with it
  return receipts.length;
}

export class Rates {
  constructor(private readonly registry: Registry) {}

  async offers(country: string): Promise<unknown[]> {
    const carriers = this.registry.serving(country);
    const quotes = await Promise.all(carriers.map((carrier) => this.quote(carrier, country)));
//                       ??????????? gave is lost with it
    return quotes.flat();
  }

  async safeOffers(country: string): Promise<unknown[]> {
    const carriers = this.registry.serving(country);
    return Promise.all(carriers.map((carrier) => this.tried(carrier, country)));
  }

  private async quote(carrier: Channel, country: string): Promise<unknown> {
    return carrier.quote(country);
  }

  private async tried(carrier: Channel, country: string): Promise<unknown> {
    try {
      return await carrier.quote(country);
    } catch {
      return undefined;
    }
  }
}

// Three services, and a page that could do with two of them.
export async function page(id: string): Promise<unknown[]> {
  const [item, stock, fuel] = await Promise.all([
//                                  ??????????? of the others with it
    catalogClient.item(id),
    stockClient.level(id),
    fuelApi.monthToDate(id),
  ]);
  return [item, stock, fuel];
}

export async function onQueue(event: SQSEvent): Promise<void> {
  await Promise.all(event.Records.map(async (record) => mail.send(JSON.parse(record.body))));
//      ??????????? were done are done again
}

export async function onQueueOneByOne(event: SQSEvent): Promise<void> {
  for (const record of event.Records) await mail.send(JSON.parse(record.body));
//                     ????????????? were done are done again
}

// Functions that keep every failure to themselves, and callbacks that wait for nothing, reject nothing.
export async function tell(to: string[]): Promise<void> {
  await Promise.all(to.map((each) => sendQuietly(each)));
  await Promise.all(to.map(sendQuietly));
  await Promise.all(
    to.map(async (each) => {
      void mail.send({ to: each, text: "hello" });
    }),
  );
}

async function sendQuietly(to: string): Promise<void> {
  try {
    await mail.send({ to, text: "hello" });
  } catch (error) {
    log.error(error);
  }
}
