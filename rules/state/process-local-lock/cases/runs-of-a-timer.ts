declare const prisma: any;

let running = false;

export async function tick() {
  if (running) return;
  running = true;
  try {
    await prisma.session.deleteMany({ where: { expiresAt: { lt: new Date() } } });
  } finally {
    running = false;
  }
}

setInterval(() => void tick(), 60_000);
