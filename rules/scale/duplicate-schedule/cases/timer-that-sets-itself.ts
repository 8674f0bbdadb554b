declare const prisma: any;

async function poll() {
  const rows = await prisma.outbox.findMany({ take: 100 });
  for (const row of rows) await prisma.delivery.create({ data: { rowId: row.id } });
  setTimeout(poll, 5_000);
//^^^^^^^^^^ happens once in each
}

void poll();
