declare const prisma: any;

async function bill() {
  await prisma.invoice.create({ data: {} });
}

if (process.env.RUN_CRON === "true") setInterval(bill, 60_000);
//                                   ???????????
