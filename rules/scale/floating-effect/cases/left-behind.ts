// case: file=src/app/api/orders/route.ts
import { after } from "next/server";

async function tellWarehouse(id: string): Promise<void> {
  await fetch("https://warehouse.example/orders", {
    method: "POST",
    body: JSON.stringify({ id }),
    signal: AbortSignal.timeout(3_000),
  });
}

export async function POST(request: Request) {
  const { id } = (await request.json()) as { id: string };
  tellWarehouse(id).catch(console.error);
//????????????? when the platform may stop
  return Response.json({ id });
}

export async function PUT(request: Request) {
  const { id } = (await request.json()) as { id: string };
  after(() => tellWarehouse(id));
  return Response.json({ id });
}

export async function PATCH(request: Request) {
  const { id } = (await request.json()) as { id: string };
  await tellWarehouse(id);
  return Response.json({ id });
}
