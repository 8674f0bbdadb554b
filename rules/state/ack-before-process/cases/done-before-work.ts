// case: layer=multi-node package=@prisma/client@6 file=src/contracts/sign.ts
import { PrismaClient } from "@prisma/client";
import { jobs, sealContract, sendSigned, track } from "@/lib/contracts";

const prisma = new PrismaClient();

export async function sign(id: string): Promise<void> {
  const { count } = await prisma.contract.updateMany({
    //                    ?????????????????????????? `status` says it is done before `sealContract`
    where: { id, signers: { every: { signed: true } } },
    data: { status: "COMPLETED" },
  });
  if (count > 0) await sealContract(id);
}

export async function signInOrder(id: string): Promise<void> {
  await sealContract(id);
  await prisma.contract.update({ where: { id }, data: { status: "COMPLETED" } });
}

// A claim says that the work has begun, news may come late, and a transaction holds both.
export async function claimed(id: string): Promise<void> {
  await prisma.contract.update({ where: { id }, data: { status: "SEALING" } });
  await sealContract(id);
}

export async function told(id: string): Promise<void> {
  await prisma.contract.update({ where: { id }, data: { status: "COMPLETED" } });
  await sendSigned.email(id);
  await jobs.enqueue("notify-signers", { id });
  await track("signed", id);
}
