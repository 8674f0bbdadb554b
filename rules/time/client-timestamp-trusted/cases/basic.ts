// case: layer=multi-node file=src/responses/response.ts
import type { Prisma } from "@prisma/client";
import { prisma } from "@/lib";

interface Input {
  surveyId: string;
  createdAt?: Date;
  updatedAt?: Date;
}

function buildResponseData(responseInput: Input): Prisma.ResponseCreateInput {
  return {
    survey: responseInput.surveyId,
    createdAt: responseInput.createdAt,
  //?????????????????????????????????? what the caller's clock says
    updatedAt: responseInput.updatedAt,
  };
}

export async function createResponse(responseInput: Input) {
  return await prisma.response.create({ data: buildResponseData(responseInput) });
}

// Shown, checked, or of a row.
export function toDto(body: Input) {
  return { createdAt: body.createdAt };
}

export async function checked(body: { createdAt: Date }) {
  if (body.createdAt > new Date()) throw new Error("of tomorrow");
  await prisma.response.create({ data: { createdAt: body.createdAt } });
}

export async function copy(row: { createdAt: Date }) {
  await prisma.archive.create({ data: { createdAt: row.createdAt } });
}
