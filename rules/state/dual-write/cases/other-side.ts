// case: layer=multi-node file=src/services/codes.ts
import { prisma } from "@/db";
import { providerFor } from "@/provider";
import { render } from "@/render";

export async function createCode(shop: { provider: string; id: string }, text: string) {
  const codeProvider = providerFor(shop.provider);
  const made = await codeProvider.createCode({ shop: shop.id, text });
  return prisma.code.create({ data: { shop: shop.id, text: made.text } });
  //     ?????????????????? has happened and no row says so
}

// The row comes first; what failed is undone; nothing of the answer is kept; nothing is made at another side.
export async function rowFirst(shop: { provider: string; id: string }, text: string) {
  const codeProvider = providerFor(shop.provider);
  const row = await prisma.code.create({ data: { shop: shop.id, text } });
  const made = await codeProvider.createCode({ shop: shop.id, text });
  await prisma.code.update({ where: { id: row.id }, data: { text: made.text } });
}

export async function undone(shop: { provider: string; id: string }, text: string) {
  const codeProvider = providerFor(shop.provider);
  const made = await codeProvider.createCode({ shop: shop.id, text });
  try {
    return await prisma.code.create({ data: { shop: shop.id, text: made.text } });
  } catch (error) {
    await codeProvider.remove(made.id);
    throw error;
  }
}

export async function notKept(shop: { provider: string; id: string }, text: string) {
  const codeProvider = providerFor(shop.provider);
  await codeProvider.createCode({ shop: shop.id, text });
  return prisma.visit.create({ data: { shop: shop.id } });
}

export async function drawn(shop: { id: string }, text: string) {
  const image = await render.createImage(text);
  return prisma.code.create({ data: { shop: shop.id, image } });
}
