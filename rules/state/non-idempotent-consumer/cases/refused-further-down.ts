// case: layer=multi-node file=src/webhook.ts package=@prisma/client@6,express@4
// The function that adds knows by a unique key that the event was there before.
import { Prisma, PrismaClient } from "@prisma/client";
import express from "express";

const prisma = new PrismaClient();
const app = express();

app.post("/webhooks/shop", async (request, response) => {
  if (!verifySignature(request.body, request.header("x-shop-signature"))) return response.sendStatus(401);
  await addOnce(request.body);
  return response.sendStatus(200);
});

app.post("/webhooks/bank", async (request, response) => {
  if (!verifySignature(request.body, request.header("x-bank-signature"))) return response.sendStatus(401);
  await add(request.body);
  return response.sendStatus(200);
});

async function addOnce(event: { id: string; account: string; points: number }): Promise<void> {
  try {
    await prisma.$transaction([
      prisma.seenMessage.create({ data: { id: event.id } }),
      prisma.account.update({ where: { id: event.account }, data: { points: { increment: event.points } } }),
    ]);
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") return;
    throw error;
  }
}

async function add(event: { id: string; account: string; points: number }): Promise<void> {
  await prisma.account.update({ where: { id: event.account }, data: { points: { increment: event.points } } });
//      ?????????????????????
}

declare function verifySignature(body: unknown, signature: string | undefined): boolean;
