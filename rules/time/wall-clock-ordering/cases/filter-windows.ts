interface Log {
  timestamp: Date;
  level: string;
}
declare const prisma: { summary: { create(query: { data: object }): Promise<void> } };

export async function summarise(logs: Log[], startDate: Date, endDate: Date): Promise<void> {
  const inside = logs.filter((log) => log.timestamp >= startDate && log.timestamp < endDate);
  await prisma.summary.create({ data: { count: inside.length } });
}

export async function bounds(logs: Log[]): Promise<void> {
  let maxTime = 0;
  for (const { timestamp } of logs) {
    const time = timestamp.getTime();
    if (time > maxTime) maxTime = time;
  }
  await prisma.summary.create({ data: { until: new Date(maxTime) } });
}
