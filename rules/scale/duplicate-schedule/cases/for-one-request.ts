declare const prisma: any;

export async function POST(request: Request): Promise<Response> {
  const id = await request.text();
  const timer = setInterval(() => void prisma.job.update({ where: { id }, data: { beats: { increment: 1 } } }), 1_000);
  await prisma.job.create({ data: { id } });
  clearInterval(timer);
  return new Response("ok");
}
