// case: layer=multi-node
import { billing } from "./billing";
import { prisma } from "../prisma";
import { saveUpload } from "./uploads";

type Response = { status(code: number): Response; json(body: unknown): void };

/** An invoice that could not be charged is written down as paid. */
export async function chargeAll(ids: string[]): Promise<void> {
  for (const id of ids) {
    try {
      await billing.charge(id);
    } catch (error) {
//    ????? as if it were done
      console.log(error);
    }
    await prisma.invoice.update({ where: { id }, data: { status: "paid" } });
  }
}

/** What failed is written down as what it is. */
export async function chargeEach(ids: string[]): Promise<void> {
  for (const id of ids) {
    try {
      await billing.charge(id);
    } catch (error) {
      console.log(error);
      continue;
    }
    await prisma.invoice.update({ where: { id }, data: { status: "paid" } });
  }
}

export function upload(req: { file: unknown }, res: Response): void {
  saveUpload(req.file)
    .then(() => undefined)
    .catch((error: unknown) => console.error(error));
//   ????? as if it were done
  res.status(201).json({ saved: true });
}

export function accept(req: { file: unknown }, res: Response): void {
  saveUpload(req.file).catch((error: unknown) => console.error(error));
  res.status(202).json({ accepted: true });
}

export async function chargeOne(id: string): Promise<void> {
  try {
    await billing.charge(id);
  } catch (error) {
    console.log(error);
  }
  await prisma.invoice.update({ where: { id }, data: { status: "failed" } });
}
