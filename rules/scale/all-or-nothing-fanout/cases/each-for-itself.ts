// case: layer=multi-node file=src/alerts.ts
import { writeRow } from "@acme/lib/sheets";
import { createPage } from "@acme/lib/notes";
import { db, log, marks, senders, summarise } from "./parts";

interface Target {
  id: string;
  type: "sheet" | "notes";
  url: string;
}

// One step of a turn may fail, the one behind it ends all turns.
export async function alert(channels: Target[], text: string): Promise<void> {
  for (const channel of channels) {
    try {
      await marks.insert(channel.id);
    } catch {
      log.info("sent before");
      continue;
    }
    await senders[channel.type].sendAlert({ channel, text });
//        ??????????????????????????????? that follow are left out
  }
}

export async function alertSafely(channels: Target[], text: string): Promise<void> {
  for (const channel of channels) {
    try {
      await marks.insert(channel.id);
    } catch {
      continue;
    }
    try {
      await senders[channel.type].sendAlert({ channel, text });
    } catch (error) {
      log.error(error);
    }
  }
}

// What each needs is code of its own.
export async function write(integrations: Target[], row: string[]): Promise<void> {
  for (const integration of integrations) {
    switch (integration.type) {
      case "sheet":
        await toSheet(integration, row);
//            ??????? that follow are left out
        break;
      case "notes":
        await toNotes(integration, row);
        break;
    }
  }
}

async function toSheet(integration: Target, row: string[]): Promise<void> {
  await writeRow(integration.url, row);
}

async function toNotes(integration: Target, row: string[]): Promise<void> {
  await createPage(integration.url, row);
}

// Steps of one thing follow each other.
export async function run(steps: Target[]): Promise<void> {
  for (const step of steps) {
    if (step.type === "sheet") await toSheet(step, []);
    else await toNotes(step, []);
  }
}

// What gives nothing is left out, and so may be what fails.
export async function digest(texts: string[]): Promise<unknown[]> {
  const found = await Promise.all(texts.map((text) => summarise(text)));
//                    ??????????? what gives nothing is left out
  return found.filter(Boolean);
}

export async function digestSafely(texts: string[]): Promise<unknown[]> {
  const found = await Promise.all(texts.map((text) => summarise(text).catch(() => undefined)));
  return found.filter((each) => each !== undefined);
}

export async function owned(ids: string[]): Promise<unknown[]> {
  const rows = await Promise.all(ids.map((id) => db.getOwner(id)));
  return rows.filter((row) => row !== null);
}

export async function together(texts: string[]): Promise<unknown[]> {
  const found = await Promise.all(texts.map((text) => summarise(text)));
  return found.length === texts.length ? found.filter(Boolean) : [];
}

// The first failure is meant to undo the turns before it.
export async function writeAsOne(integrations: Target[], row: string[]): Promise<void> {
  await db.transaction(async () => {
    for (const integration of integrations) {
      if (integration.type === "sheet") await toSheet(integration, row);
      if (integration.type === "notes") await toNotes(integration, row);
    }
  });
}

// What each needs stays in this process.
export async function sum(integrations: Target[]): Promise<void> {
  for (const integration of integrations) {
    if (integration.type === "sheet") await cells(integration);
    if (integration.type === "notes") await lines(integration);
  }
}

async function cells({ id }: Target): Promise<number> {
  return id.length;
}

async function lines({ url }: Target): Promise<number> {
  return url.length;
}

// The step whose failure is passed over is one of an inner loop.
export async function alertOnce(channels: Target[], ids: string[]): Promise<void> {
  for (const channel of channels) {
    for (const id of ids) {
      try {
        await marks.insert(id);
      } catch {
        continue;
      }
    }
    await senders[channel.type].sendAlert({ channel });
  }
}
