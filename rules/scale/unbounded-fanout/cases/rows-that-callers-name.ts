// case: layer=multi-node file=src/app/api/pages/route.ts package=@prisma/client@6
import { PrismaClient } from "@prisma/client";
import { namesSchema } from "@/schemas";

const prisma = new PrismaClient();

// As many rows as the caller named; how many that may be, a schema elsewhere says.
export async function PATCH(request: Request): Promise<Response> {
  const { ids, slugs } = namesSchema.parse(await request.json());
  const pages = await prisma.link.findMany({
    where: { projectId: "main", ...(ids.length > 0 ? { id: { in: ids } } : { slug: { in: slugs } }) },
  });
  await Promise.all(pages.map((page) => fetch(page.address, { signal: AbortSignal.timeout(1_000) })));
  //    ???????????
  return new Response(null, { status: 204 });
}

export async function DELETE(request: Request): Promise<Response> {
  const { ids, slugs } = namesSchema.parse(await request.json());
  const pages = await prisma.link.findMany({ where: { projectId: "main", OR: [{ id: { in: ids } }, { slug: { in: slugs } }] } });
  await Promise.all(pages.map((page) => fetch(page.address, { signal: AbortSignal.timeout(1_000) })));
  //    ???????????
  return new Response(null, { status: 204 });
}

// One alternative names no rows.
export async function PUT(request: Request): Promise<Response> {
  const { ids } = namesSchema.parse(await request.json());
  const pages = await prisma.link.findMany({ where: { projectId: "main", OR: [{ id: { in: ids } }, { state: "draft" }] } });
  await Promise.all(pages.map((page) => fetch(page.address, { signal: AbortSignal.timeout(1_000) })));
  //    ^^^^^^^^^^^
  return new Response(null, { status: 204 });
}
