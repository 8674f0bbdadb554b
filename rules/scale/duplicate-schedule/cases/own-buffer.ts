declare const prisma: any;

export class Writer {
  private queue: { id: string }[] = [];

  constructor() {
    setInterval(() => {
      void this.flush();
    }, 1_000);
  }

  add(row: { id: string }) {
    this.queue.push(row);
  }

  private async flush() {
    const queue = this.queue;
    const batch = queue.splice(0, 100);
    if (batch.length > 0) await prisma.visit.createMany({ data: batch });
  }
}

export const writer = new Writer();

let lines: string[] = [];

export function note(line: string) {
  lines.push(line);
}

setInterval(async () => {
  const sent = lines;
  lines = [];
  await prisma.line.create({ data: { text: sent.join("\n") } });
}, 1_000);
